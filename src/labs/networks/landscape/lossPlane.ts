import { NumpyRandom } from '../../../catalog/data/numpy-random';
import type { Engine, Field } from '../../../engine/contract';
import type { LandscapeChoice } from '../../../experiment/network/types';
import type { LocalText } from '../../../formula/text';
import { withoutBuffer } from '../../../page/showcase';
import { createSideBudget } from '../../../page/workbench/budget';
import { createJob } from '../../../page/workbench/job';
import type { NetContext } from '../context';
import { entryAt } from '../record';
import { netExperimentOf, type ShownTraining } from '../state';
import { projectPath, type Section, sectionThrough } from './plane';

/** A plane with the loss on it, and the training path as it falls on the plane. */
export interface LossPlane {
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

export interface LossPlaneSampler {
  readonly failure: LocalText | null;
  setActive(active: boolean): void;
  /** Draws other random directions. */
  again(): void;
}

/** Samples a side while the net trains: what the engine brings in a moment, within these. */
const COARSE = [16, 24, 32, 48, 64] as const;
/** Milliseconds that a coarse plane may take. */
const BUDGET = 120;
/** Points of a path that the principal components are taken of; more would say the same. */
const MOST_POINTS = 160;
/** The directions must not be drawn with the numbers that made the data. */
const STREAM = 0x1a7d;

interface PlaneRequest {
  readonly shown: ShownTraining;
  readonly choice: LandscapeChoice;
  /** How often other directions were drawn. */
  readonly draws: number;
  /** The weights rest: a fine plane is worth its time. */
  readonly fine: boolean;
}

/**
 * Follows the weights at the cursor and the experiment's plane: asks the engine for the loss on it, one call at a time,
 * coarsely while the weights change and finely once they rest.
 *
 * @param tell called with the last plane, null before the first, when there is another one or it could not be computed
 */
export function createLossPlaneSampler(
  { page, store, watch }: NetContext,
  tell: (plane: LossPlane | null) => void,
): LossPlaneSampler {
  let active = false;
  let draws = 0;
  let request: PlaneRequest | null = null;
  let told: LossPlane | null = null;
  let done: { readonly of: PlaneRequest; readonly engine: Engine; readonly side: number } | null = null;
  let heard: LocalText | null = null;
  const coarse = createSideBudget(COARSE, BUDGET, 2);

  page.engine.follow((engine) => {
    // A field on a device that goes away must not be drawn on.
    if (told === null || told.field.buffer === null || done?.engine === engine) return;
    told = { ...told, field: withoutBuffer(told.field) };
    tell(told);
  });

  const job = createJob<PlaneRequest, LossPlane>(
    page.engine,
    async (asked, engine, publish, signal) => {
      const bring = async (side: number): Promise<void> => {
        const plane = await samplePlane(asked, side, engine, signal);
        if (publish(plane)) done = { of: asked, engine, side };
        else plane.field.dispose();
      };
      const { size } = asked.choice;
      const known = (side: number): boolean => done?.engine === engine && isSame(done.of, asked) && done.side >= side;
      if (!known(0)) {
        const from = performance.now();
        await bring(Math.min(size, coarse.side));
        coarse.measured(performance.now() - from);
      }
      if (asked.fine && !known(size)) await bring(size);
    },
    (plane) => {
      if (plane === null && job.failure === heard) return;
      heard = job.failure;
      told = plane ?? told;
      tell(told);
    },
    {
      // A coarse plane of weights that were is soon there, and better than none; a fine one is given up.
      grace: (running, next, published) =>
        published || running.shown.resolved !== next.shown.resolved || running.choice !== next.choice
          ? 0
          : Number.POSITIVE_INFINITY,
      // The page may have something to draw; the next call waits for its turn.
      rest: () => 0,
    },
  );

  function follow(): void {
    const { shown, playing } = store.state;
    if (!active || shown === null) {
      job.want(null);
      return;
    }
    const next = { shown, choice: netExperimentOf(store.state).landscape, draws, fine: !playing };
    if (request === null || request.fine !== next.fine || !isSame(request, next)) request = next;
    job.want(request);
  }

  watch(
    (state) => [state.shown?.weights, state.shown?.resolved, state.playing, netExperimentOf(state).landscape],
    follow,
  );

  return {
    get failure() {
      return job.failure;
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

function isSame(a: PlaneRequest, b: PlaneRequest): boolean {
  const { shown } = a;
  const alike = shown.weights === b.shown.weights && shown.resolved === b.shown.resolved;
  return alike && a.choice === b.choice && a.draws === b.draws;
}

async function samplePlane(
  { shown, choice, draws }: PlaneRequest,
  side: number,
  engine: Engine,
  signal: AbortSignal,
): Promise<LossPlane> {
  const path = pathOf(shown);
  const random = new NumpyRandom((shown.experiment.seed ^ (STREAM + draws)) >>> 0);
  const { net, train } = shown.resolved;
  const points = path.map(({ weights }) => weights);
  const section = sectionThrough(choice, shown.resolved, shown.weights, points, () => random.normal());
  const grid = { x: section.x, y: section.y, columns: side, rows: side };
  const field = await engine.networks.landscape(net, train, section.plane, grid, signal);
  const places = projectPath(section.plane, points);
  return { shown, choice, section, field, places, losses: Float64Array.from(path, ({ loss }) => loss), side };
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
