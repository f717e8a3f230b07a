import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCpuEngine } from '../../../src/engine/cpu/engine';
import { inlineWorker } from '../../../src/engine/cpu/inline';
import type { Step } from '../../../src/experiment/lessons/types';
import { createNumbers } from '../../../src/labs/lessons/numbers';
import { engineOnDemand } from '../../../src/page/workbench/engineSource';

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

beforeEach(() => void vi.stubGlobal('window', globalThis));
afterEach(() => void vi.unstubAllGlobals());

/** Milliseconds in which all that reads numbers has been loaded, and has read these, by far. */
const PATIENCE = 20_000;

const both = (text: string) => ({ en: text, zh: text });

const STEP: Step = {
  id: 'step',
  title: both('Step'),
  caption: [both('Words')],
  numbers: [
    { name: 'first', label: both('first'), read: { kind: 'run', of: 'x' }, digits: 4 },
    { name: 'second', label: both('second'), read: { kind: 'formula', formula: 'first/2' }, digits: 4 },
  ],
};
const halving = (start: number) => `v=1&f=x^2&run=sgd,lr:0.25,start:${start}&steps=1&bench=descent`;

describe('numbers of another experiment of the same step', () => {
  it('take the place of those before one by one, without a gap', { timeout: 3 * PATIENCE }, async () => {
    const shown: [string, string, boolean][] = [];
    const numbers = createNumbers(
      engineOnDemand(() => engine),
      () => shown.push([numbers.text('first'), numbers.text('second'), numbers.stale]),
    );
    const settled = () => vi.waitFor(() => expect(numbers.busy).toBe(false), { timeout: PATIENCE });
    numbers.want({ step: STEP, experiment: halving(8) });
    await settled();
    // x − 0.25 · 2x
    expect(shown.at(-1)).toEqual(['4', '2', false]);
    shown.length = 0;
    numbers.want({ step: STEP, experiment: halving(16) });
    await settled();
    expect(shown.at(-1)).toEqual(['8', '4', false]);
    expect(shown.flat()).not.toContain('–');
    // As long as one of them is of before.
    for (const [, second, stale] of shown) expect(stale).toBe(second === '2');
  });
});
