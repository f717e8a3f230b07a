import type { Background } from '../../../charts/background';
import { type BoundaryModel, createBoundaryFigure, type FittedCurve, type PointGroup } from '../../../charts/boundary';
import type { neutralColor } from '../../../charts/classColors';
import { asPart, h, setText } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { alike, type Store, watchStore } from '../../../page/store';
import { chip } from '../../../page/ui/chip';
import { classStyle } from '../../shared/classStyle';
import { readFigureLook } from '../../shared/figureLook';
import { pointSign } from '../../shared/pointSign';
import type { NetContext } from '../context';
import { backgroundOf, curveOf } from './backgrounds';
import { createDrawTools } from './drawTools';
import { createImport } from './importDialog';
import type { Extent } from './inputs';
import { isLinearClassifier } from './linear';
import { createLineLayer } from './lineLayer';
import { createPen, firstTool } from './pen';
import { flatGroups, pointsOf } from './pointGroups';
import { createProber } from './prober';
import { type OutputReading, predictedClass, readingOf, readOutput } from './reading';
import type { Sampler } from './sampler';
import { createSurfaceExhibit } from './surface';
import { texts } from './texts';
import type { TrainViewState } from './viewState';

export interface BoundaryPane {
  readonly element: HTMLElement;
  setActive(active: boolean): void;
}

type Range = readonly [low: number, high: number];

/** Type in the figure, in rem. */
const TYPE = 0.86;
/** Room above and below the classes over one input, as a share of their distance. */
const HEADROOM = 0.18;
const NO_POINTS: readonly PointGroup[] = [];
/** A screen reader hears of a place that is held for so many milliseconds. */
const STILL = 400;

/** What the net says everywhere: flat with the data on it, or as a surface; the data can be drawn right there. */
export function createBoundaryPane(context: NetContext, view: Store<TrainViewState>, sampler: Sampler): BoundaryPane {
  const { page, store, actions } = context;
  let active = false;

  const heading = h('h2', {});
  const flat = chip(() => actions.setLayout({ boundary: '2d' }));
  const solid = chip(() => {
    holdPen(null);
    actions.setLayout({ boundary: '3d' });
  });
  const projection = h('div', { class: 'chip-pair', role: 'group' }, flat, solid);
  const discrete = chip(() => view.update((state) => ({ ...state, discrete: !state.discrete })));
  const margins = chip(() => view.update((state) => ({ ...state, margins: !state.margins })));
  const testPoints = chip(() => view.update((state) => ({ ...state, testPoints: !state.testPoints })));
  const draw = chip(() => {
    const { shown } = store.state;
    if (shown === null) return;
    const reading = readingOf(shown.resolved);
    holdPen(view.state.tool === null ? firstTool(shown.resolved.net.widths[0]!, reading.classes) : null);
  });
  const surfaceClass = h('select', { class: 'quiet-select' });
  surfaceClass.addEventListener('change', () => {
    const chosen = Number(surfaceClass.value);
    view.update((state) => ({ ...state, surfaceClass: chosen }));
  });
  const pen = createPen(context, view, () => {
    const [x, y] = axes();
    return [x[1] - x[0], y[1] - y[0]];
  });
  const figure = createBoundaryFigure({
    onProbe: (place) =>
      view.update((state) => ({ ...state, probe: place === null ? null : { place, raw: state.probe?.raw ?? null } })),
    ...pen,
  });
  const sceneHost = h('div', { class: 'train-boundary-scene', 'data-arrows': true });
  const host = h('div', { class: 'train-boundary-host', 'data-figure': true }, figure.element, sceneHost);
  const exhibit = createSurfaceExhibit(context, view, sceneHost);
  const legend = h('ul', { class: 'train-legend', 'data-part': 'boundary.legend' });
  const reading = h('p', { class: 'train-probe figure', 'data-part': 'boundary.probe' });
  const spoken = h('p', { class: 'visually-hidden', 'aria-live': 'polite' });
  const note = h('p', { class: 'quiet', hidden: true });
  const line = createLineLayer(context, view);
  const element = h(
    'section',
    { class: 'train-boundary' },
    h(
      'div',
      { class: 'train-head' },
      heading,
      asPart('boundary.class', surfaceClass),
      asPart('boundary.projection', projection),
      asPart('boundary.discrete', discrete),
      asPart('boundary.margins', margins),
      asPart('boundary.test', testPoints),
      asPart('boundary.draw', draw),
      ...createImport(context).map((button) => asPart('boundary.draw', button)),
    ),
    createDrawTools(context, view),
    host,
    h('div', { class: 'train-boundary-foot', 'data-group': true }, legend, reading),
    line.element,
    note,
    spoken,
  );
  createProber(context, view);

  function holdPen(tool: TrainViewState['tool']): void {
    if (tool !== null) actions.setLayout({ boundary: '2d' });
    sampler.hold(tool === null ? null : (view.state.sampling?.extent ?? null));
    view.update((state) => ({ ...state, tool, blank: tool === null ? false : state.blank }));
  }

  function axes(): readonly [Range, Range] {
    const { sampling } = view.state;
    const { shown } = store.state;
    const extent: Extent | undefined = sampling?.extent ?? shown?.resolved.extent;
    if (shown === null || extent === undefined)
      return [
        [-1, 1],
        [-1, 1],
      ];
    return [extent[0]!, extent[1] ?? heights(readingOf(shown.resolved))];
  }

  let background: { readonly key: readonly unknown[]; readonly drawn: Background | FittedCurve } | null = null;
  let points: { readonly key: readonly unknown[]; readonly drawn: readonly PointGroup[] } | null = null;

  function show(): void {
    const { shown } = store.state;
    if (!active || shown === null) return;
    const { theme } = page.store.state.prefs;
    const { sampling, probe, tool, blank } = view.state;
    const { words } = page;
    const { resolved } = sampling?.shown ?? shown;
    const how = readingOf(resolved);
    const look = readFigureLook(element, theme, TYPE);
    const backgroundKey = [sampling, view.state.discrete, theme];
    if (sampling !== null && !alike(background?.key, backgroundKey)) {
      const curve = resolved.net.widths[0] === 1;
      const drawn = curve ? curveOf(sampling, how, look.ink) : backgroundOf(sampling, how, view.state.discrete, theme);
      background = { key: backgroundKey, drawn };
    }
    // Points are those of the newest data: a pen must not wait for the net.
    const pointKey = [shown.resolved, view.state.testPoints, theme, blank];
    if (!alike(points?.key, pointKey)) {
      const all = pointsOf(shown.resolved, readingOf(shown.resolved), view.state.testPoints, theme);
      points = { key: pointKey, drawn: blank ? [] : flatGroups(all) };
    }
    const [x, y] = axes();
    const single = resolved.net.widths[0] === 1;
    const title = words.t(single ? texts.fit : texts.boundary);
    const model: BoundaryModel = {
      x: { label: single ? 'x' : 'x₁', range: x },
      y: { label: single ? 'y' : 'x₂', range: y },
      background: sampling === null ? null : (background?.drawn ?? null),
      barLabel: barLabel(how, words),
      ...line.over(x, y, look.ink, points?.drawn ?? NO_POINTS),
      probe: probe?.place ?? null,
      mode: tool === null ? 'probe' : 'draw',
      look,
      name: words.t(tool === null ? texts.figure : texts.figureToDraw, { title }),
      role: words.t(texts.role),
    };
    figure.show(model);
  }

  function dress(): void {
    const { shown, layout } = store.state;
    const { words } = page;
    const { theme } = page.store.state.prefs;
    const width = shown?.resolved.net.widths[0] ?? 2;
    const how = shown === null ? null : readingOf(shown.resolved);
    const solidShown = layout.boundary === '3d' && width > 1;
    setText(heading, words.t(width === 1 ? texts.fit : how?.classes === null ? texts.output : texts.boundary));
    element.setAttribute('aria-label', heading.textContent ?? '');
    press(flat, !solidShown);
    press(solid, solidShown);
    projection.hidden = width === 1;
    press(discrete, view.state.discrete);
    discrete.hidden = width === 1 || how === null || how.classes === null || solidShown;
    surfaceClass.hidden = !solidShown || how?.kind !== 'classes';
    surfaceClass.setAttribute('aria-label', words.t(texts.surfaceClass));
    const names = Array.from({ length: how?.outputs ?? 0 }, (_, index) => words.t(texts.bar.share, { index }));
    surfaceClass.replaceChildren(...names.map((name, value) => h('option', { value }, name)));
    surfaceClass.value = String(Math.min(view.state.surfaceClass, names.length - 1));
    press(margins, view.state.margins);
    margins.hidden = solidShown || shown === null || !isLinearClassifier(shown.resolved);
    press(testPoints, view.state.testPoints);
    testPoints.hidden = shown?.resolved.test === null;
    press(draw, view.state.tool !== null);
    const drawable = how !== null && firstTool(width, how.classes) !== null;
    draw.disabled = !drawable;
    draw.title = drawable ? '' : words.t(texts.data.undrawable);
    figure.element.hidden = solidShown;
    sceneHost.hidden = !solidShown;
    exhibit.setActive(active && solidShown);
    note.hidden = width <= 2;
    setText(note, words.t(texts.slice, { count: width }));
    if (how !== null && shown !== null) {
      legend.replaceChildren(
        ...legendEntries(how, width, shown.resolved.test !== null && view.state.testPoints, theme, words),
      );
    }
  }

  let timer = 0;
  function read(): void {
    const { probe } = view.state;
    const { shown } = store.state;
    const { words } = page;
    const text =
      probe?.raw == null || shown === null
        ? null
        : probeText(readingOf(shown.resolved), probe.place, probe.raw, shown.resolved.net.widths[0]!, words);
    setText(reading, text ?? words.t(texts.probe.hint));
    reading.classList.toggle('quiet', text === null);
    clearTimeout(timer);
    if (text !== null && host.contains(document.activeElement))
      timer = window.setTimeout(() => setText(spoken, text), STILL);
  }

  watchStore(
    view,
    ({ sampling, discrete: d, margins: m, testPoints: t, tool, blank, probe }) => [
      sampling,
      d,
      m,
      t,
      tool,
      blank,
      probe?.place,
    ],
    show,
  );
  watchStore(view, ({ discrete: d, margins: m, testPoints: t, tool }) => [d, m, t, tool], dress);
  watchStore(view, ({ probe }) => [probe], read);
  context.watch(
    ({ shown }) => [shown?.resolved],
    () => {
      dress();
      show();
    },
  );
  context.watch(({ layout }) => [layout.boundary], dress);
  page.watch(
    ({ prefs, scale }) => [prefs.theme, scale],
    () => {
      dress();
      show();
    },
  );
  page.live((words) => {
    flat.textContent = words.t(texts['2d']);
    solid.textContent = words.t(texts['3d']);
    projection.setAttribute('aria-label', words.t(texts.projection));
    discrete.textContent = words.t(texts.discrete);
    margins.textContent = words.t(texts.margins);
    testPoints.textContent = words.t(texts.testPoints);
    draw.textContent = words.t(texts.data.draw);
    dress();
    read();
    show();
  });
  window.addEventListener('resize', () => requestAnimationFrame(show), { signal: page.signal });

  return {
    element,
    setActive(next) {
      active = next;
      dress();
      show();
    },
  };
}

function press(button: HTMLButtonElement, pressed: boolean): void {
  button.setAttribute('aria-pressed', String(pressed));
}

/** The axis of outputs over one input. */
function heights({ low, high, classes }: OutputReading): readonly [number, number] {
  const room = classes === null ? 0 : HEADROOM * (high - low);
  return [low - room, high + room];
}

function barLabel({ kind, threshold }: OutputReading, words: Words): string {
  if (kind === 'probability') return words.t(texts.bar.probability);
  if (kind === 'score') return words.t(texts.bar.score, { threshold: threshold ?? 0 });
  return words.t(texts.bar.value);
}

function legendEntries(
  reading: OutputReading,
  width: number,
  test: boolean,
  theme: Parameters<typeof neutralColor>[0],
  words: Words,
): HTMLElement[] {
  const entry = (sign: Element, text: string) => h('li', {}, sign, text);
  if (reading.classes === null && width > 1) {
    return [entry(pointSign({ color: 'currentColor', marker: 'circle' }), words.t(texts.legend.values))];
  }
  const names =
    reading.classes === null
      ? [words.t(texts.legend.data)]
      : Array.from({ length: reading.classes }, (_, index) => words.t(texts.class, { index }));
  const entries = names.map((name, index) => entry(pointSign(classStyle(index, theme)), name));
  const hollow = entry(pointSign(classStyle(0, theme), true), words.t(texts.legend.test));
  return test ? [...entries, hollow] : entries;
}

function probeText(
  reading: OutputReading,
  place: readonly [number, number],
  raw: Float32Array,
  width: number,
  words: Words,
): string {
  const value = formatNumber(readOutput(reading, raw, 0));
  const at = `(${(width === 1 ? place.slice(0, 1) : place).map((part) => formatNumber(part, 3)).join(', ')})`;
  const names = { probability: 'probability', classes: 'share', score: 'output', value: 'output' } as const;
  const output = words.t(texts.probe[names[reading.kind]], { value });
  const index = predictedClass(reading, raw, 0);
  return index === null
    ? words.t(texts.probe.value, { place: at, output })
    : words.t(texts.probe.class, { place: at, output, index });
}
