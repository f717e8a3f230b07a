import { describe, expect, it } from 'vitest';
import { checkExpression, checkRule, freeNames, type Scope } from '../../src/formula/language/check';
import { MESSAGES } from '../../src/formula/language/messages';
import { parseExpression, parseRule } from '../../src/formula/language/parser';
import { errorOf, pointedAt } from './support';

const PLANE: Scope = {
  variables: ['x', 'y'],
  parameters: ['alpha', 'a'],
  columns: [],
  reductions: false,
  vectors: false,
};
const DATA: Scope = { variables: ['w', 'b'], parameters: [], columns: ['x', 'y'], reductions: true, vectors: false };

describe('accepted', () => {
  it.each([
    ['100*(y - x^2)^2 + (1 - x)^2', PLANE],
    ['x(3) + 2 a (y)', PLANE],
    ['pi*e^x', PLANE],
    ['x < y ? x : x == 0 ? 1 : alpha', PLANE],
    ['mean((w*x + b - y)^2)', DATA],
    ['mean(x)*mean(y) + w', DATA],
    ['sum(w^2)', DATA],
    ['mean(x < 0 ? w : b)', DATA],
    ['min(w, b, 1, 2, 3, 4, 5, 6)', DATA],
  ])('%s', (text, scope) => {
    expect(() => checkExpression(parseExpression(text), scope)).not.toThrow();
  });
});

describe('refused', () => {
  it.each<[text: string, scope: Scope, code: string, part: string, suggestion: string | null]>([
    ['x + z', PLANE, 'unknown-name', 'z', null],
    ['X + y', PLANE, 'unknown-name', 'X', 'x'],
    ['2 + alhpa*x', PLANE, 'unknown-name', 'alhpa', 'alpha'],
    ['xy', PLANE, 'unknown-name', 'xy', 'x*y'],
    ['2xy^2', PLANE, 'unknown-name', 'xy', 'x*y'],
    ['x2', PLANE, 'unknown-name', 'x2', 'x^2'],
    ['ax2y', PLANE, 'unknown-name', 'ax2y', 'a*x^2*y'],
    ['PI*x', PLANE, 'unknown-name', 'PI', 'pi'],
    ['sine', PLANE, 'unknown-name', 'sine', 'sin'],
    ['学习率*x', PLANE, 'unknown-name', '学习率', null],
    ['constructor', PLANE, 'unknown-name', 'constructor', null],
    ['__proto__ + x', PLANE, 'unknown-name', '__proto__', null],
    ['toString*x', PLANE, 'unknown-name', 'toString', null],
    ['hasOwnProperty', PLANE, 'unknown-name', 'hasOwnProperty', null],
    ['sine(x)', PLANE, 'unknown-function', 'sine', 'sin'],
    ['2 sine(x)^2', PLANE, 'unknown-function', 'sine', 'sin'],
    ['-x^sine(x)', PLANE, 'unknown-function', 'sine', 'sin'],
    ['arctg(x)', PLANE, 'unknown-function', 'arctg', 'atan'],
    ['sqrr(x)', PLANE, 'unknown-function', 'sqrr', 'sqr'],
    ['toString(x)', PLANE, 'unknown-function', 'toString', null],
    ['z*(x)', PLANE, 'unknown-name', 'z', null],
    ['sin(x, y)', PLANE, 'wrong-arity', 'sin(x, y)', null],
    ['sin()', PLANE, 'wrong-arity', 'sin()', null],
    ['1 + max(x)', PLANE, 'wrong-arity', 'max(x)', null],
    ['max(1,2,3,4,5,6,7,8,9)', PLANE, 'wrong-arity', 'max(1,2,3,4,5,6,7,8,9)', null],
    ['x < y', PLANE, 'comparison-as-value', 'x < y', 'x < y ? 1 : 0'],
    ['1 + (x < y)', PLANE, 'comparison-as-value', '(x < y)', 'x < y ? 1 : 0'],
    ['sin(x == y)', PLANE, 'comparison-as-value', 'x == y', 'x == y ? 1 : 0'],
    ['(x < y) < 1 ? 2 : 3', PLANE, 'comparison-as-value', '(x < y)', 'x < y ? 1 : 0'],
    ['x ? 1 : 2', PLANE, 'value-as-test', 'x', 'x != 0'],
    ['mean(x)', PLANE, 'reduction-not-allowed', 'mean(x)', null],
    ['norm(x)', PLANE, 'vector-not-allowed', 'norm(x)', null],
    ['dot(w, b)', DATA, 'vector-not-allowed', 'dot(w, b)', null],
    ['w*x + b', DATA, 'column-outside-reduction', 'x', 'mean(x)'],
    ['mean(x) + y', DATA, 'column-outside-reduction', 'y', 'mean(y)'],
    ['mean(x + sum(y))', DATA, 'nested-reduction', 'sum(y)', null],
    ['mean(x, y)', DATA, 'wrong-arity', 'mean(x, y)', null],
  ])('%s', (text, scope, code, part, suggestion) => {
    const error = errorOf(() => checkExpression(parseExpression(text), scope));
    expect([error.code, pointedAt(text, error), error.suggestion]).toEqual([code, part, suggestion]);
  });

  it('in both languages, with the suggestion', () => {
    expect(errorOf(() => checkExpression(parseExpression('xy'), PLANE)).text).toEqual({
      en: 'The name xy is not known here. Correct it, or declare it as a parameter. Did you mean “x*y”?',
      zh: '这里没有名为 xy 的量。请改正名称，或将它声明为参数。是否想写“x*y”？',
    });
    expect(errorOf(() => checkExpression(parseExpression('sin(x, y)'), PLANE)).text).toEqual({
      en: 'The function sin takes 1 argument, not 2. Add or remove some.',
      zh: '函数 sin 需要 1 个自变量，这里有 2 个。请增减。',
    });
  });

  it('without touching any prototype', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty'];
    expect(() => checkExpression(parseExpression(names.join('+')), { ...PLANE, variables: names })).not.toThrow();
  });
});

describe('update rules', () => {
  const scope = { state: ['m', 'v'], quantities: ['g', 't', 'lr', 'beta1', 'newton'] };

  it.each([
    'm = beta1*m + (1 - beta1)*g; theta = theta - lr*m/(1 - beta1^t)',
    'v = dot(g, m)/max(norm(g), 1e-12)\ntheta = theta - lr*newton',
    'θ = θ - lr*(g > 0 ? 1 : -1)',
  ])('%s is accepted', (text) => {
    expect(() => checkRule(parseRule(text), scope)).not.toThrow();
  });

  it.each<[text: string, code: string, part: string, suggestion: string | null]>([
    ['u = g', 'unknown-target', 'u', null],
    ['lr = 2', 'unknown-target', 'lr', null],
    ['m = g\nteta = theta - lr*g', 'unknown-target', 'teta', 'theta'],
    ['m = beta*g', 'unknown-name', 'beta', 'beta1'],
    ['m = mean(g)', 'reduction-not-allowed', 'mean(g)', null],
    ['m = normm(g)', 'unknown-function', 'normm', 'norm'],
    ['m = dot(g)', 'wrong-arity', 'dot(g)', null],
    ['m = g > 0', 'comparison-as-value', 'g > 0', 'g > 0 ? 1 : 0'],
    ['constructor = g', 'unknown-target', 'constructor', null],
  ])('%s is refused', (text, code, part, suggestion) => {
    const error = errorOf(() => checkRule(parseRule(text), scope));
    expect([error.code, pointedAt(text, error), error.suggestion]).toEqual([code, part, suggestion]);
  });
});

describe('freeNames', () => {
  it('lists names in order of appearance, without constants and functions', () => {
    expect(freeNames(parseExpression('c < 0 ? b*sin(a*x) : -pi^x + e*b + max(z, a)'))).toEqual([
      'c',
      'b',
      'a',
      'x',
      'z',
    ]);
  });
});

describe('messages', () => {
  it('exist in both languages for every code, as whole sentences', () => {
    const details = {
      limit: 1,
      found: 'x',
      name: 'x',
      fewest: 2,
      most: 8,
      given: 1,
      allowed: ['m', 'theta'],
      states: 1,
      hyper: 1,
      part: 'x',
      names: ['x'],
      place: 'x = 1',
    };
    for (const message of Object.values(MESSAGES)) {
      const { en, zh } = (message as (given: typeof details) => { en: string; zh: string })(details);
      expect(en).toMatch(/^\S.+\.$/);
      expect(zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(en + zh).not.toContain('undefined');
    }
  });
});
