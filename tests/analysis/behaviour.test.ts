import { describe, expect, test } from 'vitest';
import { type Behaviour, judge, type Verdict } from '../../src/analysis/behaviour';
import { stableRate, suggestRates } from '../../src/analysis/rates';
import { OPTIMIZERS } from '../../src/catalog';
import type { Descent, Problem } from '../../src/engine/contract';
import { placeAt } from '../../src/experiment/suggest';
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
    runs.forEach(({ trajectory }, i) => expect(trajectory.at(-2)! / printed[i]!).toBeCloseTo(1, 5));
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

  test.each(['sgd', 'momentum', 'adam', 'rmsprop', 'newton'])(
    '%s on an elongated bowl: the timid one is slow, the wild one no good, one is good',
    async (id) => {
      const formula = 'x^2 + 4*y^2';
      const hyper = Object.fromEntries(
        Object.entries(OPTIMIZERS.get(id)!.hyper).map(([name, row]) => [name, row.value]),
      );
      const rates = suggestRates(OPTIMIZERS.get(id)!, hyper, place(formula, [3, 2]));
      const bowl: Problem = {
        ...TUTORIAL,
        formula,
        variables: ['x', 'y'],
        domain: [
          [-5, 5],
          [-5, 5],
        ],
      };
      const named = kinds(judge(await descend(bowl, id, rates, [3, 2], 60), 0));
      expect(named[0]).toBe('slow');
      expect(named).toContain('good');
      expect(['diverges', 'oscillates']).toContain(named[3]);
    },
  );

  test('without a rate there is nothing to offer; without known ground the present rate is the measure', () => {
    expect(suggestRates(OPTIMIZERS.get('lm')!, {}, null)).toEqual([]);
    expect(suggestRates(OPTIMIZERS.get('adam')!, { lr: 0.1 }, null)).toEqual([0.005, 0.1, 0.8, 6]);
  });
});
