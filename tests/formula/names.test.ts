import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceOn } from '../../src/formula/language/advice';
import { ALIASES, FUNCTIONS } from '../../src/formula/language/functions';
import { parseExpression } from '../../src/formula/language/parser';
import { compileFunction, createFunctionEvaluator } from '../../src/formula/programs/function';
import { emit } from '../../src/formula/targets/emit';
import { javascript } from '../../src/formula/targets/emit-js';
import { toTex } from '../../src/formula/targets/tex';
import { errorOf, grouped, pointedAt } from './support';

function evaluator(formula: string) {
  return createFunctionEvaluator(compileFunction({ formula, variable: 'x', parameters: [] }), []);
}

describe('functions by their customary names', () => {
  it.each([
    ['asinh(x)', 'log(x + sqrt(x^2 + 1))', -3, 3],
    ['acosh(x)', 'log(x + sqrt(x^2 - 1))', 1.01, 5],
    ['atanh(x)', '0.5*log((1 + x)/(1 - x))', -0.99, 0.99],
    ['cot(x)', 'cos(x)/sin(x)', 0.1, 3],
    ['sec(x)', '1/cos(x)', -1.5, 1.5],
    ['csc(x)', '1/sin(x)', 0.1, 3],
    ['log1p(x)', 'log(1 + x)', -0.99, 5],
    ['expm1(x)', 'exp(x) - 1', -3, 3],
    ['exp2(x)', '2^x', -3, 3],
    ['sqr(x)', 'x^2', -3, 3],
    ['erfc(x)', '1 - erf(x)', -3, 2],
  ])('%s is %s, with its derivatives', (formula, definition, low, high) => {
    const [f, g] = [evaluator(formula), evaluator(definition)];
    for (let k = 0; k <= 100; k++) {
      const x = low + ((high - low) * k) / 100;
      const expected = g.jet(x);
      f.jet(x).forEach((value, order) => {
        // The definitions cancel by up to three digits near the ends, in second derivatives by up to five.
        const tolerance = 1e-11 * (order === 2 ? 1e3 : 1);
        const size = Math.max(1, Math.abs(expected[order]!));
        expect(Math.abs(value - expected[order]!), `${formula} at ${x}`).toBeLessThanOrEqual(tolerance * size);
      });
    }
  });

  it('keep every digit near 0, where the definitions lose them', () => {
    for (const name of ['log1p', 'expm1', 'asinh', 'atanh']) {
      const f = evaluator(`${name}(x)`);
      // f(x) = x + O(x²), and x² is beyond the last digit.
      for (const x of [1e-20, -3e-18, 5e-300]) expect(f.value(x)).toBe(x);
      expect(f.derivative(1e-20)).toBe(1);
    }
    // f(x) = x ∓ x²/2 + O(x³), and x³ is beyond the last digit; two roundings are allowed.
    const x = 1e-10;
    const error = (formula: string, exact: number) => Math.abs(evaluator(formula).value(x) / exact - 1);
    expect(error('log1p(x)', x - x ** 2 / 2)).toBeLessThanOrEqual(2 ** -52);
    expect(error('expm1(x)', x + x ** 2 / 2)).toBeLessThanOrEqual(2 ** -52);
    expect(error('log(1 + x)', x - x ** 2 / 2)).toBeGreaterThan(1e-8);
  });

  it('are undefined where they are', () => {
    const undefinedAt = (formula: string, x: number) => Number.isNaN(evaluator(formula).value(x));
    for (const [formula, outside, inside] of [
      ['acosh(x)', [-1, 0, 0.99], [1, 2]],
      ['atanh(x)', [-2, -1, 1, 5], [-0.9, 0, 0.9]],
      ['log1p(x)', [-1, -2], [-0.9, 0]],
      ['cot(x)', [0], [1]],
      ['csc(x)', [0], [1]],
    ] as const) {
      for (const x of outside) expect(undefinedAt(formula, x), `${formula} at ${x}`).toBe(true);
      for (const x of inside) expect(undefinedAt(formula, x), `${formula} at ${x}`).toBe(false);
    }
    // Where a slope has no bound it is 0, as for asin and sqrt.
    expect(evaluator('acosh(x)').jet(1)).toEqual([0, 0, 0]);
  });

  it('mean the same in generated code, bit for bit', () => {
    for (const name of ['asinh', 'acosh', 'atanh', 'cot', 'sec', 'csc', 'log1p', 'expm1', 'exp2', 'sqr', 'erfc']) {
      const program = compileFunction({ formula: `${name}(x)`, variable: 'x', parameters: [] });
      const outputs = [program.value, program.derivative, program.second];
      const { lines, results } = emit(program.graph, outputs, javascript, { prefix: 't', input: () => 'x' });
      const code = new Function('x', `${lines.join('\n')}\nreturn [${results.join(', ')}];`) as (x: number) => number[];
      const f = createFunctionEvaluator(program, []);
      for (let x = -3.03; x < 3; x += 0.07) {
        const jet = f.jet(x);
        if (!Number.isNaN(jet[0])) expect(code(x), `${name} at ${x}`).toEqual([...jet]);
      }
    }
  });

  it('have aliases that the tree does not know', () => {
    for (const [alias, name] of ALIASES) {
      expect(FUNCTIONS.has(alias)).toBe(false);
      const args = name === 'atan2' ? 'x, y' : 'x';
      expect(grouped(parseExpression(`${alias}(${args})`))).toBe(grouped(parseExpression(`${name}(${args})`)));
    }
  });

  it.each([
    ['arcsinh(x)', '\\operatorname{arsinh}\\left(x\\right)'],
    ['cot(x)^2 + sec(x)', '\\cot^{2}\\left(x\\right) + \\sec\\left(x\\right)'],
    ['2*log1p(x)', '2 \\ln\\left(1 + x\\right)'],
    ['2*expm1(-x)', '2 \\left(\\mathrm{e}^{-x} - 1\\right)'],
    ['-expm1(x)', '-\\left(\\mathrm{e}^{x} - 1\\right)'],
    ['exp2(x)^2', '\\left(2^{x}\\right)^{2}'],
    ['sqr(x + 1)', '\\left(x + 1\\right)^{2}'],
    ['erfc(x)', '\\operatorname{erfc}\\left(x\\right)'],
  ])('%s is typeset as %s', (text, tex) => {
    expect(toTex(parseExpression(text))).toBe(tex);
  });
});

describe('absolute values between bars', () => {
  it.each([
    ['|x|', 'abs(x)'],
    ['|x + 1|*|y|', '(abs((x+1))*abs(y))'],
    ['2|x|', '(2*abs(x))'],
    ['|x||y|', '(abs(x)*abs(y))'],
    ['||x| - 1|', 'abs((abs(x)-1))'],
    ['|x|y|z|', '((abs(x)*y)*abs(z))'],
    ['|(x|y|)|', 'abs((x*abs(y)))'],
    ['sin(|x|) + max(|x|, 1)', '(sin(abs(x))+max(abs(x),1))'],
    ['|x|^2', '(abs(x)^2)'],
    ['-|x|', '(-abs(x))'],
    ['|-x|', 'abs((-x))'],
    ['|x < 0 ? x : 2|', 'abs(((x<0)?x:2))'],
    ['x^|y|', '(x^abs(y))'],
    ['｜x｜', 'abs(x)'],
  ])('%s is %s', (text, expected) => {
    expect(grouped(parseExpression(text))).toBe(expected);
  });

  it.each([
    ['|x', '|', 'unclosed-bar'],
    ['x + |', '|', 'unclosed-bar'],
    ['(|x)', '|', 'unclosed-bar'],
    ['|x + (1', '(', 'unclosed-bracket'],
    ['||', '|', 'unclosed-bar'],
  ])('%s is refused at %s', (text, part, code) => {
    const error = errorOf(() => parseExpression(text));
    expect([pointedAt(text, error), error.code]).toEqual([part, code]);
  });
});

describe('functions without brackets', () => {
  it.each([
    ['sin^2(x)', 'sin^2(x)', 'sin(x)^2'],
    ['sin²(x)', 'sin²(x)', 'sin(x)^2'],
    ['1 + sin^2(x + 1)/2', 'sin^2(x + 1)', 'sin(x + 1)^2'],
    ['cos^3 x', 'cos^3 x', 'cos(x)^3'],
    ['sin^-1(x)', 'sin^-1(x)', 'asin(x)'],
    ['tanh⁻¹(x)', 'tanh⁻¹(x)', 'atanh(x)'],
    ['log^-1(x)', 'log^-1(x)', 'log(x)^-1'],
    ['sin^(n+1)(x)', 'sin^(n+1)(x)', 'sin(x)^(n+1)'],
    ['sin 2x', 'sin 2x', 'sin(2x)'],
    ['sin 2 pi x + 1', 'sin 2 pi x', 'sin(2 pi x)'],
    ['sin 2πx', 'sin 2πx', 'sin(2pi x)'],
    ['sin x cos x', 'sin x', 'sin(x)'],
    ['sin x^2', 'sin x^2', 'sin(x^2)'],
    ['sin -x', 'sin -x', 'sin(-x)'],
    ['sin 2(x + 1)', 'sin 2(x + 1)', 'sin(2(x + 1))'],
    ['exp sin x', 'exp sin x', 'exp(sin(x))'],
    ['ln x', 'ln x', 'ln(x)'],
    ['sin', 'sin', 'sin(x)'],
    ['sin + 1', 'sin', 'sin(x)'],
    ['sin^', 'sin', 'sin(x)'],
    ['sin x\ny', 'sin x', 'sin(x)'],
  ])('in %j %j is offered as %s', (text, part, suggestion) => {
    const error = errorOf(() => parseExpression(text));
    expect([error.code, pointedAt(text, error), error.suggestion]).toEqual(['missing-brackets', part, suggestion]);
  });

  it('are offered as something that can be read, and that has brackets', () => {
    const piece = fc.constantFrom(
      ...['sin', 'cos', 'ln', 'x', 'y', '2', '0.5', '^', '²', '-', '(', ')', ' ', 'π', 'α', '+', '|', '⁻¹', '\n'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `sin ${pieces.join('')}`;
        try {
          parseExpression(text);
        } catch (thrown) {
          const error = errorOf(() => parseExpression(text));
          expect(thrown).toEqual(error);
          if (error.code !== 'missing-brackets' || error.suggestion === null) return;
          const next = error.suggestion;
          expect(next).toMatch(/^a?(sin|cos|log|ln)\(/);
          try {
            parseExpression(next);
          } catch {
            // Brackets that the person has written may hold another mistake, which is told next.
            expect(pieces).toContain('(');
          }
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('definitions', () => {
  it.each([
    ['z = x^2 + y^2', '((x^2)+(y^2))'],
    ['y = 2x', '(2*x)'],
    ['f(x) = x^2', '(x^2)'],
    ['f(x, y) = x*y', '(x*y)'],
    ['f(x，y)＝x', 'x'],
    ['loss = mean(x)', 'mean(x)'],
    ['L(α) = α', 'alpha'],
    ['y = x < 0 ? 1 : 2', '((x<0)?1:2)'],
  ])('of %s the right side is taken', (text, expected) => {
    expect(grouped(parseExpression(text))).toBe(expected);
  });

  it.each(['x = 3', 'y = 0 ? 1 : x', 'z = y = 3', 'f(2) = x', 'f(x + 1) = x', 'x + y = 3', 'sin(x) = y'])(
    '%s is none',
    (text) => {
      expect(errorOf(() => parseExpression(text)).code).toBe('assignment-in-expression');
    },
  );

  it('without a right side is empty', () => {
    expect(errorOf(() => parseExpression('z =')).code).toBe('unexpected-end');
  });
});

describe('advice', () => {
  it.each([
    ['x^(1/3)', 'cbrt(x)'],
    ['y + (x - 1)^(2/3)*2', 'y + cbrt(x - 1)^2*2'],
    ['x^(-1/3)', 'cbrt(x)^-1'],
    ['pow(x, 1/3)', 'cbrt(x)'],
    ['sin(αx^(4/3))', 'sin(αcbrt(x)^4)'],
  ])('%s may be meant as %s', (text, formula) => {
    const advice = adviceOn(text);
    expect(advice?.formula).toBe(formula);
    expect(advice?.text.en).toContain('cbrt');
    // What is offered means the same where both have a value.
    expect(() => parseExpression(formula)).not.toThrow();
  });

  it.each([
    'x^2',
    '(x^2)^(1/3)',
    '|x|^(1/3)',
    'x^(1/2)',
    'x^(3/3)',
    '2^(1/3)',
    'exp(x)^(1/3)',
    'x^(',
    '(x^2 + 1)^(1/3)',
  ])('of %s there is none', (text) => {
    expect(adviceOn(text)).toBeNull();
  });
});

describe('Greek letters', () => {
  it.each([
    ['αx²', '(alpha*(x^2))'],
    ['αx² + βy²', '((alpha*(x^2))+(beta*(y^2)))'],
    ['α*x^2', '(alpha*(x^2))'],
    ['xα', '(x*alpha)'],
    ['αβ', '(alpha*beta)'],
    ['α(x + 1)', '(alpha*(x+1))'],
  ])('%s is %s', (text, expected) => {
    expect(grouped(parseExpression(text))).toBe(expected);
  });

  it('that nothing is called are unknown names, not functions', () => {
    const compile = (formula: string) => errorOf(() => compileFunction({ formula, variable: 'x', parameters: [] }));
    for (const formula of ['αx²', 'α*x', 'xα', 'αsin(x)']) {
      const error = compile(formula);
      expect([error.code, pointedAt(formula, error)]).toEqual(['unknown-name', 'α']);
    }
    expect(compile('α(x)').code).toBe('unknown-function');
  });
});
