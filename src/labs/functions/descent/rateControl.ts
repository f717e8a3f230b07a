import './rateControl.css';
import type { Valley } from '../../../analysis/descent/valley';
import { stableRate } from '../../../analysis/rates';
import { LEARNING_RATE } from '../../../experiment/rates';
import { optimizerOf } from '../../../experiment/surfaces/optimizer';
import { h, setText } from '../../../page/dom';
import { formatSignificant } from '../../../page/format';
import { createLiveText } from '../../../page/ui/liveText';
import { createNumberField } from '../../../page/ui/numberField';
import type { DescentContext } from './context';
import { lineEdits } from './edits';
import { plainRate, rateOf } from './numbers';
import { chosenRun } from './state';
import { texts } from './texts';

export interface RateControl {
  readonly element: HTMLElement;
  show(): void;
}

/** How far beyond the limit the slider reaches, and its steps. */
const BEYOND = 1.75;
const TICKS = 600;
/** Two numbers this near, relatively, are one: a limit that was dragged to and one that was computed. */
const SAME = 1e-9;

/** The learning rate of the chosen run as a slider, with the limit of stability drawn on it and said. */
export function createRateControl(context: DescentContext): RateControl {
  const field = createNumberField(LEARNING_RATE.min, LEARNING_RATE.max, (value) => change(value, true));
  const slider = h('input', { type: 'range', min: 0, max: TICKS, step: 1, class: 'rate-slider' });
  const limitMark = h('span', { class: 'rate-mark rate-mark-limit' });
  const bestMark = h('span', { class: 'rate-mark rate-mark-best' });
  const track = h('div', { class: 'rate-track' }, slider, bestMark, limitMark);
  const said = createLiveText('rate-said');
  const element = h(
    'div',
    { class: 'rate-control', 'data-part': 'rate' },
    h('div', { class: 'rate-line' }, field.element, track),
    said.element,
  );
  /** What the whole slider spans. */
  let reach = 1;

  function change(value: number, done: boolean): void {
    const { experiment } = context;
    const run = chosenRun(experiment);
    const rate = rateOf(experiment.runs[run]!);
    if (rate !== null && value > 0) {
      context.actions.edit((now) => lineEdits.setHyper(now, run, rate.name, value), 'descent.rate');
    }
    if (done) context.actions.endGesture();
  }

  slider.addEventListener('input', () => {
    const value = (Number(slider.value) / TICKS) * reach;
    change(Math.max(reach / TICKS, Number(value.toPrecision(3))), false);
  });
  slider.addEventListener('change', () => context.actions.endGesture());

  function show(): void {
    const { experiment, words } = context;
    const run = experiment.runs[chosenRun(experiment)]!;
    const rate = rateOf(run);
    element.hidden = rate === null;
    if (rate === null) return;
    const { shown } = context.store.state;
    const valley = context.valleysOf(shown).below(run.start);
    const limit = limitOf(run, valley);
    // The slider keeps its reach while it is dragged beyond; a rate that was typed is always on it.
    const wanted = limit === null ? 2 * Math.max(rate.value, 1e-9) : BEYOND * limit;
    if (limit !== null || rate.value > reach || rate.value < reach / 50) reach = Math.max(wanted, rate.value);
    const position = Math.round((rate.value / reach) * TICKS);
    if (slider.value !== String(position)) slider.value = String(position);
    slider.setAttribute('aria-label', words.t(texts.rate.slider));
    slider.setAttribute('aria-valuetext', formatSignificant(rate.value));
    field.show(rate.value);
    field.name('η =', words);
    field.input.setAttribute('aria-label', words.t(texts.rate.name));
    const plain = plainRate(run) !== null;
    limitMark.hidden = limit === null;
    bestMark.hidden = limit === null || !plain;
    if (limit !== null) {
      element.dataset.state = rate.value > limit * (1 + SAME) ? 'above' : 'below';
      const text = { limit: formatSignificant(limit, 6) };
      setText(limitMark, words.t(plain ? texts.rate.limit : texts.rate.limitOther, text));
      setText(bestMark, words.t(texts.rate.best));
      limitMark.style.setProperty('--at', String(limit / reach));
      bestMark.style.setProperty('--at', String(limit / 2 / reach));
    } else element.dataset.state = 'unknown';
    said.show(sayStability(context, run, rate.value, valley, limit));
  }

  return { element, show };
}

/** The largest rate at which a minimum holds the run; null: none is known, or there is none. */
export function limitOf(run: DescentContext['experiment']['runs'][number], valley: Valley | null): number | null {
  if (valley === null || valley.corner || !(valley.second > 0)) return null;
  return stableRate(optimizerOf(run), run.hyper, { gradient: [0, 0], hessian: [valley.second, 0, 0], extent: 1 });
}

function sayStability(
  { words }: DescentContext,
  run: DescentContext['experiment']['runs'][number],
  rate: number,
  valley: Valley | null,
  limit: number | null,
): string {
  if (valley === null) return words.t(texts.rate.nowhere);
  if (valley.corner) return words.t(texts.rate.corner);
  if (!(valley.second > 0)) return words.t(texts.rate.flat);
  if (plainRate(run) === null) {
    if (limit === null) return words.t(texts.rate.own);
    return words.t(rate > limit ? texts.rate.above : texts.rate.below);
  }
  const factor = 1 - rate * valley.second;
  return words.t(texts.rate.factor, {
    factor: formatSignificant(factor, 4),
    what: words.t(texts.rate[kindOf(factor)]),
  });
}

/** What a factor of the distance means. */
export function kindOf(factor: number): 'once' | 'straight' | 'hopping' | 'for' | 'leaves' {
  if (Math.abs(factor) < SAME) return 'once';
  if (Math.abs(factor + 1) < SAME) return 'for';
  if (factor < -1 || factor > 1) return 'leaves';
  return factor > 0 ? 'straight' : 'hopping';
}
