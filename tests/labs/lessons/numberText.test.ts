import { describe, expect, it } from 'vitest';
import { numberText } from '../../../src/labs/lessons/numberText';

describe('a number of a lesson', () => {
  it.each<[number, number | undefined, string]>([
    [2.42786954535287, 6, '2.42787'],
    [2.42786954535287, 15, '2.42786954535287'],
    [-0.9995805696, 4, '−0.9996'],
    [0.99996, 4, '1.000'],
    [9.9996, 4, '10.00'],
    [4.000001000648, 5, '4.0000'],
    [75, undefined, '75'],
    [-3, 1, '−3'],
    [100352, undefined, '100352'],
    [3345.7302, 3, '3350'],
    [3345.7302, 6, '3345.73'],
    [1234567.8, 9, '1234567.80'],
    [0.0019968, 5, '0.0019968'],
    [1.759218604e-7, 4, '1.759\u00a0×\u00a010⁻⁷'],
    [-5e-324, 1, '−5\u00a0×\u00a010⁻³²⁴'],
    [6.02214076e23, 4, '6.022\u00a0×\u00a010²³'],
    [20000000, 3, '2.00\u00a0×\u00a010⁷'],
    [0.000099996, 4, '0.0001000'],
    [0, undefined, '0'],
    [-0, undefined, '0'],
    [Number.NaN, undefined, '–'],
    [Number.POSITIVE_INFINITY, undefined, '∞'],
    [Number.NEGATIVE_INFINITY, undefined, '−∞'],
  ])('%d to %s digits is %s', (value, digits, text) => {
    expect(numberText(value, digits)).toBe(text);
  });

  it('is never further from the value than half of its last digit', () => {
    for (let power = -320; power <= 307; power += 3) {
      for (const digits of [1, 3, 6, 15]) {
        const value = 1.2345678901234567 * 10 ** power;
        const read = Number(plain(numberText(value, digits)));
        // Half of the last digit, and what two readings of a decimal text may add; the smallest doubles have fewer digits.
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5001 * 10 ** (power + 1 - digits) + Number.MIN_VALUE);
      }
    }
  });
});

/** As JavaScript writes it. */
function plain(text: string): string {
  const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  return text
    .replaceAll('\u00a0', '')
    .replace('×10', 'e')
    .replace('⁻', '-')
    .replace('−', '-')
    .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (sign) => String(digits.indexOf(sign)));
}
