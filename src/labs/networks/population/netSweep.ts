import { NET_STATUS, type Training } from '../../../engine/contract/network';
import { shareAt, valueAt } from '../../../experiment/axis';
import type { NetExperiment } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { failureText } from '../../../page/failure';
import type { EngineSource } from '../../../page/workbench/engineSource';
import { createLoop } from '../../../page/workbench/loop';
import { coarsestSide, nextBatch, type Patch, refinement } from './refinement';
import { cellSeeds, createResolver, type Sweep, settingOf, sweepKey, sweepPlan } from './sweepPlan';

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

export interface NetSweep {
  readonly state: SweepState | null;
  readonly playing: boolean;
  readonly ended: boolean;
  readonly failure: LocalText | null;
  /** From now on, computes this experiment's sweep, at once or when it is played; null: nothing. */
  use(experiment: NetExperiment | null, playing: boolean): void;
  setActive(active: boolean): void;
  setPlaying(playing: boolean): void;
  /** One batch of cells more. */
  step(): void;
  /** All that is left, as fast as it goes (true), or none of it. Resolves when it is done, or cannot be. */
  finish(all: boolean): Promise<void>;
  /** Back to the empty map. */
  restart(): void;
}

/** Nets of the first call, and of any. */
const FIRST = 32;
const MOST = 4096;

/** A sweep that has begun. */
interface Course {
  readonly experiment: NetExperiment;
  readonly resolver: ReturnType<typeof createResolver>;
  readonly seeds: readonly number[];
  /** What is still to be trained, coarse to fine. */
  readonly levels: Patch[][];
}

interface Trained {
  readonly patches: readonly Patch[];
  readonly results: readonly CellResult[];
}

/** Trains the cells of a sweep, coarse to fine, a batch of them a step. `tell` is called after every change. */
export function createNetSweep(source: EngineSource, tell: () => void): NetSweep {
  let experiment: NetExperiment | null = null;
  let course: Course | null = null;
  let state: SweepState | null = null;
  let failure: LocalText | null = null;
  /** Nets of the next call. */
  let batch = FIRST;

  const isOver = (): boolean => state !== null && state.done >= state.sweep.size ** 2;

  const loop = createLoop<Trained>(source, {
    // How much a step does is paced by the nets of its batch.
    time: [1, 1],
    share: () => 1,
    async advance(engine, _steps, signal) {
      const { experiment: subject, levels, resolver, seeds } = course!;
      const { sweep } = subject.population;
      const patches = takePatches(levels[0], sweep, Math.max(1, Math.floor(batch / seeds.length)));
      const settings = patches.map(({ column, row }) => settingOf(sweep, column, row));
      const plan = sweepPlan(resolver(settings[0].width), settings, seeds);
      const from = performance.now();
      const trained = await engine.networks.train(plan, null, subject.epochs, signal);
      batch = nextBatch(plan.members.length, performance.now() - from, MOST);
      return { patches, results: resultsOf(trained, patches.length, seeds.length) };
    },
    show({ patches, results }) {
      const { levels } = course!;
      levels[0].splice(0, patches.length);
      if (levels[0].length === 0) levels.shift();
      if (state !== null) state = filled(state, patches, results);
      tell();
      return levels.length > 0;
    },
    changed: tell,
    failed(error) {
      failure = failureText(error);
      tell();
    },
  });
  loop.setActive(false);

  /** The empty map; what stood there before stands in, where it is a window of the same. */
  function begin(stand: SweepState | null, playing: boolean): void {
    loop.stop();
    failure = null;
    const before = course?.experiment ?? null;
    course = null;
    state = null;
    if (experiment === null) return;
    const { sweep } = experiment.population;
    const { size } = sweep;
    const related = before !== null && sweepKey({ ...experiment, population: before.population }) === sweepKey(before);
    state = emptyState(sweep, experiment.epochs, related ? stand : null);
    const byWidth = [sweep.x.of, sweep.y.of].includes('width');
    const levels = refinement(size, coarsestSide(size)).map((level) => (byWidth ? sortedByWidth(level, sweep) : level));
    course = { experiment, resolver: createResolver(experiment), seeds: cellSeeds(experiment), levels };
    if (playing) loop.play();
  }

  return {
    get state() {
      return state;
    },
    get playing() {
      return loop.playing && !isOver();
    },
    get ended() {
      return isOver();
    },
    get failure() {
      return failure;
    },
    use(subject, playing) {
      experiment = subject;
      begin(state, playing);
      tell();
    },
    setActive: loop.setActive,
    setPlaying(next) {
      if (course === null) return;
      if (next && isOver()) begin(null, true);
      else if (next) {
        failure = null;
        loop.play();
      } else loop.pause();
      tell();
    },
    step() {
      if (course !== null && !isOver()) loop.step(1);
      tell();
    },
    finish(all) {
      loop.pause();
      return course === null || isOver() ? Promise.resolve() : loop.finish(all ? Number.POSITIVE_INFINITY : 0);
    },
    restart() {
      begin(null, false);
      tell();
    },
  };
}

/** The next patches of a level that share one architecture. */
function takePatches(level: readonly Patch[], sweep: Sweep, most: number): Patch[] {
  const [first] = level;
  const { width } = settingOf(sweep, first.column, first.row);
  const patches: Patch[] = [];
  for (const patch of level) {
    if (patches.length >= most || settingOf(sweep, patch.column, patch.row).width !== width) break;
    patches.push(patch);
  }
  return patches;
}

/** Of so many cells, each with as many nets as there are seeds. */
function resultsOf({ state, history }: Training, cells: number, seeds: number): CellResult[] {
  const last = (history.epochs.length - 1) * cells * seeds;
  return Array.from({ length: cells }, (_, cell) =>
    cellResult(
      Array.from({ length: seeds }, (_seed, k) => {
        const n = cell * seeds + k;
        return {
          status: NET_STATUS[state.codes[n]] ?? 'running',
          loss: history.loss[last + n],
          stopped: state.stopped[n],
        };
      }),
    ),
  );
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
