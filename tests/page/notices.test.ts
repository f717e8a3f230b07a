import { describe, expect, it } from 'vitest';
import { isEmpty } from '../../src/labs/surfaces/field';

describe('the notice that there is nothing to draw', () => {
  it('is given only when every sample is flagged', () => {
    expect(isEmpty({ samples: Float32Array.from([0, 0, 0, 1, 1e30, 0, 0, 2]) })).toBe(true);
    expect(isEmpty({ samples: Float32Array.from([0, 0, 0, 1, 5, 1, 1, 0]) })).toBe(false);
  });
});
