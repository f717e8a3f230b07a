import { createFunctionPlot, type FunctionPlotModel, type PlotLayer } from '../../../../charts/functionPlot';
import { FUNCTION_SETTINGS } from '../../../../experiment/functions/experiment';
import type { FunctionExperiment } from '../../../../experiment/functions/types';
import { SKETCH_PLACES } from '../../../../experiment/limits';
import { h, setText } from '../../../../page/dom';
import type { Words } from '../../../../page/i18n';
import { createWatcher } from '../../../../page/workbench/labContext';
import { addFolder, createSettings } from '../../../../page/workbench/settingsRail';
import type { FunctionContext } from '../../context';
import { type Curves, createCurves, curveMarks } from '../../curves';
import { setBench } from '../../edits';
import { createSnapping, niceStep } from '../../stage/places';
import { valueTable } from '../../stage/valueTable';
import { functionExperimentOf } from '../../state';
import { plainText, pointFacts } from '../facts';
import { HUES } from '../hues';
import { createNumberList } from '../numberList';
import type { Part } from '../part';
import { firstPlace, movedFirst } from '../places';
import { MARGINS } from '../tangent/model';
import { texts as benchTexts } from '../texts';
import { type Score, scoreOf } from './score';
import { texts } from './texts';

/** Digits of what is drawn: finer than a hand, short in an address. */
const DIGITS = 3;
/** In the table, where nothing is drawn. */
const UNDRAWN = '–';

/** Draw the derivative first, then see it. */
export function createPredictPart(context: FunctionContext): Part {
  const { page, store, actions } = context;
  const { derivative: fields } = FUNCTION_SETTINGS;
  const curvesFor = createCurves();
  let active = false;
  const snap = createSnapping();
  const above = createFunctionPlot({
    onDrag(_, x, __, phase) {
      const place = snap(x, niceStep(curvesFor(store.state.shown).domain), phase);
      if (phase !== 'start') actions.edit((now) => movedFirst(now, place), 'derivative.point0');
      if (phase === 'end') actions.endGesture();
    },
  });
  const below = createFunctionPlot({
    onSketch(values, phase) {
      const sketch = Array.from(values, (value) => (Number.isNaN(value) ? null : Number(value.toPrecision(DIGITS))));
      edit((now) => ({ ...now, sketch }), 'derivative.sketch');
      if (phase === 'end') actions.endGesture();
    },
  });
  const figures = h(
    'div',
    { class: 'derivative-figures', 'data-figure': true, 'data-count': 2 },
    h('div', { class: 'derivative-plot' }, above.element),
    h('div', { class: 'derivative-plot' }, below.element),
  );
  const about = h('p', { class: 'derivative-lead' });
  const keys = h('p', { class: 'quiet derivative-hint' });
  const compare = h('button', { type: 'button', class: 'text-button strong' });
  const undo = h('button', { type: 'button', class: 'text-button' });
  const clear = h('button', { type: 'button', class: 'text-button' });
  const score = createNumberList();
  const points = h('p', { class: 'derivative-score', role: 'status' });
  const hint = h('p', { class: 'quiet derivative-hint' });
  const result = h(
    'section',
    { class: 'derivative-card', 'data-part': 'score' },
    score.heading,
    points,
    score.list,
    hint,
  );
  const card = h(
    'div',
    { class: 'derivative-numbers', 'data-group': true, 'data-side': true },
    h(
      'section',
      { class: 'derivative-card', 'data-part': 'sketch' },
      about,
      h('div', { class: 'derivative-row', 'data-part': 'sketch.buttons' }, compare, undo, clear),
      keys,
    ),
    result,
  );
  compare.addEventListener('click', () => edit((now) => ({ ...now, compare: !now.compare })));
  clear.addEventListener('click', () => edit((now) => ({ ...now, sketch: [], compare: false })));
  undo.addEventListener('click', () => actions.undo());
  let curveLayers: { readonly curves: Curves; readonly f: PlotLayer; readonly first: PlotLayer } | null = null;
  let drawn: { readonly from: readonly (number | null)[]; readonly values: Float64Array } | null = null;

  function edit(
    change: (now: FunctionExperiment['derivative']) => FunctionExperiment['derivative'],
    gesture?: string,
  ): void {
    actions.edit((now) => setBench(now, 'derivative', change(now.derivative)), gesture);
  }

  function layersOf(curves: Curves): { readonly f: PlotLayer; readonly first: PlotLayer } {
    if (curveLayers?.curves === curves) return curveLayers;
    const { variable } = store.state.shown.resolved;
    curveLayers = {
      curves,
      f: { key: 'curve', marks: curveMarks(curves.of(0), { color: HUES.f, label: `f(${variable})` }) },
      first: { key: 'truth', marks: curveMarks(curves.of(1), { color: HUES.first }, () => Number.NaN) },
    };
    return curveLayers;
  }

  function valuesOf(sketch: readonly (number | null)[]): Float64Array {
    if (drawn?.from === sketch) return drawn.values;
    const values = new Float64Array(SKETCH_PLACES).fill(Number.NaN);
    sketch.forEach((value, i) => {
      if (value !== null) values[i] = value;
    });
    drawn = { from: sketch, values };
    return values;
  }

  function show(): void {
    if (!active) return;
    const { words } = context;
    const { derivative, view } = functionExperimentOf(store.state);
    const curves = curvesFor(store.state.shown);
    const values = valuesOf(derivative.sketch);
    const range = sketchRange(curves.range(1));
    const score_ = derivative.compare ? scoreOf(values, curves.functions[1], curves.domain, range[1] - range[0]) : null;
    above.show({ ...aboveModel(curves, words), table: tableOf(curves, null, false, view.digits, words) });
    below.show({
      ...belowModel(curves, values, range, score_, words),
      table: tableOf(curves, values, score_ !== null, view.digits, words),
    });
    write(derivative, score_, words);
  }

  /** Of f, or of the drawing, with the true f′ only beside a drawing that is compared. */
  function tableOf(curves: Curves, values: Float64Array | null, truth: boolean, digits: number, words: Words) {
    const { variable } = store.state.shown.resolved;
    const { domain } = curves;
    const [low, high] = domain;
    if (values === null) {
      const f = { head: `f(${variable})`, f: curves.functions[0] };
      return valueTable(words.t(benchTexts.figure.tableCaption), variable, [f], domain, digits);
    }
    const drawnAt = (x: number) => values[Math.round(((x - low) / (high - low)) * (values.length - 1))]!;
    const columns = [
      { head: words.t(texts.sketch), f: drawnAt, missing: UNDRAWN },
      ...(truth ? [{ head: words.t(texts.truth), f: (x: number) => pointFacts(curves, x).slope }] : []),
    ];
    return valueTable(words.t(texts.figure), variable, columns, domain, digits);
  }

  function aboveModel(curves: Curves, words: Words): FunctionPlotModel {
    const { resolved } = store.state.shown;
    const { x, y, slope } = pointFacts(curves, firstPlace(store.state));
    const color = HUES.secant;
    return {
      name: words.t(benchTexts.figure.f, { f: resolved.formula }),
      x: { range: curves.domain, title: resolved.variable, math: true, grid: true },
      y: { range: curves.range(0), title: 'y', math: true, grid: true },
      margins: MARGINS,
      layers: [
        layersOf(curves).f,
        {
          key: 'tangent',
          marks: Number.isFinite(slope) ? [{ kind: 'line', at: [x, y], slope, color }] : [],
        },
      ],
      handles: [
        {
          id: 'point0',
          x,
          y: Number.isNaN(y) ? 0 : y,
          color,
          look: Number.isNaN(slope) ? 'open' : 'full',
          along: 'x',
          name: words.t(benchTexts.point, { number: 1 }),
          valueText: `${resolved.variable} = ${plainText(x, 4)}`,
          step: niceStep(curves.domain),
          range: curves.domain,
        },
      ],
    };
  }

  function belowModel(
    curves: Curves,
    values: Float64Array,
    range: readonly [number, number],
    score_: Score | null,
    words: Words,
  ): FunctionPlotModel {
    const { variable } = store.state.shown.resolved;
    const wrong = score_?.wrong ?? [];
    return {
      name: words.t(texts.figure),
      x: { range: curves.domain, title: variable, math: true, grid: true },
      y: { range, title: 'f′', math: true, grid: true },
      margins: MARGINS,
      layers: [
        {
          key: 'wrong',
          marks: [
            {
              kind: 'band',
              place: 'floor',
              intervals: wrong.map(([from, to]) => ({ from, to, color: 'var(--hue-pink)', pattern: 'lines' })),
            },
          ],
        },
        ...(score_ === null ? [] : [layersOf(curves).first]),
        {
          key: 'here',
          marks: [{ kind: 'guide', x: firstPlace(store.state), color: HUES.secant, look: 'asymptote' }],
        },
      ],
      legend: [
        { text: words.t(texts.sketch), color: HUES.sketch },
        ...(score_ === null ? [] : [{ text: words.t(texts.truth), color: HUES.first, math: true }]),
      ],
      sketch: {
        range: curves.domain,
        values,
        color: HUES.sketch,
        name: words.t(texts.pen),
        valueText: (x, y, down) =>
          words.t(texts.penAt, {
            x: plainText(x, 3),
            y: plainText(y, 3),
            state: words.t(down ? texts.down : texts.up),
          }),
      },
    };
  }

  function write(
    { sketch, compare: compared }: FunctionExperiment['derivative'],
    score_: Score | null,
    words: Words,
  ): void {
    const empty = sketch.every((value) => value === null);
    setText(about, words.t(texts.about));
    setText(keys, words.t(texts.keys));
    setText(compare, words.t(compared ? texts.hide : texts.compare));
    compare.setAttribute('aria-pressed', String(compared));
    setText(undo, words.t(texts.undo));
    undo.disabled = store.state.history.past.length === 0;
    setText(clear, words.t(texts.clear));
    clear.disabled = empty && !compared;
    result.hidden = score_ === null;
    if (score_ === null) return;
    setText(points, empty ? words.t(texts.empty) : words.t(texts.points, { points: score_.points }));
    // Nothing is neither right nor wrong.
    score.list.hidden = empty;
    const percent = (share: number) => `${Math.round(100 * share)}%`;
    score.show(words.t(texts.heading), [
      [words.t(texts.drawn), percent(score_.drawn)],
      [words.t(texts.near), percent(score_.near)],
      [words.t(texts.sign), percent(score_.sign)],
    ]);
    setText(hint, words.t(texts.hint));
  }

  const watcher = createWatcher(
    page,
    store,
    (state, { prefs }) => {
      const { derivative, view } = functionExperimentOf(state);
      return [state.shown, derivative, view.digits, prefs.language];
    },
    show,
    () => active,
  );
  return {
    element: h('div', { class: 'derivative-split' }, figures, card),
    figures,
    panel: createSettings(context, {
      structure: () => '',
      fill(root, build, _, words) {
        const folder = addFolder(root, 'derivative', words.t(benchTexts.rail.predict));
        build.field(folder, fields.compare, words);
      },
    }),
    transport: null,
    setActive(now) {
      active = now;
      watcher.look();
    },
  };
}

/** Some room around the true curve, so that its ends do not give it away; always with 0. */
function sketchRange([low, high]: readonly [number, number]): readonly [number, number] {
  const [from, to] = [Math.min(low, 0), Math.max(high, 0)];
  const room = 0.15 * (to - from);
  return [from - room, to + room];
}
