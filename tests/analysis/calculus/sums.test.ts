import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integrate } from '../../../src/analysis/calculus/quadrature';
import { sumErrors } from '../../../src/analysis/calculus/sumErrors';
import { excessOf, heightAt, riemannSum, SUM_RULES, type SumRule } from '../../../src/analysis/calculus/sums';
import { functionOf, golden } from './functions';

type Row = { n: number } & Record<'left' | 'right' | 'midpoint' | 'trapezoid' | 'simpson', number>;
const { cases } = golden('003_integral') as {
  cases: { f: string; a: number; b: number; exact: number; sums: Row[] }[];
};

describe('sums', () => {
  it.each(cases.map((each) => [each.f, each] as const))('of %s are those of the reference', (_, { f, a, b, sums }) => {
    const { value } = functionOf(f);
    for (const { n, ...totals } of sums) {
      for (const [rule, total] of Object.entries(totals)) {
        // Another order of summation.
        expect(Math.abs(riemannSum(value, [a, b], rule as SumRule, n).total - total)).toBeLessThan(
          1e-13 * Math.max(1, Math.abs(total)),
        );
      }
    }
  });

  const waves = (x: number) => Math.sin(5 * x) + x / 2;
  const bounds = fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.double({ min: 0.1, max: 2, noNaN: true }));

  it('lie between lower and upper, whatever the bounds and the strips', () => {
    fc.assert(
      fc.property(bounds, fc.integer({ min: 1, max: 300 }), fc.nat(), ([a, width], n, seed) => {
        const total = (rule: SumRule) => riemannSum(waves, [a, a + width], rule, n, { seed }).total;
        const [lower, upper] = [total('lower'), total('upper')];
        for (const rule of ['left', 'right', 'midpoint', 'random'] as const) {
          expect(total(rule)).toBeGreaterThanOrEqual(lower - 1e-12);
          expect(total(rule)).toBeLessThanOrEqual(upper + 1e-12);
        }
        // The infimum of each strip is no higher than any of its values.
        for (const { from, to, heights } of riemannSum(waves, [a, a + width], 'lower', n).pieces) {
          for (let k = 0; k <= 50; k++) {
            expect(heights[0]).toBeLessThanOrEqual(waves(from + ((to - from) * k) / 50) + 1e-12);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  it('change their signs with the order of the bounds, and nothing else', () => {
    for (const rule of SUM_RULES) {
      const there = riemannSum(waves, [-1, 2], rule, 12).total;
      const back = riemannSum(waves, [2, -1], rule, 12).total;
      // Random heights belong to strips by their number, which count from the other end.
      if (rule !== 'random') expect([rule, back]).toEqual([rule, expect.closeTo(-there, 12)]);
    }
  });

  it('of rule and strips have pieces that fill the interval', () => {
    for (const rule of SUM_RULES) {
      for (const n of [1, 2, 3, 5, 8, 1000]) {
        const { pieces, total } = riemannSum(waves, [-1, 2], rule, n);
        expect(pieces[0].from).toBe(-1);
        expect(pieces.at(-1)!.to).toBe(2);
        pieces.slice(1).forEach((piece, i) => {
          expect(piece.from).toBe(pieces[i].to);
        });
        expect(total).toBeCloseTo(
          pieces.reduce((sum, { area }) => sum + area, 0),
          11,
        );
        // What is drawn has the area that is counted: the tops are integrated.
        const drawn = pieces.reduce((sum, piece) => {
          const found = integrate((x) => heightAt(piece, x), piece.from, piece.to);
          return sum + ('value' in found ? found.value : Number.NaN);
        }, 0);
        if (n <= 8) expect(drawn).toBeCloseTo(total, 11);
      }
    }
  });

  it('of random heights follow the seed', () => {
    const total = (seed: number) => riemannSum(waves, [0, 1], 'random', 10, { seed }).total;
    expect(total(3)).toBe(total(3));
    expect(new Set([1, 2, 3, 4].map(total)).size).toBe(4);
  });

  it('have no total where a height does not exist, and say where', () => {
    const { value } = functionOf('log(x)');
    expect(riemannSum(value, [0, 1], 'left', 4)).toMatchObject({ total: Number.NaN, missing: 0 });
    expect(riemannSum(value, [0, 1], 'midpoint', 4).missing).toBeNull();
    expect(riemannSum((x) => 1 / x, [-1, 1], 'trapezoid', 2)).toMatchObject({ total: Number.NaN, missing: 0 });
    // Between −1 and 2 neither bound exists: a strip holds the pole, and its supremum is infinite.
    for (const rule of ['lower', 'upper'] as const) {
      const sum = riemannSum((x) => 1 / x, [-1, 2], rule, 4);
      expect(sum.total).toBeNaN();
      expect(sum.missing).toBeCloseTo(0, 6);
    }
    // Steep is not endless.
    expect(riemannSum((x) => 1 / (x * x + 1e-6), [-1, 2], 'upper', 4).missing).toBeNull();
  });
});

describe('over and under', () => {
  it('is said of every piece', () => {
    const rising = (rule: SumRule) =>
      riemannSum(Math.exp, [0, 1], rule, 5).pieces.map((piece) => excessOf(Math.exp, piece));
    expect(rising('left')).toEqual([-1, -1, -1, -1, -1]);
    expect(rising('right')).toEqual([1, 1, 1, 1, 1]);
    // Curved upwards: chords lie above, tangents below.
    expect(rising('trapezoid')).toEqual([1, 1, 1, 1, 1]);
    expect(rising('midpoint')).toEqual([-1, -1, -1, -1, -1]);
    // Signed: below the axis a rectangle that is too deep counts too little; reversed bounds turn it over again.
    const below = (x: number) => -Math.exp(x);
    const [piece] = riemannSum(below, [0, 1], 'right', 1).pieces;
    expect(excessOf(below, piece)).toBe(-1);
    expect(excessOf(below, riemannSum(below, [1, 0], 'right', 1).pieces[0])).toBe(1);
  });

  it('cannot be told beside a pole', () => {
    const inverse = (x: number) => 1 / x;
    const pieces = riemannSum(inverse, [-1, 2], 'midpoint', 9).pieces.map((piece) => excessOf(inverse, piece));
    // Midpoints lie below where the curve bends upwards, above where it bends downwards.
    expect(pieces).toEqual([1, 1, null, null, -1, -1, -1, -1, -1]);
  });

  it('is neither where a piece is exact', () => {
    const line = (x: number) => 2 * x + 1;
    expect(riemannSum(line, [-1, 2], 'trapezoid', 4).pieces.map((piece) => excessOf(line, piece))).toEqual([
      0, 0, 0, 0,
    ]);
    const cubic = (x: number) => x ** 3 - x;
    expect(riemannSum(cubic, [-1, 2], 'simpson', 4).pieces.map((piece) => excessOf(cubic, piece))).toEqual([0, 0]);
  });
});

describe('errors over n', () => {
  const fits = (f: (x: number) => number, a: number, b: number) => {
    const exact = integrate(f, a, b);
    if (!('value' in exact)) throw new Error(exact.kind);
    return (rule: SumRule) => sumErrors(f, [a, b], rule, exact).fit;
  };

  it('fall at the orders of the rules', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 1.5, noNaN: true }),
        fc.double({ min: 1, max: 2, noNaN: true }),
        (k, b) => {
          const fitOf = fits((x) => Math.exp(k * x), 0, b);
          const order = (rule: SumRule) => fitOf(rule)!.order;
          // From n = 32 to 256 the next term of the error is under 1 %.
          for (const rule of ['left', 'right', 'lower', 'upper'] as const) expect(order(rule)).toBeCloseTo(1, 1);
          for (const rule of ['midpoint', 'trapezoid'] as const) expect(order(rule)).toBeCloseTo(2, 2);
          expect(order('simpson')).toBeCloseTo(4, 1);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('are fitted with the factor of the rule: (b − a)³·f″/12n² for trapezoids of a parabola', () => {
    const found = fits((x) => x * x, 0, 3)('trapezoid')!;
    expect(found.order).toBeCloseTo(2, 10);
    expect(found.factor).toBeCloseTo((27 * 2) / 12, 8);
  });

  it('have no order where they are rounding alone, nor where they jump about', () => {
    // Simpson's rule is exact for cubics; random heights have no order one could see.
    expect(fits((x) => x ** 3, 0, 2)('simpson')).toBeNull();
    expect(fits((x) => 1 / (1 + Math.exp(-x)), -3, 3)('midpoint')).toBeNull();
    expect(sumErrors(Math.log, [0, 1], 'left', { value: -1, error: 0 }).errors.every(Number.isNaN)).toBe(true);
  });
});
