import { afterEach, describe, expect, it, vi } from 'vitest';
import { OPTIMIZER_LIST } from '../../src/catalog';
import type { Engine, EnsemblePlan, Members, Problem } from '../../src/engine/contract';
import { createCpuEngine } from '../../src/engine/cpu/engine';
import { inlineWorker } from '../../src/engine/cpu/inline';
import { plane, runPlan } from './engines';

const PLAN = { steps: 40, seed: 3, tolerance: 1e-6 };
const RANDOM: Members = { kind: 'random', count: 9 };
const SWEEP: Members = {
  kind: 'sweep',
  x: { of: { hyper: 'lr' }, values: Float64Array.of(1e-3, 1e-2, 1) },
  y: { of: { start: 1 }, values: Float64Array.of(-0.5, 1.5) },
};
const GRID = { x: [-2, 2], y: [-1, 3], columns: 9, rows: 7 } as const;
const LOSS: Problem = {
  ...plane('mean(x > w ? log(1 + (x - w)^2) : sqrt(b + x*y)) + sum(y)/100'),
  variables: ['w', 'b'],
  parameters: { unused: 2 },
  data: { x: [0, 1, 2, 3, 4], y: [1, 0.5, 2, 0.25, 3] },
};
const SURFACES: readonly Problem[] = [
  plane('(1 - x)^2 + 100*(y - x^2)^2', 2),
  plane('x > y ? sqrt(x) : max(abs(y), tanh(x)) + mod(x, 2) + softplus(y) + sigmoid(x)'),
  plane('x^y + cbrt(y) + atan2(x, y) + hypot(x, y, 2) + round(x)/(x - y)'),
  LOSS,
];

/** As under a policy without `unsafe-eval`. */
function forbidGeneratedCode(): ReturnType<typeof vi.fn> {
  // No arrow function, which would be no constructor.
  const refuse = vi.fn(function refuse() {
    throw new EvalError('Refused to evaluate a string as JavaScript');
  });
  vi.stubGlobal('Function', refuse);
  return refuse;
}

async function onBoth<T>(compute: (engine: Engine) => Promise<T>): Promise<[generated: T, interpreted: T]> {
  const open = () => createCpuEngine({ spawn: inlineWorker, workers: 1 });
  const first = open();
  const generated = await compute(first);
  first.dispose();
  const refuse = forbidGeneratedCode();
  const second = open();
  const interpreted = await compute(second);
  second.dispose();
  expect(refuse).toHaveBeenCalled();
  vi.unstubAllGlobals();
  return [generated, interpreted];
}

afterEach(() => {
  vi.unstubAllGlobals();
});

// The interpreter performs the same operations in the same order, so the numbers are the same to the last bit.
describe('without generated code', () => {
  it.each(SURFACES.map((problem) => [problem.formula, problem] as const))('%s is the same', async (_, problem) => {
    const points = Float64Array.from({ length: 60 }, (_, i) => 3 * Math.sin(i * i + 0.3));
    const [jets, interpretedJets] = await onBoth((engine) => engine.probe(problem, points));
    expect(interpretedJets).toEqual(jets);
    const [field, interpretedField] = await onBoth((engine) => engine.evaluate(problem, GRID));
    expect(interpretedField.samples).toEqual(field.samples);
  });

  it.each(OPTIMIZER_LIST.map(({ id }) => id))('%s takes the same path', async (id) => {
    const run = runPlan(id, {}, [-0.5, 1.5], { noise: 0.01, clip: { by: 'norm', max: 10 } });
    const [paths, interpretedPaths] = await onBoth((engine) => engine.descend(SURFACES[0], [run], PLAN));
    expect(interpretedPaths).toEqual(paths);
    expect(paths[0].stepsTaken).toBeGreaterThan(0);
    const batch = runPlan(id, {}, [-0.5, 1.5], { batch: 2 });
    const [losses, interpretedLosses] = await onBoth((engine) => engine.descend(LOSS, [batch], PLAN));
    expect(interpretedLosses).toEqual(losses);
  });

  it('a coefficient that is a truth value counts as one', async () => {
    const rule = 'theta = t > 3 ? theta - lr*g : theta + lr*g';
    const run = {
      ...runPlan('sgd', { lr: 0.25 }, [1, 0]),
      optimizer: { kind: 'rule', rule, state: {}, rate: null },
    } as const;
    const [[path], [interpreted]] = await onBoth((engine) => engine.descend(plane('x^2'), [run], PLAN));
    expect(interpreted).toEqual(path);
    expect([...path.trajectory.slice(0, 12)]).toEqual([1, 0, 1.5, 0, 2.25, 0, 3.375, 0, 1.6875, 0, 0.84375, 0]);
  });

  it.each(['adam', 'newton', 'rprop', 'radam'])('an ensemble of %s ends where the fused loop takes it', async (id) => {
    const clip = { by: 'norm', max: 10 } as const;
    for (const run of [runPlan(id, {}, [0.5, 0.5]), runPlan(id, {}, [0.5, 0.5], { clip })]) {
      for (const members of id === 'newton' ? [RANDOM] : [RANDOM, SWEEP]) {
        for (const rests of [false, true]) {
          const plan: EnsemblePlan = { ...PLAN, tolerance: rests ? 0.05 : 1e-6, members, rests };
          const [fused, interpreted] = await onBoth((engine) => engine.ensemble(SURFACES[0], run, plan));
          expect(interpreted).toEqual(fused);
        }
      }
    }
  });
});
