import { createFunctionPlot, type DragPhase, type FunctionPlot, type PlotLayer } from '../../../../charts/functionPlot';
import { MOST_POINTS } from '../../../../experiment/functions/derivativeFields';
import { FUNCTION_SETTINGS } from '../../../../experiment/functions/experiment';
import type { FunctionExperiment } from '../../../../experiment/functions/types';
import { h } from '../../../../page/dom';
import { createWatcher } from '../../../../page/workbench/labContext';
import { addFolder, createSettings } from '../../../../page/workbench/settingsRail';
import type { FunctionContext } from '../../context';
import { type Curves, createCurves, curveMarks, missingMarks, type Order } from '../../curves';
import { setBench } from '../../edits';
import { createSnapping, niceStep, snappedTo } from '../../stage/places';
import { functionExperimentOf } from '../../state';
import { pointFacts } from '../facts';
import { HUES } from '../hues';
import type { Part } from '../part';
import { placesOf } from '../places';
import { createShrinkingPlayer } from '../shrinking';
import { texts } from '../texts';
import { createTangentCard } from './card';
import { curveModel, derivativeModel, tangentFacts } from './model';

/** The curve with points that carry their tangents, a secant, the triangle, and f′ and f″ below. */
export function createTangentPart(context: FunctionContext): Part {
  const { page, store, actions } = context;
  const curvesFor = createCurves();
  const snap = createSnapping();
  let active = false;
  const player = createShrinkingPlayer(page, {
    decades: 4,
    lastStep: 120,
    texts: texts.playing,
    position: (factor, words) => words.t(texts.playing.position, { factor }),
    starting: () => edit((now) => ({ ...now, secant: true, h: now.h === 0 ? 1 : now.h })),
    changed: () => show(),
  });

  const plots: Record<Order, FunctionPlot> = {
    0: createFunctionPlot({ onDrag: dragged, onPoint: (x) => moveNearest(x) }),
    1: createFunctionPlot({ onPoint: (x) => moveNearest(x) }),
    2: createFunctionPlot({ onPoint: (x) => moveNearest(x) }),
  };
  const hosts = ([0, 1, 2] as const).map((order) =>
    h('div', { class: 'derivative-plot', 'data-order': order }, plots[order].element),
  );
  const figures = h('div', { class: 'derivative-figures', 'data-figure': true }, ...hosts);
  const card = createTangentCard({ move: (index, x) => movePoint(index, x), remove, add, setH });
  const element = h('div', { class: 'derivative-split' }, figures, card.element);
  let layers: { readonly curves: Curves; readonly of: readonly (PlotLayer | undefined)[] } | null = null;

  const curvesNow = (): Curves => curvesFor(store.state.shown);

  const placesNow = (): readonly number[] => placesOf(store.state);

  function edit(
    change: (now: FunctionExperiment['derivative']) => FunctionExperiment['derivative'],
    gesture?: string,
  ): void {
    actions.edit((now) => setBench(now, 'derivative', change(now.derivative)), gesture);
  }

  function movePoint(index: number, x: number, gesture?: string): void {
    const places = placesNow();
    if (places[index] === x) return;
    edit((now) => ({ ...now, at: places.map((place, i) => (i === index ? x : place)) }), gesture);
  }

  function dragged(id: string, x: number, _: number, phase: DragPhase): void {
    const place = snap(x, niceStep(curvesNow().domain), phase);
    if (phase !== 'start') {
      const gesture = `derivative.${id}`;
      if (id.startsWith('point')) movePoint(Number(id.slice('point'.length)), place, gesture);
      else {
        const way = Number((place - placesNow()[0]!).toPrecision(12));
        setH(id === 'end' ? way : -way, gesture);
      }
    }
    if (phase === 'end') actions.endGesture();
  }

  function moveNearest(x: number): void {
    const places = placesNow();
    const distances = places.map((place) => Math.abs(place - x));
    movePoint(distances.indexOf(Math.min(...distances)), snappedTo(x, niceStep(curvesNow().domain)));
  }

  function add(): void {
    const places = placesNow();
    const [low, high] = curvesNow().domain;
    if (places.length >= MOST_POINTS) return;
    // In the middle of the widest gap between what is there.
    const stops = [low, ...[...places].sort((a, b) => a - b), high];
    const gaps = stops.slice(1).map((stop, i) => stop - stops[i]!);
    const widest = gaps.indexOf(Math.max(...gaps));
    const x = snappedTo((stops[widest]! + stops[widest + 1]!) / 2, niceStep([low, high]));
    edit((now) => ({ ...now, at: [...places, x] }));
  }

  function remove(index: number): void {
    const places = placesNow();
    if (places.length > 1) edit((now) => ({ ...now, at: places.filter((_, i) => i !== index) }));
  }

  function setH(next: number, gesture?: string): void {
    player.reset();
    edit((now) => (now.h === next ? now : { ...now, h: next === 0 ? 0 : next }), gesture);
  }

  /** The same as long as the curve is: what is dragged does not draw it again. */
  function layerOf(curves: Curves, order: Order): PlotLayer {
    if (layers?.curves !== curves) layers = { curves, of: [] };
    const known = layers.of[order];
    if (known !== undefined) return known;
    const color = [HUES.f, HUES.first, HUES.second][order]!;
    const label = order === 0 ? `f(${store.state.shown.resolved.variable})` : order === 1 ? 'f′' : 'f″';
    const [f] = curves.functions;
    const marks = curveMarks(curves.of(order), { color, label }, ({ x, value }) =>
      // At a corner there is no derivative, whatever a formula says.
      order === 0 || !Number.isNaN(pointFacts(curves, x).slope) || Number.isNaN(f(x)) ? value : Number.NaN,
    );
    const missing = order === 0 ? [] : missingMarks(curves, order, color);
    const layer = { key: 'curve', marks: [...marks, ...missing] };
    layers = { curves, of: Object.assign([...layers.of], { [order]: layer }) };
    return layer;
  }

  function show(): void {
    if (!active) return;
    const { words } = context;
    const { shown } = store.state;
    const experiment = functionExperimentOf(store.state);
    const { first, second, h: set } = experiment.derivative;
    const curves = curvesNow();
    const facts = tangentFacts(curves, shown.resolved.variable, experiment, placesNow(), set / player.divisor);
    const shows = [true, first, second];
    hosts.forEach((host, order) => {
      host.hidden = !shows[order];
    });
    figures.dataset.count = String(shows.filter(Boolean).length);
    plots[0].show(curveModel(facts, layerOf(curves, 0), shown.resolved.formula, words));
    if (first) plots[1].show(derivativeModel(facts, 1, layerOf(curves, 1), words));
    if (second) plots[2].show(derivativeModel(facts, 2, layerOf(curves, 2), words));
    card.show(facts, MOST_POINTS, words);
  }

  const watcher = createWatcher(
    page,
    store,
    (state, { prefs }) => [
      state.shown,
      functionExperimentOf(state).derivative,
      functionExperimentOf(state).view,
      prefs.language,
    ],
    show,
    () => active,
  );
  // Another function has another h to begin with.
  store.subscribe((state, previous) => {
    if (state.shown !== previous.shown) player.reset();
  });

  return {
    element,
    figures,
    panel: createSettings(context, {
      structure: ({ derivative }) => derivative.part,
      fill(root, build, _, words) {
        const folder = addFolder(root, 'derivative', words.t(texts.rail.tangent));
        const { derivative } = FUNCTION_SETTINGS;
        for (const field of [
          derivative.first,
          derivative.second,
          derivative.secant,
          derivative.both,
          derivative.triangle,
        ]) {
          build.field(folder, field, words);
        }
        build.field(folder, derivative.h, words);
      },
    }),
    transport: player.transport,
    setActive(now) {
      active = now;
      player.setActive(now);
      if (now) show();
      watcher.look();
    },
  };
}
