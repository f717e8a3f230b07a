import { afterAll, describe, expect, it } from 'vitest';
import { OPTIMIZERS } from '../../src/catalog';
import type { Problem } from '../../src/engine/contract';
import { FormulaError } from '../../src/formula';
import { compileSurface } from '../../src/formula/programs/surface';
import { engines, runPlan } from './engines';

/** Functions of one variable ride on the kernels of surfaces: the second coordinate must never show. */
const line = (formula: string): Problem => ({
  formula,
  variables: ['x', 'y'],
  dimensions: 1,
  domain: [
    [-4, 4],
    [-4, 4],
  ],
  parameters: {},
  data: null,
});
const PARABOLA = line('x^2 + 2*x + 1');
const plan = { steps: 25, seed: 7, tolerance: 0 };

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

describe.each(both.map((engine) => [engine.kind, engine] as const))(
  'a function of x on the %s engine',
  (kind, engine) => {
    it.each([...OPTIMIZERS.keys()])('%s leaves the second coordinate where it is', async (id) => {
      const lr = OPTIMIZERS.get(id)!.hyper.lr === undefined ? {} : { lr: 0.05 };
      const [descent] = await engine.descend(PARABOLA, [runPlan(id, lr, [3, 0])], plan);
      const second = descent!.trajectory.filter((_, i) => i % 2 === 1);
      expect([...second].every((y) => y === 0)).toBe(true);
      // Nothing is undone by a Hessian without an inverse.
      expect(descent!.status.kind).not.toBe('undefined');
    });

    it('takes the tutorial’s steps: −1 + 4·0.4ᵏ', async () => {
      const [descent] = await engine.descend(PARABOLA, [runPlan('sgd', { lr: 0.3 }, [3, 0])], { ...plan, steps: 10 });
      const x = [...descent!.trajectory].filter((_, i) => i % 2 === 0);
      // Ten steps in float64 stay within a few ulp of the closed form, in float32 within a few of its own.
      const tolerance = kind === 'cpu' ? 1e-14 : 2e-6;
      x.forEach((value, k) => {
        expect(Math.abs(value - (-1 + 4 * 0.4 ** k))).toBeLessThan(tolerance);
      });
    });

    it('lets Newton divide by f″: one step on a parabola', async () => {
      const [descent] = await engine.descend(PARABOLA, [runPlan('newton', {}, [3, 0])], { ...plan, steps: 1 });
      expect([...descent!.trajectory]).toEqual([3, 0, -1, 0]);
    });

    it('has noise on x alone, the same as a surface has on its x', async () => {
      const noisy = runPlan('sgd', { lr: 0.1 }, [3, 0], { noise: 0.5 });
      const [alone] = await engine.descend(PARABOLA, [noisy], plan);
      const { dimensions: _, ...plane } = PARABOLA;
      const [beside] = await engine.descend(plane, [noisy], plan);
      const pick = (flat: Float64Array, axis: number) => [...flat].filter((_, i) => i % 2 === axis);
      expect(pick(alone!.trajectory, 0)).toEqual(pick(beside!.trajectory, 0));
      expect(pick(alone!.trajectory, 1).every((y) => y === 0)).toBe(true);
      expect(pick(beside!.trajectory, 1).every((y) => y === 0)).toBe(false);
    });

    it('clips by |f′|', async () => {
      const clipped = runPlan('sgd', { lr: 1 }, [3, 0], { clip: { by: 'norm', max: 0.5 } });
      const [descent] = await engine.descend(PARABOLA, [clipped], { ...plan, steps: 2 });
      expect([...descent!.trajectory]).toEqual([3, 0, 2.5, 0, 2, 0]);
    });
  },
);

it('does not let the formula read the second coordinate', () => {
  const source = { formula: 'x + y', variables: ['x', 'y'], dimensions: 1, parameters: [], columns: [] } as const;
  expect(() => compileSurface(source)).toThrow(FormulaError);
});
