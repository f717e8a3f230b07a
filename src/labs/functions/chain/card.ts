import { h, setText } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { createTex, type TexView } from '../../../page/ui/tex';
import type { Told } from './narrate';
import { texts } from './texts';

export interface Card {
  readonly element: HTMLElement;
  show(step: Told, place: { readonly at: number; readonly last: number }, words: Words): void;
  /** What is pointed at; null: nothing is. */
  point(told: Told | null, words: Words): void;
}

/** The step in words and formulas, and below it what is pointed at in the picture. */
export function createCard(actions: { back(): void; forward(): void }): Card {
  const back = h('button', { type: 'button', class: 'push-button' });
  const forward = h('button', { type: 'button', class: 'push-button chain-next' });
  const counter = h('p', { class: 'chain-counter' });
  const step = createTelling('h3');
  const paths = createTelling('h4');
  back.addEventListener('click', actions.back);
  forward.addEventListener('click', actions.forward);
  const element = h(
    'article',
    { class: 'chain-card', 'data-part': 'card', 'data-side': true },
    h('div', { class: 'chain-controls', 'data-part': 'card.buttons', role: 'group' }, back, counter, forward),
    step.element,
    h('div', { class: 'chain-paths', 'data-part': 'card.paths' }, paths.element),
  );
  return {
    element,
    show(told, { at, last }, words) {
      setText(back, words.t(texts.step.back));
      setText(forward, words.t(texts.step.forward));
      setText(counter, words.t(texts.step.counter, { at, last }));
      back.setAttribute('aria-disabled', String(at === 0));
      forward.setAttribute('aria-disabled', String(at === last));
      step.show(told);
    },
    point(told, words) {
      paths.show(told ?? { title: '', lines: [], notes: [words.t(texts.paths.hint)] });
    },
  };
}

interface Telling {
  readonly element: HTMLElement;
  show(told: Told): void;
}

/** A title, formulas one below the other, and sentences. Formulas keep their elements, so that none flickers. */
function createTelling(heading: 'h3' | 'h4'): Telling {
  const title = h(heading, {});
  const formulas = h('div', { class: 'chain-lines' });
  const notes = h('div', { class: 'chain-notes' });
  const views: TexView[] = [];
  return {
    element: h('div', { class: 'chain-telling' }, title, formulas, notes),
    show(told) {
      setText(title, told.title);
      title.hidden = told.title === '';
      while (views.length < told.lines.length) views.push(createTex());
      told.lines.forEach(({ tex, plain }, index) => {
        views[index]!.show(tex, plain);
      });
      const wanted = views.slice(0, told.lines.length).map((view) => view.element);
      if (wanted.length !== formulas.children.length) formulas.replaceChildren(...wanted);
      notes.replaceChildren(...told.notes.map((note) => h('p', {}, note)));
    },
  };
}
