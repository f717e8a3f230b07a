import { describe, expect, it } from 'vitest';
import { MOST_RUNS } from '../../src/experiment/limits';
import type { RunDocument } from '../../src/headless/documents';
import golden from '../golden/optimizers.json';
import { document, file } from './command';

/** Paths by PyTorch and NumPy in float64; `tests/engine/optimizers.test.ts` says more about them. */
interface Case {
  readonly id: string;
  readonly optimizer: string;
  readonly surface: keyof typeof golden.surfaces;
  readonly start: readonly [number, number];
  readonly hyper: Readonly<Record<string, number>>;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly f: readonly number[];
  readonly checks: { readonly 'steps_within_1e-9_of_80bit'?: number };
}

const cases = (golden.cases as unknown as readonly Case[]).filter(
  // Line searches differ in their steps.
  ({ optimizer }) => optimizer !== 'lbfgs_wolfe',
);

/** As many experiments as the reference's cases fill: one surface each, as many runs as it may hold. */
const experiments = Object.entries(golden.surfaces).flatMap(([surface, formula]) => {
  const own = cases.filter((entry) => entry.surface === surface);
  const parts = Array.from({ length: Math.ceil(own.length / MOST_RUNS) }, (_, i) =>
    own.slice(i * MOST_RUNS, (i + 1) * MOST_RUNS),
  );
  return parts.map((entries, i) => ({ name: `${surface}, part ${i + 1}`, formula, entries }));
});

describe('the whole way from a file to printed numbers', () => {
  it('takes every case along', () => {
    expect(experiments.flatMap(({ entries }) => entries)).toHaveLength(cases.length);
  });

  it.each(experiments)('$name', ({ formula, entries }) => {
    const domain = { x: [-5, 5], y: [-5, 5] };
    const runs = entries.map(({ optimizer, hyper, start }) => ({ optimizer, hyper, start }));
    const experiment = file({ version: 1, surface: { formula, domain }, runs, steps: golden.steps, seed: 42 });
    const output = document<{ runs: readonly RunDocument[] }>(['run', experiment, '--engine', 'cpu']);
    entries.forEach(({ id, optimizer, hyper, x, y, f, checks }, i) => {
      const run = output.runs[i]!;
      expect(run, id).toMatchObject({ optimizer, hyper });
      expect(run.trajectory, id).toHaveLength(run.stepsTaken + 1);
      expect(run.loss, id).toHaveLength(run.stepsTaken + 1);
      if (run.status !== 'diverged') expect(run.stepsTaken, id).toBe(golden.steps);
      const steps = Math.min(checks['steps_within_1e-9_of_80bit'] ?? 0, x.length - 1);
      expect(steps, id).toBeGreaterThan(0);
      // The reference's own horizon of 1e-9, relative where numbers are large.
      for (let k = 0; k <= steps; k++) {
        const expected = [x[k]!, y[k]!, f[k]!];
        [...run.trajectory[k]!, run.loss[k]!].forEach((number, axis) => {
          const error = Math.abs(number - expected[axis]!) / Math.max(1, Math.abs(expected[axis]!));
          expect(error, `${id}, step ${k}`).toBeLessThan(1e-9);
        });
      }
    });
  });
});
