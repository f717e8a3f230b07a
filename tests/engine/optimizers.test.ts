import { afterAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/engine/contract';
import golden from '../golden/optimizers.json';
import { engines, plane, runPlan } from './engines';

/** Paths by PyTorch 1.13 and NumPy in float64, with the rounding sensitivity of each (`checks`). */
interface Case {
  readonly id: string;
  readonly optimizer: string;
  readonly surface: keyof typeof golden.surfaces;
  readonly start: readonly [number, number];
  readonly hyper: Readonly<Record<string, number>>;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly f: readonly number[];
  readonly recorded_steps: number;
  readonly escaped_after?: number;
  readonly checks: {
    readonly 'steps_within_1e-9_of_80bit'?: number;
    readonly max_abs_diff_float32?: Readonly<Record<'10' | '50' | '200', number>>;
  };
}

const cases = golden.cases as unknown as readonly Case[];

// float64 against float64: the order of operations differs, so the bound is the reference's own horizon of 1e-9,
// relative where coordinates are large.
const CPU_TOLERANCE = 1e-9;

// A float32 run of the reference has float64 scalars; the GPU has not, and its division, square root and exp2 may be
// off by 2.5 ulp and more where the reference's are off by half of one. Where float32 itself holds the path to 1e-3,
// fifteen times its error is the allowance, and at least a few hundred ulp of the coordinates.
const GPU_FACTOR = 15;
const GPU_LEAST = 3e-5;
const FLOAT32_HOLDS = 1e-3;

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

describe.each(both.map((engine) => [engine.kind, engine] as const))('optimizers on the %s engine', (kind, engine) => {
  for (const entry of cases) {
    const problem: Problem = plane(golden.surfaces[entry.surface]);
    const plan = { steps: golden.steps, seed: 1, tolerance: 0 };
    const run = runPlan(entry.optimizer, entry.hyper, entry.start);

    if (entry.optimizer === 'lbfgs_wolfe') {
      it(`${entry.id} ends where the reference ends`, async () => {
        const [descent] = await engine.descend(problem, [run], plan);
        const last = entry.f.length - 1;
        if (entry.escaped_after !== undefined) {
          // An unbounded slope: how far a line search runs in one step is its own affair.
          expect(descent.status.kind).toBe('diverged');
          return;
        }
        // Line searches differ in their steps and agree in their end; float32 ends on its own floor of the valley.
        const tolerance = kind === 'cpu' ? 1e-9 : 1e-5;
        expect(Math.abs((descent.loss.at(-1) ?? Number.NaN) - entry.f[last])).toBeLessThan(tolerance);
        const [x, y] = descent.trajectory.slice(-2);
        expect(Math.hypot(x - entry.x[last], y - entry.y[last])).toBeLessThan(kind === 'cpu' ? 1e-6 : 3e-3);
      });
      continue;
    }

    it(entry.id, async () => {
      const [descent] = await engine.descend(problem, [run], plan);
      const horizon = horizonOf(entry, kind);
      expect(horizon.steps).toBeGreaterThan(0);
      const reached = Math.min(horizon.steps, entry.recorded_steps);
      expect(descent.stepsTaken).toBeGreaterThanOrEqual(reached);
      for (let k = 0; k <= reached; k++) {
        const scale = Math.max(1, Math.abs(entry.x[k]), Math.abs(entry.y[k]));
        const error = Math.hypot(descent.trajectory[2 * k] - entry.x[k], descent.trajectory[2 * k + 1] - entry.y[k]);
        expect(error / scale, `step ${k}`).toBeLessThan(horizon.tolerance);
      }
      if (kind === 'cpu' && entry.escaped_after === undefined) {
        expect(descent.trajectory.length).toBe(2 * (golden.steps + 1));
      }
      if (kind === 'cpu' && entry.escaped_after !== undefined && horizon.steps >= entry.escaped_after) {
        expect(descent.status).toEqual({ kind: 'diverged', step: entry.escaped_after + 1 });
      }
    });
  }
});

/** How far a path can be followed, and how closely. */
function horizonOf(entry: Case, kind: 'cpu' | 'gpu'): { steps: number; tolerance: number } {
  const exact = entry.checks['steps_within_1e-9_of_80bit'] ?? 0;
  if (kind === 'cpu') return { steps: exact, tolerance: CPU_TOLERANCE };
  const float32 = entry.checks.max_abs_diff_float32;
  const held = (['200', '50', '10'] as const).find((k) => float32 !== undefined && float32[k] < FLOAT32_HOLDS);
  if (float32 === undefined || held === undefined) return { steps: 1, tolerance: FLOAT32_HOLDS };
  return { steps: Math.min(Number(held), exact), tolerance: Math.max(GPU_LEAST, GPU_FACTOR * float32[held]) };
}
