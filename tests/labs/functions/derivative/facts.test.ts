import { describe, expect, test, vi } from 'vitest';
import {
  type Curves,
  createCurveSampler,
  curveMarks,
  curvesOf,
  missingMarks,
  withZero,
} from '../../../../src/labs/functions/curves';
import { lineText, pointFacts, quotientFacts } from '../../../../src/labs/functions/derivative/facts';
import { createSnapping, niceStep, snappedTo } from '../../../../src/labs/functions/stage/places';
import { shownFunction } from '../../../../src/labs/functions/state';

function curves(formula: string, domain: readonly [number, number] = [-2, 3]): Curves {
  return curvesOf(shownFunction({ formula, domain }));
}

describe('a point of a curve', () => {
  test.each([
    [-1.5, -3],
    [0, 0],
    [1.5, 3],
  ])('of x² at %d has the slope %d', (x, slope) => {
    expect(pointFacts(curves('x^2'), x)).toMatchObject({ y: x * x, slope, upright: false });
  });

  test('of |x| at 0 has two slopes and no derivative', () => {
    const { slope, slopes, upright } = pointFacts(curves('abs(x)'), 0);
    expect(slope).toBeNaN();
    expect(upright).toBe(false);
    // Found as limits, to about 1e-6 (`oneSided.ts`).
    expect(slopes.left).toBeCloseTo(-1, 6);
    expect(slopes.right).toBeCloseTo(1, 6);
  });

  test('of a cube root at 0 has an upright tangent', () => {
    expect(pointFacts(curves('cbrt(x)'), 0)).toMatchObject({ upright: true });
  });

  test('of ln at −1 has no value, at the end of arcsin one slope at most', () => {
    expect(pointFacts(curves('log(x)'), -1).y).toBeNaN();
    expect(pointFacts(curves('asin(x)'), 1).slopes.right).toBeNaN();
  });
});

describe('a difference quotient', () => {
  test.each([
    [1, 4],
    [0.5, 3.5],
    [0.125, 3.125],
    [-1, 2],
  ])('of x² at 1.5 with h = %d is 3 + h', (h, quotient) => {
    const all = curves('x^2');
    // These h are sums of powers of two: nothing is rounded.
    expect(quotientFacts(all, pointFacts(all, 1.5), h).quotient).toBe(quotient);
  });

  test('is no number at h = 0, nor where the function ends', () => {
    const all = curves('log(x)');
    expect(quotientFacts(all, pointFacts(all, 1), 0).quotient).toBeNaN();
    expect(quotientFacts(all, pointFacts(all, 1), -2).quotient).toBeNaN();
  });
});

describe('the equation of a tangent', () => {
  test.each([
    [3, 1.5, 2.25, 'y = 3x − 2.25'],
    [-3, -1.5, 2.25, 'y = −3x − 2.25'],
    [0, 0, 0, 'y = 0'],
    [1, 2, 2, 'y = x'],
    [-1, 0, 1, 'y = −x + 1'],
    [0.1, 3, 0.3, 'y = 0.1x'],
  ])('with slope %d through (%d, %d) is %s', (slope, x, y, text) => {
    expect(lineText('x', slope, { x, y }, 4)).toBe(text);
  });
});

describe('the marks of a curve', () => {
  const kinds = (formula: string, domain?: readonly [number, number]) =>
    curveMarks(curves(formula, domain).of(0), { color: 'red' });

  test('are dashes at a pole, and no line across it', () => {
    const marks = kinds('1/x');
    expect(marks.filter(({ kind }) => kind === 'guide')).toEqual([
      expect.objectContaining({ x: 0, look: 'asymptote' }),
    ]);
    const [curve] = marks.filter((mark) => mark.kind === 'curve');
    for (const { x } of curve!.segments) expect(x[0]! < 0 === x.at(-1)! < 0 || x[0] === 0 || x.at(-1) === 0).toBe(true);
  });

  test('are an open and a full circle at a jump', () => {
    const dots = kinds('floor(x)', [-0.5, 0.5]).filter((mark) => mark.kind === 'dot');
    expect(dots).toEqual([
      expect.objectContaining({ look: 'open', x: 0, y: -1 }),
      expect.objectContaining({ look: 'full', x: 0, y: 0 }),
    ]);
  });

  test('are open circles where there is no value at all', () => {
    const all = curves('abs(x)');
    const dots = curveMarks(all.of(1), { color: 'red' }, () => Number.NaN).filter((mark) => mark.kind === 'dot');
    expect(dots.map(({ y, look }) => [y, look])).toEqual([
      [-1, 'open'],
      [1, 'open'],
    ]);
  });
});

test('f′ of a step is missing at each of them, though it is 0 on both sides', () => {
  const marks = missingMarks(curves('floor(x)', [-1.5, 1.5]), 1, 'red');
  expect(marks.map((mark) => mark.kind === 'dot' && [mark.x, mark.y, mark.look])).toEqual([
    [-1, 0, 'open'],
    [0, 0, 'open'],
    [1, 0, 'open'],
  ]);
  expect(missingMarks(curves('x^3'), 1, 'red')).toEqual([]);
});

test('a range that ends near zero shows it', () => {
  expect(withZero([1, 11])[0]).toBeLessThan(0);
  expect(withZero([-11, -1])[1]).toBeGreaterThan(0);
  expect(withZero([100, 110])).toEqual([100, 110]);
  expect(withZero([-1, 1])).toEqual([-1, 1]);
});

test('steps are round numbers, and places multiples of a tenth of them', () => {
  expect(niceStep([-2, 3])).toBeCloseTo(0.05, 12);
  expect(niceStep([0, 1])).toBeCloseTo(0.01, 12);
  expect(niceStep([-5, 5])).toBeCloseTo(0.1, 12);
  expect(snappedTo(1.4987, 0.05)).toBe(1.5);
  expect(snappedTo(-0.0012, 0.05)).toBe(0);
});

test('what a pointer drags is snapped to the very end, what a key moves is not', () => {
  const snap = createSnapping();
  expect(snap(1.4987, 0.05, 'end')).toBe(1.4987);
  snap(1, 0.05, 'start');
  expect(snap(1.4987, 0.05, 'move')).toBe(1.5);
  expect(snap(1.4987, 0.05, 'end')).toBe(1.5);
  expect(snap(1.4987, 0.05, 'end')).toBe(1.4987);
});

test('functions over one interval are sampled once each, and its suspicious places are looked for once', () => {
  const suspects = vi.fn(() => [0]);
  const curve = createCurveSampler({ pole: (x: number) => 1 / x, line: (x: number) => x }, [-1, 2], suspects);
  expect(suspects).not.toHaveBeenCalled();
  expect(curve('pole').breaks).toMatchObject([{ kind: 'pole', x: 0 }]);
  expect(curve('line').breaks).toEqual([]);
  expect(curve('pole')).toBe(curve('pole'));
  expect(suspects).toHaveBeenCalledExactlyOnceWith(-1, 2);
});
