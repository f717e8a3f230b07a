import { describe, expect, test } from 'vitest';
import { type Behaviour, judge, type Verdict } from '../../src/analysis/behaviour';
import { chooseRates, stableRate, suggestRates } from '../../src/analysis/rates';
import { OPTIMIZERS } from '../../src/catalog';
import type { Descent, Problem } from '../../src/engine/contract';
import { defaultStart, startingHyper } from '../../src/experiment/surfaces/defaults';
import { resolveSurface } from '../../src/experiment/surfaces/resolve';
import { placeAt } from '../../src/experiment/surfaces/suggest';
import { cpuEngine, runPlan } from '../engine/engines';

const engine = cpuEngine();

/** w² + 2w + 5 over the tutorial's interval; b does nothing. */
const TUTORIAL: Problem = {
  formula: 'w^2 + 2*w + 5',
  variables: ['w', 'b'],
  domain: [
    [-4, 4],
    [-4, 4],
  ],
  parameters: {},
  data: null,
};

function descend(
  problem: Problem,
  id: string,
  rates: readonly number[],
  start: readonly [number, number],
  steps: number,
  hyper: Readonly<Record<string, number>> = {},
): Promise<Descent[]> {
  const runs = rates.map((rate) => runPlan(id, { ...hyper, [OPTIMIZERS.get(id)!.rate!]: rate }, start));
  return engine.descend(problem, runs, { steps, seed: 1, tolerance: 1e-5 });
}

const kinds = (verdicts: readonly Verdict[]): Behaviour[] => verdicts.map(({ kind }) => kind);

describe('the behaviour at a learning rate is named by what happened', () => {
  test('the tutorial’s four rates, with the places it prints', async () => {
    const runs = await descend(TUTORIAL, 'sgd', [0.05, 0.3, 0.8, 1.2], [3, 0], 20);
    // seed 000, section 2.2: w after 20 steps, printed with five or more digits.
    const printed = [-0.51369, -0.99999996, -0.99985375, 3345.7302];
    // The first has five digits, so it is right to 1e-5.
    for (const [i, { trajectory }] of runs.entries()) {
      expect(Math.abs(trajectory.at(-2)! / printed[i]! - 1)).toBeLessThan(1e-5);
    }
    const verdicts = judge(runs);
    expect(kinds(verdicts)).toEqual(['slow', 'good', 'oscillates', 'diverges']);
    // After 20 steps of factor 0.9² the loss has 0.81²⁰ of its way to go.
    expect(verdicts[0]).toMatchObject({ left: expect.closeTo(0.81 ** 20, 6) });
    expect(verdicts[2]).toMatchObject({ because: 'turns', share: 1 });
  });

  test('0.05 is no longer too slow once it has had the time', async () => {
    const [slow] = judge(await descend(TUTORIAL, 'sgd', [0.05, 0.3], [3, 0], 40));
    expect(slow).toMatchObject({ kind: 'good', because: 'near' });
    const [converged] = judge(await descend(TUTORIAL, 'sgd', [0.05, 0.3], [3, 0], 200));
    expect(converged).toMatchObject({ kind: 'good', because: 'converged' });
  });

  test('a little overshoot that settles at once is no oscillation; bouncing between two walls is', async () => {
    const runs = await descend(TUTORIAL, 'sgd', [0.55, 0.7, 0.8, 0.95], [3, 0], 60);
    expect(kinds(judge(runs))).toEqual(['good', 'good', 'oscillates', 'oscillates']);
  });

  test('without a domain to leave, a rising loss diverges all the same', async () => {
    const wide: Problem = {
      ...TUTORIAL,
      domain: [
        [-1e5, 1e5],
        [-1, 1],
      ],
    };
    expect(judge(await descend(wide, 'sgd', [1.2], [3, 0], 20))[0]).toEqual({ kind: 'diverges', because: 'rises' });
    const [far] = judge(await descend(wide, 'sgd', [1.2], [3, 0], 200));
    expect(far).toMatchObject({ kind: 'diverges', because: 'diverged' });
  });

  test('a ball with much momentum swings', async () => {
    const bowl: Problem = { ...TUTORIAL, formula: 'w^2 + b^2' };
    const [swing, calm] = judge(await descend(bowl, 'momentum', [0.1, 0.1], [3, 1], 100, { momentum: 0.95 }));
    expect(swing).toMatchObject({ kind: 'oscillates', because: 'rises' });
    expect(calm).toEqual(swing);
    const [plain] = judge(await descend(bowl, 'momentum', [0.1], [3, 1], 100, { momentum: 0.2 }));
    expect(plain!.kind).toBe('good');
  });

  test('all too slow: the best of them is named by the known minimum', async () => {
    const runs = await descend(TUTORIAL, 'sgd', [1e-3, 1e-4], [3, 0], 20);
    expect(kinds(judge(runs))).toEqual(['good', 'slow']);
    expect(kinds(judge(runs, 4))).toEqual(['slow', 'slow']);
  });

  test('thrown far away and crawling back is not merely slow', () => {
    const steps = 40;
    // From height 10 to 90 in one step, then down by one a step.
    const loss = Float64Array.from({ length: steps + 1 }, (_, step) => (step === 0 ? 10 : 91 - step));
    const trajectory = Float64Array.from({ length: 2 * (steps + 1) }, (_, i) => i);
    const thrown: Descent = {
      trajectory,
      loss,
      gradientNorm: loss.map(() => 1),
      status: { kind: 'running' },
      stepsTaken: steps,
    };
    const calm = { ...thrown, loss: loss.map((_, step) => 10 - step / 4) };
    // It ends at 51, above its start, and would count as diverging if it still rose.
    expect(judge([thrown, calm])[0]).toEqual({ kind: 'oscillates', because: 'thrown', factor: 90 / 10 });
    expect(calm.loss.at(-1)).toBe(0);
  });

  test('at a minimum nothing is left to do', async () => {
    expect(kinds(judge(await descend(TUTORIAL, 'sgd', [0.1, 0.3], [-1, 0], 20)))).toEqual(['good', 'good']);
  });

  test('an undefined start', async () => {
    const log: Problem = { ...TUTORIAL, formula: 'log(w) + b^2' };
    expect(judge(await descend(log, 'sgd', [0.1], [-1, 0], 20))[0]).toMatchObject({ because: 'undefined' });
  });
});

describe('rates that are offered', () => {
  const place = (formula: string, start: readonly [number, number]) =>
    placeAt({ formula, domain: { x: [-5, 5], y: [-5, 5] } }, start);

  test('on the tutorial’s parabola they are the tutorial’s', () => {
    expect(suggestRates(OPTIMIZERS.get('sgd')!, {}, place('x^2 + 2*x + 5', [3, 0]))).toEqual([0.05, 0.3, 0.8, 1.2]);
  });

  test.each([
    ['sgd', { lr: 0 }],
    ['momentum', { momentum: 0.5 }],
    ['momentum', { momentum: 0.9 }],
    ['nesterov', { momentum: 0.5 }],
    ['nesterov', { momentum: 0.9 }],
  ] as const)('%s %j: the largest stable rate is where steps on a parabola begin to grow', async (id, hyper) => {
    const bowl: Problem = {
      ...TUTORIAL,
      formula: '1.5*w^2 + b^2',
      domain: [
        [-1e5, 1e5],
        [-1e5, 1e5],
      ],
    };
    const hessian = [3, 0, 2] as const;
    const limit = stableRate(OPTIMIZERS.get(id)!, hyper, { gradient: [1, 1], hessian, extent: 10 })!;
    // 2 % to either side of the limit: 2,000 steps make a change by a factor of at least 1.01 a step visible.
    const [below, above] = await descend(bowl, id, [0.98 * limit, 1.02 * limit], [1, 0], 2000, hyper);
    expect(below!.loss.at(-1)!).toBeLessThan(1e-3);
    expect(above!.status.kind === 'diverged' || above!.loss.at(-1)! > 1e3).toBe(true);
  });

  const SURFACES_TRIED = ['rosenbrock', 'himmelblau', 'beale'];
  const cases = SURFACES_TRIED.flatMap((surface) => ['sgd', 'momentum', 'adam'].map((id) => [surface, id] as const));
  test.each(cases)('%s, %s: at least three different things happen at the chosen ones', async (surface, id) => {
    const start = defaultStart({ id: surface });
    const { problem, minima } = resolveSurface({ id: surface });
    const known = Math.min(...minima.map(({ value }) => value));
    const run = runPlan(id, startingHyper({ id: surface }, { optimizer: id }, start), start);
    const offer = suggestRates(OPTIMIZERS.get(id)!, run.hyper, placeAt({ id: surface }, start));
    const plan = { steps: 200, seed: 1, tolerance: 1e-5 };
    const rates = await chooseRates(engine, problem, run, plan, offer, known);
    expect(rates).toHaveLength(4);
    expect([...rates].sort((a, b) => a - b)).toEqual(rates);
    const lr = OPTIMIZERS.get(id)!.rate!;
    const runs = rates.map((rate) => ({ ...run, hyper: { ...run.hyper, [lr]: rate } }));
    const named = kinds(judge(await engine.descend(problem, runs, plan), known));
    expect(new Set(named).size).toBeGreaterThanOrEqual(3);
  });

  test('without a rate there is nothing to offer; without known ground the present rate is the measure', () => {
    expect(suggestRates(OPTIMIZERS.get('lm')!, {}, null)).toEqual([]);
    expect(suggestRates(OPTIMIZERS.get('adam')!, { lr: 0.1 }, null)).toEqual([0.005, 0.1, 0.8, 6]);
  });
});
