import '../cards.css';
import './gan.css';
import { createGameFigure, type GameFigureModel, gameColors } from '../../../charts/gameFigure';
import { createLineFigure, type FigureCurve } from '../../../charts/lineFigure';
import { lossRange } from '../../../charts/range';
import type { Engine } from '../../../engine/contract';
import type { GanPlan, GanState } from '../../../engine/contract/network';
import { type ResolvedGan, resolveGan } from '../../../experiment/networks/gan';
import type { NetExperiment } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { h, setText } from '../../../page/dom';
import { failureText } from '../../../page/failure';
import { formatExact, formatNumber } from '../../../page/format';
import { createLoop } from '../../../page/workbench/loop';
import { createLoopTransport } from '../../../page/workbench/loopTransport';
import { readFigureLook } from '../../shared/figureLook';
import { RUN_COLORS } from '../../shared/runStyle';
import type { CreateNetView } from '../context';
import { netExperimentOf } from '../state';
import { EPOCHS } from '../transport';
import { type Course, EMPTY_COURSE, extendCourse } from './course';
import { FIELD, LATTICE, type Portrait, portraitNoise, portray } from './game';
import { createImagePane } from './images';
import { coverageOf, MODE_RADIUS } from './modes';
import { createGanPanel } from './panel';
import { drawPoint, withGan } from './players';
import { texts } from './texts';

/** A game as far as it has come. */
interface Session {
  readonly game: ResolvedGan;
  readonly noise: Float64Array;
  readonly state: GanState;
  readonly course: Course;
  readonly portrait: Portrait;
}

const LAYERS = ['field', 'arrows', 'lattice', 'modes'] as const;
type Layer = (typeof LAYERS)[number];

const FACTS = ['update', 'stepsTaken', 'lossD', 'lossG', 'covered', 'good', 'status'] as const;
type Fact = (typeof FACTS)[number];

/** More arrows would hide the points. */
const MOST_ARROWS = 96;

/** A cloud is never drawn, nor counted, smaller than this. */
const LEAST_DEVIATION = 0.02;

/** Two networks against each other, watched while they play. */
export const createGanView: CreateNetView = (context) => {
  const { page, store, actions } = context;
  let session: Session | null = null;
  let begun = '';
  let beginning: AbortController | null = null;
  let active = false;
  let message: LocalText | null = null;
  /** Steps of one player alone that were asked for. */
  const solo: GanPlan['players'][] = [];
  const drawn: Record<Layer, boolean> = { field: true, arrows: true, lattice: false, modes: true };

  const heading = h('h2', {});
  const about = h('p', { class: 'net-prose' });
  const said = h('p', { class: 'gan-message', role: 'status' });
  let stroke = 0;
  const figure = createGameFigure((place) => {
    if (place === null) {
      stroke++;
      actions.endGesture();
    } else actions.edit((now) => drawPoint(now, place), `gan.draw.${stroke}`);
  });
  const images = createImagePane(page);
  const key = h('ul', { class: 'gan-key' });
  const losses = createLineFigure();
  const judgement = createLineFigure();
  const chartHeads = { losses: h('h3', {}), judgement: h('h3', {}) };
  const chartKeys = { losses: h('ul', { class: 'gan-key' }), judgement: h('ul', { class: 'gan-key' }) };
  const facts = Object.fromEntries(FACTS.map((name) => [name, fact()])) as Record<Fact, ReturnType<typeof fact>>;
  const clear = h('button', { type: 'button', class: 'push-button' });
  clear.addEventListener('click', () => {
    actions.edit((now) => withGan(now, { points: [] }));
  });

  const steps = h('div', { class: 'gan-steps', role: 'group' });
  const buttons = (['both', 'discriminator', 'generator'] as const).map((players) => {
    const button = h('button', { type: 'button', class: 'push-button', 'data-players': players });
    button.addEventListener('click', () => {
      solo.push(players);
      loop.step(1);
    });
    return button;
  });
  steps.append(...buttons);
  const switches = h('fieldset', { class: 'gan-layers' }, h('legend', { class: 'visually-hidden' }));
  const boxes = LAYERS.map((layer) => {
    const input = h('input', { type: 'checkbox', checked: drawn[layer], name: `gan.${layer}` });
    const name = h('span', {});
    input.addEventListener('change', () => {
      drawn[layer] = input.checked;
      drawPicture();
    });
    const row = h('label', {}, input, name);
    switches.append(row);
    return { layer, name, row };
  });

  const chart = (name: 'losses' | 'judgement', element: HTMLElement) =>
    h(
      'section',
      { class: 'net-card gan-chart' },
      h('div', { class: 'gan-chart-head' }, chartHeads[name], chartKeys[name]),
      h('div', { class: 'gan-chart-host' }, element),
    );
  const plane = h('div', { class: 'gan-plane' }, h('div', { class: 'gan-figure' }, figure.element), key);
  const element = h(
    'div',
    { class: 'gan-view' },
    h('div', { class: 'gan-head' }, heading, about, said),
    h(
      'div',
      { class: 'gan-stage' },
      h(
        'div',
        { class: 'gan-picture' },
        plane,
        images.element,
        h('div', { class: 'gan-tools' }, steps, switches, clear),
      ),
      h(
        'div',
        { class: 'gan-side' },
        h('dl', { class: 'gan-facts' }, ...FACTS.map((name) => facts[name].row)),
        chart('losses', losses.element),
        chart('judgement', judgement.element),
      ),
    ),
  );

  const loop = createLoop({
    most: 200,
    async advance(count, signal) {
      const { engine } = store.state;
      if (engine === null || session === null) return { more: false, work: 0 };
      const begun = performance.now();
      let { state, course } = session;
      const { game } = session;
      // Steps that were asked for one by one come first, each with its own player.
      const turns = solo.length > 0 ? solo.splice(0, count).map((players) => ({ players, updates: 1 })) : [];
      for (const { players, updates } of turns.length > 0 ? turns : [{ players: 'both' as const, updates: count }]) {
        const told = await engine.networks.adversarial({ ...game.plan, players }, state, updates, signal);
        course = extendCourse(course, told, state.update + 1);
        state = told.state;
      }
      const work = performance.now() - begun;
      const portrait = await portray(engine.networks, game, state, session.noise, signal);
      if (!signal.aborted) show({ ...session, state, course, portrait });
      return { more: state.status === 'running', work };
    },
    changed: () => driven.tell(),
    failed: fail,
  });
  const driven = createLoopTransport(
    loop,
    () => session?.state.update ?? 0,
    () => {
      begun = '';
      follow();
    },
    EPOCHS,
  );

  function fail(error: unknown): void {
    message = failureText(error);
    drawWords();
  }

  function show(next: Session): void {
    session = next;
    message = null;
    draw();
    driven.tell();
  }

  /** Begins anew where the players or their data are others; other rates and losses are taken into the game as it is. */
  function follow(): void {
    const { engine } = store.state;
    if (!active || engine === null) return;
    const experiment = netExperimentOf(store.state);
    if (isEmpty(experiment)) {
      // Nobody can learn from nothing; what has been learnt waits for the first point.
      loop.stop();
      drawPicture();
      return;
    }
    const wanted = gameKey(experiment);
    if (wanted !== begun) {
      begun = wanted;
      loop.stop();
      solo.length = 0;
      beginning?.abort();
      const abort = new AbortController();
      beginning = abort;
      begin(engine, experiment, abort.signal).catch((error: unknown) => {
        if (abort.signal.aborted) return;
        begun = '';
        fail(error);
      });
    } else if (session !== null) {
      session = { ...session, game: resolveGan(experiment) };
      drawPicture();
    }
  }

  async function begin(engine: Engine, experiment: NetExperiment, signal: AbortSignal): Promise<void> {
    const game = resolveGan(experiment);
    const noise = portraitNoise(game);
    const { state } = await engine.networks.adversarial(game.plan, null, 0, signal);
    const portrait = await portray(engine.networks, game, state, noise, signal);
    if (!signal.aborted) show({ game, noise, state, course: EMPTY_COURSE, portrait });
  }

  function drawWords(): void {
    const { words } = page;
    const experiment = netExperimentOf(store.state);
    setText(heading, words.t(texts.heading));
    setText(about, words.t(texts.about));
    setText(said, message === null ? '' : words.t(message));
    steps.setAttribute('aria-label', words.t(texts.steps));
    setText(switches.querySelector('legend')!, words.t(texts.layers));
    const names: Readonly<Record<string, LocalText>> = {
      both: texts.stepBoth,
      discriminator: texts.stepD,
      generator: texts.stepG,
    };
    for (const button of buttons) setText(button, words.t(names[button.dataset.players!]!));
    for (const { layer, name } of boxes) setText(name, words.t(texts[layer]));
    setText(clear, words.t(texts.clear));
    clear.hidden = experiment.gan.data !== 'drawn';
    for (const name of FACTS) setText(facts[name].name, words.t(texts[name]));
    for (const name of ['losses', 'judgement'] as const) setText(chartHeads[name], words.t(texts.chart[name].title));
  }

  function draw(): void {
    drawWords();
    drawPicture();
    drawFacts();
    drawCharts();
  }

  function drawPicture(): void {
    if (session === null) return;
    const { game, portrait } = session;
    const experiment = netExperimentOf(store.state);
    const pictures = game.kind === 'images';
    plane.hidden = pictures;
    images.element.hidden = !pictures;
    switches.hidden = pictures;
    for (const { layer, row } of boxes) row.hidden = layer === 'modes' && game.modes === null;
    if (pictures) images.show(game, portrait);
    else figure.show(pictureModel(game, portrait, experiment));
  }

  function pictureModel(game: ResolvedGan, portrait: Portrait, { gan }: NetExperiment): GameFigureModel {
    const { words } = page;
    const { theme } = page.store.state.prefs;
    const { extent, modes } = game;
    const radius = modeRadius(gan.noise);
    const colors = gameColors(theme);
    const entry = (kind: string, text: string, color = '') => {
      const row = h('li', { 'data-kind': kind }, text);
      if (color !== '') row.style.setProperty('--key', color);
      return row;
    };
    key.replaceChildren(
      entry('real', words.t(texts.real), colors.real),
      entry('generated', words.t(texts.generated), colors.generated),
      ...(drawn.field ? [entry('field', words.t(texts.probability))] : []),
      ...(drawn.arrows ? [entry('arrow', words.t(texts.arrowsNote))] : []),
      ...(drawn.modes && modes !== null ? [entry('mode', words.t(texts.mode))] : []),
    );
    key.style.setProperty('--real', colors.real);
    key.style.setProperty('--generated', colors.generated);
    return {
      x: { label: 'x', range: extent },
      y: { label: 'y', range: extent },
      field: drawn.field && portrait.field !== null ? { side: FIELD, values: portrait.field } : null,
      real: gan.data === 'drawn' ? Float64Array.from((gan.points ?? []).flat()) : game.plan.real,
      generated: portrait.generated,
      arrows: drawn.arrows ? portrait.pull.subarray(0, 2 * MOST_ARROWS) : null,
      lattice: drawn.lattice && portrait.lattice !== null ? { side: LATTICE, points: portrait.lattice } : null,
      modes:
        drawn.modes && modes !== null
          ? { places: modes, radius, covered: coverageOf(modes, portrait.generated, radius).covered }
          : null,
      drawing: gan.data === 'drawn',
      theme,
      look: readFigureLook(element, theme, 0.78),
      name: words.t(texts.figure),
    };
  }

  function drawFacts(): void {
    const { words } = page;
    const { gan } = netExperimentOf(store.state);
    const last = (values: readonly number[] | undefined) => formatNumber(values?.at(-1) ?? Number.NaN, 4);
    const course = session?.course;
    const state = session?.state;
    const found =
      session?.game.modes == null
        ? null
        : coverageOf(session.game.modes, session.portrait.generated, modeRadius(gan.noise));
    facts.covered.row.hidden = facts.good.row.hidden = found === null;
    setText(facts.update.value, String(state?.update ?? 0));
    setText(facts.stepsTaken.value, `${state?.discriminator.steps ?? 0} · ${state?.generator.steps ?? 0}`);
    setText(facts.lossD.value, last(course?.discriminatorLoss));
    setText(facts.lossG.value, last(course?.generatorLoss));
    if (found !== null) {
      setText(facts.covered.value, words.t(texts.coveredOf, { count: found.count, all: found.covered.length }));
      setText(facts.good.value, `${formatExact(100 * found.good, 2)}%`);
    }
    setText(facts.status.value, words.t(texts.states[state?.status ?? 'waiting']));
    element.dataset.status = state?.status ?? 'waiting';
    if (state === undefined) return;
    // For tests, and for whoever wants to see that one player rests while the other steps.
    for (const who of ['generator', 'discriminator'] as const) {
      element.dataset[`${who}Norm`] = String(Math.hypot(...sampled(state[who].weights)));
    }
  }

  function drawCharts(): void {
    const { words } = page;
    const { theme } = page.store.state.prefs;
    const course = session?.course ?? EMPTY_COURSE;
    const colors = gameColors(theme);
    const players = { discriminator: RUN_COLORS[theme][3]!, generator: RUN_COLORS[theme][5]! };
    const curve = (color: string, y: readonly number[], dash: readonly number[]): FigureCurve => ({
      color,
      dash,
      marker: null,
      muted: false,
      x: course.updates,
      y,
    });
    const x = {
      title: words.t(texts.chart.update),
      range: [0, Math.max(20, session?.state.update ?? 0)],
      whole: true,
    } as const;
    const common = { x, arrow: null, describe: null } as const;
    const range = lossRange(
      [course.discriminatorLoss, course.generatorLoss].map((values) => Float64Array.from(values)),
      'linear',
    );
    losses.show({
      ...common,
      curves: [
        curve(players.discriminator, course.discriminatorLoss, []),
        curve(players.generator, course.generatorLoss, [5, 3]),
      ],
      y: {
        title: words.t(texts.chart.losses.axis),
        range: [Math.min(0, range[0]), Math.max(2, range[1])],
        scale: 'linear',
      },
      levels: [{ at: Math.log(4), text: words.t(texts.chart.balance) }],
      name: words.t(texts.chart.losses.name),
    });
    judgement.show({
      ...common,
      curves: [curve(colors.real, course.onReal, []), curve(colors.generated, course.onGenerated, [5, 3])],
      y: { title: words.t(texts.chart.judgement.axis), range: [0, 1], scale: 'linear' },
      levels: [{ at: 0.5, text: words.t(texts.chart.undecided) }],
      name: words.t(texts.chart.judgement.name),
    });
    const line = (text: string, color: string, dashed: boolean) => {
      const entry = h('li', { 'data-kind': dashed ? 'dashed' : 'solid' }, text);
      entry.style.setProperty('--key', color);
      return entry;
    };
    chartKeys.losses.replaceChildren(
      line(words.t(texts.lossD), players.discriminator, false),
      line(words.t(texts.lossG), players.generator, true),
    );
    chartKeys.judgement.replaceChildren(
      line(words.t(texts.real), colors.real, false),
      line(words.t(texts.generated), colors.generated, true),
    );
  }

  page.live(draw);
  page.watch(({ prefs }) => [prefs.theme, prefs.scale], draw);
  context.watch((state) => [netExperimentOf(state), state.engine], follow);
  context.watch((state) => [netExperimentOf(state).gan.data], drawWords);
  window.addEventListener('resize', () =>
    requestAnimationFrame(() => {
      if (active) drawPicture();
    }),
  );

  return {
    stage: element,
    panel: createGanPanel(context),
    transport: driven.transport,
    setActive(next) {
      active = next;
      if (next) follow();
      else loop.pause();
    },
  };
};

/** What a game cannot go on with when it changes, as a text that can be compared. */
function gameKey({ seed, gan }: NetExperiment): string {
  const shape = ({ layers, activation, init, optimizer }: typeof gan.generator) => [
    layers,
    activation,
    init,
    optimizer,
  ];
  const points = gan.data === 'drawn' ? [] : [gan.samples, gan.noise];
  return JSON.stringify([seed, gan.data, points, shape(gan.generator), shape(gan.discriminator)]);
}

function isEmpty({ gan }: NetExperiment): boolean {
  return gan.data === 'drawn' && (gan.points ?? []).length === 0;
}

function modeRadius(deviation: number): number {
  return MODE_RADIUS * Math.max(deviation, LEAST_DEVIATION);
}

function fact(): { readonly row: HTMLElement; readonly name: HTMLElement; readonly value: HTMLElement } {
  const name = h('dt', {});
  const value = h('dd', { class: 'figure' });
  return { row: h('div', {}, name, value), name, value };
}

/** Few enough numbers to be spread as arguments. */
function sampled(weights: Float64Array): Float64Array {
  return weights.length > 10_000 ? weights.subarray(0, 10_000) : weights;
}
