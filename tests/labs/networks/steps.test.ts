import { describe, expect, test } from 'vitest';
import { knownAt, litBy, roundSteps } from '../../../src/labs/networks/diagram/steps';
import { placeAt, startOf, stepsOf } from '../../../src/labs/networks/walkthrough/course';

describe('one round', () => {
  test('goes forward, takes the loss, comes back, and updates', () => {
    expect(roundSteps(2).map((step) => ('layer' in step ? `${step.kind} ${step.layer}` : step.kind))).toEqual([
      'given',
      'forward 0',
      'forward 1',
      'loss',
      'slope',
      'gradient 1',
      'delta 0',
      'gradient 0',
      'update',
    ]);
  });

  test('knows more with every step and forgets nothing', () => {
    for (const layers of [1, 2, 5]) {
      const known = roundSteps(layers).map((step) => knownAt(step, layers));
      for (let i = 1; i < known.length; i++) {
        expect(known[i]!.values).toBeGreaterThanOrEqual(known[i - 1]!.values);
        expect(known[i]!.deltas).toBeLessThanOrEqual(known[i - 1]!.deltas);
        expect(known[i]!.gradients).toBeLessThanOrEqual(known[i - 1]!.gradients);
      }
      expect(known.at(-1)).toEqual({ values: layers + 1, deltas: 0, gradients: 0 });
    }
  });

  test('lights only what there is', () => {
    for (const step of roundSteps(3)) {
      const lit = litBy(step, 3);
      for (const column of lit.columns) expect(column).toBeLessThanOrEqual(3);
      for (const layer of lit.layers) expect(layer).toBeLessThan(3);
    }
    expect(litBy({ kind: 'gradient', layer: 1 }, 2)).toMatchObject({ direction: 'backward', layers: new Set([1]) });
  });
});

describe('the course', () => {
  test('tells what is given once, and goes on for any number of rounds', () => {
    expect(stepsOf(0, 2)).toHaveLength(9);
    expect(stepsOf(1, 2)).toHaveLength(8);
    expect(placeAt(0, 2)).toMatchObject({ round: 0, index: 0, step: { kind: 'given' } });
    expect(placeAt(8, 2)).toMatchObject({ round: 0, index: 8, step: { kind: 'update' } });
    expect(placeAt(9, 2)).toMatchObject({ round: 1, index: 0, step: { kind: 'forward', layer: 0 } });
    for (let at = 0; at < 60; at++) {
      const { round, index } = placeAt(at, 2);
      expect(startOf(round, 2) + index).toBe(at);
    }
  });
});
