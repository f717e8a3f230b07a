import { describe, expect, test } from 'vitest';
import { OPENING_EXPERIMENT } from '../../../src/experiment/surfaces/experiment';
import { latest } from '../../../src/labs/surfaces/request';

describe('a request', () => {
  test('stays itself until its key or its surface is another', () => {
    const before = { key: 'a', experiment: OPENING_EXPERIMENT };
    const steps = { ...OPENING_EXPERIMENT, steps: 7 };
    const elsewhere = { ...OPENING_EXPERIMENT, surface: { ...OPENING_EXPERIMENT.surface } };
    expect(latest(before, { key: 'a', experiment: steps })).toBe(before);
    expect(latest(before, { key: 'a', experiment: elsewhere }).experiment).toBe(elsewhere);
    expect(latest(before, { key: 'b', experiment: steps }).key).toBe('b');
    expect(latest(null, before)).toBe(before);
  });
});
