import './swarm.css';
import { reachOf } from '../../../analysis/attractors';
import type { CensusPlan, Swarm } from '../../../engine/contract';
import { asPart, h, setText } from '../../../page/dom';
import { createStatusLine } from '../../../page/ui/status';
import type { HeightScale, SceneLayers, SceneMark, SceneSwarm } from '../../../scene/contract';
import { chooseHeight } from '../../../scene/scale';
import { runStyle } from '../../shared/runStyle';
import { countName } from '../basins/names';
import { assignSlots, type Slot } from '../basins/slots';
import type { CreateTool } from '../context';
import { runNames } from '../rails/names';
import { latest } from '../request';
import { experimentOf, lastStep, type Shown } from '../state';
import { surfacesTexts } from '../texts';
import { type Places, STATUS_COLORS, swarmPaint } from './colors';
import { createCounting } from './counting';
import { createDestinationsJob, type DestinationRequest, destinationRequest } from './destinations';
import { BINS, createHistogram } from './histogram';
import type { SwarmRequest } from './launch';
import { createSwarmMaps } from './maps';
import { swarmMarks } from './marks';
import { lossAxis } from './range';
import { createReader, type Reading } from './reader';
import { createSwarmRunner } from './runner';
import { createSwarmSettings } from './settings';
import { createShares } from './shares';
import { texts } from './texts';

/** A lag of so many seconds of the playback is worth a word. */
const NOTICEABLE = 0.4;

/** A million runs at once: true particles that follow the playback, their losses and where they have come. */
export const createSwarmTool: CreateTool = (context) => {
  const { page } = context;
  const { store, actions } = context;
  let active = false;
  let request: (SwarmRequest & { readonly key: string }) | null = null;
  let scouted: DestinationRequest | null = null;
  let slots: readonly Slot[] = [];
  /** Formula and rectangle that the slots belong to. */
  let slotsOf = '';
  let places: Places = { places: new Float64Array(), slots: [], radius: 0 };
  let census: { readonly field: Shown['field']; readonly places: Places; readonly plan: CensusPlan } | null = null;
  let height: { readonly field: Shown['field']; readonly hint: string; readonly scale: HeightScale } | null = null;
  let scheduled = 0;

  const runner = createSwarmRunner(page.engine, tell, retire);
  const counting = createCounting(page.engine, () => {
    // Which places are marked depends on where the most are.
    context.refresh();
    schedule();
  });
  const reader = createReader(tell);
  const destinations = createDestinationsJob(page.engine, () => {
    adoptPlaces();
    tell();
  });

  const summary = h('p', { class: 'swarm-summary', 'data-part': 'summary' });
  const status = createStatusLine(page, () => void runner.halt());
  const histogram = createHistogram();
  const shares = createShares((run) => actions.point(run ?? store.state.pinned));
  const key = h('p', { class: 'swarm-key', 'data-part': 'key' });
  const dock = h(
    'section',
    { class: 'dock-stack swarm' },
    h('div', { class: 'dock-head', 'data-group': true }, summary, key, status.element),
    h(
      'div',
      { class: 'swarm-body', 'data-group': true },
      asPart('histogram', histogram.figure.element),
      h('div', { class: 'scroll', 'data-part': 'shares' }, shares.element),
    ),
  );
  const maps = createSwarmMaps(context);
  const panel = createSwarmSettings(context);

  const settings = () => experimentOf(store.state).tools.swarm;

  /** The scene has gone on to other swarms by then. */
  function retire(swarms: readonly Swarm[]): void {
    context.refresh();
    const dispose = (): void => {
      for (const swarm of swarms) swarm.dispose();
    };
    requestAnimationFrame(() => requestAnimationFrame(dispose));
  }

  function follow(): void {
    const { shown } = store.state;
    if (shown !== null) {
      const { experiment } = shown;
      const { runs, steps, seed, tolerance, tools } = experiment;
      const { particles, starts } = tools.swarm;
      const bare = runs.map(({ start: _, ...rest }) => rest);
      // Where the runs start does not matter here, nor how they are drawn.
      const key = JSON.stringify([bare, steps, seed, tolerance, particles, starts]);
      request = latest(request, { key, experiment, particles });
      scouted = latest(scouted, destinationRequest(shown));
    }
    runner.want(active ? request : null);
    destinations.want(active ? scouted : null);
    tell();
  }

  /** Numbers and hues stay while a slider is dragged. */
  function adoptPlaces(): void {
    const { result, of } = destinations;
    if (result === null || of === null) return;
    const { formula, domain } = of.shown.resolved.problem;
    const next = JSON.stringify([formula, domain]);
    // Another surface begins with numbers of its own; with other parameters it is still the same.
    slots = assignSlots(next === slotsOf ? slots : [], result, domain);
    slotsOf = next;
    places = {
      places: Float64Array.from(result.flatMap(({ x, y }) => [x, y])),
      slots: slots.map(({ slot }) => slot),
      radius: reachOf(result, domain),
    };
  }

  function censusPlan(): CensusPlan | null {
    const { shown } = store.state;
    if (shown === null) return null;
    if (census?.field !== shown.field || census.places !== places) {
      const values = (destinations.result ?? []).map(({ value }) => value);
      const axis = lossAxis(shown.field, values.length === 0 ? Number.NaN : Math.min(...values));
      const plan: CensusPlan = { ...axis, bins: BINS, attractors: places.places, radius: places.radius };
      census = { field: shown.field, places, plan };
    }
    return census.plan;
  }

  function tell(): void {
    context.refresh();
    counting.follow(active ? runner.shown : null, active ? censusPlan() : null, runner.version);
    schedule();
  }

  /** Once a frame, however often something changes. */
  function schedule(): void {
    if (scheduled === 0 && active) scheduled = requestAnimationFrame(write);
  }

  function isLate(): boolean {
    const { playing, speed } = store.state.playback;
    return runner.busy && (!playing || runner.lag > NOTICEABLE * 30 * speed + 1 || runner.shown?.of !== request);
  }

  function write(): void {
    scheduled = 0;
    const { words } = page;
    const { shown } = store.state;
    if (!active || shown === null) return;
    const { shown: set, taken } = runner;
    const { particles, split, color } = settings();
    const late = isLate();
    const { playing } = store.state.playback;
    dock.dataset.state = set === null ? 'waiting' : late || counting.busy ? 'computing' : 'done';
    const count = (value: number): string => countName(value, words);
    setText(
      summary,
      set === null
        ? ''
        : words.t(texts.summary, {
            particles: count(set.particles),
            runs: set.swarms.length,
            step: count(taken),
            steps: count(set.of.experiment.steps),
          }),
    );
    const notes: string[] = [];
    // A grid has the largest square number of particles that is not more than its share.
    if (set !== null && !set.coarse && set.particles < 0.85 * particles) {
      notes.push(words.t(surfacesTexts.cpu, { shown: count(set.particles), wanted: count(particles) }));
    }
    const halted = !runner.busy && set !== null && runner.lag > 0;
    if (halted || (late && playing)) notes.push(words.t(texts.lag, { lag: count(runner.lag) }));
    const goal = taken + runner.lag;
    status.show({
      busy: late && !playing,
      failure: runner.failure ?? destinations.failure,
      ...(goal > 0 ? { progress: taken / goal } : {}),
      note: notes.join(' · '),
      fleeting: playing,
    });
    writeKey(color);
    writeCounts(shown);
    if (split) writeMaps(shown);
  }

  function writeCounts(shown: Shown): void {
    const { words } = page;
    const { latest } = counting;
    histogram.figure.element.classList.toggle('empty', latest === null);
    if (latest === null || latest.set.swarms.length !== shown.experiment.runs.length) return;
    const { pointed } = store.state;
    const { prefs } = page.store.state;
    const names = runNames(shown, words, { short: true });
    const runs = names.map((name, index) => ({
      name,
      style: runStyle(index, prefs.theme),
      muted: pointed !== null && pointed !== index,
    }));
    histogram.show(latest, runs, words);
    // A count may be of places that are known no longer.
    const own = latest.plan.attractors === places.places ? places.slots : [];
    if (own.length === latest.plan.attractors.length / 2) shares.show(runs, latest.each, own, words);
  }

  function writeMaps(shown: Shown): void {
    const { prefs } = page.store.state;
    const { view } = experimentOf(store.state);
    const names = runNames(shown, page.words, { short: true });
    const set = runner.shown?.swarms.length === names.length ? runner.shown : null;
    maps.show(
      names.map((name, index) => {
        const style = runStyle(index, prefs.theme);
        return {
          name,
          style,
          samples: readingOf(set?.swarms[index])?.samples ?? null,
          paint: swarmPaint(settings().color, style.color, places),
          census: counting.latest?.each[index] ?? null,
        };
      }),
      {
        theme: prefs.theme,
        colors: view.colors,
        contours: view.contours,
        scale: page.store.state.scale,
        reducedMotion: true,
      },
      heightOf(shown),
    );
  }

  /** Choosing a scale sorts the field's values. */
  function heightOf({ field, resolved }: Shown): HeightScale {
    const { view } = experimentOf(store.state);
    const hint = view.height === 'auto' ? resolved.heightHint : view.height;
    if (height?.field !== field || height.hint !== hint) height = { field, hint, scale: chooseHeight(field, hint) };
    return height.scale;
  }

  async function comeBack(from: number): Promise<void> {
    const step = await runner.halt();
    const { playing, cursor } = store.state.playback;
    if (active && !playing && cursor === from) actions.seek(step);
  }

  /** What the colours of the particles say, where nothing else says it. */
  function writeKey(color: ReturnType<typeof settings>['color']): void {
    const { words } = page;
    const next = `${color} ${words.language}`;
    if (key.dataset.of === next) return;
    key.dataset.of = next;
    const entry = (name: string, paint: string): HTMLElement => {
      const dot = h('span', { class: 'swarm-dot', 'aria-hidden': 'true' });
      dot.style.setProperty('--color', paint);
      return h('span', {}, dot, name);
    };
    const names = ['running', 'converged', 'left', 'diverged', 'undefined'] as const;
    key.replaceChildren(
      ...(color === 'status' ? names.map((name, i) => entry(words.t(texts.status[name]), STATUS_COLORS[i]!)) : []),
    );
    key.hidden = color !== 'status';
  }

  function sceneSwarms(): SceneSwarm[] {
    const { shown: set, version } = runner;
    if (set === null) return [];
    const { theme } = page.store.state.prefs;
    return set.swarms.flatMap((swarm, index): SceneSwarm[] => {
      const { color, marker } = runStyle(index, theme);
      const paint = swarmPaint(settings().color, color, places);
      const { count, buffer } = swarm;
      if (buffer !== null && !context.showsMap) return [{ count, samples: null, buffer, version, paint, marker }];
      const reading = readingOf(swarm);
      return reading === null ? [] : [{ count, ...reading, buffer: null, paint, marker }];
    });
  }

  /** The particles where there is no device to draw them from. */
  function readingOf(swarm: Swarm | undefined): Reading | null {
    if (swarm === undefined) return null;
    const { version } = runner;
    return swarm.samples === null ? reader.of(swarm, version) : { samples: swarm.samples, version };
  }

  function marks(): SceneMark[] {
    const { latest } = counting;
    // A count may be of places that are known no longer.
    const fits = latest !== null && latest.plan.attractors === places.places;
    return swarmMarks(destinations.result ?? [], slots, fits ? latest.each : []);
  }

  page.live((words) => {
    dock.setAttribute('aria-label', words.t(surfacesTexts.tools.swarm.name));
    schedule();
  });
  context.watch(({ shown }) => [shown], follow);
  context.watch(({ pointed, history }, { prefs, scale }) => [prefs.theme, scale, pointed, history.present.view], tell);
  context.watch(
    ({ history }) => [history.present.tools.swarm.color, history.present.tools.swarm.split],
    ([, split]) => {
      maps.setShown(split);
      context.arrange();
      tell();
    },
  );
  let before = { playing: false, cursor: 0 };
  context.watch(
    ({ playback }) => [playback.cursor, playback.playing],
    ([cursor, playing]) => {
      // A pause where the swarm lags stops the swarm too, and the playback comes back to it.
      const paused = before.playing && !playing && cursor === before.cursor && cursor < lastStep(store.state);
      before = { playing, cursor };
      if (paused && runner.shown !== null && runner.lag > 0) void comeBack(cursor);
      else runner.seek(Math.floor(cursor));
    },
  );

  return {
    get stage() {
      return settings().split ? maps.element : undefined;
    },
    dock,
    panel,
    get busy() {
      return isLate() || counting.busy || destinations.busy;
    },
    layers(): SceneLayers {
      return { swarms: sceneSwarms(), marks: marks() };
    },
    setActive(next) {
      active = next;
      maps.setShown(next && settings().split);
      follow();
    },
  };
};
