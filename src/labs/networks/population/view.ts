import '../viewFrame.css';
import './population.css';
import type { Cell } from '../../../charts/heatMap';
import { NETWORK_SETTINGS } from '../../../experiment/networks/experiment';
import { resolveNetwork } from '../../../experiment/networks/resolve';
import type { NetExperiment, PopulationChoice } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { asPart, h, setText } from '../../../page/dom';
import { failureText } from '../../../page/failure';
import { optionName } from '../../../page/panel/builder';
import { createSegments } from '../../../page/ui/segments';
import type { CreateNetView } from '../context';
import { netExperimentOf } from '../state';
import { adoptCell, adoptNet, initialWeights } from './adopt';
import { createBoundariesPane, type Order } from './boundariesPane';
import { createDistributionPane } from './distributionPane';
import { populationKey, populationOf } from './members';
import { netFigures, netName } from './names';
import { createNetSweep } from './netSweep';
import { createPopulationSettings } from './settings';
import { isSolved } from './statistics';
import { createSweepPane, readCell } from './sweepPane';
import { settingOf, sweepKey, sweepPlan, withWidth } from './sweepPlan';
import { texts } from './texts';
import { createPopulationTraining } from './training';
import { createPopulationTransport } from './transport';

type Show = PopulationChoice['show'];
const { show: SHOW } = NETWORK_SETTINGS.population;
const SHOWS = SHOW.options.map(({ value }) => value);

/**
 * Many nets side by side: their decision boundaries, the distribution of their losses, and sweeps whose cell is a
 * trained net. Everything comes from the experiment; any net can become its one net.
 */
export const createPopulationView: CreateNetView = (context) => {
  const { page, store, actions } = context;
  let active = false;
  let order: Order = 'loss';
  /** The net that is read: its key. */
  let pointed: string | null = null;
  let reading: string | null = null;
  let message: string | null = null;
  let wrong: LocalText | null = null;
  let scheduled = 0;

  const training = createPopulationTraining(
    page.engine,
    changed,
    () => netExperimentOf(store.state).population.show === 'boundaries',
  );
  const sweep = createNetSweep(page.engine, changed);
  const driven = createPopulationTransport(context, training, sweep);

  const boundaries = createBoundariesPane(context, point, (key) => void adopt(key));
  const distribution = createDistributionPane(context, point, (key) => void adopt(key));
  const map = createSweepPane(context, {
    onRead(text) {
      reading = text;
      writeReading();
    },
    onChoose: (cell) => void adoptFrom(cell),
    onWindow: (x, y) =>
      actions.edit((now) => ({
        ...now,
        population: { ...now.population, sweep: { ...now.population.sweep, x, y } },
      })),
  });
  const panes = { boundaries: boundaries.element, distribution: distribution.element, sweep: map.element };

  const shows = createSegments(SHOWS, (show) =>
    actions.edit((now) => ({ ...now, population: { ...now.population, show } })),
  );
  const sort = h('select', { class: 'quiet-select' }, h('option', { value: 'loss' }), h('option', { value: 'seed' }));
  sort.addEventListener('change', () => {
    order = sort.value === 'seed' ? 'seed' : 'loss';
    changed();
  });
  const sortName = h('span', {});
  const sorting = h('label', { class: 'view-choice', 'data-part': 'sorting' }, sortName, sort);
  const status = h('p', { class: 'population-status', 'data-part': 'status' });
  const progress = h('progress', { max: 1 });
  const head = h(
    'div',
    { class: 'view-head', 'data-group': true },
    asPart('shows', shows.element),
    sorting,
    map.tools,
    status,
    progress,
  );
  const readout = h('p', { class: 'population-reading', 'data-part': 'reading', 'aria-live': 'polite' });
  const watch = h('button', { type: 'button', class: 'text-button' });
  watch.addEventListener('click', () => actions.edit((now) => ({ ...now, view: 'train' })));
  const adopted = h('p', {});
  const taken = h('div', { class: 'population-taken', 'data-part': 'adopted', role: 'status' }, adopted, watch);
  const foot = h('div', { class: 'population-foot', 'data-group': true }, readout, taken);
  const body = h('div', { class: 'population-body', 'data-figure': true }, ...Object.values(panes));
  const element = h('section', { class: 'view-frame population' }, head, body, foot);

  /** Once a frame, however often something changes. */
  function changed(): void {
    driven.tell();
    if (scheduled === 0) scheduled = requestAnimationFrame(write);
  }

  function write(): void {
    scheduled = 0;
    if (!active) return;
    const experiment = netExperimentOf(store.state);
    const { show } = experiment.population;
    const { words } = page;
    for (const name of SHOWS) panes[name].hidden = name !== show;
    shows.show(show);
    sorting.hidden = show !== 'boundaries';
    map.tools.hidden = show !== 'sweep';
    const failure = (show === 'sweep' ? sweep.failure : training.failure) ?? wrong;
    element.dataset.state = stateOf(show);
    if (failure !== null) setText(status, `${words.t(texts.failure)} ${words.t(failure)}`);
    else if (show === 'sweep') writeSweep(experiment);
    else writePopulation(show);
    writeReading();
  }

  /** For style sheets and tests. */
  function stateOf(show: Show): string {
    const job = show === 'sweep' ? sweep : training;
    if (job.state === null) return 'waiting';
    return job.playing ? 'running' : job.ended ? 'done' : 'paused';
  }

  function stateWord(show: Show): string {
    const { words } = page;
    const job = show === 'sweep' ? sweep : training;
    return words.t(job.playing ? texts.running : job.ended ? texts.done : texts.paused);
  }

  function writeSweep(experiment: NetExperiment): void {
    const { state } = sweep;
    if (state === null) return;
    const total = state.sweep.size ** 2;
    const cells = page.words.t(texts.cells, { done: state.done, total, epochs: state.epochs });
    setText(status, `${stateWord('sweep')} · ${cells}`);
    progress.value = state.done / total;
    map.show(state, experiment);
  }

  function writePopulation(show: Show): void {
    const { state } = training;
    const { words } = page;
    if (state === null) {
      setText(status, '');
      progress.value = 0;
      return;
    }
    const { nets, epoch, epochs, constantLoss } = state;
    const solved = nets.filter((net) => isSolved(net.loss, net.accuracy, constantLoss[net.id.series])).length;
    const ended = nets.filter((net) => net.status !== 'running').length;
    const text = words.t(texts.status, { nets: nets.length, epoch, epochs });
    setText(status, `${stateWord(show)} · ${text} · ${words.t(texts.tally, { solved, ended })}`);
    progress.value = epochs === 0 ? 1 : epoch / epochs;
    if (show === 'boundaries') boundaries.show(state, order);
    else distribution.show(state, order);
  }

  function point(key: string | null): void {
    pointed = key;
    writeReading();
  }

  function writeReading(): void {
    const { words } = page;
    const { population } = netExperimentOf(store.state);
    const own = population.show === 'sweep' ? reading : readNet();
    const hints = {
      boundaries: texts.hintTiles,
      distribution: texts.hintDots,
      sweep: texts.hintSweep,
    } as const;
    setText(readout, own ?? words.t(hints[population.show]));
    setText(adopted, message ?? '');
    taken.hidden = message === null;
  }

  function readNet(): string | null {
    const { state } = training;
    const net = pointed === null ? undefined : state?.nets.find(({ id }) => id.key === pointed);
    if (state === null || net === undefined) return null;
    const { words } = page;
    const { by } = netExperimentOf(store.state).population.compare;
    const { series } = state.population;
    const solved = isSolved(net.loss, net.accuracy, state.constantLoss[net.id.series]);
    return [netName(net.id.seed, series[net.id.series], by, words), ...netFigures(net, solved, words)].join(' · ');
  }

  async function adopt(key: string): Promise<void> {
    const { state } = training;
    const engine = page.engine.current;
    if (state === null || engine === null) return;
    const { series, batches } = state.population;
    const batch = batches.find(({ nets }) => nets.some((net) => net.key === key));
    const member = batch?.nets.findIndex((net) => net.key === key) ?? -1;
    if (batch === undefined || member < 0) return;
    const { seed, series: index } = batch.nets[member];
    const { by } = netExperimentOf(store.state).population.compare;
    await take(netName(seed, series[index], by, page.words), async () => {
      const weights = await initialWeights(engine, batch.plan, member);
      return (now) => adoptNet(now, series[index].experiment, weights);
    });
  }

  async function adoptFrom(cell: Cell): Promise<void> {
    const engine = page.engine.current;
    const { state } = sweep;
    if (engine === null || state === null) return;
    const experiment = netExperimentOf(store.state);
    const setting = settingOf(state.sweep, cell.column, cell.row);
    await take(readCell(state, cell, experiment, page.words), async () => {
      const wide = withWidth(experiment, setting.width);
      const plan = sweepPlan(resolveNetwork(wide), [setting], [experiment.seed]);
      const weights = await initialWeights(engine, plan, 0);
      return (now) => adoptCell(now, wide, setting, weights);
    });
  }

  async function take(name: string, find: () => Promise<(now: NetExperiment) => NetExperiment>): Promise<void> {
    try {
      actions.edit(await find());
      const batches = netExperimentOf(store.state).batch === 'full' ? '' : page.words.t(texts.adoptedBatch);
      message = `${page.words.t(texts.adopted, { name })} ${batches}`.trim();
      wrong = null;
    } catch (error) {
      wrong = failureText(error);
    }
    pointed = null;
    reading = null;
    changed();
  }

  let populated = '';
  let swept = '';

  /** Begins anew what the experiment has made stale; only what is seen works. */
  function follow(): void {
    if (!active) {
      training.setActive(false);
      sweep.setActive(false);
      return;
    }
    const experiment = netExperimentOf(store.state);
    const { show } = experiment.population;
    // Of what opens within a lesson, that says what plays; what a visitor changes there runs as it does everywhere.
    const plays = !page.embedded || populated !== '' || swept !== '';
    wrong = null;
    try {
      if (show === 'sweep') {
        const key = sweepKey(experiment);
        if (key !== swept) sweep.use(experiment, plays);
        swept = key;
      } else {
        const key = populationKey(experiment);
        if (key !== populated) training.use(populationOf(experiment), experiment.epochs, plays);
        populated = key;
        training.look();
      }
    } catch (error) {
      wrong = failureText(error);
    }
    training.setActive(show !== 'sweep');
    sweep.setActive(show === 'sweep');
    changed();
  }

  context.watch(
    (state) => [netExperimentOf(state)],
    () => {
      message = null;
      follow();
    },
  );
  page.watch(({ prefs, scale }) => [prefs.theme, scale], changed);
  page.live((words) => {
    element.setAttribute('aria-label', words.t(texts.heading));
    shows.name(words.t(SHOW.label), (show) => optionName(SHOW, show, words));
    progress.setAttribute('aria-label', words.t(texts.progress));
    setText(sortName, words.t(texts.sort.label));
    sort.options[0].text = words.t(texts.sort.loss);
    sort.options[1].text = words.t(texts.sort.seed);
    setText(watch, words.t(texts.watch));
    message = null;
    changed();
  });

  return {
    stage: element,
    panel: createPopulationSettings(context),
    // What has begun has a picture; how far it goes is the transport's.
    get busy() {
      const sweeping = netExperimentOf(store.state).population.show === 'sweep';
      return !sweeping && wrong === null && training.state === null && training.failure === null;
    },
    transport: driven.transport,
    setActive(next) {
      active = next;
      follow();
    },
  };
};
