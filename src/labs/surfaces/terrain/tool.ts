import './terrain.css';
import { QUIVER_DECADES, type Quiver } from '../../../analysis/quiver';
import { largestStableRate } from '../../../analysis/theory';
import { same } from '../../../experiment/field';
import { MOST_ARROWS } from '../../../experiment/limits';
import { optimizerOf } from '../../../experiment/surfaces/optimizer';
import { resolveSurface } from '../../../experiment/surfaces/resolve';
import type { Experiment, Point, SurfaceChoice, TerrainTool } from '../../../experiment/surfaces/types';
import { h, setText } from '../../../page/dom';
import { formatNumber, formatSignificant } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { sentences } from '../../../page/i18n/join';
import { createStatusLine } from '../../../page/ui/status';
import { createTex } from '../../../page/ui/tex';
import type { SceneLine } from '../../../scene/contract';
import { PALETTES } from '../../../scene/palette';
import { RUN_COLORS } from '../../shared/runStyle';
import type { CreateTool, ToolLayers } from '../context';
import { picked } from '../edits';
import { runNames } from '../rails/names';
import { experimentOf } from '../state';
import { surfacesTexts } from '../texts';
import { playbackTransport } from '../transport';
import { createArrowList } from './arrowList';
import { createFieldJob, createPlaceJob, createStationaryJob, type FieldRequest, type StationaryRequest } from './jobs';
import { createStationaryList } from './list';
import { terrainMarks } from './marks';
import {
  axesLines,
  eigenText,
  type Ground,
  gradientText,
  hessianText,
  shapeOf,
  tangentPlane,
  valueText,
  type Written,
} from './maths';
import { togglePlace } from './places';
import { createSectionFigure } from './section';
import { createTerrainSettings, placeOf, runOf } from './settings';
import { texts } from './texts';

/** Half the side of the tangent plane, in shares of the view. */
const REACH = 0.16;
/** How much stronger the strokes of arrows at chosen points are than those of a field of them. */
const FEW = 1.7;

const showsPoints = ({ arrows, feet }: TerrainTool): boolean => arrows && feet === 'points';

/** What decides the lines, beside the field. */
const optionsOf = ({ arrows, streamlines }: FieldRequest): unknown => [arrows, streamlines];

function arrowNote({ steepest, scale }: Quiver, { direction }: TerrainTool, words: Words): string {
  const gradient = direction === 'ascent' ? '+∇f' : '−∇f';
  if (scale !== null) return words.t(texts.scaling.linear, { gradient, scale: formatSignificant(scale) });
  const bounds = { steepest: formatNumber(steepest), least: formatNumber(steepest / 10 ** QUIVER_DECADES) };
  return words.t(texts.scaling.log, { gradient, ...bounds });
}

/**
 * The ground itself: gradient field, tangent plane, Hessian, level sets, sections and stationary points. A click or a
 * drag on the surface says where one looks.
 */
export const createTerrainTool: CreateTool = (context) => {
  const { page, store } = context;
  const playback = playbackTransport(store);
  let active = false;
  const lines = createFieldJob(page.engine, tell);
  const place = createPlaceJob(page.engine, tell);
  const stationary = createStationaryJob(page.engine, tell);
  let linesRequest: FieldRequest | null = null;
  let pointsRequest: StationaryRequest | null = null;
  let placeKey = '';
  let placeOn: SurfaceChoice | null = null;
  let dragged = false;

  const status = createStatusLine(page);
  const facts = (['value', 'gradient', 'plane', 'hessian', 'eigen'] as const).map((name) => {
    const tex = createTex(false);
    return { name, tex, term: h('dt', {}), element: h('dd', {}, tex.element) };
  });
  const shape = h('p', { class: 'terrain-shape' });
  const nothing = h('p', { class: 'quiet' });
  const list = h('dl', { class: 'terrain-facts' }, ...facts.flatMap(({ term, element }) => [term, element]));
  const rateHeading = h('h3', {});
  const rates = h('dl', { class: 'terrain-rates' });
  const here = h('div', { class: 'terrain-here', 'data-part': 'here' }, list, shape, nothing, rateHeading, rates);
  const figure = createSectionFigure();
  const found = createStationaryList(goTo);
  const arrowList = createArrowList((points) => context.set('terrain', { points }));
  const scaling = h('p', { class: 'quiet' });
  const dock = h(
    'section',
    { class: 'terrain' },
    here,
    arrowList.element,
    figure.element,
    found.element,
    h('div', { class: 'terrain-foot', 'data-part': 'scaling' }, scaling, status.element),
  );
  const panel = createTerrainSettings(context);

  function goTo(at: Point): void {
    context.set('terrain', { at });
  }

  function follow(): void {
    const { shown } = context.store.state;
    if (!active || shown === null) {
      placeKey = '';
      lines.want(null);
      place.want(null);
      stationary.want(null);
      return;
    }
    const { terrain } = experimentOf(context.store.state).tools;
    const { surface } = shown.experiment;
    const { problem } = shown.resolved;
    const { direction, length, scale, feet, points } = terrain;
    const arrows = terrain.arrows ? { direction, length, scale, feet, points } : null;
    const request = { field: shown.field, problem, arrows, streamlines: terrain.streamlines } as const;
    if (linesRequest?.field !== request.field || !same(optionsOf(linesRequest), optionsOf(request))) {
      linesRequest = request;
    }
    lines.want(linesRequest);
    if (pointsRequest?.surface !== surface) pointsRequest = { surface, problem };
    stationary.want(terrain.stationary ? pointsRequest : null);
    const at = placeOf(experimentOf(context.store.state));
    const { section, level } = terrain;
    const key = JSON.stringify([at, section, level, level ? shown.field.grid.columns : 0]);
    if (key !== placeKey || placeOn !== surface) {
      [placeKey, placeOn] = [key, surface];
      place.want({ problem, at, section, field: level ? shown.field : null });
    }
  }

  function tell(): void {
    write();
    context.refresh();
  }

  function show({ tex }: (typeof facts)[number], written: Written): void {
    tex.show(written.tex, written.plain);
  }

  function write(): void {
    const { words, store } = context;
    const experiment = experimentOf(store.state);
    const { terrain } = experiment.tools;
    const failure = place.failure ?? stationary.failure ?? lines.failure;
    const busy = place.busy || lines.busy || (terrain.stationary && stationary.busy);
    dock.dataset.state = place.result === null ? 'waiting' : busy ? 'computing' : 'done';
    status.show({ busy, failure });
    const ground = place.result?.ground ?? null;
    list.hidden = ground === null;
    shape.hidden = ground === null;
    nothing.hidden = ground !== null || place.result === null;
    setText(nothing, words.t(texts.undefined));
    if (ground !== null) {
      const names = store.state.shown?.resolved.problem.variables ?? ['x', 'y'];
      const values = {
        value: valueText(ground),
        gradient: gradientText(ground),
        plane: tangentPlane(ground, names),
        hessian: hessianText(ground),
        eigen: eigenText(ground),
      };
      for (const fact of facts) {
        setText(fact.term, words.t(texts.fact[fact.name]));
        show(fact, values[fact.name]);
      }
      setText(shape, words.t(texts.shape[shapeOf(ground.eigen.values)]));
    }
    writeRates(experiment, ground);
    const cut = place.result?.section ?? null;
    figure.element.hidden = cut === null || ground === null || terrain.section === 'none';
    if (cut !== null && ground !== null) figure.show(cut, ground, page.store.state.prefs.theme, words);
    found.element.hidden = !terrain.stationary;
    if (terrain.stationary) found.show(stationary.of === pointsRequest ? stationary.result : null, words);
    arrowList.element.hidden = !showsPoints(terrain);
    if (showsPoints(terrain)) arrowList.show(terrain.points, lines.result, experiment.view.digits, words);
    const quiver = lines.result?.quivers[0] ?? null;
    const notes = [
      ...(terrain.arrows && quiver !== null && quiver.steepest > 0 ? [arrowNote(quiver, terrain, words)] : []),
      ...(terrain.hessian && ground !== null ? [words.t(texts.scaling.eigen)] : []),
    ];
    setText(scaling, sentences(notes, words));
  }

  /** The largest stable rate for gradient descent, and for each run of which theory knows one. */
  function writeRates(experiment: Experiment, ground: Ground | null): void {
    const { words } = page;
    const lambda = ground?.eigen.values[1] ?? Number.NaN;
    rateHeading.hidden = rates.hidden = !(lambda > 0);
    if (!(lambda > 0)) return;
    setText(rateHeading, words.t(texts.rates));
    const plain = { optimizer: 'sgd', hyper: { lr: 0, weight_decay: 0 }, start: [0, 0] as const };
    const limit = formatSignificant(largestStableRate(plain, lambda) ?? Number.NaN);
    const rows: [string, string][] = [[words.t(texts.descent), `η < 2/λ₁ = ${limit}`]];
    const names = runNames({ experiment }, words, { short: true });
    experiment.runs.forEach((run, index) => {
      const most = largestStableRate(run, lambda);
      const { rate } = optimizerOf(run);
      if (most === null || rate === null) return;
      const now = run.hyper[rate]!;
      const state = words.t(now < most ? texts.stable : texts.unstable);
      rows.push([
        names[index] ?? '',
        words.t(texts.limit, { limit: formatSignificant(most), rate: formatSignificant(now), state }),
      ]);
    });
    const key = JSON.stringify(rows);
    if (rates.dataset.key === key) return;
    rates.dataset.key = key;
    rates.replaceChildren(...rows.flatMap(([name, text]) => [h('dt', {}, name), h('dd', { class: 'figure' }, text)]));
  }

  page.live((words) => {
    dock.setAttribute('aria-label', words.t(surfacesTexts.tools.terrain.name));
    write();
  });
  context.watch(
    (state) => [state.shown, experimentOf(state).tools.terrain, experimentOf(state).runs],
    () => {
      follow();
      tell();
    },
  );
  context.watch((_, { prefs }) => [prefs.theme], tell);
  context.watch((state) => [runOf(experimentOf(state)) < 0], context.arrange);

  return {
    dock,
    panel,
    get transport() {
      return runOf(experimentOf(store.state)) < 0 ? null : playback;
    },
    get busy() {
      return place.busy || lines.busy || stationary.busy;
    },
    layers({ runs }): ToolLayers {
      const { state } = context.store;
      const experiment = experimentOf(state);
      const { terrain } = experiment.tools;
      const { theme } = page.store.state.prefs;
      const palette = PALETTES[theme];
      const colors = RUN_COLORS[theme];
      const ground = place.result?.ground ?? null;
      const cut = place.result?.section ?? null;
      const line = (path: Float64Array, color: string, width: number, dash: SceneLine['dash'], arrow = false) =>
        ({ path, color, width, dash, arrow }) satisfies SceneLine;
      const drawn: SceneLine[] = [];
      if (terrain.streamlines) {
        for (const path of lines.result?.streamlines ?? []) drawn.push(line(path, palette.mark, 0.5, 'solid', true));
      }
      if (terrain.level) for (const path of place.result?.level ?? []) drawn.push(line(path, colors[4]!, 1.3, 'solid'));
      if (terrain.section !== 'none' && cut !== null) {
        const { at, direction, low, high } = cut.section;
        // Many short pieces, for it lies on the surface.
        const path = Float64Array.from({ length: 2 * 129 }, (_, i) => {
          const t = low + ((high - low) * Math.floor(i / 2)) / 128;
          return at[i % 2]! + t * direction[i % 2]!;
        });
        drawn.push(line(path, colors[1]!, 1.1, 'dashed'));
      }
      if (terrain.hessian && ground !== null) {
        const { problem } = state.shown!.resolved;
        const [x, y] = problem.domain;
        axesLines(ground, [x[1] - x[0], y[1] - y[0]]).forEach((path, i) => {
          drawn.push(line(path, colors[i === 0 ? 0 : 3]!, 1.6, i === 0 ? 'solid' : 'dashed'));
        });
      }
      const found = terrain.stationary && stationary.of === pointsRequest ? stationary.result : null;
      const feet = showsPoints(terrain) ? terrain.points : [];
      const marks = terrainMarks(placeOf(experiment), feet, found, stationary.of?.problem.domain ?? null);
      return {
        arrows:
          terrain.arrows && lines.result !== null
            ? {
                levels: lines.result.quivers,
                // A few at chosen points are what is looked at; a field of them leaves the surface to be seen.
                color: terrain.feet === 'points' ? palette.mark : null,
                weight: terrain.feet === 'points' ? FEW : 1,
              }
            : null,
        lines: drawn,
        plane:
          terrain.plane && ground !== null
            ? {
                at: ground.at,
                value: ground.value,
                gradient: ground.gradient,
                reach: REACH,
                color: colors[0]!,
              }
            : null,
        marks,
        // Other paths would hide the ground, and what is dragged here is the point.
        runs: runs.filter((_, index) => index === runOf(experiment)),
        start: placeOf(experiment),
      };
    },
    onPlace(at, done) {
      const experiment = experimentOf(context.store.state);
      const { terrain } = experiment.tools;
      const place = picked(experiment, at);
      if (done && !dragged && showsPoints(terrain)) {
        const points = togglePlace(terrain.points, place, resolveSurface(experiment.surface).problem.domain);
        if (points.length <= MOST_ARROWS) context.set('terrain', { points });
      } else {
        context.set('terrain', { at: place }, 'terrain.at');
        if (done) context.actions.endGesture();
      }
      dragged = !done;
      return true;
    },
    setActive(next) {
      active = next;
      follow();
    },
  };
};
