import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CurveOptions, type SampledCurve, sampleCurve } from '../../../src/analysis/calculus/curve';
import type { RealFunction } from '../../../src/analysis/calculus/limits';
import { visibleRange } from '../../../src/analysis/calculus/visibleRange';
import { functionOf } from './functions';

function drawn(formula: string, low: number, high: number, options: CurveOptions = {}): SampledCurve {
  const { value, suspects } = functionOf(formula);
  return sampleCurve(value, [low, high], { suspects: suspects(low, high), ...options });
}

/** First and last place of every segment. */
const spans = ({ segments }: SampledCurve) => segments.map(({ x }) => [x[0], x[x.length - 1]]);

/** What every drawing must hold: ascending finite places on the curve, nothing far beyond the range. */
function expectSound(curve: SampledCurve, f: RealFunction): void {
  const height = curve.range[1] - curve.range[0];
  for (const { x, y } of curve.segments) {
    expect(x.length).toBe(y.length);
    for (let i = 0; i < x.length; i++) {
      if (i > 0) expect(x[i]).toBeGreaterThan(x[i - 1]);
      expect(Math.abs(y[i] - (curve.range[0] + curve.range[1]) / 2)).toBeLessThanOrEqual(9 * height);
      // The ends may be limits, or where a line is cut off; what is between is the function.
      if (i > 0 && i + 1 < x.length) expect(y[i]).toBe(f(x[i]));
    }
  }
  // A drag must redraw in a frame: the work is bounded, at worst by 200 suspicious places that are all looked at.
  expect(curve.evaluations).toBeLessThan(6000 + 200 * 60);
}

/** Whether any segment goes over a place. */
const crosses = (curve: SampledCurve, x: number) => spans(curve).some(([from, to]) => from < x && x < to);

describe('a curve', () => {
  it.each<[string, number, number, number[]]>([
    ['tan(x)', -5, 5, [-3, -1, 1, 3].map((k) => (k * Math.PI) / 2)],
    ['1/x', -2, 3, [0]],
    ['1/x^2', -2, 3, [0]],
    ['1/(x - 0.3)^2', -1, 1, [0.3]],
    ['1e-6/(x - 0.3)', -1, 1, [0.3]],
    ['1/(exp(x) - 1)', -3, 3.1, [0]],
    ['1/(x^2 - 2)', -2, 2, [-Math.SQRT2, Math.SQRT2]],
    ['1/sin(x)', -4, 4, [-Math.PI, 0, Math.PI]],
    ['log(abs(x))', -1, 1.1, [0]],
    ['x/(x^2 - 1)', -3, 3, [-1, 1]],
  ])('of %s has gaps at its poles', (formula, low, high, poles) => {
    const curve = drawn(formula, low, high);
    expectSound(curve, functionOf(formula).value);
    expect(curve.breaks.map(({ kind }) => kind)).toEqual(poles.map(() => 'pole'));
    poles.forEach((x, i) => {
      expect(curve.breaks[i].x).toBeCloseTo(x, 9);
      expect(crosses(curve, x)).toBe(false);
      expect(Math.abs(curve.breaks[i].left)).toBe(Infinity);
      expect(Math.abs(curve.breaks[i].right)).toBe(Infinity);
    });
  });

  it('never goes across a pole, wherever it is, of whatever order and strength', () => {
    const pole = fc.record({
      at: fc.double({ min: -1.9, max: 1.9, noNaN: true }),
      order: fc.constantFrom(1, 2, 3),
      strength: fc.constantFrom(1e-4, -0.01, 1, -50),
    });
    fc.assert(
      fc.property(fc.array(pole, { minLength: 1, maxLength: 3 }), fc.boolean(), (poles, withSuspects) => {
        const apart = poles.every((one, i) => poles.slice(i + 1).every((other) => Math.abs(one.at - other.at) > 0.05));
        fc.pre(apart);
        const formula = `sin(3*x) + ${poles
          .map(({ at, order, strength }) => `(${strength})/(x - (${at.toFixed(6)}))^${order}`)
          .join(' + ')}`;
        const f = functionOf(formula);
        // By values alone, without the formula, only what is strong enough to be seen between samples.
        if (!withSuspects) fc.pre(poles.every(({ strength }) => Math.abs(strength) >= 1));
        const suspects = withSuspects ? f.suspects(-2, 2) : [];
        const curve = sampleCurve(f.value, [-2, 2], { suspects });
        expectSound(curve, f.value);
        for (const { at } of poles) expect([formula, crosses(curve, Number(at.toFixed(6)))]).toEqual([formula, false]);
      }),
      { numRuns: 60 },
    );
  });

  it('starts and ends exactly where the function does', () => {
    expect(spans(drawn('sqrt(x)', -1, 4))).toEqual([[0, 4]]);
    expect(spans(drawn('asin(x)', -1.5, 1.5))).toEqual([[-1, 1]]);
    expect(spans(drawn('sqrt(x - 0.3)', -1, 4))).toEqual([[0.3, 4]]);
    // Edges that no formula tells are found by values, to the double.
    const { value } = functionOf('sqrt(x - 0.3)');
    expect(spans(sampleCurve(value, [-1, 4]))).toEqual([[0.3, 4]]);
    const edge = drawn('sqrt(x)', -1, 4).breaks;
    expect(edge).toMatchObject([{ kind: 'edge', x: 0, value: 0, right: 0 }]);
    expect(edge[0].left).toBeNaN();
    const [ln] = drawn('log(x)', -1, 3).breaks;
    expect(ln).toMatchObject({ kind: 'pole', x: 0, right: -Infinity });
    expect(ln.left).toBeNaN();
  });

  it('jumps where the function jumps, with both limits and the value', () => {
    const curve = drawn('floor(x)', -2.5, 3.2);
    expect(curve.breaks.map(({ kind, x, left, right, value }) => [kind, x, left, right, value])).toEqual(
      [-2, -1, 0, 1, 2, 3].map((k) => ['jump', k, k - 1, k, k]),
    );
    for (const { y } of curve.segments) expect(new Set(y).size).toBe(1);
    expect(drawn('sign(x)', -1, 1.1).breaks).toMatchObject([{ kind: 'jump', x: 0, left: -1, right: 1, value: 0 }]);
    expect(drawn('x > 0 ? x : 1 + x', -1, 1.1).breaks).toMatchObject([
      { kind: 'jump', x: 0, left: 1, value: 1, right: 0 },
    ]);
    const [gap] = drawn('abs(x)/x', -1, 1.3).breaks;
    expect(gap).toMatchObject({ kind: 'jump', x: 0, left: -1, right: 1 });
    expect(gap.value).toBeNaN();
  });

  it('jumps at any place, though nobody says where', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.9, max: 0.9, noNaN: true }), fc.constantFrom(0.1, -1, 20), (at, size) => {
        const f = (x: number) => Math.sin(x) + (x < at ? 0 : size);
        const curve = sampleCurve(f, [-1, 1]);
        expect(curve.breaks.map(({ kind }) => kind)).toEqual(['jump']);
        expect(curve.breaks[0].x).toBeCloseTo(at, 12);
        expect(curve.breaks[0].right - curve.breaks[0].left).toBeCloseTo(size, 6);
        expect(crosses(curve, at)).toBe(false);
      }),
    );
  });

  it.each<[string, number, number]>([
    ['sin(x)/x', 0, 1],
    ['(x^2 - 1)/(x - 1)', 1, 2],
    // Near 0 its values are all rounding; the limit is found farther away.
    ['(1 - cos(x))/x^2', 0, 0.5],
    ['(sqrt(x) - 2)/(x - 4)', 4, 1 / 4],
    ['(x - 0.3)/(x - 0.3)', 0.3, 1],
  ])('of %s has an open circle at its hole', (formula, at, limit) => {
    const hole = drawn(formula, at - 2, at + 2.1).breaks.find(({ kind }) => kind === 'hole')!;
    expect(hole.x).toBeCloseTo(at, 12);
    expect(hole.left).toBeCloseTo(limit, 6);
    expect(hole.value).toBeNaN();
  });

  it('has its corner exactly', () => {
    const { segments, breaks } = drawn('abs(x - 0.123)', -1, 1);
    expect(breaks).toEqual([]);
    expect(segments).toHaveLength(1);
    const corner = segments[0].x.indexOf(0.123);
    expect(corner).toBeGreaterThan(0);
    expect(segments[0].y[corner]).toBe(0);
  });

  it.each([
    'x^3 - 3*x + 1',
    'sin(3*x) + x^2/10',
    'exp(-x^2)',
    'cbrt(x)',
    '1/(1 + exp(-40*x))',
    'sin(20*x)',
    'tanh(200*x)',
  ])('of %s is one line without a break, nowhere a pixel from the function', (formula) => {
    const f = functionOf(formula).value;
    const curve = drawn(formula, -2.5, 2.4);
    expect(curve.breaks).toEqual([]);
    expect(spans(curve)).toEqual([[-2.5, 2.4]]);
    const [{ x, y }] = curve.segments;
    const height = curve.range[1] - curve.range[0];
    for (let i = 1; i < x.length; i++) {
      for (const share of [0.25, 0.5, 0.75]) {
        const at = x[i - 1] + share * (x[i] - x[i - 1]);
        const chord = y[i - 1] + share * (y[i] - y[i - 1]);
        // A pixel of 1000, up or sideways: beside ∛0 a curve is steeper than any chord.
        const across = 0.001 * 4.9;
        const near = [f(at), f(at - across), f(at + across)];
        const pixel = 0.001 * height;
        expect(chord).toBeGreaterThanOrEqual(Math.min(...near) - pixel);
        expect(chord).toBeLessThanOrEqual(Math.max(...near) + pixel);
      }
    }
  });

  it('does bounded work where a function waves without end, and draws nothing of nothing', () => {
    for (const formula of ['sin(1/x)', 'tan(1/x)', 'floor(1/x)', 'sin(1e6*x)']) {
      expectSound(drawn(formula, -1, 1), functionOf(formula).value);
    }
    // What is drawn first, on the left of 0, leaves half as many points at least for the right; and there is no value at 0.
    const waving = drawn('sin(1/x)', -1, 1);
    const xs = waving.segments.flatMap(({ x }) => [...x]);
    const [left, right] = [xs.filter((x) => x < 0).length, xs.filter((x) => x > 0).length];
    expect(right).toBeGreaterThan(left / 2);
    expect(waving.breaks.filter(({ value }) => Number.isFinite(value))).toEqual([]);
    expect(sampleCurve(Math.log, [-3, -1]).segments).toEqual([]);
    expect(sampleCurve(Math.log, [2, 2]).segments).toEqual([]);
    expect(sampleCurve(() => Number.NaN, [0, 1]).breaks).toEqual([]);
    expect(sampleCurve(() => 7, [0, 1]).segments).toHaveLength(1);
  });
});

describe('the range that is worth drawing', () => {
  it('holds all values, with a little room, but not the way to a pole', () => {
    expect(visibleRange([0, 1, 2], 0)).toEqual([0, 2]);
    expect(visibleRange([0, 10])).toEqual([-0.8, 10.8]);
    expect(visibleRange([3, 3, 3])).toEqual([0, 6]);
    expect(visibleRange([Number.NaN, Infinity])).toEqual([-1, 1]);
    expect(drawn('tan(x)', -5, 5).range[1]).toBeLessThan(10);
    expect(drawn('1/x', -2, 2).range[1]).toBeLessThan(10);
    // A polynomial is shown as a whole, steep as it is.
    expect(drawn('x^4', -2, 2).range[1]).toBeGreaterThan(16);
    expect(drawn('exp(x)', -3, 3).range[1]).toBeGreaterThan(Math.exp(3));
  });
});

describe('poles that numbers hide', () => {
  const breaksOf = (formula: string, low: number, high: number) => {
    const f = functionOf(formula);
    return sampleCurve(f.value, [low, high], { suspects: f.suspects(low, high) }).breaks;
  };

  it('is one where rounding leaves a stretch without values', () => {
    const [low, high] = [-Infinity, -Infinity];
    expect(breaksOf('1/(sin(x) - 1)', -7, 7)).toEqual([
      { kind: 'pole', x: expect.closeTo((-3 * Math.PI) / 2, 7), left: low, right: high, value: Number.NaN },
      { kind: 'pole', x: expect.closeTo(Math.PI / 2, 7), left: low, right: high, value: Number.NaN },
    ]);
  });

  it('is one where values become too large before it is reached', () => {
    expect(breaksOf('exp(1/x)', -1, 1)).toEqual([{ kind: 'pole', x: 0, left: 0, right: Infinity, value: Number.NaN }]);
    expect(breaksOf('exp(x)', 0, 1000)).toEqual([]);
  });
});
