import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../src/engine/contract';
import { createCpuEngine } from '../../../src/engine/cpu/engine';
import { inlineWorker } from '../../../src/engine/cpu/inline';
import { trainings } from './arbitrary';
import { expectNear } from './near';
import { activation, data, net } from './plans';

// Software drivers and busy machines take their time.
vi.setConfig({ testTimeout: 180_000 });

// What is the CPU engine's alone: generated code and its stand-in, exponentials of its own, workers.

const open = (workers: number): Engine => createCpuEngine({ spawn: inlineWorker, workers });
const engine = open(1);
afterAll(() => engine.dispose());
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('networks on the CPU engine', () => {
  it('are trained alike without generated code', async () => {
    await fc.assert(
      fc.asyncProperty(trainings, async (plan) => {
        const few = { ...plan, epochs: 3 };
        const generated = await engine.networks.train(few, null, 3);
        // As under a policy without `unsafe-eval`. No arrow function, which would be no constructor.
        const refuse = vi.fn(function refuse() {
          throw new EvalError('Refused to evaluate a string as JavaScript');
        });
        vi.stubGlobal('Function', refuse);
        const other = open(1);
        const interpreted = await other.networks.train(few, null, 3);
        other.dispose();
        vi.unstubAllGlobals();
        expect(refuse).toHaveBeenCalled();
        // Exponentials differ in their last bit, sums in their order; a rule that divides by a tiny number tells.
        expect(interpreted.state.codes).toEqual(generated.state.codes);
        expectNear(interpreted.history.loss, generated.history.loss, 1e-6, 'loss');
      }),
      { numRuns: 25 },
    );
  });

  it('come out alike with any number of workers, bit for bit', async () => {
    const three = open(3);
    await fc.assert(
      fc.asyncProperty(trainings, async (plan) => {
        const alone = await engine.networks.train(plan, null, plan.epochs);
        expect(await three.networks.train(plan, null, plan.epochs)).toEqual(alone);
      }),
      { numRuns: 15 },
    );
    three.dispose();
  });

  it('have exponentials that are as good as those of Math', async () => {
    const x = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 50 + Math.sin(i) / 100);
    x.push(0, -0, 1e-9, -1e-9, 300, -300, 745, -745, 800, -800);
    const rows = data(
      x.map((each) => [each]),
      x.map(() => 0),
    );
    for (const [formula, exact, relative] of [
      ['exp(x/2)', (v: number) => Math.exp(v / 2), true],
      ['sigmoid(x)', (v: number) => 1 / (1 + Math.exp(-v)), false],
      ['tanh(x)', Math.tanh, false],
      ['softplus(x)', (v: number) => Math.max(v, 0) + Math.log1p(Math.exp(-Math.abs(v))), false],
    ] as const) {
      const plan = { ...net([1, 1], 'linear', 'mse'), activations: [{ formula, parameters: {} }] };
      const { h } = await engine.networks.inspect(plan, Float64Array.of(1, 0), rows);
      x.forEach((each, i) => {
        const scale = relative ? exact(each) : Math.max(1, Math.abs(each));
        expect(Math.abs(h[i] - exact(each)) / scale, `${formula} at ${each}`).toBeLessThanOrEqual(1e-15);
      });
    }
  });

  it('say nothing of what is undefined, and all of the rest', async () => {
    const plan = { ...net([1, 1], 'linear', 'mse'), activations: [activation('linear')] };
    const root = { ...plan, activations: [{ formula: 'sqrt(x)', parameters: {} }] };
    const inputs = Float64Array.from({ length: 100 }, (_, i) => i - 50);
    const z = await engine.networks.outputs(root, Float64Array.of(1, 0), inputs);
    z.forEach((each, i) => {
      if (inputs[i] < 0) expect(each).toBeNaN();
      else expect(each).toBe(inputs[i]);
    });
  });
});
