import { describe, expect, test } from 'vitest';
import { placeNumber } from '../../../src/labs/surfaces/basins/names';
import { assignSlots } from '../../../src/labs/surfaces/basins/slots';
import { lossAxis } from '../../../src/labs/surfaces/swarm/range';
import { firstSide, nextSide } from '../../../src/page/workbench/budget';

describe('coarse to fine', () => {
  test('doubles up to the size on a graphics processor', () => {
    const sides = [firstSide(512, 1e-4)];
    for (let next = nextSide(sides[0]!, 512, 1e-4, 'gpu'); next !== null; ) {
      sides.push(next);
      next = nextSide(next, 512, 1e-4, 'gpu');
    }
    expect(sides).toEqual([64, 128, 256, 512]);
  });

  test('begins so coarsely that the first picture follows a slider', () => {
    // 90 ms hold 30 × 30 pixels of a tenth of a millisecond.
    expect(firstSide(512, 0.1)).toBe(16);
    expect(firstSide(512, null)).toBe(32);
  });

  test('ends on a processor where one would have to wait', () => {
    // Four seconds hold 200 × 200 pixels of a tenth of a millisecond, in whole sixteens.
    expect(nextSide(128, 512, 0.1, 'cpu')).toBe(192);
    expect(nextSide(192, 512, 0.1, 'cpu')).toBeNull();
    expect(nextSide(192, 512, 0.1, 'gpu')).toBe(384);
    // A first picture of a millisecond a pixel has mostly compiled: it is no reason to stop there.
    expect(nextSide(32, 512, 1.5, 'cpu')).toBe(64);
    expect(nextSide(32, 512, 15, 'cpu')).toBeNull();
  });
});

const SQUARE = [[-5, 5], [-5, 5]] as const; // biome-ignore format: one line

test('numbers follow their attractors, and new ones take what is free', () => {
  const first = assignSlots([], [{ x: -3, y: 0 }, { x: 3, y: 0 }], SQUARE); // biome-ignore format: one line
  expect(first.map(({ slot }) => slot)).toEqual([0, 1]);
  const next = assignSlots(first, [{ x: -4.5, y: 4 }, { x: -2.9, y: 0.1 }, { x: 3.2, y: 0 }], SQUARE); // biome-ignore format: one line
  expect(next.map(({ slot }) => slot)).toEqual([2, 0, 1]);
});

describe('the loss axis', () => {
  const field = (values: readonly number[]) => ({
    grid: { x: [0, 1], y: [0, 1], columns: values.length, rows: 1 } as const,
    samples: Float32Array.from(values.flatMap((value) => [value, 0, 0, 0])),
    buffer: null,
    dispose: () => {},
  });

  test('is logarithmic down to a minimum at zero, and straight where losses are negative', () => {
    expect(lossAxis(field([1, 30, 600]), 0)).toEqual({ low: 1e-9, high: 1000, log: true });
    expect(lossAxis(field([1, 30, 600]), 0.5)).toEqual({ low: 0.1, high: 1000, log: true });
    expect(lossAxis(field([1, 2, 3]), Number.NaN)).toEqual({ low: 1, high: 3, log: false });
    expect(lossAxis(field([-1, 0, 5]), -2)).toMatchObject({ low: -2, log: false });
    expect(lossAxis(field([]), Number.NaN)).toEqual({ low: 0, high: 1, log: false });
  });
});

test('places are numbered as long as the numbers can be read', () => {
  expect(placeNumber(0, 9)).toBe('1');
  // Rastrigin has a hundred minima.
  expect(placeNumber(0, 100)).toBe('');
});
