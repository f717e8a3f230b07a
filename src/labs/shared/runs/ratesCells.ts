import './ratesCells.css';
import type { Verdict } from '../../../analysis/behaviour';
import { RATES } from '../../../experiment/limits';
import { LEARNING_RATE } from '../../../experiment/rates';
import { asPart, h, setText } from '../../../page/dom';
import { formatInput } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { icon } from '../../../page/icons';
import type { Theme } from '../../../page/prefs';
import { createNumberField } from '../../../page/ui/numberField';
import { fitGrid } from '../gridColumns';
import { runStyle } from '../runStyle';
import { changeRates, type RatesEdits } from './ratesButtons';
import { ratesTexts } from './ratesTexts';
import { verdictTexts } from './texts';
import { verdictName, whyText } from './verdict';

/** What is shown of the runs at these rates. */
export interface RatesLook {
  /** Of the run. */
  readonly name: string;
  /** The run's own rate; null: it has none, and nothing is shown but that. */
  readonly present: number | null;
  readonly rates: readonly number[];
  /** What the runs at these rates did; null: nothing is known yet. */
  readonly verdicts: readonly Verdict[] | null;
  readonly steps: number;
  readonly theme: Theme;
  readonly words: Words;
  /** What all pictures are called, and the rate of one of them. */
  readonly title: string;
  rateName(number: number): string;
}

/** The picture of a run at one rate. */
export interface RatePicture {
  readonly element: HTMLElement;
  dispose(): void;
}

export interface RateCell<P extends RatePicture> {
  readonly picture: P;
  /** Where the run stands, beside what is said of it. */
  readonly place: HTMLElement;
}

export interface RatesCells<P extends RatePicture> {
  readonly element: HTMLElement;
  /** The pictures alone. */
  readonly grid: HTMLElement;
  /** One for each rate that was shown last. */
  readonly cells: readonly RateCell<P>[];
  show(look: RatesLook): void;
}

interface Cell<P extends RatePicture> extends RateCell<P> {
  readonly element: HTMLElement;
  show(look: RatesLook): void;
}

/**
 * A picture for each rate, named by what happened; the rate is typed above it, and a click gives it to the run.
 *
 * @param className of the box that they fill
 */
export function createRatesCells<P extends RatePicture>(
  className: string,
  edits: RatesEdits,
  createPicture: () => P,
): RatesCells<P> {
  const grid = h('div', { class: 'map-grid', 'data-figure': true, role: 'group' });
  const empty = h('p', { class: 'rates-empty', hidden: true });
  const element = h('div', { class: className }, grid, empty);
  const cells: Cell<P>[] = [];
  const arrange = (): void => fitGrid(grid, cells.length, element);
  new ResizeObserver(arrange).observe(element);

  return {
    element,
    grid,
    cells,
    show(look) {
      const { rates, present, name, title, words } = look;
      grid.setAttribute('aria-label', title);
      grid.hidden = present === null;
      empty.hidden = present !== null;
      setText(empty, words.t(ratesTexts.none, { name }));
      while (cells.length > rates.length) {
        const cell = cells.pop();
        cell?.picture.dispose();
        cell?.element.remove();
      }
      while (cells.length < rates.length) {
        const cell = createCell(cells.length, edits, createPicture());
        cells.push(cell);
        grid.append(cell.element);
      }
      for (const cell of cells) cell.show(look);
      arrange();
    },
  };
}

function createCell<P extends RatePicture>(index: number, edits: RatesEdits, picture: P): Cell<P> {
  const field = createNumberField(LEARNING_RATE.min, LEARNING_RATE.max, (value) =>
    changeRates(edits, (rates) => rates.map((rate, i) => (i === index ? value : rate))),
  );
  const badge = h('span', { class: 'rates-badge', 'data-part': 'rates.verdict' });
  const remove = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
  remove.addEventListener('click', () => changeRates(edits, (rates) => rates.filter((_, i) => i !== index)));
  const adopt = h('button', { type: 'button', class: 'rates-adopt' }, picture.element);
  adopt.addEventListener('click', () => {
    const rate = edits.rates()[index];
    if (rate !== undefined) edits.adopt(rate);
  });
  const why = h('span', { class: 'rates-why', 'data-part': 'rates.verdict' });
  const place = h('span', { class: 'figure' });
  const element = h(
    'div',
    { class: 'map-cell rates-cell' },
    h('div', { class: 'map-head' }, asPart('rates.rate', field.element), badge, asPart('rates.edit', remove)),
    adopt,
    h('div', { class: 'map-foot' }, why, place),
  );

  return {
    element,
    picture,
    place,
    show({ rates, present, verdicts, name, steps, theme, words, rateName }) {
      const value = rates[index]!;
      element.style.setProperty('--run', runStyle(index, theme).color);
      field.show(value);
      field.name('η =', words);
      field.input.setAttribute('aria-label', rateName(index + 1));
      remove.hidden = rates.length <= RATES[0];
      remove.setAttribute('aria-label', words.t(ratesTexts.remove));
      remove.title = words.t(ratesTexts.remove);
      element.dataset.chosen = String(value === present);
      const verdict = verdicts?.[index];
      if (verdict === undefined) {
        adopt.setAttribute('aria-label', words.t(ratesTexts.waiting));
        return;
      }
      const kind = words.t(verdictTexts.kind[verdict.kind]);
      const reason = whyText(verdict, steps, words);
      element.dataset.kind = verdict.kind;
      setText(badge, verdictName(verdict, words));
      badge.title = reason;
      setText(why, value === present ? `${reason} · ${words.t(ratesTexts.adopted)}` : reason);
      adopt.title = words.t(ratesTexts.adoptTitle);
      adopt.setAttribute(
        'aria-label',
        words.t(ratesTexts.adopt, { name, rate: formatInput(value), kind, why: reason }),
      );
    },
  };
}
