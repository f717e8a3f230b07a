import { describe, expect, it } from 'vitest';
import { tidy } from '../../src/labs/surfaces/share/caption';

describe('a formula in a caption', () => {
  it.each([
    ['(x^2 + y - 11)^2 + (x + y^2 - 7)^2', '(x² + y − 11)² + (x + y² − 7)²'],
    ['-2*x^12*y', '−2·x¹²·y'],
    // What cannot be raised as a whole is not raised at all.
    ['x^2.5 + x^a', 'x^2.5 + x^a'],
    ['x^-1', 'x^−1'],
  ])('%s is written %s', (formula, written) => {
    expect(tidy(formula).replaceAll(' ', '')).toBe(written.replaceAll(' ', ''));
  });
});
