import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropy, logSumExp, softmax, softmaxJacobian } from '../../../src/analysis/activations/softmax';

interface Golden {
  readonly softmax: readonly {
    readonly x: readonly number[];
    readonly softmax: readonly number[];
    readonly jacobian: readonly (readonly number[])[];
    readonly logsumexp: number;
  }[];
}

const golden: Golden = JSON.parse(
  readFileSync(new URL('../../golden/seeds/003_activations.json', import.meta.url), 'utf8'),
);

describe('softmax', () => {
  it.each(golden.softmax)('agrees with the tutorial for %j', ({ x, softmax: shares, jacobian, logsumexp }) => {
    const s = softmax(x);
    s.forEach((share, i) => {
      // 1e-9, as the issue asks; both are float64 of the same form.
      expect(Math.abs(share - shares[i])).toBeLessThan(1e-9);
    });
    softmaxJacobian(s).forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(Math.abs(entry - jacobian[i][j])).toBeLessThan(1e-9);
      });
    });
    expect(Math.abs(logSumExp(x) - logsumexp)).toBeLessThan(1e-9 * Math.max(1, logsumexp));
  });

  it('gives the digits that the tutorial prints', () => {
    expect(softmax([1, 2, 3]).map((share) => share.toFixed(8))).toEqual(['0.09003057', '0.24472847', '0.66524096']);
    expect(softmax([1, 2, 3], 0.5).map((share) => share.toFixed(4))).toEqual(['0.0159', '0.1173', '0.8668']);
  });

  const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 3, maxLength: 6 });
  const temperature = fc.double({ min: 0.1, max: 10, noNaN: true });

  it('sums to 1, and looks at gaps alone', () => {
    fc.assert(
      fc.property(logits, temperature, fc.integer({ min: -1000, max: 1000 }), (z, t, c) => {
        const s = softmax(z, t);
        expect(s.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        softmax(
          z.map((each) => each + c),
          t,
        ).forEach((share, i) => {
          // z + c keeps about 13 digits after the point, and the temperature divides their error.
          expect(Math.abs(share - s[i])).toBeLessThan(1e-11);
        });
      }),
    );
  });

  it('has a Jacobian whose rows and columns sum to 0, equal to finite differences', () => {
    fc.assert(
      fc.property(logits, temperature, (z, t) => {
        const jacobian = softmaxJacobian(softmax(z, t), t);
        for (const row of jacobian)
          expect(Math.abs(row.reduce((sum, entry) => sum + entry, 0))).toBeLessThan(1e-14 / t);
        const h = 1e-5 * t;
        z.forEach((_, j) => {
          const moved = (by: number) =>
            softmax(
              z.map((each, k) => (k === j ? each + by : each)),
              t,
            );
          const [up, down] = [moved(h), moved(-h)];
          // Central differences: h² in units of the temperature, and the rounding of z + h.
          for (let i = 0; i < z.length; i++)
            expect(((up[i] - down[i]) / (2 * h)) * t).toBeCloseTo(jacobian[i][j] * t, 8);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('tells how evenly the shares are spread', () => {
    expect(entropy([1, 0, 0])).toBe(0);
    expect(entropy(softmax([0, 0, 0, 0]))).toBeCloseTo(Math.log(4), 14);
  });
});
