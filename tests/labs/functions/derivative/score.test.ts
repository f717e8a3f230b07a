import { describe, expect, test } from 'vitest';
import { NEAR, scoreOf } from '../../../../src/labs/functions/derivative/predict/score';

const DOMAIN = [-2, 2] as const;
const PLACES = 41;
const truth = (x: number) => 3 * x * x - 3;
/** Of the true curve: from −3 to 9. */
const HEIGHT = 12;
const drawn = (f: (x: number) => number) =>
  Float64Array.from({ length: PLACES }, (_, i) => f(DOMAIN[0] + ((DOMAIN[1] - DOMAIN[0]) * i) / (PLACES - 1)));
const score = (f: (x: number) => number) => scoreOf(drawn(f), truth, DOMAIN, HEIGHT);

describe('the score of a drawn derivative', () => {
  test('is full for the true one, and for one that is nearly it', () => {
    expect(score(truth)).toMatchObject({ drawn: 1, near: 1, sign: 1, points: 100, wrong: [] });
    expect(score((x) => truth(x) + 0.5 * NEAR * HEIGHT * Math.sign(truth(x))).points).toBe(100);
  });

  test('is nothing where nothing is drawn', () => {
    expect(score(() => Number.NaN)).toMatchObject({ drawn: 0, points: 0, wrong: [] });
  });

  test('counts what is left out', () => {
    const half = score((x) => (x < 0 ? truth(x) : Number.NaN));
    // 20 of 41 places lie below 0.
    expect(half.drawn).toBeCloseTo(20 / 41, 12);
    expect(half.near).toBe(1);
    expect(half.points).toBe(Math.round(2000 / 41));
  });

  test('says where the sign is wrong: f itself in place of f′', () => {
    const { sign, wrong } = score((x) => x ** 3 - 3 * x + 1);
    expect(sign).toBeLessThan(1);
    // f is positive on (−1.88, 0.35), f′ negative on (−1, 1): wrong from −1 to 0.35.
    const width = (DOMAIN[1] - DOMAIN[0]) / (PLACES - 1);
    const [from, to] = wrong.find(([low, high]) => low < 0 && high > 0)!;
    expect(Math.abs(from + 1)).toBeLessThan(2 * width);
    expect(Math.abs(to - 0.35)).toBeLessThan(2 * width);
    expect(wrong.every(([low, high], i) => low < high && (i === 0 || low > wrong[i - 1]![1]))).toBe(true);
  });

  test('asks for nothing where there is no derivative', () => {
    const kinked = scoreOf(
      drawn((x) => (Math.abs(x) < 1e-9 ? 0 : Math.sign(x))),
      (x) => (Math.abs(x) < 1e-9 ? Number.NaN : Math.sign(x)),
      DOMAIN,
      2,
    );
    expect(kinked).toMatchObject({ drawn: 1, near: 1, sign: 1, points: 100 });
  });
});
