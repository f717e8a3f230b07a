import { afterAll, describe, expect, it } from 'vitest';
import { parseFunctionExperiment } from '../../src/experiment/functions/experiment';
import { linePlan, lineRunPlan, problemOf, resolveFunction } from '../../src/experiment/functions/resolve';
import { engines } from './engines';
import { errorOf, LINE_SEEDS } from './lineSeeds';

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

// float64: the order of a few operations differs. float32: rounding of a step is halved or so by each that follows; at the
// rates 0.99 to 1.2 it is kept or grows with the numbers themselves, so that twenty steps leave some 1e-5 of them.
const TOLERANCE = { cpu: 1e-9, gpu: 3e-5 };

describe.each(both.map((engine) => [engine.kind, engine] as const))(
  'the tutorials’ descents on the %s',
  (kind, engine) => {
    it.each(LINE_SEEDS)('$name', async ({ formula, variable, steps, stop, runs }) => {
      const experiment = parseFunctionExperiment({
        version: 1,
        function: { formula, variable, domain: [-6, 6] },
        runs: runs.map(({ lr, start }) => ({ optimizer: 'sgd', hyper: { lr }, start })),
        steps,
        ...(stop === null ? {} : { stop: { gradient: stop } }),
      });
      const problem = problemOf(resolveFunction(experiment.function));
      const descents = await engine.descend(problem, experiment.runs.map(lineRunPlan), linePlan(experiment));
      runs.forEach(({ lr, x, f }, i) => {
        const { trajectory, loss, stepsTaken } = descents[i]!;
        // float32 may come below the bound a step earlier, or never: at 5.6 its next place lies 5e-7 further, where f′ is 4e-6.
        if (stop === null || kind === 'cpu') expect(stepsTaken, `lr ${lr}`).toBe(x.length - 1);
        else expect(stepsTaken, `lr ${lr}`).toBeGreaterThanOrEqual(x.length - 2);
        for (let k = 0; k <= Math.min(stepsTaken, x.length - 1); k++) {
          expect(errorOf(trajectory[2 * k]!, x[k]!), `lr ${lr}, step ${k}`).toBeLessThan(TOLERANCE[kind]);
          if (f !== null) expect(errorOf(loss[k]!, f[k]!), `f, lr ${lr}, step ${k}`).toBeLessThan(TOLERANCE[kind]);
        }
      });
    });
  },
);
