import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression, checkRule } from '../../src/formula/language/check';
import { FormulaError } from '../../src/formula/language/errors';
import { LIMITS } from '../../src/formula/language/functions';
import { parseExpression, parseRule } from '../../src/formula/language/parser';
import { toText } from '../../src/formula/language/print';
import { toPython } from '../../src/formula/targets/python';
import { toTex } from '../../src/formula/targets/tex';
import { errorOf, grouped, pointedAt } from './support';

describe('precedence', () => {
  it.each([
    ['-x^2', '(-(x^2))'],
    ['2^3^2', '(2^(3^2))'],
    ['2^-1', '(2^(-1))'],
    ['2^-x^2', '(2^(-(x^2)))'],
    ['(-x)^2', '((-x)^2)'],
    ['1/2x', '((1/2)*x)'],
    ['1/2*x', '((1/2)*x)'],
    ['a/b c', '((a/b)*c)'],
    ['2x^2', '(2*(x^2))'],
    ['-2x', '((-2)*x)'],
    ['2 -x', '(2-x)'],
    ['2*-x', '(2*(-x))'],
    ['a - b - c', '((a-b)-c)'],
    ['a - b + c', '((a-b)+c)'],
    ['a/b/c', '((a/b)/c)'],
    ['a + b*c^d', '(a+(b*(c^d)))'],
    ['+x + +y', '(x+y)'],
    ['----x', '(-(-(-(-x))))'],
    ['x**2', '(x^2)'],
    ['a < b ? 1 : c > d ? 2 : 3', '((a<b)?1:((c>d)?2:3))'],
    ['a + 1 < b * 2 ? -x : y + z', '(((a+1)<(b*2))?(-x):(y+z))'],
    ['a < b ? c < d ? 1 : 2 : 3', '((a<b)?((c<d)?1:2):3)'],
  ])('%s is %s', (text, expected) => {
    expect(grouped(parseExpression(text))).toBe(expected);
  });
});

describe('implicit multiplication', () => {
  it.each([
    ['2x', '(2*x)'],
    ['3(x+1)', '(3*(x+1))'],
    ['(x+1)(x-1)', '((x+1)*(x-1))'],
    ['2 pi x', '((2*pi)*x)'],
    ['x(y+1)', '(x*(y+1))'],
    ['x (3)', '(x*3)'],
    ['x 2', '(x*2)'],
    ['(x)2', '(x*2)'],
    ['2sin(x)cos(y)', '((2*sin(x))*cos(y))'],
    ['2e', '(2*e)'],
    ['2e3x', '(2000*x)'],
    ['2e+x', '((2*e)+x)'],
    ['x^2y', '((x^2)*y)'],
    ['x2', 'x2'],
  ])('%s is %s', (text, expected) => {
    expect(grouped(parseExpression(text))).toBe(expected);
  });
});

describe('numbers and calls', () => {
  it.each([
    ['.5', 0.5],
    ['5.', 5],
    ['1e-3', 0.001],
    ['1E+3', 1000],
    ['1.5e2', 150],
    ['1e308', 1e308],
    ['0.1', 0.1],
  ])('%s is a number', (text, value) => {
    expect(parseExpression(text)).toMatchObject({ kind: 'number', value });
  });

  it('takes ln for log', () => {
    expect(grouped(parseExpression('ln(x) + log(x)'))).toBe('(log(x)+log(x))');
  });

  it('takes line breaks in an expression for spaces', () => {
    expect(grouped(parseExpression('x^2\n  + y^2\r\n'))).toBe('((x^2)+(y^2))');
  });

  it('knows where every part stands, brackets included', () => {
    expect(parseExpression(' (a + b) * sin( x )')).toMatchObject({
      span: { start: 1, end: 19 },
      left: { span: { start: 1, end: 8 }, left: { span: { start: 2, end: 3 } } },
      right: { span: { start: 11, end: 19 }, args: [{ span: { start: 16, end: 17 } }] },
    });
  });
});

describe('rules', () => {
  it('reads assignments by line and by semicolon', () => {
    const rule = parseRule('\n m = beta1*m + (1 - beta1)*g ; v = g²\n\n\ttheta = theta - lr*m/sqrt(v);\n');
    expect(rule.map(({ target, value }) => `${target}=${grouped(value)}`)).toEqual([
      'm=((beta1*m)+((1-beta1)*g))',
      'v=(g^2)',
      'theta=(theta-((lr*m)/sqrt(v)))',
    ]);
    expect(rule[1]!.targetSpan).toEqual({ start: 32, end: 33 });
  });

  it.each([
    ['', 'empty', ''],
    [' ;\n; ', 'empty', ' ;\n; '],
    ['m + 1', 'missing-assignment', 'm + 1'],
    ['m = 1\n2x = 3', 'missing-assignment', '2x = 3'],
    ['m == 1', 'missing-assignment', 'm == 1'],
    ['sin = 1', 'invalid-target', 'sin'],
    ['pi = 3', 'invalid-target', 'pi'],
    ['m = ', 'unexpected-end', ''],
    ['m = (1 +\nv = 2', 'unexpected-end', ''],
    ['m = (1\nv = 2)', 'unclosed-bracket', '('],
    ['m = v = 2', 'assignment-in-expression', '='],
    ['m = 1\nv $ 2', 'unexpected-character', '$'],
  ])('refuses %j: %s', (text, code, part) => {
    const error = errorOf(() => parseRule(text));
    expect([error.code, pointedAt(text, error)]).toEqual([code, part]);
  });
});

describe('errors', () => {
  it.each<[text: string, code: string, start: number, end: number, suggestion?: string]>([
    ['', 'empty', 0, 0],
    ['  \n', 'empty', 0, 0],
    ['x +', 'unexpected-end', 3, 3],
    ['x + ', 'unexpected-end', 3, 3],
    ['(x + 1', 'unclosed-bracket', 0, 1],
    ['sin(x', 'unclosed-bracket', 3, 4],
    ['x + 1)', 'unmatched-bracket', 5, 6],
    [')', 'unmatched-bracket', 0, 1],
    ['()', 'unexpected-token', 1, 2],
    ['x * / y', 'unexpected-token', 4, 5],
    ['* x', 'unexpected-token', 0, 1],
    ['max(1,,2)', 'unexpected-token', 6, 7],
    ['x; y', 'unexpected-token', 1, 2],
    ['1 : 2', 'unexpected-token', 2, 3],
    ['2 3', 'missing-operator', 2, 3, '2*3'],
    ['x\ny', 'missing-operator', 2, 3],
    ['1.2.3', 'malformed-number', 0, 5],
    ['1..2', 'malformed-number', 0, 4],
    ['x + 1e999', 'number-too-large', 4, 9],
    ['1,5 + x', 'decimal-comma', 0, 3, '1.5'],
    ['x, y', 'unexpected-token', 1, 2],
    ['sin x', 'missing-brackets', 0, 5, 'sin(x)'],
    ['√2', 'missing-brackets', 0, 2, 'sqrt(2)'],
    ['sin^2(x)', 'missing-brackets', 0, 8, 'sin(x)^2'],
    ['a < b < c', 'chained-comparison', 6, 7],
    ['a < b ? 1', 'missing-colon', 9, 9],
    ['x = 3', 'assignment-in-expression', 2, 3, '=='],
    ['x & y', 'unexpected-character', 2, 3],
    ['|x', 'unclosed-bar', 0, 1],
    ['[x]', 'unexpected-character', 0, 1, '('],
    ['½x', 'unexpected-character', 0, 1, '(1/2)'],
    ['x + 😀', 'unexpected-character', 4, 5],
    ['😀 + x', 'unexpected-character', 0, 1],
    ['f(x, y)', 'unknown-function', 0, 1],
    ['maxx(x, y)', 'unknown-function', 0, 4, 'max'],
    ['cosine()', 'unknown-function', 0, 6],
    ['x\u0000', 'unexpected-character', 1, 2],
    ['x + \ud800', 'unexpected-character', 4, 5],
  ])('%j: %s at %i to %i', (text, code, start, end, suggestion) => {
    const error = errorOf(() => parseExpression(text));
    expect([error.code, error.span, error.suggestion]).toEqual([code, { start, end }, suggestion ?? null]);
  });

  it('reports the first mistake from the left', () => {
    expect(errorOf(() => parseExpression('x + * y + $')).span).toEqual({ start: 4, end: 5 });
  });

  it('speaks both languages and says what to write', () => {
    const { message, text } = errorOf(() => parseExpression('sin x'));
    expect(text).toEqual({
      en: 'The function sin needs its argument in brackets right after its name. Did you mean “sin(x)”?',
      zh: '函数 sin 的自变量要写在紧跟函数名的括号里。是否想写“sin(x)”？',
    });
    expect(message).toBe(text.en);
    expect(errorOf(() => parseExpression('x\u202e\u0007')).text.zh).toContain('字符“U+0007”');
  });
});

describe('limits', () => {
  const nested = (levels: number): string => `${'('.repeat(levels)}x${')'.repeat(levels)}`;

  it.each([
    ['characters', 'x'.repeat(LIMITS.characters), 'x'.repeat(LIMITS.characters + 1), 'too-long'],
    ['code points, not UTF-16 units', '𝑥'.repeat(LIMITS.characters), '𝑥'.repeat(LIMITS.characters + 1), 'too-long'],
    ['nodes', `x${'+x'.repeat(LIMITS.nodes / 2 - 1)}`, `x${'+x'.repeat(LIMITS.nodes / 2)}`, 'too-many-nodes'],
    ['brackets', nested(LIMITS.depth), nested(LIMITS.depth + 1), 'too-deep'],
    ['signs', `${'-'.repeat(LIMITS.depth)}x`, `${'-'.repeat(LIMITS.depth + 1)}x`, 'too-deep'],
    ['powers', `x${'^x'.repeat(LIMITS.depth)}`, `x${'^x'.repeat(LIMITS.depth + 1)}`, 'too-deep'],
    ['conditionals', `${'x<1?1:'.repeat(LIMITS.depth)}x`, `${'x<1?1:'.repeat(LIMITS.depth + 1)}x`, 'too-deep'],
  ])('bound %s exactly', (_, allowed, refused, code) => {
    expect(() => parseExpression(allowed)).not.toThrow();
    expect(errorOf(() => parseExpression(refused)).code).toBe(code);
  });

  it('count nodes over all lines of a rule', () => {
    expect(errorOf(() => parseRule('m=x+x+x\n'.repeat(LIMITS.nodes / 5 + 1))).code).toBe('too-many-nodes');
  });

  it.each([
    ['brackets', '('.repeat(10_000)],
    ['calls', 'sin('.repeat(2_500)],
    ['powers', 'x^'.repeat(5_000)],
    ['signs', '-'.repeat(10_000)],
    ['terms', 'x+'.repeat(5_000)],
    ['the largest text that is looked into', `${'ﷺ'.repeat(LIMITS.characters)}`],
    ['signs within the limit', '-'.repeat(LIMITS.characters)],
    ['terms within the limit', 'x+'.repeat(LIMITS.characters / 2)],
  ])('refuse %s in a few milliseconds', (_, text) => {
    // The best of five, because the first run compiles and other processes share the processor.
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      errorOf(() => parseExpression(text));
      return performance.now() - start;
    });
    // A text too long is refused unseen. One that is read takes about 4 ms on an idle core (the 18-fold expansion of ﷺ
    // about 50 ms); anything quadratic in its length would take seconds.
    expect(Math.min(...times)).toBeLessThan(text.length > LIMITS.characters ? 10 : 250);
  });
});

describe('whatever the input, nothing but FormulaError is thrown', () => {
  const scope = { variables: ['x', 'y'], parameters: ['a'], columns: ['u'], reductions: true, vectors: true };
  const survives = (text: string): void => {
    const length = Array.from(text).length;
    for (const action of [
      () => {
        const expression = parseExpression(text);
        toText(expression);
        toTex(expression, ['u']);
        toPython(expression, ['u']);
        checkExpression(expression, scope);
      },
      () => checkRule(parseRule(text), { state: ['x'], quantities: ['y', 'a'] }),
    ]) {
      try {
        action();
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        expect(error.text.en).not.toBe('');
        expect(error.text.zh).toMatch(/\p{Script=Han}/u);
        expect(error.span.start).toBeGreaterThanOrEqual(0);
        expect(error.span.end).toBeGreaterThanOrEqual(error.span.start);
        expect(error.span.end).toBeLessThanOrEqual(error.code === 'too-long' ? LIMITS.characters + 1 : length);
      }
    }
  };
  const tokens = fc.constantFrom(
    ...'x y u a e pi sin( ln mean( sum( max( norm( dot( ( ) ) , ; : ? = == != < <= > >= + - * / ^ ** · ² ⁻ⁿ π θ √ | ½ α 1 .5 1e9 1e999 1. . _ 学 😀'.split(
      ' ',
    ),
    ' ',
    '\n',
    '\ud800',
    '\udc00',
    '\u0000',
    '\u200b',
    '\u0301',
    '__proto__',
    'constructor',
  );

  it('unicode strings', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), survives), { numRuns: 2000 });
  });

  it('UTF-16 units, lone surrogates among them', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 });
    fc.assert(
      fc.property(units, (codes) => survives(String.fromCharCode(...codes))),
      { numRuns: 2000 },
    );
  });

  it('token soup', () => {
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 30 }), (soup) => survives(soup.join(''))),
      { numRuns: 5000 },
    );
  });

  it('one token again and again', () => {
    const repeated = fc.tuple(fc.array(tokens, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 1200 }));
    fc.assert(
      fc.property(repeated, ([soup, count]) => survives(soup.join('').repeat(count))),
      { numRuns: 300 },
    );
  });

  it.each([
    ['10,000 nested brackets', `${'('.repeat(10_000)}x${')'.repeat(10_000)}`],
    ['a product of 999 factors', 'x '.repeat(999)],
    ['a quotient of 999 divisors', `1${'/x'.repeat(999)}`],
    ['a million characters', 'x'.repeat(1_000_000)],
  ])('%s', (_, text) => survives(text));
});
