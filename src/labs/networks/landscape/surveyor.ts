import { NumpyRandom } from '../../../catalog/data/numpy-random';
import type { Engine, Field } from '../../../engine/contract';
import type { LandscapeChoice } from '../../../experiment/network/types';
import type { LocalText } from '../../../formula/text';
import { failureText } from '../../../page/failure';
import { alike } from '../../../page/store';
import { withoutBuffer } from '../../../page/viewport';
import { createLadder } from '../../../page/workbench/ladder';
import type { NetContext } from '../context';
import { entryAt } from '../record';
import { netExperimentOf, type ShownTraining } from '../state';
import { projectPath, type Section, sectionThrough } from './plane';

/** A plane with the loss on it, and the training path as it falls on the plane. */
export interface Survey {
  readonly shown: ShownTraining;
  readonly choice: LandscapeChoice;
  readonly section: Section;
  readonly field: Field;
  /** x₀, y₀, x₁, y₁, …; the last place is that of the present weights. */
  readonly places: Float64Array;
  /** True loss at each point of the path, off the plane or on it. */
  readonly losses: Float64Array;
  /** Samples a side. */
  readonly side: number;
}

export interface Surveyor {
  readonly failure: LocalText | null;
  setActive(active: boolean): void;
  /** Draws other random directions. */
  again(): void;
}

/** Samples a side while the net trains: what the engine brings in a moment, within these. */
const COARSE = [16, 24, 32, 48, 64] as const;
/** Milliseconds that a coarse survey may take. */
const BUDGET = 120;
/** Points of a path that the principal components are taken of; more would say the same. */
const MOST_POINTS = 160;
/** The directions must not be drawn with the numbers that made the data. */
const STREAM = 0x1a7d;

/**
 * Follows the weights at the cursor and the experiment's plane: asks the engine for the loss on it, one call at a time,
 * coarsely while the weights change and finely once they rest.
 */
export function createSurveyor(context: NetContext, tell: (survey: Survey | null) => void): Surveyor {
  const { store } = context;
  let active = false;
  let draws = 0;
  const coarse = createLadder(COARSE, BUDGET, 2);
  let failure: LocalText | null = null;
  let job: { readonly key: readonly unknown[]; readonly fine: boolean; readonly abort: AbortController } | null = null;
  let done: { readonly key: readonly unknown[]; readonly fine: boolean } | null = null;
  let told: Survey | null = null;

  function follow(): void {
    const { shown, engine, playing } = store.state;
    if (!active || shown === null || engine === null) {
      job?.abort.abort();
      return;
    }
    const choice = netExperimentOf(store.state).landscape;
    const key = [engine, shown.weights, shown.resolved, choice, draws];
    if (job !== null) {
      // A coarse survey of weights that were is soon there, and better than none; a fine one is given up.
      const other = job.key[0] !== engine || job.key[2] !== shown.resolved || job.key[3] !== choice;
      if (other || (job.fine && !alike(job.key, key))) job.abort.abort();
      return;
    }
    const fresh = alike(done?.key, key);
    if (fresh && (playing || done?.fine === true)) return;
    void survey(engine, shown, choice, key, fresh);
  }

  async function survey(
    engine: Engine,
    shown: ShownTraining,
    choice: LandscapeChoice,
    key: readonly unknown[],
    fine: boolean,
  ): Promise<void> {
    const abort = new AbortController();
    job = { key, fine, abort };
    try {
      const from = performance.now();
      const side = fine ? choice.size : Math.min(choice.size, coarse.size);
      const path = pathOf(shown);
      const random = new NumpyRandom((shown.experiment.seed ^ (STREAM + draws)) >>> 0);
      const { net, train } = shown.resolved;
      const points = path.map(({ weights }) => weights);
      const section = sectionThrough(choice, shown.resolved, shown.weights, points, () => random.normal());
      const grid = { x: section.x, y: section.y, columns: side, rows: side };
      const field = await engine.networks.landscape(net, train, section.plane, grid, abort.signal);
      if (abort.signal.aborted) {
        field.dispose();
        return;
      }
      if (!fine) coarse.took(performance.now() - from);
      done = { key, fine: side >= choice.size };
      failure = null;
      const places = projectPath(section.plane, points);
      const losses = Float64Array.from(path, ({ loss }) => loss);
      told = { shown, choice, section, field, places, losses, side };
      tell(told);
    } catch (error) {
      if (abort.signal.aborted) return;
      failure = failureText(error);
      // Not to be asked again for what cannot be computed.
      done = { key, fine: true };
      tell(told);
    } finally {
      job = null;
      // The page may have drawn meanwhile; the next call waits for its turn.
      setTimeout(follow);
    }
  }

  context.watch(
    (state) => [
      state.shown?.weights,
      state.shown?.resolved,
      state.engine,
      state.playing,
      netExperimentOf(state).landscape,
    ],
    ([, , engine]) => {
      // A field on a device that goes away must not be drawn on.
      if (told !== null && told.field.buffer !== null && done?.key[0] !== engine) {
        told = { ...told, field: withoutBuffer(told.field) };
        tell(told);
      }
      follow();
    },
  );

  return {
    get failure() {
      return failure;
    },
    setActive(next) {
      active = next;
      follow();
    },
    again() {
      draws++;
      follow();
    },
  };
}

interface PathPoint {
  readonly weights: Float64Array;
  readonly loss: number;
}

/** What the training has gone through up to the weights that are looked at, thinned out; those are the last point. */
export function pathOf({ record, weights, state }: ShownTraining): PathPoint[] {
  const here = record.snapshots.findIndex((snapshot) => snapshot.weights === weights);
  const past = here < 0 ? record.snapshots.filter(({ epoch }) => epoch < state.epoch) : record.snapshots.slice(0, here);
  const stride = Math.max(1, Math.ceil(past.length / MOST_POINTS));
  const kept = past.filter((_, index) => index % stride === 0);
  const lossAt = (epoch: number): number => record.loss[entryAt(record, epoch)] ?? Number.NaN;
  const epoch = here < 0 ? state.epoch : record.snapshots[here].epoch;
  return [
    ...kept.map((snapshot) => ({ weights: snapshot.weights, loss: lossAt(snapshot.epoch) })),
    { weights, loss: lossAt(epoch) },
  ];
}
