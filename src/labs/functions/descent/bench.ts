import './descent.css';
import { findValleys, type Valleys } from '../../../analysis/descent/valley';
import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { asPart, h } from '../../../page/dom';
import { optionName } from '../../../page/panel/builder';
import { createStore } from '../../../page/store';
import { createSegments } from '../../../page/ui/segments';
import { createStatusLine } from '../../../page/ui/status';
import { play, reset, seek } from '../../shared/playback';
import { createPlaybackLoop } from '../../shared/playbackLoop';
import { createPlaybackTransport } from '../../shared/playbackTransport';
import { namesOfRuns } from '../../shared/runs/names';
import type { CreateFunctionBench } from '../context';
import { setBench } from '../edits';
import { functionExperimentOf, type ShownFunction } from '../state';
import { createCobwebPart } from './cobwebPart';
import { createComputation } from './computation';
import type { DescentContext, DescentPart } from './context';
import { createCurvePart } from './curvePart';
import { jetOf } from './numbers';
import { createOrbitPart } from './orbitPart';
import { createRatesPart } from './ratesPart';
import { createDescentSettings } from './settings';
import { chosenRun, type DescentState, initialDescentState, lastStep } from './state';
import { texts } from './texts';

const PARTS = ['curve', 'rates', 'cobweb', 'orbit'] as const;
type PartName = FunctionExperiment['descent']['part'];

/** Minima are looked for so much beyond the interval on either side: runs leave it, too. */
const BEYOND = 0.5;

/** Descents on a curve: the runs themselves, learning rates side by side, the cobweb, the orbit diagram. */
export const createDescentBench: CreateFunctionBench = (laboratory) => {
  const { page } = laboratory;
  const bench = createStore<DescentState>(initialDescentState);
  let active = false;
  let opened = false;
  let valleys: { readonly of: ShownFunction; readonly valleys: Valleys } | null = null;

  const context: DescentContext = {
    page,
    store: laboratory.store,
    actions: laboratory.actions,
    viewport: laboratory.viewport,
    watch: laboratory.watch,
    live: laboratory.live,
    onRestart: laboratory.onRestart,
    restarted: laboratory.restarted,
    arrange: laboratory.arrange,
    bench,
    get words() {
      return page.words;
    },
    get experiment() {
      return functionExperimentOf(laboratory.store.state);
    },
    seek: (step) => changePlayback((now, last) => seek(now, step, last)),
    replay: () => changePlayback((now, last) => play(reset(now), last)),
    set: (change, gesture) => laboratory.actions.edit((now) => setBench(now, 'descent', change), gesture),
    valleysOf(shown) {
      if (valleys?.of !== shown) valleys = { of: shown, valleys: valleysOf(shown) };
      return valleys.valleys;
    },
  };

  const makers: Readonly<Record<PartName, (context: DescentContext) => DescentPart>> = {
    curve: createCurvePart,
    rates: createRatesPart,
    cobweb: createCobwebPart,
    orbit: createOrbitPart,
  };
  const made = new Map<PartName, DescentPart>();
  let current: DescentPart | null = null;

  const choose = createSegments(PARTS, (part) => context.set({ part }));
  const run = h('select', { class: 'quiet-select' });
  const runLabel = h('label', { class: 'field-row', 'data-part': 'chosen' }, h('span', {}), run);
  run.addEventListener('change', () => context.set({ run: Number(run.value) }));
  const status = createStatusLine(page);
  const body = h('div', { class: 'descent-body' });
  const stage = h(
    'div',
    { class: 'descent-bench' },
    h('div', { class: 'descent-head', 'data-group': true }, asPart('parts', choose.element), runLabel, status.element),
    body,
  );

  const computation = createComputation(laboratory, bench, () => {
    writeStatus();
    show();
  });
  const transport = createPlaybackTransport({
    get playback() {
      return bench.state.playback;
    },
    get lastStep() {
      return lastStep(bench.state, context.experiment);
    },
    change: changePlayback,
    subscribe: (tell) =>
      bench.subscribe((state, previous) => {
        if (state.playback !== previous.playback || state.done !== previous.done) tell();
      }),
  });
  const player = createPlaybackLoop(
    () => ({ playback: bench.state.playback, lastStep: lastStep(bench.state, context.experiment) }),
    (playback) => bench.update((state) => ({ ...state, playback })),
    () => active && page.store.state.session.standing,
  );

  function changePlayback(change: Parameters<Parameters<typeof createPlaybackTransport>[0]['change']>[0]): void {
    bench.update((state) => {
      const playback = change(state.playback, lastStep(state, context.experiment));
      return playback === state.playback ? state : { ...state, playback };
    });
  }

  function partOf(name: PartName): DescentPart {
    const known = made.get(name);
    if (known !== undefined) return known;
    const part = makers[name](context);
    made.set(name, part);
    return part;
  }

  function bring(): void {
    const next = active ? partOf(context.experiment.descent.part) : null;
    if (next === current) return;
    current?.setActive(false);
    current = next;
    if (next !== null && body.firstElementChild !== next.element) body.replaceChildren(next.element);
    next?.setActive(true);
  }

  /** What one sees at first: how the runs go, or where motion is unwelcome how they went; a host says it itself. */
  function open(): void {
    opened = true;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    changePlayback((now, last) => (still ? seek(now, last, last) : play(now, last)));
  }

  function writeHead(): void {
    const { words, experiment } = context;
    choose.name(words.t(texts.part), (part) => optionName(FUNCTION_SETTINGS.descent.part, part, words));
    choose.show(experiment.descent.part);
    const names = namesOfRuns(experiment.runs, words);
    runLabel.hidden = names.length < 2;
    if (run.options.length !== names.length) run.replaceChildren(...names.map((_, i) => h('option', { value: i })));
    names.forEach((name, i) => {
      run.options[i]!.textContent = name;
    });
    run.value = String(chosenRun(experiment));
    runLabel.firstElementChild!.textContent = words.t(texts.run);
  }

  function writeStatus(): void {
    const { busy, failure } = computation.job;
    status.show({ busy, failure });
  }

  function show(): void {
    bring();
    writeHead();
    current?.show();
  }

  page.live(show);
  page.store.subscribe(player.wake);
  context.watch((state, { prefs, scale }) => [state.shown, state.history.present, prefs.theme, scale], show);
  bench.subscribe((state, previous) => {
    // Fewer steps than before: the playback stands at the last one.
    if (state.done !== previous.done)
      changePlayback((now, last) => (now.cursor > last ? { ...now, cursor: last } : now));
    if (state.playback === previous.playback) return;
    current?.move();
    player.wake();
  });

  return {
    stage,
    panel: createDescentSettings(laboratory),
    transport,
    get figures() {
      return current?.figures;
    },
    get busy() {
      return computation.job.busy || current?.busy === true;
    },
    setActive(next) {
      active = next;
      computation.setActive(next);
      show();
      if (next && !opened && !page.embedded) open();
      player.wake();
    },
  };
};

function valleysOf(shown: ShownFunction): Valleys {
  const [low, high] = shown.resolved.domain;
  const room = BEYOND * (high - low);
  return findValleys(jetOf(shown), [low - room, high + room]);
}
