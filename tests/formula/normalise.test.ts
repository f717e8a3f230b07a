import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/formula/language/normalise';
import { parseExpression } from '../../src/formula/language/parser';
import { errorOf, grouped, pointedAt } from './support';

describe('what keyboards and word processors make of a formula is read', () => {
  it.each([
    ['（ｘ＋１）', '(x+1)', 'full-width'],
    ['２．５ｘ＊＊２', '(2.5*(x^2))', 'full-width digits, point and power'],
    ['ｍａｘ（ｘ，ｙ）', 'max(x,y)', 'full-width comma'],
    ['ｘ＜１？２：３', '((x<1)?2:3)', 'full-width conditional'],
    ['3。5 + max（x、y）', '(3.5+max(x,y))', 'Chinese stop and enumeration comma'],
    ['a − b – c — d', '(((a-b)-c)-d)', 'minus sign, en dash, em dash'],
    ['a×b·c⋅d∙e', '((((a*b)*c)*d)*e)', 'times and dots'],
    ['a÷b∕c', '((a/b)/c)', 'division'],
    ['x² + y³', '((x^2)+(y^3))', 'superscripts'],
    ['x¹⁰', '(x^10)', 'several superscript digits'],
    ['x⁻¹', '(x^(-1))', 'superscript sign'],
    ['xⁿ⁺¹', '(x^(n+1))', 'superscript letters and operators'],
    ['x²ⁿ', '(x^(2*n))', 'a product in the exponent stays there'],
    ['-x²', '(-(x^2))', 'superscripts bind like powers'],
    ['2πr', '((2*pi)*r)', 'π keeps apart from its neighbours'],
    ['π2', '(pi*2)', 'π takes no index'],
    ['θ + β1*α_max + λx', '((theta+(beta1*alpha_max))+(lambda*x))', 'Greek letters and their indices'],
    ['ϵ·σς', '((epsilon*sigma)*sigma)', 'variants of Greek letters'],
    ['x_θ', 'x_theta', 'a Greek index'],
    ['𝑥 + 𝜃', '(x+theta)', 'mathematical italics'],
    ['x₁ + β₁', '(x1+beta1)', 'subscripts'],
    ['a ≤ b ? 1 : a ≥ c ? 2 : a ≠ d ? 3 : 4', '((a<=b)?1:((a>=c)?2:((a!=d)?3:4)))', 'comparison signs'],
    ['√(x)∛(y)', '(sqrt(x)*cbrt(y))', 'roots'],
    ['1e−3', '0.001', 'a minus sign in an exponent'],
    ['\ufeffx\u200b\u200d + \u202ay\u202c\u200f', '(x+y)', 'byte-order mark, zero-width and direction marks'],
    ['x\u00a0+\u3000y\u2009+ z', '((x+y)+z)', 'wide and narrow spaces'],
    ['a\u2062b', '(a*b)', 'invisible times'],
    ['e\u0301 + \u00e9', '(é+é)', 'composed and decomposed letters are one'],
    ['x =\u0338= y ? 1 : 2', '', 'a struck-through sign is composed'],
  ])('%s is %s: %s', (text, expected) => {
    if (expected === '') expect(errorOf(() => parseExpression(text)).code).toBe('assignment-in-expression');
    else expect(grouped(parseExpression(text))).toBe(expected);
  });
});

describe('positions survive', () => {
  it.each([
    ['（ｘ＋１）² ＋ 😀', '😀'],
    ['x² + β₁ ＄ y', '＄'],
    ['\ufeff\u200bx + ＠', '＠'],
    ['２πｘ ＋ 1e999', '1e999'],
    ['x² ) + 1', ')'],
    ['x × ÷ y', '÷'],
    ['𝑥𝑥 + ½', '½'],
    ['√x', '√x'],
    ['x××y', '×'],
    ['x ≤ y ≤ z', '≤'],
  ])('%s points at %s', (text, part) => {
    const error = errorOf(() => parseExpression(text));
    expect(pointedAt(text, error)).toBe(part);
  });

  it('counts code points, not UTF-16 units', () => {
    expect(errorOf(() => parseExpression('𝑥 + 𝑦 + #')).span).toEqual({ start: 8, end: 9 });
  });

  it('maps every plain character into the text, in order', () => {
    const text = 'ｘ²⁺ⁿ\u200b＋θ₁\u0301 ﬁ ≤ \ud800½';
    let last = 0;
    for (const { start, end } of normalise(text)) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(Array.from(text).length);
      last = start;
    }
  });
});
