import { describe, expect, it } from 'vitest';
import { curveFeatures } from '../../../src/analysis/calculus/features';
import { suspectFinder } from '../../../src/analysis/calculus/suspects';
import { FUNCTION_LIST } from '../../../src/catalog/functions';
import { compileFunction, createFunctionEvaluator } from '../../../src/formula/programs/function';
import { functionOf } from './functions';

const featuresOf = (formula: string, low: number, high: number) => {
  const f = functionOf(formula);
  return curveFeatures(f, [low, high], f.suspects(low, high));
};

describe('features of a curve', () => {
  const known = FUNCTION_LIST.flatMap((entry) => {
    const names = Object.keys(entry.parameters);
    const values = names.map((name) => entry.parameters[name].value);
    const facts = entry.facts(Object.fromEntries(names.map((name, i) => [name, values[i]])));
    return facts === null ? [] : [[entry.id, { entry, names, values, facts }] as const];
  });

  it.each(known)(
    '%s: minima, inflections and convexity are those of the catalogue',
    (_, { entry, names, values, facts }) => {
      const program = compileFunction({ formula: entry.formula, variable: entry.variable, parameters: names });
      const f = createFunctionEvaluator(program, values);
      const [low, high] = entry.view;
      const found = curveFeatures(
        { value: f.value, derivative: f.derivative, second: (x) => f.jet(x)[2] },
        entry.view,
        suspectFinder(program, values)(low, high),
      );
      const inside = (x: number) =>
        x > low && x < high && entry.domain.contains(x - 1e-9, Object.fromEntries(names.map((n, i) => [n, values[i]])));
      const minima = facts.minima.filter(({ x }) => inside(x) && inside(x + 2e-9));
      expect(found.stationary.filter(({ kind }) => kind === 'minimum').map(({ x }) => x)).toEqual(
        minima.map(({ x }) => expect.closeTo(x, 8)),
      );
      expect(found.inflections).toEqual(facts.inflections.map((x) => expect.closeTo(x, 8)));
      const convex = facts.convex.map(([from, to]) => [Math.max(from, low), Math.min(to, high)]);
      // An end of the domain inside the view ends an interval that the catalogue states without it.
      const clipped = convex.filter(([from, to]) => to - from > 1e-9);
      expect(found.convex.map(([from, to]) => [from, to])).toEqual(
        clipped.map(([from, to]) => [expect.closeTo(from, 6), expect.closeTo(to, 6)]),
      );
    },
  );

  it('are found where they are', () => {
    const cubic = featuresOf('x^3 - 3*x', -3, 3);
    expect(cubic.zeros).toEqual([-Math.sqrt(3), 0, Math.sqrt(3)].map((x) => expect.closeTo(x, 12)));
    expect(cubic.stationary).toEqual([
      { x: expect.closeTo(-1, 12), value: expect.closeTo(2, 12), kind: 'maximum' },
      { x: expect.closeTo(1, 12), value: expect.closeTo(-2, 12), kind: 'minimum' },
    ]);
    expect(featuresOf('x^3', -2, 2.1).stationary).toMatchObject([{ x: expect.closeTo(0, 8), kind: 'terrace' }]);
    // Touching the axis, a corner, a double zero.
    expect(featuresOf('(x - 0.3)^2', -1, 1).zeros).toEqual([expect.closeTo(0.3, 6)]);
    expect(featuresOf('(2*x + 1)^2', -4, 2).zeros).toEqual([-0.5]);
    expect(featuresOf('abs(x^2 - 1)', -3, 3).zeros).toEqual([-1, 1]);
    expect(featuresOf('abs(x - 0.3)', -1, 1)).toMatchObject({
      zeros: [0.3],
      stationary: [{ x: 0.3, value: 0, kind: 'minimum' }],
    });
  });

  it('are none at poles, on flat stretches, or where there is nothing', () => {
    expect(featuresOf('1/x', -2, 2).stationary).toEqual([]);
    expect(featuresOf('1/x', -2, 2).zeros).toEqual([]);
    expect(featuresOf('1/x', -2, 2).inflections).toEqual([]);
    expect(featuresOf('tan(x)', -4, 4).stationary).toEqual([]);
    expect(featuresOf('max(0, x)', -2, 2).stationary).toEqual([]);
    expect(featuresOf('floor(x)', -2.5, 2.5).stationary).toEqual([]);
    expect(featuresOf('7', -2, 2)).toMatchObject({ zeros: [], stationary: [], inflections: [], convex: [[-2, 2]] });
    expect(featuresOf('sqrt(-1 - x^2)', -2, 2)).toEqual({ zeros: [], stationary: [], inflections: [], convex: [] });
  });

  it.each([
    ['cbrt(x)^2', 'minimum'],
    ['sqrt(abs(x))', 'minimum'],
    ['-abs(x)', 'maximum'],
    ['cbrt(x)', 'none'],
    ['floor(x)', 'none'],
  ])('of %s at a cusp, wherever it stands and however small the interval', (formula, kind) => {
    for (const [middle, half] of [
      [0, 2],
      [0, 1e-7],
      [1e6, 0.3],
    ] as const) {
      const f = functionOf(formula.replaceAll('x', `(x - ${middle})`));
      const range = [middle - half, middle + 0.9 * half] as const;
      const { stationary, inflections } = curveFeatures(f, range, f.suspects(...range));
      const found = stationary.map((place) => [place.kind, place.x]);
      expect(found).toEqual(kind === 'none' ? [] : [[kind, expect.closeTo(middle, 9)]]);
      const bends = formula === 'cbrt(x)' ? [expect.closeTo(middle, 9)] : [];
      expect(inflections).toEqual(bends);
    }
  });
});
