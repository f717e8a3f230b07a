import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression, parseRule } from '../../src/formula/language/parser';
import { ruleToText, toText } from '../../src/formula/language/print';
import { bare, formulaText, SCALAR_FUNCTIONS } from './support';

describe('canonical text', () => {
  it.each([
    ['2 x²（ｙ－１）', '2*x^2*(y - 1)'],
    ['((a+b))+c', 'a + b + c'],
    ['a+(b+c)', 'a + (b + c)'],
    ['a-(b-c)', 'a - (b - c)'],
    ['a/(b*c)', 'a/(b*c)'],
    ['(a/b)*c', 'a/b*c'],
    ['(-x)^2', '(-x)^2'],
    ['-(x^2)', '-x^2'],
    ['-(x*y)', '-(x*y)'],
    ['(x^y)^z', '(x^y)^z'],
    ['x^(y^z)', 'x^y^z'],
    ['x^(-y)', 'x^-y'],
    ['(a<b?1:2)+3', '(a < b ? 1 : 2) + 3'],
    ['a<b?1:(c<d?2:3)', 'a < b ? 1 : c < d ? 2 : 3'],
    ['(a<b?c:d)<e?1:2', '(a < b ? c : d) < e ? 1 : 2'],
    ['ln( x ,y)', 'log(x, y)'],
    ['1e+300 + 1E-7', '1e+300 + 1e-7'],
  ])('%s is written %s', (text, expected) => {
    expect(toText(parseExpression(text))).toBe(expected);
  });

  it('of a rule has one assignment a line and parses back to it', () => {
    const text = ruleToText(parseRule('m=β1 m+(1-β1)g;θ=θ-lr·m'));
    expect(text).toBe('m = beta1*m + (1 - beta1)*g\ntheta = theta - lr*m');
    expect(parseRule(text).map(({ value }) => bare(value))).toEqual(
      parseRule('m=beta1 m+(1-beta1)g;theta=theta-lr m').map(({ value }) => bare(value)),
    );
  });

  it('parses back to the same tree', () => {
    const formula = formulaText({
      names: ['x', 'y', 'θ', '学习率', 'beta1'],
      functions: SCALAR_FUNCTIONS.map(([name]) => name),
      implicit: true,
    });
    fc.assert(
      fc.property(formula, (text) => {
        const tree = parseExpression(text);
        expect(bare(parseExpression(toText(tree)))).toEqual(bare(tree));
      }),
      { numRuns: 1000 },
    );
  });
});
