import { type Doubling, findDoublings } from '../../../analysis/descent/doublings';
import type { Valley } from '../../../analysis/descent/valley';
import { createFunctionPlot, type PlotLayer, type PlotMark, type PlotView } from '../../../charts/functionPlot';
import { formatDigits, formatSignificant } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { runStyle } from '../../shared/runStyle';
import type { ShownFunction } from '../state';
import type { DescentContext } from './context';
import { lineEdits } from './edits';
import { jetOf, plainRate, rateOf } from './numbers';
import { etasOf, type OrbitFound } from './orbitJob';
import { createOrbitPainter, periodStrip } from './orbitPicture';
import { chosenRun } from './state';
import { texts } from './texts';

export interface OrbitPlot {
  readonly element: HTMLElement;
  /** What is looked at; null: nothing has been traced yet. */
  readonly view: PlotView | null;
  /** @param fate what becomes of the iterates at a learning rate, in words */
  show(found: OrbitFound | null, fate: (eta: number) => string): void;
}

/** Doublings that are marked: the next ones lie within a pixel or two. */
const MOST_DOUBLINGS = 4;
/** Room above and below the places, as a share of their span. */
const ROOM = 0.06;
/** Two pictures of nearly the same heights keep one frame. */
const ALIKE = 0.03;

/** The diagram itself: places over learning rates, thresholds, periods. */
export function createOrbitPlot(context: DescentContext, setView: (view: PlotView | null) => void): OrbitPlot {
  const { page, actions } = context;
  const painter = createOrbitPainter();
  let heights: readonly [number, number] | null = null;
  let heightsOf: ShownFunction | null = null;
  let strip: { readonly of: unknown; readonly language: string; readonly marks: readonly PlotMark[] } | null = null;
  let doubled: {
    readonly of: ShownFunction;
    readonly valley: Valley | null;
    readonly list: readonly Doubling[];
  } | null = null;

  const plot = createFunctionPlot({
    onPoint: (eta) => take(eta, true),
    onDrag: (_id, eta, _y, phase) => take(eta, phase === 'end'),
    onView: setView,
  });

  function take(eta: number, done: boolean): void {
    const run = chosenRun(context.experiment);
    const rate = rateOf(context.experiment.runs[run]!);
    const value = Number(eta.toPrecision(digitsOf(etasOf(context))));
    if (rate !== null && value > 0) {
      actions.edit((now) => lineEdits.setHyper(now, run, rate.name, value), 'descent.rate');
    }
    if (done) actions.endGesture();
  }

  /** The heights that all places fit into; the picture does not jump for a little more. */
  function heightsFor(found: OrbitFound): readonly [number, number] {
    const { span, shown } = found;
    if (span === null) return heights ?? shown.resolved.domain;
    const room = ROOM * (span[1] - span[0]) || Math.max(1e-3, 0.1 * Math.abs(span[0]));
    const next = [span[0] - room, span[1] + room] as const;
    const size = next[1] - next[0];
    const kept = heightsOf === shown ? heights : null;
    const alike =
      kept?.every((end, i) => Math.abs(end - next[i]!) < ALIKE * size) && kept[0] < span[0] && kept[1] > span[1];
    if (!alike) [heights, heightsOf] = [next, shown];
    return heights!;
  }

  function doublingsOf(shown: ShownFunction, valley: Valley | null): readonly Doubling[] {
    if (doubled?.of !== shown || doubled.valley !== valley) {
      const list =
        valley === null || valley.corner || !(valley.second > 0)
          ? []
          : findDoublings(jetOf(shown), valley, MOST_DOUBLINGS);
      doubled = { of: shown, valley, list };
    }
    return doubled.list;
  }

  let view: PlotView | null = null;
  return {
    element: plot.element,
    get view() {
      return view;
    },
    show(found, fate) {
      const { words, experiment } = context;
      const { shown } = context.store.state;
      const index = chosenRun(experiment);
      const run = experiment.runs[index]!;
      const rate = rateOf(run)?.value ?? Number.NaN;
      const x = etasOf(context);
      const all = found === null ? shown.resolved.domain : heightsFor(found);
      const y = experiment.descent.xs ?? all;
      view = { x, y };
      const { color } = runStyle(index, page.store.state.prefs.theme);
      if (found !== null) painter.paint(found, y, color);
      const layers: PlotLayer[] = [];
      if (painter.x !== null && found !== null) {
        const raster: PlotMark = { kind: 'raster', canvas: painter.canvas, x: painter.x, y: painter.y, smooth: true };
        layers.push({ key: 'orbits', marks: [raster] });
        const { language } = page.store.state.prefs;
        if (strip?.of !== found || strip.language !== language) {
          const { short } = texts.orbit;
          const names = { chaos: words.t(short.chaos), diverged: words.t(short.diverged) };
          strip = { of: found, language, marks: periodStrip(found, y[1] - y[0], names) };
        }
        layers.push({ key: 'periods', marks: strip.marks });
      }
      const list = plainRate(run) === null ? [] : doublingsOf(shown, context.valleysOf(shown).below(run.start));
      layers.push({ key: 'doublings', marks: doublingMarks(list, x, plot.element.clientWidth, words) });
      layers.push({ key: 'eta', marks: [{ kind: 'guide', x: rate, color: 'var(--accent)', width: 0.12 }] });
      plot.show({
        name: words.t(texts.orbit.plot),
        x: { range: x, title: 'η', math: true, at: 'edge' },
        y: { range: y, title: shown.resolved.variable, math: true, at: 'edge' },
        layers,
        drag: 'enlarge',
        handles: [
          {
            id: 'eta',
            x: rate,
            y: y[1],
            color: 'var(--accent)',
            shape: 'square',
            along: 'x',
            name: words.t(texts.orbit.eta),
            valueText: `η = ${formatSignificant(rate)}: ${fate(rate)}`,
            step: (x[1] - x[0]) / 200,
            range: x,
          },
        ],
        readout: (eta) => ({
          lines: [{ text: `η = ${formatDigits(eta, digitsOf(x))}` }, { text: fate(eta), color: 'var(--accent)' }],
          points: [],
        }),
        table: {
          caption: words.t(texts.orbit.plot),
          columns: [words.t(texts.orbit.period), 'η'],
          rows: list.map(({ period, rate: from }) => [String(period), formatDigits(from, 9)]),
        },
      });
    },
  };
}

/** Thresholds nearer to the one before, in CSS pixels, have no name until one looks closer. */
const APART = 50;

function doublingMarks(
  list: readonly Doubling[],
  [low, high]: readonly [number, number],
  width: number,
  words: Words,
): PlotMark[] {
  return list.map(({ rate, period }, i) => {
    const value = formatSignificant(rate, 6);
    const before = list[i - 1]?.rate ?? Number.NEGATIVE_INFINITY;
    const named = ((rate - before) / (high - low)) * width > APART;
    const label = i === 0 ? `2/f″ = ${value}` : words.t(texts.orbit.doubled, { period, rate: value });
    return {
      kind: 'guide',
      x: rate,
      color: i === 0 ? 'var(--warn)' : 'var(--text-quiet)',
      dash: [3, 3],
      width: 0.08,
      ...(named ? { label } : {}),
    };
  });
}

/** Digits that tell neighbouring pixels of a window apart. */
export function digitsOf([low, high]: readonly [number, number]): number {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  return Math.min(12, Math.max(4, Math.ceil(Math.log10((2000 * largest) / (high - low)))));
}
