import { type BestRate, bestRate, type RateCurve } from '../../../analysis/fair';
import { createLineFigure, type FigureSign } from '../../../charts/lineFigure';
import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import { decadesAround } from '../../../geometry/axis';
import { h, setText } from '../../../page/dom';
import { formatInput, formatNumber } from '../../../page/format';
import { createNumberField } from '../../../page/ui/numberField';
import { createStatusLine } from '../../../page/ui/status';
import { markerPath } from '../../../scene/marker';
import { runSign } from '../../shared/runSign';
import { DASH_LENGTHS, runStyle } from '../../shared/runStyle';
import type { ToolContext } from '../context';
import { runNames } from '../rails/names';
import type { Shown } from '../state';
import { experimentOf } from '../state';
import { budgetOf, createFairSearch } from './fairSearch';
import { paneTexts } from './paneTexts';

const { low: LOW, high: HIGH, count: COUNT } = SURFACE_SETTINGS.tools.race;
const COUNTS = COUNT.steps ?? [];
/** A range that is widened goes on by this factor. */
const WIDER = 100;
const CROSS = 'M-.8 -.8L.8 .8M-.8 .8L.8 -.8';

export interface FairPane {
  readonly element: HTMLElement;
  setShown(shown: boolean): void;
  /** The tool is left. */
  rest(): void;
  readonly busy: boolean;
}

/** The best learning rate of every run, found by complete runs at many; and the race at each one's best. */
export function createFairPane(context: ToolContext): FairPane {
  const { store, actions } = context;
  let visible = false;
  const search = createFairSearch(context, () => write());

  const low = createNumberField(LOW.min, LOW.max, (value) => setRange(value, undefined));
  const high = createNumberField(HIGH.min, HIGH.max, (value) => setRange(undefined, value));
  const countLabel = h('span', {});
  const count = h('select', { class: 'quiet-select' }, ...COUNTS.map((n) => h('option', { value: n }, String(n))));
  count.addEventListener('change', () => context.set('race', { count: Number(count.value) }));
  const budget = h('p', { class: 'figure' });
  const criterion = h('p', { class: 'quiet' });
  const find = h('button', { type: 'button', class: 'text-button' });
  const adopt = h('button', { type: 'button', class: 'text-button strong' });
  find.addEventListener('click', () => search.start());
  adopt.addEventListener('click', () => search.adopt());
  const status = createStatusLine(context.page, () => search.cancel());
  const figure = createLineFigure();
  const key = h('p', { class: 'quiet' });
  const list = h('table', { class: 'race-table fair-table' });
  const element = h(
    'div',
    { class: 'fair-pane' },
    h(
      'div',
      { class: 'fair-ask', 'data-part': 'fair.ask' },
      budget,
      h('div', { class: 'fair-range' }, find, adopt),
      status.element,
      criterion,
      h(
        'div',
        { class: 'fair-range' },
        low.element,
        high.element,
        h('label', { class: 'field-row' }, countLabel, count),
      ),
    ),
    h('div', { class: 'fair-figure', 'data-part': 'fair.figure' }, figure.element, key),
    h('div', { class: 'scroll race-scroll', 'data-part': 'fair.table', tabindex: 0 }, list),
  );

  /** Ends in the wrong order change places. */
  function setRange(from: number | undefined, to: number | undefined): void {
    const { race } = experimentOf(store.state).tools;
    const ends = [from ?? race.low, to ?? race.high].sort((a, b) => a - b);
    if (ends[0] !== ends[1]) context.set('race', { low: ends[0]!, high: ends[1]! });
  }

  function write(): void {
    if (!visible) return;
    const { state } = store;
    const { words } = context.page;
    const { shown } = state;
    const { race } = experimentOf(state).tools;
    low.show(race.low);
    high.show(race.high);
    if (!COUNTS.some((n) => n === race.count)) addCount(race.count);
    count.value = String(race.count);
    const { runs, total } = budgetOf(state);
    const { steps } = experimentOf(state);
    const grouped = total.toLocaleString(words.tag);
    setText(budget, words.t(paneTexts.fairRace.budget, { rates: race.count, steps, runs, total: grouped }));
    const { curves, busy, done } = search;
    const note = curves === null ? words.t(paneTexts.fairRace.idle) : '';
    status.show({ busy, failure: search.failure, progress: done, note });
    find.hidden = busy || curves !== null || runs === 0;
    if (shown !== null) writeResults(shown, curves);
  }

  function addCount(value: number): void {
    count.append(h('option', { value }, String(value)));
  }

  function writeResults(shown: Shown, curves: readonly (RateCurve | null)[] | null): void {
    const { words } = context.page;
    const { state } = store;
    const names = runNames(shown, words, { short: true, besideRate: true });
    const rows = shown.experiment.runs.map((run, index) => {
      const rate = shown.resolved.runs[index]!.optimizer.rate;
      const curve = curves?.[index] ?? null;
      const best = curve === null ? null : bestRate(curve);
      return { index, name: names[index] ?? '', rate, now: rate === null ? Number.NaN : run.hyper[rate]!, curve, best };
    });
    const offered = rows.filter(({ best, now }) => best !== null && best.rate !== now);
    const found = curves !== null && search.done === 1;
    adopt.disabled = !found || offered.length === 0;
    const adopted = found && offered.length === 0 && rows.some(({ best }) => best !== null);
    setText(adopt, words.t(adopted ? paneTexts.fairRace.adopted : paneTexts.fairRace.adopt));
    const focused = list.contains(document.activeElement) ? document.activeElement?.id : undefined;
    const head = [
      paneTexts.column.run,
      paneTexts.fairRace.now,
      paneTexts.fairRace.best,
      paneTexts.fairRace.loss,
    ] as const;
    list.replaceChildren(
      h('caption', { class: 'visually-hidden' }, words.t(paneTexts.fairRace.caption)),
      h('thead', {}, h('tr', {}, ...head.map((name) => h('th', { scope: 'col' }, words.t(name))))),
      h('tbody', {}, ...rows.flatMap((row) => [rowOf(row, found), ...endOf(row.index, row.best)])),
    );
    if (focused) document.getElementById(focused)?.focus();
    draw(shown, rows);
    point(state.pointed);
  }

  interface Row {
    readonly index: number;
    readonly name: string;
    readonly rate: string | null;
    readonly now: number;
    readonly curve: RateCurve | null;
    readonly best: BestRate | null;
  }

  function rowOf({ index, name, rate, now, best }: Row, found: boolean): HTMLElement {
    const { words } = context.page;
    const { theme } = context.page.store.state.prefs;
    const sign = h('span', { class: 'fair-name' }, runSign(runStyle(index, theme)), h('span', {}, name));
    const cells =
      rate === null
        ? [h('td', { colspan: 3, class: 'quiet' }, words.t(paneTexts.fairRace.none))]
        : [
            h('td', {}, formatInput(now)),
            h('td', {}, best === null ? (found ? '' : '…') : formatInput(best.rate)),
            found && best === null
              ? h('td', { class: 'run-status' }, words.t(paneTexts.fairRace.broken))
              : h('td', {}, best === null ? '' : formatNumber(best.loss)),
          ];
    const row = h('tr', { 'data-run': index, 'data-state': found && best === null ? 'diverged' : '' });
    row.append(h('th', { scope: 'row' }, sign), ...cells);
    row.addEventListener('pointerenter', () => actions.point(index));
    row.addEventListener('pointerleave', () => actions.point(store.state.pinned));
    return row;
  }

  /** Says that there may be a better rate beyond the range, with the way there. */
  function endOf(index: number, best: BestRate | null): HTMLElement[] {
    if (best === null || best.end === null || search.done < 1) return [];
    const { words } = context.page;
    const { end } = best;
    const widen = h('button', { type: 'button', class: 'fair-end', id: context.page.id(`fair-end-${index}`) });
    widen.textContent = words.t(end === 'low' ? paneTexts.fairRace.lowEnd : paneTexts.fairRace.highEnd);
    widen.title = words.t(paneTexts.fairRace.widen);
    widen.addEventListener('click', () => {
      const { race } = experimentOf(store.state).tools;
      if (end === 'low') setRange(Math.max(LOW.min, race.low / WIDER), undefined);
      else setRange(undefined, Math.min(HIGH.max, race.high * WIDER));
    });
    return [h('tr', { class: 'fair-beyond', 'data-run': index }, h('td', { colspan: 4 }, widen))];
  }

  function draw(shown: Shown, rows: readonly Row[]): void {
    const { words } = context.page;
    const { pointed } = store.state;
    const { prefs } = context.page.store.state;
    const { race } = experimentOf(store.state).tools;
    const curves = rows.flatMap(({ index, curve }) => (curve === null ? [] : [{ index, curve }]));
    // Below a minimum that is not zero a logarithm would end, so losses are counted from there.
    const floor = shown.resolved.minima.reduce((least, { value }) => Math.min(least, value), 0);
    const above = (loss: number): number => (loss < floor ? 0 : loss - floor);
    const values = curves.flatMap(({ curve }) => Array.from(curve.loss, above));
    const lowest = Math.min(...curves.flatMap(({ curve }) => Array.from(curve.loss).filter(Number.isFinite)));
    const log = !(lowest < floor);
    const finite = values.filter(Number.isFinite);
    const range = log ? decadesAround(finite, MOST_DECADES) : spanOf(curves.flatMap(({ curve }) => [...curve.loss]));
    const signs: FigureSign[] = [];
    for (const { index, curve, best, now } of rows) {
      const { color, marker } = runStyle(index, prefs.theme);
      const common = { color, path: markerPath(marker, 1), muted: pointed !== null && pointed !== index };
      if (curve === null) continue;
      const end = curve.broken.findIndex((flag, i) => flag === 1 && i > 0 && curve.broken[i - 1] === 0);
      if (end > 0) signs.push({ ...common, x: curve.rates[end]!, y: 'top', path: CROSS, kind: 'stroke' });
      if (now >= race.low && now <= race.high) {
        const at = lossNear(curve, now);
        signs.push({ ...common, x: now, y: Number.isNaN(at) ? 'top' : log ? above(at) : at, kind: 'hollow' });
      }
      if (best !== null) signs.push({ ...common, x: best.rate, y: log ? above(best.loss) : best.loss, kind: 'full' });
    }
    figure.show({
      curves: curves.map(({ index, curve }) => {
        const { color, dash } = runStyle(index, prefs.theme);
        const done = Array.from(curve.rates.keys()).filter(
          (i) => curve.broken[i] === 1 || !Number.isNaN(curve.loss[i]!),
        );
        return {
          color,
          dash: DASH_LENGTHS[dash],
          marker: null,
          muted: pointed !== null && pointed !== index,
          x: done.map((i) => curve.rates[i]!),
          y: done.map((i) => (log ? above(curve.loss[i]!) : curve.loss[i]!)),
        };
      }),
      signs,
      x: { title: words.t(paneTexts.fairRace.x), range: [race.low, race.high], scale: 'log' },
      y: {
        title: words.t(log && floor < 0 ? paneTexts.fairRace.yAbove : paneTexts.fairRace.y),
        range,
        scale: log ? 'log' : 'linear',
      },
      arrow: null,
      levels: [],
      name: words.t(paneTexts.fairRace.figure),
      describe: null,
    });
  }

  function point(pointed: number | null): void {
    for (const row of list.querySelectorAll<HTMLElement>('tr[data-run]')) {
      row.classList.toggle('pointed', pointed === Number(row.dataset.run));
    }
  }

  const follow = (): void => {
    if (visible) search.follow();
    write();
  };
  context.page.live((words) => {
    low.name(words.t(LOW.label), words);
    high.name(words.t(HIGH.label), words);
    countLabel.textContent = words.t(COUNT.label);
    criterion.textContent = words.t(paneTexts.fairRace.criterion);
    find.textContent = words.t(paneTexts.fairRace.find);
    key.textContent = words.t(paneTexts.fairRace.key);
    write();
  });
  context.watch((state) => [state.shown?.resolved, experimentOf(state).tools.race, experimentOf(state).steps], follow);
  context.watch(({ pointed }, { prefs }) => [pointed, prefs.theme], write);
  return {
    element,
    get busy() {
      return visible && search.busy;
    },
    rest: () => search.rest(),
    setShown(shown) {
      visible = shown;
      follow();
    },
  };
}

/** Losses lower than this many decades under the highest stand at the foot. */
const MOST_DECADES = 24;

function spanOf(values: readonly number[]): [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0, 1];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const margin = 0.05 * (high - low) || 1;
  return [low - margin, high + margin];
}

/** The loss at the rate of the curve that is nearest by factor; NaN where it has broken. */
function lossNear({ rates, loss }: RateCurve, rate: number): number {
  let nearest = 0;
  rates.forEach((each, i) => {
    if (Math.abs(Math.log(each / rate)) < Math.abs(Math.log(rates[nearest]! / rate))) nearest = i;
  });
  return loss[nearest]!;
}
