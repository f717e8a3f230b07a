import { describe, expect, it } from 'vitest';
import { formulaFault } from '../../src/experiment/surfaces/check';
import { surfaceExperiments } from '../../src/experiment/surfaces/experiment';

const read = (surface: unknown) => surfaceExperiments.parse({ version: 1, surface });

describe('Greek letters in an experiment with a surface', () => {
  it('name what the formula calls by them', () => {
    const { surface } = read({
      formula: 'αx² + β_1*θ^2',
      variables: ['x', 'θ'],
      domain: { x: [-1, 1], θ: [-2, 2] },
      parameters: { α: 2, β_1: 3 },
    });
    expect(surface).toMatchObject({
      variables: ['x', 'theta'],
      domain: { x: [-1, 1], theta: [-2, 2] },
      parameters: { alpha: 2, beta_1: 3 },
    });
    expect(formulaFault(surface)).toBeNull();
  });

  it('do not take the place of the word', () => {
    expect(() => read({ formula: 'α*x', parameters: { α: 2, alpha: 3 } })).toThrow();
  });
});
