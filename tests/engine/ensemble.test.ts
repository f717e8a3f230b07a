import { afterAll, describe, expect, it } from 'vitest';
import { OPTIMIZER_LIST } from '../../src/catalog';
import { type EnsemblePlan, memberCount, type Problem, type RunPlan, STATUS_CODES } from '../../src/engine/contract';
import { memberRun } from '../../src/engine/members';
import { engines, plane, runPlan } from './engines';

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

const SMOOTH = plane('x^2 + 3*y^2 + sin(x)*cos(y)', 3);
const PLAN = { steps: 60, seed: 7, tolerance: 1e-6, rests: false } as const;

describe.each(both.slice(0, 1).map((engine) => [engine.kind, engine] as const))('an ensemble on the %s engine', (_, engine) => {
  const compare = async (problem: Problem, run: RunPlan, plan: EnsemblePlan) => {
    const count = memberCount(plan.members);
    const runs = Array.from({ length: count }, (_, i) => memberRun(problem, run, plan, i));
    const [whole, singles] = await Promise.all([
      engine.ensemble(problem, run, plan),
      engine.descend(problem, runs, plan),
    ]);
    singles.forEach((single, i) => {
      const label = `member ${i}`;
      expect(STATUS_CODES[whole.codes[i]], label).toBe(single.status.kind);
      const end = single.trajectory.slice(-2);
      expect([...whole.positions.subarray(2 * i, 2 * i + 2)], label).toEqual([...Float32Array.from(end)]);
      expect(whole.loss[i], label).toBe(Math.fround(single.loss[single.loss.length - 1]));
    });
  };

  it.each(OPTIMIZER_LIST.map(({ id }) => id))('of %s is as many single runs', async (id) => {
    await compare(SMOOTH, runPlan(id, {}, [1, 1]), { ...PLAN, members: { kind: 'random', count: 7 } });
  });
});
