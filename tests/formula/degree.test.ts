import { describe, expect, it } from 'vitest';
import { degreeIn, parseExpression } from '../../src/formula';

const degree = (text: string) => degreeIn(parseExpression(text), new Set(['x', 'y']));
const NONE = Number.POSITIVE_INFINITY;

describe('the degree of a formula', () => {
  it.each([
    ['3*a^7 + exp(b)', 0],
    ['x/exp(a)', 1],
    ['x^2 + 2*x + 1', 2],
    ['(x + y)*(x - y)', 2],
    ['(1 - x)^2 + 100*(y - x^2)^2', 4],
    ['pow(x*y, 2)', 4],
    ['sqr(x - 1) + sqr(a)*y', 2],
    ['sin(x)^0 + y', 1],
    ['a > 0 ? x^3 : -y', 3],
    ['abs(x) + max(y^2, x, 1) + relu(y)', 2],
    ['sum((x*u + y - v)^2)', 2],
  ])('is, for %s, %d', (text, expected) => {
    expect(degree(text)).toBe(expected);
  });

  it.each(['sin(x)', 'x/y', 'x^-1', 'x^0.5', 'a^x', 'sqrt(x^2)', 'exp(-y)*x', 'round(x)'])('is none for %s', (text) => {
    expect(degree(text)).toBe(NONE);
  });
});
