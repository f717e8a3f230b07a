import { RATES } from '../../../experiment/limits';
import { h } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { ratesTexts } from './ratesTexts';

/** The rates that stand side by side; whoever changes one of those that were offered has chosen them all. */
export interface RatesEdits {
  /** Those that are shown at the moment; empty: there are none to change. */
  rates(): readonly number[];
  /** Empty: they are chosen automatically. */
  choose(rates: readonly number[]): void;
  /** Gives the run this rate. */
  adopt(rate: number): void;
}

export interface RatesButtons {
  readonly automatic: HTMLElement;
  readonly add: HTMLElement;
  /** @param chosen those that somebody has chosen; empty: they are offered */
  show(chosen: readonly number[], hasRate: boolean, words: Words): void;
}

/** Rates chosen automatically, or one more. */
export function createRatesButtons(edits: RatesEdits): RatesButtons {
  const automatic = h('button', { type: 'button', class: 'text-button' });
  const add = h('button', { type: 'button', class: 'text-button' });
  automatic.addEventListener('click', () => edits.choose([]));
  // A step further out than the largest: there something else happens soonest.
  add.addEventListener('click', () =>
    changeRates(edits, (rates) => [...rates, Number((Math.max(...rates) * 2).toPrecision(2))]),
  );
  return {
    automatic,
    add,
    show(chosen, hasRate, words) {
      automatic.textContent = words.t(ratesTexts.automatic);
      automatic.title = words.t(ratesTexts.automaticTitle);
      automatic.setAttribute('aria-pressed', String(chosen.length === 0));
      automatic.disabled = !hasRate;
      add.textContent = words.t(ratesTexts.add);
      add.disabled = !hasRate || edits.rates().length >= RATES[1];
    },
  };
}

export function changeRates(
  { rates, choose }: RatesEdits,
  change: (rates: readonly number[]) => readonly number[],
): void {
  const now = rates();
  if (now.length > 0) choose(change(now));
}
