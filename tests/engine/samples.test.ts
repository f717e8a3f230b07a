import { afterAll, describe, expect, it } from 'vitest';
import { JET, type Problem, type Samples } from '../../src/engine/contract';
import { engines, plane, runPlan } from './engines';

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

const X = [-2, 3] as const;
const Y = [-1, 2] as const;

function samplesOf(f: (x: number, y: number) => number, columns: number, rows: number): Samples {
  const values = Float64Array.from({ length: columns * rows }, (_, i) =>
    f(
      X[0] + ((X[1] - X[0]) * (i % columns)) / (columns - 1),
      Y[0] + ((Y[1] - Y[0]) * Math.floor(i / columns)) / (rows - 1),
    ),
  );
  return { x: X, y: Y, columns, rows, values };
}

function sampled(samples: Samples): Problem {
  return { ...plane('samples(x, y)'), domain: [X, Y], samples };
}

/** A cubic, which the spline meets exactly: what remains is rounding. */
const cubic = (x: number, y: number) => x ** 3 - 2 * x * y ** 2 + y ** 2 + 3 * x * y + 4;
const FORMULA = 'x^3 - 2*x*y^2 + y^2 + 3*x*y + 4';
/** In float64 and in float32; second differences over a cell of 0.16 lose two digits more. */
const CLOSE = { cpu: 1e-10, gpu: 2e-3 } as const;

describe.each(both.map((engine) => [engine.kind, engine] as const))(
  'sampled surfaces on the %s engine',
  (kind, engine) => {
    const formula: Problem = { ...plane(FORMULA), domain: [X, Y] };
    const samples = sampled(samplesOf(cubic, 33, 21));

    it('have the value, gradient and Hessian of the function they sample', async () => {
      const places = Float64Array.from([-2, -1, 3, 2, 0.123, 0.456, 2.9, -0.9, -1.5, 1.75]);
      const [expected, found] = [await engine.probe(formula, places), await engine.probe(samples, places)];
      expected.forEach((value, i) => {
        expect(Math.abs(found[i]! - value), `number ${i}`).toBeLessThan(CLOSE[kind] * (1 + Math.abs(value)));
      });
    });

    it('are drawn without a hole up to their edge, and undefined beyond it', async () => {
      const grid = { x: X, y: Y, columns: 40, rows: 30 };
      const [expected, found] = [await engine.evaluate(formula, grid), await engine.evaluate(samples, grid)];
      expected.samples.forEach((value, i) => {
        expect(Math.abs(found.samples[i]! - value), `number ${i}`).toBeLessThan(CLOSE[kind] * 40);
      });
      const beyond = await engine.probe(samples, Float64Array.from([3.2, 0, 0, -1.3]));
      expect([beyond[JET.flags], beyond[JET.size + JET.flags]]).toEqual([1, 1]);
      expected.dispose();
      found.dispose();
    });

    it('are descended like the function, by rules that ask for the gradient and by those that ask for the Hessian', async () => {
      const bowl = (x: number, y: number) => (x - 1) ** 2 + 3 * (y - 0.5) ** 2 + x * y;
      const smooth: Problem = { ...plane('(x - 1)^2 + 3*(y - 0.5)^2 + x*y'), domain: [X, Y] };
      const runs = [
        runPlan('sgd', { lr: 0.05 }, [2, 1.5]),
        runPlan('adam', { lr: 0.05 }, [2, 1.5]),
        runPlan('newton', {}, [2, 1.5]),
      ];
      const plan = { steps: 30, seed: 1, tolerance: 0 };
      const [expected, found] = [
        await engine.descend(smooth, runs, plan),
        await engine.descend(sampled(samplesOf(bowl, 17, 17)), runs, plan),
      ];
      expected.forEach(({ trajectory }, run) => {
        trajectory.forEach((value, i) => {
          expect(Math.abs(found[run]!.trajectory[i]! - value), `run ${run}, number ${i}`).toBeLessThan(CLOSE[kind]);
        });
      });
    });

    it('tell two grids apart that differ in one value', async () => {
      const { samples: first } = samples;
      const changed = Float64Array.from(first!.values);
      changed[5 * 33 + 4]! += 1;
      const place = Float64Array.from([X[0] + (5 * 4) / 32, Y[0] + (3 * 5) / 20]);
      const [before, after] = [
        await engine.probe(samples, place),
        await engine.probe(sampled({ ...first!, values: changed }), place),
      ];
      expect(Math.abs(after[JET.value]! - before[JET.value]! - 1)).toBeLessThan(CLOSE[kind]);
    });
  },
);
