import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeightScale } from '../../src/scene/contract';
import { applyHeight, chooseHeight, heightSlope, invertHeight } from '../../src/scene/scale';
import { makeField, rosenbrock, square } from './fields';

const LINEAR: HeightScale = { kind: 'linear', low: -2, high: 8, soft: 1 };
const LOG: HeightScale = { kind: 'log', low: 1, high: 1001, soft: 0.1 };

describe.each([LINEAR, LOG])('height on a $kind scale', (scale) => {
  it('is 0 at the bottom and 1 at the top', () => {
    expect(applyHeight(scale, scale.low)).toBe(0);
    expect(applyHeight(scale, scale.high)).toBeCloseTo(1, 12);
  });

  it('is undone by its inverse, also outside the scale', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.5, max: 1.5, noNaN: true }), (height) => {
        // 1e-9: the logarithm loses about 1e-16 × 1e4 (range over soft).
        expect(applyHeight(scale, invertHeight(scale, height))).toBeCloseTo(height, 9);
      }),
    );
  });

  it('has the slope that differences give', () => {
    for (const value of [scale.low + 0.01, scale.low + 1, scale.high]) {
      const h = 1e-5;
      const difference = (applyHeight(scale, value + h) - applyHeight(scale, value - h)) / (2 * h);
      // Central differences of a smooth function: error h² f‴ ≈ 1e-10 · 2/0.1³, relative to a slope of about 1.
      expect(heightSlope(scale, value) / difference).toBeCloseTo(1, 5);
    }
  });
});

describe('the automatic scale', () => {
  it('takes the logarithm for Rosenbrock, whose valley would be flat otherwise', () => {
    const grid = { x: [-2, 2], y: [-1, 3], columns: 120, rows: 120 } as const;
    const scale = chooseHeight(makeField(grid, rosenbrock));
    expect(scale.kind).toBe('log');
    expect(scale.high).toBeCloseTo(2509, 0);
    expect(Number.isInteger(Math.log10(scale.soft))).toBe(true);
  });

  it('stays linear for a bowl, a saddle and ripples', () => {
    const surfaces = [
      (x: number, y: number) => x * x + y * y,
      (x: number, y: number) => x * x - y * y,
      (x: number, y: number) => Math.sin(3 * x) * Math.cos(3 * y),
    ];
    for (const surface of surfaces) expect(chooseHeight(makeField(square(-2, 2, 64), surface)).kind).toBe('linear');
  });

  it('keeps the graph of a function of one variable, unless a linear axis would show next to nothing of it', () => {
    const along = (low: number, high: number, f: (x: number) => number | null) =>
      chooseHeight(makeField({ x: [low, high], y: [-1, 1], columns: 257, rows: 17 }, f), 'graph').kind;
    expect(along(-4, 4, (x) => x * x + 2 * x + 1)).toBe('linear');
    expect(along(-4, 4, (x) => x ** 4)).toBe('linear');
    expect(along(-3, 3, (x) => (x === 0 ? null : 1 / (x * x)))).toBe('linear');
    expect(along(-5, 5, (x) => Math.max(0, x))).toBe('linear');
    // e^20 over e^0: half of the graph lies within 1e-8 of the height.
    expect(along(-20, 20, Math.exp)).toBe('log');
  });

  it('obeys the hint', () => {
    const field = makeField(square(-2, 2, 32), (x, y) => x * x + y * y);
    expect(chooseHeight(field, 'log').kind).toBe('log');
    expect(chooseHeight(makeField(square(-2, 2, 32), rosenbrock), 'linear').kind).toBe('linear');
  });

  it('does not let a pole flatten the rest', () => {
    const scale = chooseHeight(
      makeField(square(-2, 2, 101), (x, y) => x * x + y * y + 1e-3 / (x * x + y * y + 1e-9)),
      'linear',
    );
    expect(scale.high).toBeLessThan(20);
  });

  it('does not let a pole towards −∞ lift the rest, but keeps the floor of a narrow well', () => {
    const pole = chooseHeight(
      makeField(square(-2, 2, 101), (x, y) => x * x + y * y - 1e-3 / (x * x + y * y + 1e-9)),
      'linear',
    );
    expect(pole.low).toBeGreaterThan(-2);
    const well = chooseHeight(
      makeField(square(-5, 5, 201), (x, y) => 0.01 * x - 9 * Math.exp(-20 * (x * x + y * y))),
      'linear',
    );
    expect(well.low).toBeCloseTo(-9, 2);
  });

  it('ignores flagged samples and survives having none', () => {
    const holed = chooseHeight(makeField(square(-1, 1, 33), (x) => (x < 0 ? null : x)));
    expect(holed.low).toBe(0);
    expect(holed.high).toBe(1);
    expect(chooseHeight(makeField(square(-1, 1, 9), () => null))).toEqual({ kind: 'linear', low: 0, high: 1, soft: 1 });
  });

  it('gives a constant surface a range', () => {
    for (const constant of [0, 7, -1e9]) {
      const scale = chooseHeight(makeField(square(-1, 1, 9), () => constant));
      expect(applyHeight(scale, constant)).toBeCloseTo(0.5, 6);
    }
  });
});
