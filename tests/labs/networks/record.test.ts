import { describe, expect, test } from 'vitest';
import type { TrainHistory, TrainState } from '../../../src/engine/contract/network';
import {
  beginRecord,
  entryAt,
  extendRecord,
  MOST_ENTRIES,
  rewound,
  snapshotAt,
  strideAt,
} from '../../../src/labs/networks/record';
import type { TrainRecord } from '../../../src/labs/networks/state';

function stateAt(epoch: number, numbers = 1): TrainState {
  const weights = new Float64Array(numbers).fill(epoch);
  return { epoch, weights, optimizer: new Float64Array(0), codes: new Uint8Array(1), stopped: new Uint32Array(1) };
}

/** Entries whose every number says the epoch it belongs to. */
function historyOf(epochs: readonly number[], loss: (epoch: number) => number = (epoch) => epoch): TrainHistory {
  const column = (of: (epoch: number) => number) => Float64Array.from(epochs, of);
  return {
    epochs: Uint32Array.from(epochs),
    loss: column(loss),
    gradientNorm: column((epoch) => 10 * epoch),
    accuracy: column(() => 0.5),
    metric: column(() => Number.NaN),
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

function trained(to: number, each: number, numbers = 1): TrainRecord {
  let record = beginRecord(stateAt(0, numbers), historyOf([0]), null);
  for (let epoch = 0; epoch < to; epoch += each) {
    const next = Math.min(epoch + each, to);
    record = extendRecord(record, stateAt(next, numbers), historyOf(range(epoch, next)), null);
  }
  return record;
}

describe('a record', () => {
  test('has an entry for every epoch, once, while there are few', () => {
    const record = trained(100, 7);
    expect(record.epochs).toEqual(range(0, 100));
    expect(record.loss).toEqual(range(0, 100));
    expect(record.gradientNorm).toEqual(range(0, 100).map((epoch) => 10 * epoch));
  });

  test('is thinned to a power of two as it grows, and keeps the newest', () => {
    const record = trained(3 * MOST_ENTRIES + 1, 501);
    expect(strideAt(3 * MOST_ENTRIES + 1)).toBe(4);
    expect(record.epochs.slice(0, 4)).toEqual([0, 4, 8, 12]);
    expect(record.epochs.at(-1)).toBe(3 * MOST_ENTRIES + 1);
    expect(record.epochs.length).toBeLessThanOrEqual(MOST_ENTRIES + 2);
    for (const column of [record.loss, record.accuracy, record.testLoss, record.metric]) {
      expect(column).toHaveLength(record.epochs.length);
    }
    expect(record.loss).toEqual(record.epochs);
  });

  test('takes no entries of a net that has ended', () => {
    const record = beginRecord(stateAt(0), historyOf([0]), null);
    const history = historyOf([0, 1, 2, 3], (epoch) => (epoch < 2 ? epoch : Number.NaN));
    expect(extendRecord(record, stateAt(3), history, null).epochs).toEqual([0, 1]);
  });

  test('but a first entry, be its loss a number or not', () => {
    expect(
      beginRecord(
        stateAt(0),
        historyOf([0], () => Number.NaN),
        null,
      ).epochs,
    ).toEqual([0]);
  });

  test('holds figures of the test rows at the newest entry only', () => {
    const record = beginRecord(stateAt(0), historyOf([0]), { loss: 7, accuracy: 0.25 });
    const longer = extendRecord(record, stateAt(2), historyOf([0, 1, 2]), { loss: 5, accuracy: 0.75 });
    expect(longer.testLoss).toEqual([7, Number.NaN, 5]);
    expect(longer.testAccuracy).toEqual([0.25, Number.NaN, 0.75]);
  });

  test('keeps states evenly over the whole training, with the first and the newest', () => {
    const { snapshots } = trained(1000, 1);
    const epochs = snapshots.map(({ epoch }) => epoch);
    expect(epochs[0]).toBe(0);
    expect(epochs.at(-1)).toBe(1000);
    expect(epochs.length).toBeLessThanOrEqual(202);
    expect(epochs.length).toBeGreaterThan(100);
    const gaps = epochs.slice(1, -1).map((epoch, i) => epoch - epochs[i]!);
    expect(Math.max(...gaps)).toBe(Math.min(...gaps));
  });

  test('keeps fewer states of a large net', () => {
    const { snapshots } = trained(200, 1, 200_000);
    expect(snapshots.length).toBeLessThanOrEqual(22);
    expect(snapshots.length).toBeGreaterThan(8);
  });

  test('finds the state and the entry at or before an epoch', () => {
    const record = trained(1000, 10);
    expect(snapshotAt(record, 0)?.epoch).toBe(0);
    expect(snapshotAt(record, 15)?.epoch).toBe(10);
    expect(snapshotAt(record, 5000)?.epoch).toBe(1000);
    expect(record.epochs[entryAt(record, 500)]).toBe(500);
    expect(entryAt(record, -1)).toBe(0);
    expect(entryAt(record, 1e9)).toBe(record.epochs.length - 1);
  });

  test('rewound, it is what it was at the beginning', () => {
    const begun = beginRecord(stateAt(0), historyOf([0]), { loss: 7, accuracy: 0.25 });
    const longer = extendRecord(begun, stateAt(2), historyOf([0, 1, 2]), null);
    expect(rewound(longer)).toEqual(begun);
  });
});
