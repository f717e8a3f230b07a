import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { h } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { createStageNumber } from '../stage/numberField';
import type { IntegralSettings } from './model';
import type { IntegralEdits } from './part';
import { texts } from './texts';

const { integral: SETTINGS } = FUNCTION_SETTINGS;

export interface BoundFields {
  readonly element: HTMLElement;
  show(settings: IntegralSettings, words: Words): void;
}

/** Both bounds as numbers that are typed, and a button that swaps them. */
export function createBoundFields(edits: IntegralEdits): BoundFields {
  const from = createStageNumber(SETTINGS.from, (value) => edits.set({ from: value }));
  const to = createStageNumber(SETTINGS.to, (value) => edits.set({ to: value }));
  const swap = h('button', { type: 'button', class: 'chip integral-swap' }, '⇄');
  swap.addEventListener('click', () => {
    const { from: low, to: high } = edits.settings;
    edits.set({ from: high, to: low });
  });
  return {
    element: h('div', { class: 'integral-bounds', 'data-part': 'bounds' }, from.element, swap, to.element),
    show(settings, words) {
      from.name('a', words.t(texts.from), words);
      to.name('b', words.t(texts.to), words);
      from.show(settings.from);
      to.show(settings.to);
      swap.setAttribute('aria-label', words.t(texts.swap));
      swap.title = words.t(texts.swap);
    },
  };
}
