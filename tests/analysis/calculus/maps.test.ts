import { describe, expect, it } from 'vitest';
import { cobweb, descentMap, orbit, orbitEnd, stabilityLimit } from '../../../src/analysis/calculus/maps';
import { functionOf } from './functions';

const { derivative, second } = functionOf('x^4 - 3*x^2 + x');
/** Where 2,000 steps from 0.5 end; the tail is what is looked at. */
const endAt = (rate: number, start = 0.5) => orbitEnd(orbit(descentMap(derivative, rate), start, 2000));

describe('the map of gradient descent', () => {
  it('takes the steps of gradient descent', () => {
    // x² with η = 0.1: each step leaves 0.8.
    const places = orbit(
      descentMap((x) => 2 * x, 0.1),
      1,
      3,
    );
    expect([...places]).toEqual([1, 0.8, 0.64, 0.512].map((x) => expect.closeTo(x, 15)));
    expect(
      [
        ...orbit(
          descentMap((x) => 2 * x, 1e200),
          1,
          4,
        ),
      ].map(Number.isFinite),
    ).toEqual([true, true, false, false, false]);
  });

  it('is drawn as a staircase between curve and diagonal', () => {
    const points = cobweb([1, 0.8, 0.64]);
    expect([...points]).toEqual([1, 1, 1, 0.8, 0.8, 0.8, 0.8, 0.64, 0.64, 0.64]);
    expect([...cobweb([1, Number.NaN])]).toEqual([1, 1]);
  });

  it('is stable below 2/f″', () => {
    expect(stabilityLimit(2)).toBe(1);
    expect(stabilityLimit(0)).toBe(Infinity);
    expect(stabilityLimit(-1)).toBeNull();
    const minimum = 1.1309011226299859;
    const limit = stabilityLimit(second(minimum))!;
    expect(endAt(0.98 * limit)).toMatchObject({ kind: 'rest', at: expect.closeTo(minimum, 9) });
    expect(endAt(1.05 * limit)).toMatchObject({ kind: 'cycle', period: 2 });
  });
});

describe('where an orbit ends', () => {
  // The logistic map, whose doublings are known: 3, 1 + √6, 3.5441 …; period 3 from 1 + √8.
  const logistic = (r: number) => orbitEnd(orbit((x) => r * x * (1 - x), 0.4, 4000));

  it.each([
    [2.8, 1],
    [3.2, 2],
    [3.5, 4],
    [3.55, 8],
    [3.83, 3],
  ])('of the logistic map at %d has period %d', (r, period) => {
    const end = logistic(r);
    if (period === 1) expect(end).toEqual({ kind: 'rest', at: expect.closeTo(1 - 1 / r, 9) });
    else expect(end).toMatchObject({ kind: 'cycle', period });
    if (end.kind === 'cycle') expect(new Set(end.places.map((x) => x.toFixed(4))).size).toBe(period);
  });

  it('is chaos, or far away', () => {
    expect(logistic(4)).toEqual({ kind: 'chaos' });
    expect(logistic(3.9)).toEqual({ kind: 'chaos' });
    expect(logistic(4.5)).toEqual({ kind: 'diverged' });
    expect(orbitEnd([1, 1e40])).toEqual({ kind: 'diverged' });
  });

  it('is rest at 0 also where it is reached from both sides, and rounding leaves the smallest number with either sign', () => {
    const places = orbit(
      descentMap((x) => 2 * x, 0.9165),
      1.5,
      5000,
    );
    expect(places.at(-1)).not.toBe(0);
    expect(Math.sign(places.at(-1)!)).toBe(-Math.sign(places.at(-2)!));
    expect(orbitEnd(places).kind).toBe('rest');
  });
});
