import { describe, expect, it } from 'vitest';
import { parseFunctionExperiment } from '../../../src/experiment/functions/experiment';
import type { FunctionExperimentDraft } from '../../../src/experiment/functions/types';
import { chooseFunction, setBench } from '../../../src/labs/functions/edits';

const experiment = (draft: Partial<FunctionExperimentDraft>) => parseFunctionExperiment({ version: 1, ...draft });

describe('another function', () => {
  it('leaves behind what was chosen on the one before, and nothing else', () => {
    const before = experiment({
      function: { id: 'parabola' },
      derivative: { at: [2], first: true },
      descent: { rates: [0.1, 0.2], etas: [0.9, 1.1], xs: [-1, 1], warm: 50 },
      chain: { at: [3], inner: 2, mode: 'forward' },
    });
    const after = chooseFunction(before, { id: 'sin' });
    expect(after.derivative).toMatchObject({ at: [], first: true });
    expect(after.descent).toMatchObject({ rates: [], etas: null, xs: null, warm: 50 });
    expect(after.chain).toMatchObject({ at: [], inner: 1, mode: 'forward' });
  });

  it('keeps the place of a formula that the chain rule has of its own', () => {
    const before = experiment({ chain: { formula: 'x*y', at: [3, 4] } });
    expect(chooseFunction(before, { id: 'sin' }).chain).toEqual(before.chain);
  });
});

describe('settings of a bench', () => {
  it('are another experiment only where they differ: undo has no steps in which nothing happens', () => {
    const before = experiment({ descent: { part: 'curve' } });
    expect(setBench(before, 'descent', { part: 'curve', run: before.descent.run })).toBe(before);
    expect(setBench(before, 'descent', { part: 'orbit' })).toEqual({
      ...before,
      descent: { ...before.descent, part: 'orbit' },
    });
  });
});
