import './print.css';
import { h, setText } from '../dom';
import type { Laboratories } from '../laboratories';
import type { Talk } from '../laboratory';
import { copyOf } from '../present/mirror';
import type { Context } from '../ui/context';
import { until } from '../until';
import type { PageViewport } from '../viewport';
import { printTexts } from './texts';

export interface Printed {
  readonly page: Context;
  readonly laboratories: Laboratories;
  readonly viewport: PageViewport;
  readonly shell: HTMLElement;
}

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
      revealAll(talk(), talk);
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
    const picture = await copyOf(figure, document, viewport);
    const text = await copyOf(words, document, viewport);
    const frame = h('div', { class: 'print-figure' }, ...picture.element);
    const { width, height } = figure.getBoundingClientRect();
    // As it stands on the screen, made to fit the paper.
    frame.style.setProperty('inline-size', `${width}px`);
    frame.style.setProperty('block-size', `${height}px`);
    frame.style.setProperty('display', picture.element.length === 0 ? 'none' : 'grid');
    frame.style.setProperty('zoom', String(Math.min(1, PAPER / Math.max(1, width))));
    return h(
      'section',
      { class: 'print-page' },
      frame,
      h('div', { class: 'print-words' }, ...text.element),
      h('p', { class: 'print-foot' }, `${page.words.t(title)} · ${index + 1} / ${steps.length}`),
    );
  }
}

/** One press passes over an open question, the others reveal. */
function revealAll(begun: Talk | null, talk: () => Talk | null): void {
  for (let presses = (begun?.reveals ?? 0) + 1; presses > 0; presses--) {
    const now = talk();
    if (now === null || now.at !== begun?.at || now.revealed >= now.reveals) return;
    now.next();
  }
}

/** Resolves when it holds, and what follows from it has been drawn. */
async function settled(holds: () => boolean): Promise<void> {
  // What was just asked for may be told a turn later.
  await new Promise((resolve) => setTimeout(resolve));
  await until(holds);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
