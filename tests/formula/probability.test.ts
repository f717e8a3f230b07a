import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sigmoid, softmax } from '../../src/formula/language/probability';

const logit = fc.double({ min: -1e4, max: 1e4, noNaN: true });

describe('probabilities', () => {
  it('of all classes are together 1, and as they are however far the logits are moved', () => {
    fc.assert(
      fc.property(fc.array(logit, { minLength: 1, maxLength: 10 }), (logits) => {
        const shares = softmax(logits);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(shares.every((share) => share >= 0)).toBe(true);
        const moved = softmax(logits.map((each) => each + 1024));
        for (const [i, share] of moved.entries()) expect(share).toBeCloseTo(shares[i]!, 8);
      }),
    );
  });

  it('of two classes are the logistic function of the difference of their logits', () => {
    fc.assert(
      fc.property(logit, logit, (a, b) => {
        expect(softmax([a, b])[0]).toBeCloseTo(sigmoid(a - b), 12);
      }),
    );
  });
});
