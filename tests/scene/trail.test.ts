import { describe, expect, it } from 'vitest';
import { heightAt, heightField } from '../../src/scene/heightfield';
import { buildTrail, clipSegment, placeAt, TRAIL_STRIDE, thinTrail } from '../../src/scene/trail';
import { makeField, square } from './fields';

const SCALE = { kind: 'linear', low: 0, high: 1, soft: 1 } as const;
const grid = square(0, 1, 17);
const surface = heightField(
  makeField(grid, (x, y) => 0.5 + 0.4 * Math.sin(9 * x + 2) * Math.cos(6 * y)),
  SCALE,
);

function pieces(trail: Float32Array): number[][] {
  return Array.from({ length: trail.length / TRAIL_STRIDE }, (_, i) => [
    ...trail.subarray(i * TRAIL_STRIDE, (i + 1) * TRAIL_STRIDE),
  ]);
}

describe('a trail on the surface', () => {
  const trail = pieces(buildTrail(surface, Float64Array.of(0.03, 0.07, 0.91, 0.55, 0.2, 0.98)));

  it('touches the mesh everywhere, not only at its ends', () => {
    for (const [c0, r0, h0, , c1, r1, h1] of trail as [number, number, number, number, number, number, number][]) {
      for (const t of [0, 0.25, 0.5, 0.75, 1]) {
        // 1e-5: coordinates up to 16 in float32 (2⁻²⁰) times slopes of the mesh below 1 per cell.
        expect(h0 + t * (h1 - h0)).toBeCloseTo(heightAt(surface, c0 + t * (c1 - c0), r0 + t * (r1 - r0)), 5);
      }
    }
  });

  it('is connected, and its steps grow from 0 to the last', () => {
    for (let i = 1; i < trail.length; i++) expect(trail[i]!.slice(0, 4)).toEqual(trail[i - 1]!.slice(4));
    expect(trail[0]![3]).toBe(0);
    expect(trail.at(-1)![7]).toBe(2);
    for (const piece of trail) expect(piece[7]).toBeGreaterThan(piece[3]!);
  });

  it('ends at the rectangle, with the step at which it leaves', () => {
    const leaving = pieces(buildTrail(surface, Float64Array.of(0.5, 0.5, 1.5, 0.5)));
    expect(leaving.at(-1)!.slice(4, 6)).toEqual([16, 8]);
    expect(leaving.at(-1)![7]).toBeCloseTo(0.5, 6);
    expect(buildTrail(surface, Float64Array.of(2, 2, 3, 3)).length).toBe(0);
  });

  it('skips holes and runs along the top where the surface is cut', () => {
    const holed = heightField(
      makeField(grid, (x) => (x > 0.4 && x < 0.6 ? null : x > 0.7 ? 5 : 0.2)),
      SCALE,
    );
    const parts = pieces(buildTrail(holed, Float64Array.of(0, 0.5, 1, 0.5)));
    for (const piece of parts) expect(piece.some(Number.isNaN)).toBe(false);
    expect(parts.some((piece) => piece[0]! < 8 && piece[4]! > 8)).toBe(false);
    expect(Math.max(...parts.map((piece) => piece[6]!))).toBe(1);
  });

  it('keeps to its budget of pieces, however long the way', () => {
    const wide = heightField(
      makeField(square(0, 1, 513), () => 0.5),
      SCALE,
    );
    const zigzag = Float64Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? (i % 4) / 2 : i / 400));
    const free = buildTrail(wide, zigzag, 1e9).length / TRAIL_STRIDE;
    const kept = buildTrail(wide, zigzag, 5000).length / TRAIL_STRIDE;
    expect(free).toBeGreaterThan(100_000);
    // The budget, rounded for each of the 199 moves.
    expect(kept).toBeLessThan(5000 + 199);
  });
});

describe('thinning', () => {
  it('keeps every move that can be seen', () => {
    const spiral = Float64Array.from({ length: 200 }, (_, i) => 0.5 + 0.4 * Math.cos(i * 0.7 + (i % 2)) * 0.99 ** i);
    expect(thinTrail(grid, spiral).length).toBe(2 * 99);
  });

  it('merges 100,000 steps around a minimum, and repeats none', () => {
    const resting = Float64Array.from({ length: 200_000 }, (_, i) => 0.5 + 1e-5 * Math.sin(i));
    expect(thinTrail(grid, resting).length).toBe(0);
    const bouncing = Float64Array.from({ length: 200_000 }, (_, i) => ([0.2, 0.5, 0.8, 0.5] as const)[i % 4]!);
    expect(thinTrail(grid, bouncing).length).toBe(2);
  });
});

describe('a wild trail', () => {
  it('is bounded, whether it stays in the rectangle or not', () => {
    let state = 1;
    const random = () => {
      // Lehmer's generator: enough to make a mess, the same one each time.
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    for (const reach of [1, 3]) {
      const wild = Float64Array.from({ length: 200_000 }, () => reach * random());
      // The coarsest raster has 17² places, so at most 289 · 290 / 2 = 41,905 different moves.
      expect(thinTrail(grid, wild).length / 2).toBeLessThanOrEqual(41_905);
      expect(thinTrail(grid, wild).length / 2).toBeGreaterThan(5_000);
    }
  });
});

describe('clipping', () => {
  it.each([
    [
      [1, 1, 3, 3],
      [0, 1],
    ],
    [
      [-2, 2, 2, 2],
      [0.5, 1],
    ],
    [
      [-4, 2, 8, 2],
      [1 / 3, 2 / 3],
    ],
    [[5, 0, 5, 4], null],
    [[-1, 1, 1, -1], null],
  ] as const)('%j within 4 × 4', ([x0, y0, x1, y1], expected) => {
    const part = clipSegment(x0, y0, x1, y1, 4, 4);
    expect(part).toEqual(expected === null ? null : expected.map((t) => expect.closeTo(t, 12)));
  });
});

describe('the head', () => {
  const path = Float64Array.of(0, 0, 1, 2, 3, 3);
  it.each([
    [0, [0, 0]],
    [0.5, [0.5, 1]],
    [1.25, [1.5, 2.25]],
    [2, [3, 3]],
    [-1, [0, 0]],
    [99, [3, 3]],
  ] as const)('at step %d', (step, place) => {
    expect(placeAt(path, step)).toEqual(place);
  });

  it('of a run without a step stays at its start', () => {
    expect(placeAt(Float64Array.of(4, 5), 3)).toEqual([4, 5]);
  });
});
