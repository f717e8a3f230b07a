import './curve.css';
import { createFunctionPlot, type PlotLayer, type PlotView } from '../../../charts/functionPlot';
import { h, setText } from '../../../page/dom';
import { formatDigits } from '../../../page/format';
import { runStyle } from '../../shared/runStyle';
import { namesOfRuns } from '../../shared/runs/names';
import { runStateAt } from '../../shared/runs/runState';
import { statusText } from '../../shared/runs/statusText';
import { curveMarks } from '../curves';
import { niceStep, snappedTo } from '../stage/places';
import { lazyTable } from '../stage/valueTable';
import { createBand } from './band';
import { createBesidePane } from './besidePane';
import type { DescentContext, DescentPart } from './context';
import {
  createRunLayers,
  createSampler,
  curveReadout,
  pathsOf,
  type RunPath,
  startHandles,
  tangentMarks,
  wholeRange,
} from './curveModel';
import { lineEdits } from './edits';
import { placeText, plainRate } from './numbers';
import { createRateControl } from './rateControl';
import { createRunTable } from './runTable';
import { chosenRun, type Descended } from './state';
import { texts } from './texts';

/** The runs on the curve, with their numbers beside it. */
export function createCurvePart(context: DescentContext): DescentPart {
  const { page, actions } = context;
  const sample = createSampler();
  const runLayers = createRunLayers();
  /** What one looks at; null: everything. Belongs to one function. */
  let view: { readonly of: unknown; readonly view: PlotView } | null = null;
  /** Runs that are being dragged. */
  let dragged: readonly number[] = [];
  let paths: { readonly of: Descended; readonly paths: readonly RunPath[] } | null = null;

  const plot = createFunctionPlot({
    onDrag(id, x, _y, phase) {
      const first = Number(id.slice('start-'.length));
      const { runs } = context.experiment;
      if (phase === 'start' || dragged.length === 0) {
        dragged = runs.flatMap(({ start }, i) => (start === runs[first]?.start ? [i] : []));
      }
      const start = snappedTo(x, stepOf());
      actions.edit(
        (now) =>
          lineEdits.changeRuns(now, (run) => (dragged.some((i) => now.runs[i] === run) ? { ...run, start } : run)),
        'descent.start',
      );
      if (phase === 'end') {
        dragged = [];
        actions.endGesture();
      }
    },
    onPoint(x) {
      actions.edit((now) => lineEdits.moveStart(now, snappedTo(x, stepOf())));
      context.replay();
    },
    onView(next) {
      view = next === null ? null : { of: context.store.state.shown, view: next };
      drawPlot();
      band.follow();
    },
  });
  const whole = h('button', { type: 'button', class: 'text-button plot-whole' });
  whole.addEventListener('click', () => {
    view = null;
    drawPlot();
    band.follow();
  });
  const band = createBand(context, () => viewOf().x, drawPlot);
  const rate = createRateControl(context);
  const table = createRunTable(context);
  const beside = createBesidePane(context);
  const picture = h('div', { class: 'descent-plot', 'data-figure': true }, plot.element, whole);
  const element = h(
    'div',
    { class: 'descent-curve' },
    h('div', { class: 'descent-picture' }, picture, band.legend, rate.element),
    h('div', { class: 'descent-numbers', 'data-group': true, 'data-side': true }, table.element, beside.element),
  );

  const stepOf = (): number => niceStep(viewOf().x);

  function rangeOf(): readonly [number, number] {
    const starts = context.experiment.runs.map(({ start }) => start);
    return wholeRange(context.store.state.shown.resolved.domain, starts);
  }

  function viewOf(): PlotView {
    const { shown } = context.store.state;
    if (view !== null && view.of === shown) return view.view;
    const x = rangeOf();
    return { x, y: sample(shown, x).range };
  }

  function drawPlot(): void {
    const { done, playback } = context.bench.state;
    const { experiment, words } = context;
    const { shown } = context.store.state;
    const { theme } = page.store.state.prefs;
    const { descent } = experiment;
    const now = viewOf();
    whole.hidden = view?.of !== shown;
    const curve = sample(shown, now.x);
    const ink = 'var(--text)';
    const run = chosenRun(experiment);
    // What was computed for another function is not drawn on this one.
    const fits = done !== null && done.shown === shown ? done : null;
    if (fits !== null && paths?.of !== fits) paths = { of: fits, paths: pathsOf(fits) };
    const own = fits === null ? [] : (paths?.paths ?? []);
    const layers: PlotLayer[] = [
      ...(descent.convex ? [convexLayer(shown, now)] : []),
      ...band.layers(),
      { key: 'curve', marks: marksOf(curve, ink) },
      ...(descent.tangent && fits !== null && own[run] !== undefined
        ? [
            {
              key: 'tangent',
              marks: tangentMarks(
                fits,
                own[run],
                playback.cursor,
                now,
                runStyle(run, theme),
                plainRate(experiment.runs[run]!) === null ? 'Δx' : '−η f′',
              ),
            },
          ]
        : []),
      ...runLayers(own, playback.cursor, theme, run),
      ...band.marks(),
    ];
    const names = namesOfRuns(experiment.runs, words);
    plot.show({
      name: words.t(texts.plot.name, { f: words.t(shown.resolved.title), count: experiment.runs.length }),
      x: { range: now.x, title: shown.resolved.variable, math: true, grid: true },
      y: { range: now.y, title: 'f', math: true, grid: true },
      layers,
      handles: startHandles({ runs: experiment.runs, shown }, now, theme, stepOf(), (at) =>
        at.length === 1
          ? words.t(texts.plot.start, { name: names[at[0]!] ?? '' })
          : words.t(texts.plot.starts, { count: at.length }),
      ),
      readout: curveReadout(shown, experiment.view.digits, ink),
      table: lazyTable(
        words.t(texts.plot.table),
        [words.t(texts.run), shown.resolved.variable, 'f', words.t(texts.plot.state)],
        () =>
          fits === null
            ? []
            : fits.descents.map((one, i) => {
                const state = runStateAt(one, playback.cursor);
                const { digits } = experiment.view;
                return [
                  names[i] ?? '',
                  placeText(fits, i, state.at, digits),
                  formatDigits(state.loss, digits),
                  statusText(state, words),
                ];
              }),
      ),
    });
  }

  let curveKept: { readonly of: unknown; readonly marks: PlotLayer['marks'] } | null = null;
  function marksOf(curve: ReturnType<typeof sample>, ink: string): PlotLayer['marks'] {
    if (curveKept?.of !== curve) curveKept = { of: curve, marks: curveMarks(curve, { color: ink }) };
    return curveKept.marks;
  }

  let convexKept: { readonly of: unknown; readonly layer: PlotLayer } | null = null;
  function convexLayer(shown: typeof context.store.state.shown, { x }: PlotView): PlotLayer {
    const { convex } = context.valleysOf(shown).features;
    if (convexKept?.of !== convex) {
      const intervals = convex.map(([from, to]) => ({ from, to, color: 'var(--hue-green)', label: 'f″ ≥ 0' }));
      convexKept = {
        of: convex,
        layer: { key: 'convex', under: true, marks: [{ kind: 'band', intervals, place: 'all' }] },
      };
    }
    return x[0] < x[1] ? convexKept.layer : { key: 'convex', marks: [] };
  }

  page.live((words) => setText(whole, words.t(texts.plot.whole)));

  return {
    element,
    figures: picture,
    get busy() {
      return band.busy;
    },
    show() {
      band.follow();
      drawPlot();
      rate.show();
      table.show();
      beside.show();
    },
    move() {
      drawPlot();
      table.move();
      beside.move();
    },
    setActive(active) {
      band.setActive(active);
    },
  };
}
