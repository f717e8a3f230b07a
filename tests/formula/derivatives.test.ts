import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLAG, JET, type Problem } from '../../src/engine/contract';
import { CpuSurface } from '../../src/engine/cpu/surface';
import { FUNCTIONS, REDUCTIONS, VECTOR_FUNCTIONS } from '../../src/formula/language/functions';
import { randomFormula } from './random-formula';

const DATA = { u: [0.3, -1.2, 2.1, 0.7], v: [1.4, 0.2, -0.6, 2.5] };

function surface(formula: string, data: Problem['data'] = null): CpuSurface {
  const range = [-3, 3] as const;
  return new CpuSurface({ formula, variables: ['x', 'y'], domain: [range, range], parameters: { a: 0.7 }, data });
}

/**
 * Central differences of the value (for the gradient) and of the gradient (for the Hessian), each at two step sizes.
 * Null where they cannot judge: the function is undefined or huge nearby, or the two disagree, as they do at a kink or
 * where rounding outweighs the change.
 */
function differences(f: CpuSurface, x: number, y: number): (readonly [order: 1 | 2, slot: number, value: number])[] {
  const jet = new Float64Array(JET.size);
  const at = (dx: number, dy: number): Float64Array | null => {
    f.jet('hessian', x + dx, y + dy, jet);
    return jet[JET.flags] !== 0 || jet.slice(0, 6).some((each) => !(Math.abs(each) < 1e4)) ? null : jet.slice();
  };
  const slope = (h: number, ex: number, ey: number, slot: number): number | null => {
    const [high, low] = [at(h * ex, h * ey), at(-h * ex, -h * ey)];
    return high === null || low === null ? null : (high[slot] - low[slot]) / (2 * h);
  };
  const judged: (readonly [1 | 2, number, number])[] = [];
  for (const [ex, ey, of, slot, order] of [
    [1, 0, JET.value, JET.x, 1],
    [0, 1, JET.value, JET.y, 1],
    [1, 0, JET.x, JET.xx, 2],
    [0, 1, JET.x, JET.xy, 2],
    [0, 1, JET.y, JET.yy, 2],
  ] as const) {
    const [coarse, fine] = [slope(2.37e-4, ex, ey, of), slope(1e-4, ex, ey, of)];
    if (coarse === null || fine === null) continue;
    // A staircase with many steps in between has a slope, too, but no derivative to compare it with.
    if (Math.abs(fine) > 1e3) continue;
    if (Math.abs(coarse - fine) > 1e-6 * Math.max(1, Math.abs(fine))) continue;
    judged.push([order, slot, fine]);
  }
  return judged;
}

/** Checks one point; returns how many first and second derivatives differences could judge, and how many were not 0. */
function check(f: CpuSurface, x: number, y: number): { judged: number; varied: number } {
  const jet = new Float64Array(JET.size);
  f.jet('hessian', x, y, jet);
  if (jet[JET.flags] !== 0) {
    expect(jet[JET.flags]).toBeOneOf([FLAG.undefined, FLAG.overflow]);
    return { judged: 0, varied: 0 };
  }
  const found = differences(f, x, y);
  for (const [order, slot, expected] of found) {
    // The steps agree to 1e-6; the error of the finer one is a quarter of that, and the rounding of f at 1e4 adds 1e4·1e-16/1e-4.
    const tolerance = 3e-6 * Math.max(1, Math.abs(expected));
    const error = Math.abs(jet[slot] - expected);
    expect(error, `derivative ${slot} of order ${order} at (${x}, ${y}): ${jet[slot]}`).toBeLessThan(tolerance);
  }
  return { judged: found.length, varied: found.filter(([, , value]) => Math.abs(value) > 1e-9).length };
}

/** Off the round numbers, where functions have their kinks, and off the tiny ones, where quotients lose their digits. */
const coordinate = fc.integer({ min: -3000, max: 3000 }).map((k) => k / 1000 + 0.00037);

describe('derivatives against central differences', () => {
  const scalar = [...FUNCTIONS].filter(([name]) => !REDUCTIONS.has(name) && !VECTOR_FUNCTIONS.has(name));

  it.each(scalar)('of %s alone, in each argument', (name, [fewest]) => {
    // acosh begins at 1.
    const inner = name === 'acosh' ? ['2.5 + 0.4*x + 0.1*y*y'] : ['0.4*x + 0.1*y*y', '0.6 + 0.3*sin(y - x)'];
    const args = Array.from({ length: fewest }, (_, i) => inner[i % inner.length]);
    const f = surface(`${name}(${args.join(', ')})`);
    let judged = 0;
    for (let k = 0; k < 40; k++) judged += check(f, 1.9 * Math.sin(3 * k + 1), 1.9 * Math.cos(5 * k)).judged;
    expect(judged).toBeGreaterThan(50);
  });

  it('of random formulas', () => {
    const total = { judged: 0, varied: 0 };
    fc.assert(
      fc.property(randomFormula(['x', 'y', 'a']), coordinate, coordinate, (formula, x, y) => {
        const { judged, varied } = check(surface(formula), x, y);
        total.judged += judged;
        total.varied += varied;
      }),
      { numRuns: 2000, seed: 20261122 },
    );
    // Every formula has five derivatives at its point.
    expect(total.judged).toBeGreaterThan(2500);
    expect(total.varied).toBeGreaterThan(800);
  });

  it('of losses: means and sums of random formulas over data', () => {
    const total = { judged: 0, varied: 0 };
    const loss = fc
      .tuple(
        fc.constantFrom('mean', 'sum'),
        randomFormula(['x', 'y', 'u', 'v', 'a']),
        fc.constantFrom('', ' + sum(u*x)*y', '/(2 + mean(v^2))', ' > x ? mean(sqrt(u + 3)*x^2) : y'),
      )
      .map(([reduction, body, rest]) => `${reduction}(${body})${rest}`);
    fc.assert(
      fc.property(loss, coordinate, coordinate, (formula, x, y) => {
        const { judged, varied } = check(surface(formula, DATA), x, y);
        total.judged += judged;
        total.varied += varied;
      }),
      { numRuns: 1000, seed: 20261122 },
    );
    expect(total.judged).toBeGreaterThan(800);
    expect(total.varied).toBeGreaterThan(300);
  });
});

describe('conventions where there is no derivative', () => {
  const slopes = (formula: string, x = 0, y = 0): number[] => {
    const jet = new Float64Array(JET.size);
    surface(formula).jet('hessian', x, y, jet);
    expect(jet[JET.flags]).toBe(0);
    return [...jet.slice(1, 6)];
  };

  it.each([
    'abs(x)',
    'relu(x)',
    'max(0, x)',
    'min(x, 0)',
    'sqrt(x)',
    'cbrt(x)',
    'hypot(x, y)',
    'asin(1 + x)',
    'x^0.3',
    'x^1.5',
    'atan2(x, y)',
    'sign(x)',
    'floor(x)',
  ])('%s at its kink is flat', (formula) => {
    expect(slopes(formula).map((each) => each + 0)).toEqual([0, 0, 0, 0, 0]);
  });

  it('a tie of two that vary is one of them', () => {
    expect(
      slopes('max(x, y)', 1, 1)
        .slice(0, 2)
        .reduce((a, b) => a + b),
    ).toBe(1);
  });
});

describe('places where a formula is undefined', () => {
  const flags = (formula: string, x: number, y = 0, data: Problem['data'] = DATA): number => {
    const jet = new Float64Array(JET.size);
    surface(formula, data).jet('gradient', x, y, jet);
    return jet[JET.flags];
  };

  it.each([
    ['x > 0 ? log(x) : 0', -1, 0],
    ['x > 0 ? log(x - 1) : 0', 0.5, 1],
    ['x > 0 ? (y > 0 ? log(x*y) : 1/y) : 0', 1, 1],
    ['mean(log(u + x))', 2, 0],
    ['mean(log(u + x))', 1, 1],
    ['mean(u > 0 ? log(u) : x)', 1, 0],
    ['x > 0 ? mean(log(u + x)) : 0', -1, 0],
    ['x > 0 ? mean(log(u + x)) : 0', 1, 1],
    // The condition is itself a sum over the rows.
    ['mean(u*x) > 0 ? mean(log(u + 2*x)) : y', 1, 0],
    ['mean(u*x) > 0 ? mean(log(u + x)) : y', 1, 1],
    ['mean(u*x) > 0 ? mean(log(u - 9)) : y', -1, 0],
    ['sum(u) > 0 ? sum(v > 0 ? sqrt(v*x) : 0) : y', 1, 0],
    ['1/mean(u - u)', 1, 1],
  ])('%s at x = %d: %i', (formula, x, expected) => {
    expect(flags(formula, x)).toBe(expected);
  });
});
