import type { TrainHistory, TrainState } from '../../engine/contract/network';
import type { TrainRecord } from './state';

/** Entries that a record holds at most, but for the newest. */
export const MOST_ENTRIES = 2000;
/** States kept for going back: at most so many, and at most so many numbers in all. */
const MOST_SNAPSHOTS = 200;
const MOST_NUMBERS = 4_000_000;
const FEWEST_SNAPSHOTS = 8;

/** Loss and accuracy on the test rows at the newest epoch; null: not assessed. */
export interface TestFigures {
  readonly loss: number;
  readonly accuracy: number;
}

const EMPTY: TrainRecord = {
  epochs: [],
  loss: [],
  gradientNorm: [],
  accuracy: [],
  metric: [],
  testLoss: [],
  testAccuracy: [],
  snapshots: [],
};

/** The record of a training that has just begun. */
export function beginRecord(state: TrainState, history: TrainHistory, test: TestFigures | null): TrainRecord {
  return extendRecord(EMPTY, state, history, test);
}

/** Every how many epochs a record that has come to `epoch` has an entry: a power of two. */
export function strideAt(epoch: number, most = MOST_ENTRIES): number {
  let stride = 1;
  while (epoch > most * stride) stride *= 2;
  return stride;
}

/**
 * The record with what a call to the engine has added. The first entry of its history is the last one of the record;
 * entries after the net has ended are none.
 */
export function extendRecord(
  record: TrainRecord,
  state: TrainState,
  history: TrainHistory,
  test: TestFigures | null,
): TrainRecord {
  const known = record.epochs.at(-1) ?? -1;
  const added: number[] = [];
  history.epochs.forEach((epoch, k) => {
    if (epoch > known && (known < 0 || !Number.isNaN(history.loss[k]))) added.push(k);
  });
  const columns = {
    epochs: [...record.epochs, ...added.map((k) => history.epochs[k]!)],
    loss: [...record.loss, ...added.map((k) => history.loss[k]!)],
    gradientNorm: [...record.gradientNorm, ...added.map((k) => history.gradientNorm[k]!)],
    accuracy: [...record.accuracy, ...added.map((k) => history.accuracy[k]!)],
    metric: [...record.metric, ...added.map((k) => history.metric[k]!)],
    testLoss: [...record.testLoss, ...added.map(() => Number.NaN)],
    testAccuracy: [...record.testAccuracy, ...added.map(() => Number.NaN)],
  };
  const thin = thinned({ ...columns, snapshots: withSnapshot(record.snapshots, state) });
  return test === null ? thin : withTest(thin, test);
}

/** The figures of the test rows at the newest entry. */
export function withTest(record: TrainRecord, test: TestFigures): TrainRecord {
  return {
    ...record,
    testLoss: record.testLoss.with(-1, test.loss),
    testAccuracy: record.testAccuracy.with(-1, test.accuracy),
  };
}

/** As it was at epoch 0. */
export function rewound(record: TrainRecord): TrainRecord {
  return keep(record, [0], record.snapshots.slice(0, 1));
}

/** The last snapshot that is not later than `epoch`. */
export function snapshotAt({ snapshots }: TrainRecord, epoch: number): TrainState | null {
  return snapshots.findLast((snapshot) => snapshot.epoch <= epoch) ?? null;
}

/** Index of the last entry that is not later than `epoch`; 0 where none is. */
export function entryAt({ epochs }: TrainRecord, epoch: number): number {
  let low = 0;
  let high = epochs.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (epochs[middle]! <= epoch) low = middle;
    else high = middle - 1;
  }
  return low;
}

function thinned(record: TrainRecord): TrainRecord {
  const { epochs } = record;
  const last = epochs.length - 1;
  const stride = strideAt(epochs[last] ?? 0);
  const kept = epochs.flatMap((epoch, index) => (epoch % stride === 0 || index === last ? [index] : []));
  return kept.length === epochs.length ? record : keep(record, kept, record.snapshots);
}

function keep(record: TrainRecord, kept: readonly number[], snapshots: readonly TrainState[]): TrainRecord {
  const pick = (column: readonly number[]): number[] => kept.map((index) => column[index]!);
  return {
    epochs: pick(record.epochs),
    loss: pick(record.loss),
    gradientNorm: pick(record.gradientNorm),
    accuracy: pick(record.accuracy),
    metric: pick(record.metric),
    testLoss: pick(record.testLoss),
    testAccuracy: pick(record.testAccuracy),
    snapshots,
  };
}

/** Adds the newest state, and keeps of the older ones the first, and the first in each of equal spans of epochs. */
function withSnapshot(snapshots: readonly TrainState[], state: TrainState): readonly TrainState[] {
  const older = snapshots.filter(({ epoch }) => epoch < state.epoch);
  const size = state.weights.length + state.optimizer.length;
  const most = Math.max(FEWEST_SNAPSHOTS, Math.min(MOST_SNAPSHOTS, Math.floor(MOST_NUMBERS / size)));
  const span = strideAt(state.epoch, most);
  let filled = -1;
  const kept = older.filter(({ epoch }) => {
    const here = Math.floor(epoch / span);
    const first = here > filled;
    filled = here;
    return first;
  });
  return [...kept, state];
}
