import { describe, expect, test } from 'vitest';
import { LOSS_LIST, OPTIMIZER_LIST, SURFACE_LIST } from '../../src/catalog';
import { parseExpression, parseRule } from '../../src/formula';
import { type Notation, notation } from '../../src/page/notation';

const flat = (parts: readonly Notation[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : `⟨${flat(part.raised)}⟩`)).join('');
const printed = (text: string) => flat(notation(parseExpression(text)));

describe('formulas in print', () => {
  test.each([
    ['(a - x)^2 + b*(y - x^2)^2', '(a − x)⟨2⟩ + b·(y − x⟨2⟩)⟨2⟩'],
    ['x**2', 'x⟨2⟩'],
    ['（ｘ＋１）²', '(x + 1)⟨2⟩'],
    ['2^3^2', '2⟨3⟨2⟩⟩'],
    ['-x^2', '−x⟨2⟩'],
    ['(-x)^-2', '(−x)⟨−2⟩'],
    ['x^(1/2 + y)', 'x⟨1/2 + y⟩'],
    ['1/(2x)', '1/(2·x)'],
    ['sqrt(pi) <= 1e-7 ? x : max(x, -y)', '√(π) ≤ 1e−7 ? x : max(x, −y)'],
  ])('%s', (text, print) => {
    expect(printed(text)).toBe(print);
  });

  test('show how an ambiguous formula was understood', () => {
    expect(printed('1/2x')).toBe('(1/2)·x');
    expect(printed('2x^3y')).toBe('2·x⟨3⟩·y');
  });

  test('a gradient is no factor with a dot, and its square has brackets', () => {
    const names = new Map([
      ['lr', 'η'],
      ['g', '∇f'],
    ]);
    const written = (text: string) => flat(notation(parseExpression(text), names));
    expect(written('theta - lr*g')).toBe('theta − η\u2009∇f');
    expect(written('(1 - b)*g^2')).toBe('(1 − b)·(∇f)⟨2⟩');
    expect(written('g*p')).toBe('∇f·p');
  });

  test('everything in the catalogue can be written', () => {
    for (const { formula } of [...SURFACE_LIST, ...LOSS_LIST]) expect(printed(formula)).not.toMatch(/[*^-]/);
    for (const optimizer of OPTIMIZER_LIST) {
      if (optimizer.kind !== 'rule') continue;
      for (const { value } of parseRule(optimizer.rule)) expect(flat(notation(value))).not.toMatch(/[*^-]/);
    }
  });
});
