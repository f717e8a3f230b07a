import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDigits, MINUS, parseInput } from '../../src/page/format';

describe('a number with chosen digits', () => {
  test.each([
    [-1.2236508417, 3, 5, `${MINUS}1.22`],
    [-1.2236508417, 11, 5, `${MINUS}1.2236508417`],
    [0.5, 6, 5, '0.500000'],
    [0.1, 17, 5, '0.10000000000000001'],
    [2.0219960000363e-7, 6, 5, `2.02200e${MINUS}7`],
    [0.00123456789, 4, 5, '0.001235'],
    [123456.789, 8, 0, '123456.79'],
    [123456.789, 4, 0, '1.235e5'],
    [-12345678, 3, 0, `${MINUS}1.23e7`],
    // What rounding alone could have left.
    [-4.7209e-34, 6, 5, '0'],
    [5e-16, 6, 5, '0'],
    [2e-15, 6, 5, `2.00000e${MINUS}15`],
    // A loss is no difference of coordinates: every digit counts.
    [1.1356855e-13, 4, 0, `1.136e${MINUS}13`],
    [-0, 6, 0, '0'],
    [Number.NaN, 6, 1, '–'],
    [Number.NEGATIVE_INFINITY, 6, 1, `${MINUS}∞`],
  ])('%d to %d digits beside %d', (value, digits, scale, text) => {
    expect(formatDigits(value, digits, scale)).toBe(text);
  });

  test('reads back as the number, to its digits; with 17 to the last bit', () => {
    // Short of where rounding to fewer digits leaves what float64 can hold.
    const value = fc.double({ min: -1e300, max: 1e300, noNaN: true }).filter((n) => n === 0 || Math.abs(n) > 1e-300);
    fc.assert(
      fc.property(value, fc.integer({ min: 3, max: 17 }), (number, digits) => {
        const back = parseInput(formatDigits(number, digits))!;
        // Half a unit of the last digit, and the rounding of the comparison.
        expect(Math.abs(back - number)).toBeLessThanOrEqual(Math.abs(number) * (0.5 * 10 ** (1 - digits) + 3e-16));
        expect(parseInput(formatDigits(number, 17))).toBe(number + 0);
      }),
      { seed: 3 },
    );
  });
});
