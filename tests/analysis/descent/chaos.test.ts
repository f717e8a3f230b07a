import { describe, expect, it } from 'vitest';
import { fateOf, partingStep } from '../../../src/analysis/descent/chaos';
import { findDoublings } from '../../../src/analysis/descent/doublings';
import { findValleys } from '../../../src/analysis/descent/valley';
import { compileFunction, createFunctionEvaluator } from '../../../src/formula/programs/function';

const curve = (formula: string) => {
  const evaluator = createFunctionEvaluator(compileFunction({ formula, variable: 'x', parameters: [] }), []);
  return {
    value: evaluator.value,
    derivative: evaluator.derivative,
    second: (x: number) => evaluator.jet(x)[2],
  };
};
const W = curve('sin(x) + x^2/2');
const P = curve('x^2 + 2*x + 1');

describe('the minimum downhill', () => {
  const { minima, below } = findValleys(curve('x^4 - 3*x^2 + x'), [-2.2, 2.2]);

  it('is found on either side of the hill, with its limit 2/f″', () => {
    // 12x² − 6 at both minima, as the storyboard of the lessons has them: 0.2140 and 0.1398.
    expect(minima.map(({ x }) => x.toFixed(7))).toEqual(['-1.3008396', '1.1309011']);
    expect(minima.map(({ limit }) => limit.toFixed(4))).toEqual(['0.1398', '0.2140']);
    expect([below(2)?.x, below(0.3)?.x]).toEqual([minima[1]!.x, minima[1]!.x]);
    expect([below(-2)?.x, below(0)?.x]).toEqual([minima[0]!.x, minima[0]!.x]);
  });

  it('is found once, wherever it lies between the samples', () => {
    for (let k = 0; k <= 12; k++) {
      for (const formula of ['x^2', 'x^4', 'abs(x)']) {
        expect(findValleys(curve(formula), [-1, 1 + k / 6]).minima).toHaveLength(1);
      }
    }
  });

  it('is none where the way leads out', () => {
    expect(findValleys(curve('x^3'), [-2, 2]).below(1)).toBeNull();
    expect(findValleys(curve('log(x)'), [-1, 2]).below(-0.5)).toBeNull();
  });

  it('is a corner where the slope jumps, and flat where f″ is 0', () => {
    expect(findValleys(curve('abs(x)'), [-2, 3]).below(1)).toMatchObject({ corner: true, limit: Number.NaN });
    const flat = findValleys(curve('x^4'), [-2, 3]).below(1);
    expect(flat?.corner).toBe(false);
    // Found to about 1e-9, where 2/(12x²) is beyond anything one would type.
    expect(flat!.limit).toBeGreaterThan(1e6);
  });
});

describe('period doubling of x → x − η f′(x)', () => {
  it('sin x + x²/2: 2/f″ = 1.19502, four places from 1.525753, eight from 1.613930', () => {
    const minimum = findValleys(W, [-6, 6]).below(5)!;
    const doublings = findDoublings(W, minimum, 4);
    expect(doublings.map(({ period }) => period)).toEqual([2, 4, 8, 16]);
    // 2/f″ at the minimum, and the rates at which the slope along the cycle is −1, solved to 40 digits with mpmath.
    expect(doublings.map(({ rate }) => rate.toFixed(9))).toEqual([
      (2 / (1 + Math.sin(0.7390851332151607))).toFixed(9),
      '1.525753333',
      '1.613930197',
      '1.634266111',
    ]);
    // Each interval is shorter than the one before, by a factor that tends to Feigenbaum's 4.669.
    const [a, b, c, d] = doublings.map(({ rate }) => rate);
    expect((c! - b!) / (d! - c!)).toBeGreaterThan(4);
    expect((b! - a!) / (c! - b!)).toBeGreaterThan(3);
  });

  it('a parabola has one threshold and no cycle beyond it', () => {
    expect(findDoublings(P, { x: -1, second: 2 }, 4)).toEqual([{ rate: 1, period: 2 }]);
  });
});

describe('what becomes of the iterates', () => {
  it.each([
    [1, { kind: 'rest' }, -1],
    [1.4, { kind: 'cycle', period: 2 }, -1],
    [1.57, { kind: 'cycle', period: 4 }, -1],
    [1.9, { kind: 'chaos' }, 1],
  ])('at η = %s', (rate, end, sign) => {
    const fate = fateOf(W, rate, 5);
    expect(fate.end).toMatchObject(end);
    expect(Math.sign(fate.exponent)).toBe(sign);
  });

  it('knows the exponent of a parabola: ln|1 − 2η|', () => {
    // The mean of equal numbers: rounding of 2000 additions.
    expect(fateOf(P, 0.3, 3).exponent).toBeCloseTo(Math.log(0.4), 10);
    expect(fateOf(P, 1.2, 3).end.kind).toBe('diverged');
  });

  it('parts two runs a trillionth apart after sixty steps', () => {
    expect(partingStep(W, 1.9, 5, 1e-12, 0.1, 1000)).toBe(60);
    expect(partingStep(W, 1, 5, 1e-12, 0.1, 1000)).toBeNull();
    expect(partingStep(P, 2, 3, 1e-12, 0.1, 1000)).not.toBeNull();
  });
});
