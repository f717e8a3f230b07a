import type { Engine } from '../../../engine/contract';
import { NET_STATUS } from '../../../engine/contract/network';
import { shareAt, valueAt } from '../../../experiment/axis';
import type { NetExperiment } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { failureText } from '../../../page/failure';
import { coarsestSide, nextBatch, type Patch, refinement } from './refinement';
import { cellSeeds, createResolver, type Setting, type Sweep, settingOf, sweepKey, sweepPlan } from './sweepPlan';

/** What is known of a cell. */
export const CELL = { unknown: 0, trained: 1, diverged: 2, undefined: 3 } as const;

/** The map as far as it has come; row by row from the bottom. Replaced as a whole, arrays and all. */
export interface SweepState {
  readonly sweep: Sweep;
  readonly epochs: number;
  /** Final loss; of several seeds, the geometric mean of those that did not end early. */
  readonly loss: Float64Array;
  /** {@link CELL}; of several seeds what most of them did. */
  readonly code: Uint8Array;
  /** The epoch that could not be completed, of cells that ended early. */
  readonly stopped: Float64Array;
  /** About how many cells a side share what is shown here; 0: nothing is shown. */
  readonly side: Uint16Array;
  readonly done: number;
}

export interface SweepJob {
  readonly state: SweepState | null;
  readonly playing: boolean;
  readonly ended: boolean;
  readonly failure: LocalText | null;
  /** From now on, computes this experiment's sweep with this engine; null: nothing. */
  use(engine: Engine | null, experiment: NetExperiment | null): void;
  setActive(active: boolean): void;
  setPlaying(playing: boolean): void;
  /** One batch of cells more. */
  step(): void;
  /** Back to the empty map. */
  restart(): void;
}

/** Nets of the first call, and of any. */
const FIRST = 32;
const MOST = 4096;

/** Trains the cells of a sweep, coarse to fine. `tell` is called whenever something has changed. */
export function createSweepJob(tell: () => void): SweepJob {
  let engine: Engine | null = null;
  let experiment: NetExperiment | null = null;
  let state: SweepState | null = null;
  /** The experiment that the state belongs to. */
  let shown: NetExperiment | null = null;
  let levels: Patch[][] = [];
  let playing = true;
  let active = false;
  let failure: LocalText | null = null;
  let job: AbortController | null = null;
  let batch = FIRST;
  let steps = 0;

  const isOver = (): boolean => state !== null && state.done >= state.sweep.size ** 2;

  function begin(): void {
    job?.abort();
    job = null;
    failure = null;
    if (experiment === null) {
      state = null;
      return;
    }
    const { sweep } = experiment.population;
    const { size } = sweep;
    // Only another window of the same map may stand in for it.
    const related = shown !== null && sweepKey({ ...experiment, population: shown.population }) === sweepKey(shown);
    state = emptyState(sweep, experiment.epochs, related ? state : null);
    shown = experiment;
    const byWidth = [sweep.x.of, sweep.y.of].includes('width');
    levels = refinement(size, coarsestSide(size)).map((level) => (byWidth ? sortedByWidth(level, sweep) : level));
  }

  function pump(): void {
    if (job !== null || !active || engine === null || experiment === null || failure !== null) return;
    if ((!playing && steps === 0) || isOver()) return;
    void run(engine, experiment);
  }

  async function run(worker: Engine, subject: NetExperiment): Promise<void> {
    const abort = new AbortController();
    job = abort;
    try {
      const resolver = createResolver(subject);
      const seeds = cellSeeds(subject);
      while (job === abort && (playing || steps > 0) && levels.length > 0) {
        const patches = takePatches(subject.population.sweep, seeds.length);
        const settings = patches.map(({ column, row }) => settingOf(subject.population.sweep, column, row));
        await train(worker, patches, settings, abort.signal, resolver, seeds, subject.epochs);
        if (job !== abort) return;
        if (steps > 0) steps--;
        levels[0].splice(0, patches.length);
        if (levels[0].length === 0) levels.shift();
        tell();
        await new Promise(requestAnimationFrame);
      }
    } catch (error) {
      if (job !== abort) return;
      failure = failureText(error);
      if (failure !== null) playing = false;
      tell();
    } finally {
      if (job === abort) job = null;
    }
    pump();
  }

  /** The next patches of the level that share one architecture. */
  function takePatches({ x, y, size }: Sweep, seeds: number): Patch[] {
    const sweep = { x, y, size };
    const most = Math.max(1, Math.floor(batch / seeds));
    const [first] = levels[0];
    const { width } = settingOf(sweep, first.column, first.row);
    const patches: Patch[] = [];
    for (const patch of levels[0]) {
      if (patches.length >= most || settingOf(sweep, patch.column, patch.row).width !== width) break;
      patches.push(patch);
    }
    return patches;
  }

  async function train(
    worker: Engine,
    patches: readonly Patch[],
    settings: readonly Setting[],
    signal: AbortSignal,
    resolver: ReturnType<typeof createResolver>,
    seeds: readonly number[],
    epochs: number,
  ): Promise<void> {
    const plan = sweepPlan(resolver(settings[0].width), settings, seeds);
    const from = performance.now();
    const { state: after, history } = await worker.networks.train(plan, null, epochs, signal);
    signal.throwIfAborted();
    batch = nextBatch(plan.members.length, performance.now() - from, MOST);
    const last = (history.epochs.length - 1) * plan.members.length;
    const results = patches.map((_, cell) => {
      const nets = seeds.map((_seed, k) => cell * seeds.length + k);
      return cellResult(
        nets.map((n) => ({
          status: NET_STATUS[after.codes[n]] ?? 'running',
          loss: history.loss[last + n],
          stopped: after.stopped[n],
        })),
      );
    });
    if (state !== null) state = filled(state, patches, results);
  }

  return {
    get state() {
      return state;
    },
    get playing() {
      return playing && !isOver();
    },
    get ended() {
      return isOver();
    },
    get failure() {
      return failure;
    },
    use(worker, subject) {
      engine = worker;
      experiment = subject;
      playing = true;
      begin();
      tell();
      pump();
    },
    setActive(next) {
      active = next;
      if (active) pump();
      else {
        job?.abort();
        job = null;
      }
    },
    setPlaying(next) {
      if (next && isOver()) {
        state = null;
        begin();
      }
      playing = next;
      steps = 0;
      if (next) failure = null;
      tell();
      pump();
    },
    step() {
      playing = false;
      if (!isOver()) steps++;
      tell();
      pump();
    },
    restart() {
      state = null;
      playing = false;
      steps = 0;
      begin();
      tell();
      pump();
    },
  };
}

/** Cells of one width stand together, so that they can be trained together. */
function sortedByWidth(level: readonly Patch[], sweep: Sweep): Patch[] {
  const widthOf = ({ column, row }: Patch): number => settingOf(sweep, column, row).width ?? 0;
  return level.toSorted((a, b) => widthOf(a) - widthOf(b));
}

export interface CellResult {
  readonly code: number;
  readonly loss: number;
  readonly stopped: number;
}

/** What several nets of one cell come to. */
export function cellResult(
  nets: readonly { readonly status: (typeof NET_STATUS)[number]; readonly loss: number; readonly stopped: number }[],
): CellResult {
  const count = (wanted: string): number => nets.filter(({ status }) => status === wanted).length;
  const ended = nets.filter(({ status }) => status !== 'running');
  const stopped = ended.reduce((sum, net) => sum + net.stopped, 0) / Math.max(1, ended.length);
  const trained = nets.filter(({ status, loss }) => status === 'running' && !Number.isNaN(loss));
  if (trained.length * 2 <= nets.length) {
    const code = count('undefined') > count('diverged') ? CELL.undefined : CELL.diverged;
    return { code, loss: Number.NaN, stopped };
  }
  // A loss of zero has no logarithm; nothing below this can be told apart anyway.
  const logarithms = trained.map(({ loss }) => Math.log(Math.max(loss, 1e-300)));
  const loss = Math.exp(logarithms.reduce((sum, value) => sum + value, 0) / trained.length);
  return { code: CELL.trained, loss, stopped };
}

/** Every result fills its patch. */
function filled(state: SweepState, patches: readonly Patch[], results: readonly CellResult[]): SweepState {
  const { size } = state.sweep;
  const next = {
    ...state,
    loss: state.loss.slice(),
    code: state.code.slice(),
    stopped: state.stopped.slice(),
    side: state.side.slice(),
    done: state.done + patches.length,
  };
  patches.forEach(({ column, row, side }, k) => {
    for (let j = row; j < Math.min(size, row + side); j++) {
      for (let i = column; i < Math.min(size, column + side); i++) {
        const at = j * size + i;
        // What stands in from an earlier window may be finer than this patch.
        const finer = state.side[at] !== 0 && state.side[at] < side;
        if (finer && (i !== column || j !== row)) continue;
        next.loss[at] = results[k].loss;
        next.code[at] = results[k].code;
        next.stopped[at] = results[k].stopped;
        next.side[at] = i === column && j === row ? 1 : side;
      }
    }
  });
  return next;
}

/** Nothing is computed yet; where an earlier map shows the same axes, its cells stand in until then. */
export function emptyState(sweep: Sweep, epochs: number, before: SweepState | null): SweepState {
  const cells = sweep.size ** 2;
  const state: SweepState = {
    sweep,
    epochs,
    loss: new Float64Array(cells).fill(Number.NaN),
    code: new Uint8Array(cells),
    stopped: new Float64Array(cells),
    side: new Uint16Array(cells),
    done: 0,
  };
  if (before === null || before.sweep.x.of !== sweep.x.of || before.sweep.y.of !== sweep.y.of) return state;
  const grain = Math.max(grainOf(before.sweep, sweep, 'x'), grainOf(before.sweep, sweep, 'y'));
  const columns = placesIn(before.sweep, sweep, 'x');
  const rows = placesIn(before.sweep, sweep, 'y');
  rows.forEach((j, row) => {
    columns.forEach((i, column) => {
      if (i === null || j === null) return;
      const from = j * before.sweep.size + i;
      const to = row * sweep.size + column;
      state.loss[to] = before.loss[from];
      state.code[to] = before.code[from];
      state.stopped[to] = before.stopped[from];
      state.side[to] = Math.ceil(before.side[from] * grain);
    });
  });
  return state;
}

/** How many cells of the new axis a cell of the old one covers. */
function grainOf(before: Sweep, now: Sweep, axis: 'x' | 'y'): number {
  const from = shareAt(before[axis], valueAt(now[axis], 0));
  const to = shareAt(before[axis], valueAt(now[axis], 1));
  return now.size / before.size / Math.max(1e-9, to - from);
}

/** Per place of the new axis, the place of the old one that shows the same value; null: it does not. */
function placesIn(before: Sweep, now: Sweep, axis: 'x' | 'y'): (number | null)[] {
  return Array.from({ length: now.size }, (_, index) => {
    const value = valueAt(now[axis], (index + 0.5) / now.size);
    const place = Math.floor(shareAt(before[axis], value) * before.size);
    return place >= 0 && place < before.size ? place : null;
  });
}
