import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/engine/contract';
import type { HeightScale } from '../../src/scene/contract';
import { heightField } from '../../src/scene/heightfield';
import { openness, opennessAt } from '../../src/scene/openness';
import { chooseHeight } from '../../src/scene/scale';
import { makeField, rosenbrock, square } from './fields';

const UNIT: HeightScale = { kind: 'linear', low: 0, high: 1, soft: 1 };
const openOf = (field: Field, scale: HeightScale = chooseHeight(field)) => openness(heightField(field, scale));

describe('openness', () => {
  it('is nothing on an even slope, whichever way it faces, at its edges too', () => {
    for (const [a, b] of [
      [0.4, 0],
      [0, -0.4],
      [0.3, 0.1],
    ] as const) {
      const { tones } = openOf(
        makeField(square(-1, 1, 64), (x, y) => 0.5 + a * x + b * y),
        UNIT,
      );
      // Of a tone, which has 127 steps on either side: a quarter of one, for float32.
      expect(Math.max(...tones.map(Math.abs))).toBeLessThan(0.25 / 127);
    }
  });

  it('does not make hills of noise', () => {
    const { tones } = openOf(
      makeField(square(-1, 1, 64), (x, y) => 0.5 + 1e-4 * Math.sin(37 * x) * Math.cos(41 * y)),
      UNIT,
    );
    expect(Math.max(...tones.map(Math.abs))).toBeLessThan(0.05);
  });

  it('tells a valley from its slopes, and a ridge from both', () => {
    // A canyon along y at x = −1/2, a ridge at x = 1/2.
    const relief = openOf(
      makeField(
        square(-1, 1, 128),
        (x) => 0.5 - 0.4 * Math.exp(-(((x + 0.5) / 0.15) ** 2)) + 0.4 * Math.exp(-(((x - 0.5) / 0.15) ** 2)),
      ),
      UNIT,
    );
    const [valley, level, ridge] = [0.25, 0.5, 0.75].map((x) => opennessAt(relief, x, 0.5));
    expect(valley).toBeLessThan(level! - 0.5);
    expect(ridge).toBeGreaterThan(level! + 0.3);
  });

  it.each([
    [
      'Himmelblau',
      -5,
      5,
      (x: number, y: number) => (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2,
      [3, 2],
      [-0.27, -0.92],
    ],
    ['Rosenbrock', -2, 2, rosenbrock, [1, 1], [0, 2]],
    ['a bowl', -1, 1, (x: number, y: number) => x * x + y * y, [0, 0], [1, 1]],
  ] as const)(
    'darkens the minimum of %s by more than half of what there is, and not the ground above',
    (_, low, high, f, minimum, above) => {
      const relief = openOf(makeField(square(low, high, 128), f));
      const at = ([x, y]: readonly [number, number]) =>
        opennessAt(relief, (x - low) / (high - low), (y - low) / (high - low));
      expect(at(minimum)).toBeLessThan(-0.5);
      expect(at(above)).toBeGreaterThan(0.2);
    },
  );

  it('is defined beside holes, in them, and on a surface of nothing else', () => {
    for (const value of [(x: number) => (x > 0 ? x : null), () => null]) {
      const { tones } = openOf(makeField(square(-1, 1, 33), value), UNIT);
      expect(tones.every((tone) => tone >= -1 && tone <= 1)).toBe(true);
    }
  });

  it('is small, whatever the field', () => {
    const { columns, rows } = openOf(makeField({ x: [0, 1], y: [0, 1], columns: 512, rows: 300 }, (x, y) => x * y));
    // Bytes of its texture: less than two hundredths of what the samples take.
    expect(columns * rows).toBeLessThan(0.02 * 512 * 300 * 16);
    expect(openOf(makeField({ x: [0, 1], y: [0, 1], columns: 2, rows: 2 }, (x) => x)).tones).toHaveLength(4);
  });
});
