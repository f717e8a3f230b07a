import { gradientOf, SWEEP_COLORS } from '../../../charts/sweepColors';
import { h } from '../../../page/dom';
import { UNSETTLED } from './sweepPixels';

/** What colours, lines or signs on the map mean. */
export type LegendEntry =
  | {
      readonly kind: 'bar';
      readonly name: string;
      /** Numbers at its ends; empty: one colour. */
      readonly from: string;
      readonly to: string;
      readonly look: 'good' | 'unsettled' | 'ended' | 'undefined';
      /** Which way the lines across it lean. */
      readonly hatched: 'no' | 'yes' | 'counter';
    }
  | { readonly kind: 'ring' | 'cross' | 'line'; readonly name: string; readonly source?: string }
  | { readonly kind: 'note'; readonly name: string };

const flat = (color: string): string => `linear-gradient(${color}, ${color})`;
const GROUNDS = {
  good: gradientOf(SWEEP_COLORS.trained),
  ended: gradientOf(SWEEP_COLORS.ended),
  unsettled: flat(UNSETTLED),
  undefined: flat(SWEEP_COLORS.undefined),
} as const;

/** The legend of a map; written anew only when it changes. */
export function createSweepLegend(): {
  readonly element: HTMLElement;
  show(entries: readonly LegendEntry[]): void;
} {
  const element = h('div', { class: 'sweep-key' });
  let written = '';
  return {
    element,
    show(entries) {
      const key = JSON.stringify(entries);
      if (key === written) return;
      written = key;
      element.replaceChildren(...entries.map(elementOf));
    },
  };
}

function elementOf(entry: LegendEntry): HTMLElement {
  const name = h('span', {}, entry.name);
  if (entry.kind === 'note') return h('p', { class: 'sweep-key-entry quiet' }, entry.name);
  if (entry.kind !== 'bar') {
    const sign = h('span', { class: `sweep-key-${entry.kind}`, 'aria-hidden': 'true' });
    if (entry.kind === 'cross') sign.textContent = '+';
    const element = h('div', { class: 'sweep-key-entry' }, sign, name);
    if (entry.source !== undefined) element.title = entry.source;
    return element;
  }
  const { from, to, look, hatched } = entry;
  const bar = h('span', { class: 'sweep-key-bar', 'data-hatched': hatched, 'aria-hidden': 'true' });
  if (from === '' && to === '') bar.dataset.short = 'true';
  bar.style.setProperty('--bar', GROUNDS[look]);
  const figures = (text: string): HTMLElement[] => (text === '' ? [] : [h('span', { class: 'figure' }, text)]);
  return h('div', { class: 'sweep-key-entry' }, name, ...figures(from), bar, ...figures(to));
}
