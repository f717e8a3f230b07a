import { NumpyRandom } from '../../../catalog/data/numpy-random';
import type { Engine, Field } from '../../../engine/contract';
import type { LandscapeChoice } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { withoutBuffer } from '../../../page/viewport';
import type { NetContext } from '../context';
import { followWeights, type Subject } from '../followWeights';
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
  readonly busy: boolean;
  readonly failure: LocalText | null;
  setActive(active: boolean): void;
  /** Draws other random directions. */
  again(): void;
}

/** Samples a side while the net trains. */
const COARSE = { sides: [16, 24, 32, 48, 64], first: 2, milliseconds: 120 } as const;
/** Points of a path that the principal components are taken of; more would say the same. */
const MOST_POINTS = 160;
/** The directions must not be drawn with the numbers that made the data. */
const STREAM = 0x1a7d;

interface PlaneChoice {
  readonly landscape: LandscapeChoice;
  /** How often other directions were drawn. */
  readonly draws: number;
}

/**
 * Follows the weights at the cursor and the experiment's plane with the loss on it.
 *
 * @param tell called with the last plane, null before the first, when there is another one or it could not be computed
 */
export function createLossPlaneSampler(context: NetContext, tell: (plane: LossPlane | null) => void): LossPlaneSampler {
  const { page, store } = context;
  let active = false;
  let choice: PlaneChoice = { landscape: netExperimentOf(store.state).landscape, draws: 0 };
  let told: LossPlane | null = null;
  let heard: LocalText | null = null;

  // A field on a device that goes away must not be drawn on.
  page.engine.follow(() => {
    if (told === null || told.field.buffer === null) return;
    told = { ...told, field: withoutBuffer(told.field) };
    tell(told);
  });

  const { job, follow } = followWeights<PlaneChoice, LossPlane>(
    context,
    {
      choose: () => (active ? choice : null),
      coarse: COARSE,
      fine: ({ landscape }) => landscape.size,
      compute: samplePlane,
      dispose: ({ field }) => field.dispose(),
      // The page may have something to draw; the next call waits for its turn.
      rest: 0,
    },
    (plane) => {
      if (plane === null && job.failure === heard) return;
      heard = job.failure;
      told = plane ?? told;
      tell(told);
    },
  );

  context.watch(
    (state) => [netExperimentOf(state).landscape],
    ([landscape]) => {
      choice = { ...choice, landscape };
      follow();
    },
  );

  return {
    get busy() {
      return job.busy;
    },
    get failure() {
      return job.failure;
    },
    setActive(next) {
      active = next;
      follow();
    },
    again() {
      choice = { ...choice, draws: choice.draws + 1 };
      follow();
    },
  };
}

async function samplePlane(
  { shown, choice: { landscape, draws } }: Subject<PlaneChoice>,
  side: number,
  engine: Engine,
  signal: AbortSignal,
): Promise<LossPlane> {
  const path = pathOf(shown);
  const random = new NumpyRandom((shown.experiment.seed ^ (STREAM + draws)) >>> 0);
  const { net, train } = shown.resolved;
  const points = path.map(({ weights }) => weights);
  const section = sectionThrough(landscape, shown.resolved, shown.weights, points, () => random.normal());
  const grid = { x: section.x, y: section.y, columns: side, rows: side };
  const field = await engine.networks.landscape(net, train, section.plane, grid, signal);
  const places = projectPath(section.plane, points);
  return {
    shown,
    choice: landscape,
    section,
    field,
    places,
    losses: Float64Array.from(path, ({ loss }) => loss),
    side,
  };
}

interface PathPoint {
  readonly weights: Float64Array;
  readonly loss: number;
}

/** What the training has gone through up to the weights that are looked at, thinned out; those are the last point. */
function pathOf({ record, weights, state }: ShownTraining): PathPoint[] {
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
