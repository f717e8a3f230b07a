import './print.css';
import { h, setText } from '../dom';
import type { Laboratories } from '../laboratories';
import type { Talk } from '../laboratory';
import { copyOf } from '../present/mirror';
import type { Context } from '../ui/context';
import type { PageViewport } from '../viewport';
import { printTexts } from './texts';

export interface Printed {
  readonly page: Context;
  readonly laboratories: Laboratories;
  readonly viewport: PageViewport;
  readonly shell: HTMLElement;
}

/** Milliseconds between two looks whether a step stands. */
const LOOK = 50;
/** CSS pixels across a page of paper within its margins: 182 mm of A4. */
const PAPER = 688;

/**
 * A lesson or a deck on paper, or as a PDF, by the browser's own print: a step a page, with its picture, its words and its
 * numbers as they are when all of it is revealed.
 */
export async function printTalk({ page, laboratories, viewport, shell }: Printed): Promise<void> {
  const talk = (): Talk | null => laboratories.current.talk?.() ?? null;
  const begun = talk();
  if (begun === null) {
    page.actions.notify({ id: 'print', kind: 'text', text: printTexts.nothing });
    return;
  }
  const { theme } = page.store.state.prefs;
  const progress = h('p', { class: 'print-progress', role: 'status' });
  const pages = h('div', { class: 'print-pages' });
  shell.append(progress);
  try {
    // Ink on paper, whatever the screen is like.
    page.actions.setPrefs({ theme: 'projector' });
    for (let index = 0; index < begun.steps.length; index++) {
      setText(progress, page.words.t(printTexts.preparing, { page: index + 1, pages: begun.steps.length }));
      talk()?.show(index);
      await settled(() => talk()?.at === index && laboratories.current.ready);
      while ((talk()?.revealed ?? 0) < (talk()?.reveals ?? 0) && talk()?.at === index) talk()?.next();
      await settled(() => laboratories.current.ready);
      pages.append(await onPaper(talk()!, index));
    }
    document.body.append(pages);
    progress.remove();
    window.print();
  } finally {
    progress.remove();
    pages.remove();
    page.actions.setPrefs({ theme });
    talk()?.show(begun.at);
  }

  async function onPaper({ figure, pages: words, steps, title }: Talk, index: number): Promise<HTMLElement> {
    const picture = await copyOf(figure, (options) => viewport.capture({ ...options, step: viewport.cursor }));
    const text = await copyOf(words, () => null);
    const frame = h('div', { class: 'print-figure' }, ...(picture === null ? [] : [picture]));
    const { width, height } = figure.getBoundingClientRect();
    // As it stands on the screen, made to fit the paper.
    frame.style.setProperty('inline-size', `${width}px`);
    frame.style.setProperty('block-size', `${height}px`);
    frame.style.setProperty('display', picture === null ? 'none' : 'grid');
    frame.style.setProperty('zoom', String(Math.min(1, PAPER / Math.max(1, width))));
    return h(
      'section',
      { class: 'print-page' },
      frame,
      h('div', { class: 'print-words' }, ...(text === null ? [] : [text])),
      h('p', { class: 'print-foot' }, `${page.words.t(title)} · ${index + 1} / ${steps.length}`),
    );
  }
}

/** Resolves when it holds, and what follows from it has been drawn. */
async function settled(holds: () => boolean): Promise<void> {
  do {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  } while (!holds());
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
