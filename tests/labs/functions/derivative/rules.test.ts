import { describe, expect, test } from 'vitest';
import { FormulaError } from '../../../../src/formula';
import { composed, type RuleName, ruleNumbers } from '../../../../src/labs/functions/derivative/rules/facts';
import { ruleSteps, texValue, wrongRule } from '../../../../src/labs/functions/derivative/rules/steps';
import { TABLE, tableEntry } from '../../../../src/labs/functions/derivative/table/entries';

const RULES: readonly RuleName[] = ['sum', 'product', 'quotient'];
const PAIRS = [
  ['sin(x)', 'x^2 + 1'],
  ['exp(x)', '2 + cos(x)'],
  ['x^3 - x', 'exp(-x^2) + 1'],
] as const;

describe('the rules', () => {
  test.each(RULES.flatMap((rule) => PAIRS.map(([u, v]) => [rule, u, v] as const)))(
    '%s of %s and %s: the pieces add up to the derivative of the whole',
    (rule, u, v) => {
      const all = composed(rule, u, v);
      for (const x of [-2.5, -1, 0, 0.3, 1, 2]) {
        const { pieces, slope } = ruleNumbers(all, x, 0.5);
        // The same number by two ways of a dozen operations each.
        expect(Math.abs(pieces[0] + pieces[1] - slope)).toBeLessThan(
          1e-13 * Math.max(1, Math.abs(slope), Math.abs(pieces[0])),
        );
      }
    },
  );

  test('give the tutorial’s numbers for sin x and x² + 1 at 1', () => {
    const product = ruleNumbers(composed('product', 'sin(x)', 'x^2 + 1'), 1, 0.5);
    expect(product.slope.toFixed(4)).toBe('2.7635');
    expect(product.wrong.toFixed(4)).toBe('1.0806');
    expect(ruleNumbers(composed('quotient', 'sin(x)', 'x^2 + 1'), 1, 0.5).slope.toFixed(4)).toBe('-0.1506');
  });

  test('grow by what the steps say: Δ(uv) is two strips and a corner', () => {
    const { u, v, du, dv, df } = ruleNumbers(composed('product', 'sin(x)', 'x^2 + 1'), 1, 0.5);
    expect(v * du + u * dv + du * dv).toBeCloseTo(df, 14);
  });

  test('are spoken in four steps of letters and numbers, the last one with the derivative', () => {
    for (const rule of RULES) {
      const numbers = ruleNumbers(composed(rule, 'sin(x)', 'x^2 + 1'), 1, 0.5);
      const steps = ruleSteps(rule, numbers, 5);
      expect(steps).toHaveLength(4);
      expect(steps[3]!.numbers.endsWith(`= ${texValue(numbers.slope, 5)}`)).toBe(true);
      for (const { about } of steps) expect(about.zh).not.toBe(about.en);
    }
    expect(wrongRule('sum', ruleNumbers(composed('sum', 'x', 'x'), 1, 1), 4)).toBeNull();
  });

  test('refuse what is no formula of x with a FormulaError', () => {
    expect(() => composed('sum', 'sin(', 'x')).toThrow(FormulaError);
    expect(() => composed('sum', 'x*y', 'x')).toThrow(FormulaError);
    // A bracket of one must not be closed by the other.
    expect(() => composed('product', 'x) + (1', 'x')).toThrow(FormulaError);
  });
});

describe('the table of derivatives', () => {
  test('has the eleven entries of the tutorial', () => {
    expect(TABLE.map(({ id }) => id)).toEqual([
      'power', 'exp', 'exp_base', 'ln', 'log_base', 'sin', 'cos', 'tan', 'arcsin', 'arccos', 'arctan',
    ]); // biome-ignore format: a line
  });

  test('hatches where there is no value', () => {
    const outside = (id: string) =>
      tableEntry(TABLE.find((entry) => entry.id === id)!, { base: 2, exponent: 2 }).outside;
    expect(outside('sin')).toEqual([]);
    // A pole is a line, not a stretch.
    expect(outside('tan')).toEqual([]);
    const [ln] = outside('ln');
    // To the pixel in which it ends.
    expect(ln![1]).toBeCloseTo(0, 1);
    expect(outside('arcsin').map(([from, to]) => [from > -1, to > -1])).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  test('follows its sliders: at a = e, f and f′ are the same', () => {
    const entry = TABLE.find(({ id }) => id === 'exp_base')!;
    const [f, first] = tableEntry(entry, { base: Math.E, exponent: 2 }).curves.functions;
    // ln e is 1 to the last bit; so the two differ by rounding.
    for (const x of [-2, 0, 0.5, 3]) expect(Math.abs(first(x) / f(x) - 1)).toBeLessThan(1e-15 * 4);
    const [g, slope] = tableEntry(entry, { base: 2, exponent: 2 }).curves.functions;
    expect(slope(1) / g(1)).toBeCloseTo(Math.LN2, 14);
  });
});
