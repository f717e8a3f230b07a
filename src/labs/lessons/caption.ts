import type { LocalText } from '../../formula/text';
import { h } from '../../page/dom';
import type { StepContext } from './context';
import { createProse, type Prose } from './prose';
import { stepOf } from './state';

export interface Caption {
  readonly heading: HTMLElement;
  /** What the step says at first. */
  readonly paragraphs: HTMLElement;
  /** What was revealed since. */
  readonly revealed: HTMLElement;
  /** @param count of reveals; absent: those that there are */
  show(count?: number): void;
  /** The numbers have other values. */
  refresh(): void;
}

/** Title and paragraphs of a step; those that are revealed come below, one after another. */
export function createCaption({ page, store, numberText }: StepContext): Caption {
  const title = createProse(h('h2', { class: 'lesson-title' }), numberText);
  const paragraphs = h('div', { class: 'lesson-paragraphs' });
  const revealed = h('div', { class: 'lesson-paragraphs lesson-revealed', 'aria-live': 'polite', 'data-newest': true });
  let prose: readonly Prose[] = [];
  let written: readonly unknown[] = [];

  function show(count = store.state.place?.revealed ?? 0): void {
    const { place } = store.state;
    if (place === null) return;
    const { words } = page;
    const step = stepOf(place);
    title.show(words.t(step.title));
    const now = [step, count, words.language];
    if (written.every((each, index) => each === now[index]) && written.length > 0) return;
    const grows = written[0] === step && written[2] === words.language;
    written = now;
    if (!grows) {
      prose = step.caption.map(paragraph);
      paragraphs.replaceChildren(...prose.map(({ element }) => element));
      revealed.replaceChildren();
    }
    const texts = (step.reveals ?? []).slice(0, count).flatMap(({ text }) => (text === undefined ? [] : [text]));
    // Those that stand there stay: what is selected stays selected.
    while (revealed.childElementCount > texts.length) revealed.lastElementChild!.remove();
    prose = prose.filter(({ element }) => element.parentElement !== null);
    for (const text of texts.slice(revealed.childElementCount)) {
      const made = paragraph(text);
      prose = [...prose, made];
      revealed.append(made.element);
    }
    revealed.hidden = texts.length === 0;
  }

  function paragraph(text: LocalText): Prose {
    const made = createProse(h('p', {}), numberText);
    made.show(page.words.t(text));
    return made;
  }

  page.live(() => show());
  store.subscribe(() => show());
  return {
    heading: title.element,
    paragraphs,
    revealed,
    show,
    refresh() {
      for (const each of [title, ...prose]) each.refresh();
    },
  };
}
