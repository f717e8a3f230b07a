import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpression, parseRule } from '../../src/formula/language/parser';
import { ruleToTex, toTex } from '../../src/formula/targets/tex';
import { texNumber } from '../../src/formula/targets/tex-names';
import { formulaText, SCALAR_FUNCTIONS } from './support';

/** Commands that LaTeX with amsmath and KaTeX both know; the property below allows no others. */
const COMMANDS = new Set(
  (
    'left right frac sqrt cdot le ge ne ln log sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh exp min max operatorname ' +
    'mathrm text lfloor rfloor lceil rceil lVert rVert langle rangle begin end sum times pi theta beta leftarrow'
  ).split(' '),
);

describe('TeX', () => {
  it.each([
    ['(1 - x)^2 + 100*(y - x^2)^2', '\\left(1 - x\\right)^{2} + 100 \\left(y - x^{2}\\right)^{2}'],
    ['x*y*2', 'x \\, y \\cdot 2'],
    ['2*3', '2 \\cdot 3'],
    ['1/2x', '\\frac{1}{2} \\, x'],
    ['(a+b)/(c*d)', '\\frac{a + b}{c \\, d}'],
    ['(a/b)^2', '\\left(\\frac{a}{b}\\right)^{2}'],
    ['a + (b + c)', 'a + b + c'],
    ['a - (b - c)', 'a - \\left(b - c\\right)'],
    ['a - b*c', 'a - b \\, c'],
    ['a + -b', 'a + \\left(-b\\right)'],
    ['a*-b', 'a \\, \\left(-b\\right)'],
    ['a - (-b)*c', 'a - \\left(-b \\, c\\right)'],
    ['-(a*b)', '-a \\, b'],
    ['-(a + b)', '-\\left(a + b\\right)'],
    ['--x', '-\\left(-x\\right)'],
    ['(-x)^2', '\\left(-x\\right)^{2}'],
    ['-x^2', '-x^{2}'],
    ['(x^y)^z', '\\left(x^{y}\\right)^{z}'],
    ['x^y^z', 'x^{y^{z}}'],
    ['pow(x + 1, -2)', '\\left(x + 1\\right)^{-2}'],
    ['sin(x)^2', '\\sin^{2}\\left(x\\right)'],
    ['sin(x)^-1', '\\left(\\sin\\left(x\\right)\\right)^{-1}'],
    ['log(x)^2', '\\left(\\ln\\left(x\\right)\\right)^{2}'],
    ['sqrt(abs(x))^3', '\\sqrt{\\left|x\\right|}^{3}'],
    ['cbrt(x) + log2(x) + log10(x)', '\\sqrt[3]{x} + \\log_{2}\\left(x\\right) + \\log_{10}\\left(x\\right)'],
    ['floor(x) + ceil(y)', '\\left\\lfloor x\\right\\rfloor + \\left\\lceil y\\right\\rceil'],
    ['norm(g)*dot(a, b)', '\\left\\lVert g\\right\\rVert \\, \\left\\langle a, b\\right\\rangle'],
    ['atan2(y, x)', '\\operatorname{atan2}\\left(y, x\\right)'],
    ['max(0, 1 - x)', '\\max\\left(0, 1 - x\\right)'],
    ['e^-x', '\\mathrm{e}^{-x}'],
    ['1e-8 + 1.5e300*x', '10^{-8} + 1.5 \\times 10^{300} x'],
    ['x < 0 ? -x : x', '\\begin{cases} -x & x < 0 \\\\ x & x \\ge 0 \\end{cases}'],
    ['1 + (x != y ? 2 : 3)', '1 + \\left(\\begin{cases} 2 & x \\ne y \\\\ 3 & x = y \\end{cases}\\right)'],
    ['2 pi theta beta1 w_max lr', '2 \\pi \\, \\theta \\, \\beta_{1} \\, w_{\\mathrm{max}} \\cdot \\mathrm{lr}'],
    ['学习率*x', '\\text{学习率} \\cdot x'],
    ['__proto__', '\\mathrm{\\_\\_proto\\_\\_}'],
    ['mean(x)', '\\operatorname{mean}\\left(x\\right)'],
  ])('of %s', (text, tex) => {
    expect(toTex(parseExpression(text))).toBe(tex);
  });

  it.each([
    ['mean((w*x + b - y)^2)', '\\frac{1}{n} \\sum_{i=1}^{n} \\left(w \\, x_{i} + b - y_{i}\\right)^{2}'],
    ['sum(x1 + y)', '\\sum_{i=1}^{n} \\left(x_{1,i} + y_{i}\\right)'],
    ['sum(-x)', '\\sum_{i=1}^{n} \\left(-x_{i}\\right)'],
    ['-w*mean(x)*b', '\\left(-w \\, \\frac{1}{n} \\sum_{i=1}^{n} x_{i}\\right) \\, b'],
    ['mean(x)^2', '\\left(\\frac{1}{n} \\sum_{i=1}^{n} x_{i}\\right)^{2}'],
  ])('over a data set of %s', (text, tex) => {
    expect(toTex(parseExpression(text), ['x', 'y', 'x1'])).toBe(tex);
  });

  it('of a rule is aligned', () => {
    const rule = parseRule('m = beta1*m + (1 - beta1)*g\ntheta = theta - lr*m/(sqrt(v) + eps)');
    expect(ruleToTex(rule)).toBe(
      '\\begin{aligned} m &\\leftarrow \\beta_{1} \\, m + \\left(1 - \\beta_{1}\\right) \\, g \\\\ ' +
        '\\theta &\\leftarrow \\theta - \\frac{\\mathrm{lr} \\cdot m}{\\sqrt{v} + \\mathrm{eps}} \\end{aligned}',
    );
  });

  it('of any formula is balanced, in known commands, with no operator beside a sign', () => {
    const formula = formulaText({
      names: ['x', 'theta', 'beta1', 'lr', 'w_max', '学习率'],
      functions: SCALAR_FUNCTIONS.map(([name]) => name),
      implicit: true,
    });
    fc.assert(
      fc.property(formula, (text) => {
        const tex = toTex(parseExpression(text));
        const count = (part: RegExp): number => tex.match(part)?.length ?? 0;
        expect(count(/\\left(?![a-z])/g)).toBe(count(/\\right(?![a-z])/g));
        expect(count(/\\begin\{cases\}/g)).toBe(count(/\\end\{cases\}/g));
        let depth = 0;
        for (const char of tex) {
          depth += char === '{' ? 1 : char === '}' ? -1 : 0;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        for (const [, command] of tex.matchAll(/\\([a-z]+)/gi)) {
          // \left and \right may be followed by letters of the next command only after a backslash.
          expect(COMMANDS, `${command} in ${tex}`).toContain(command);
        }
        expect(tex).not.toMatch(/(?:[+-]|\\cdot|\\,) *-/);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [0.001, '0.001'],
    [-1e-8, '-10^{-8}'],
    ['1e21', '10^{21}'],
    // Digits that a number would lose stay.
    ['-2.50e-7', '-2.50 \\times 10^{-7}'],
    ['1.5e+6', '1.5 \\times 10^{6}'],
  ])('of the number %s', (value, tex) => {
    expect(texNumber(value)).toBe(tex);
  });
});
