import { afterAll, describe, expect, it } from 'vitest';
import { DATA_SETS, SURFACES } from '../../src/catalog';
import type { Descent, Problem } from '../../src/engine/contract';
import line from '../golden/seeds/000_3.2_linreg.json';
import rosenbrock from '../golden/seeds/000_5.1_rosenbrock.json';
import rugged from '../golden/seeds/000_5.2_optimizers_rugged.json';
import unfinished from '../golden/seeds/000_6_linreg_gd.json';
import bowl from '../golden/seeds/001_3_gd_2d.json';
import tight from '../golden/seeds/001_4_linreg.json';
import hinge from '../golden/seeds/002_hinge.json';
import perceptron from '../golden/seeds/002_perceptron.json';
import extension from '../golden/seeds/002_sgd_momentum_saturation.json';
import animation from '../golden/seeds/003_gd_animation.json';
import { engines, plane, runPlan } from './engines';

// The tutorials' own trajectories, recomputed in float64 by NumPy.
const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

/** One point of the path at a given step. */
interface Place {
  readonly step: number;
  readonly at: readonly [number, number];
  readonly loss?: number;
}

// float64: the order of operations differs, and the losses sum a hundred rows. float32: these are contractions, so an
// error of a step does not grow; 100 rows at values up to 250 leave about 1e-5 of relative error.
const TOLERANCE = { cpu: 1e-9, gpu: 3e-5 };

function check(kind: 'cpu' | 'gpu', descent: Descent, places: readonly Place[]): void {
  expect(places.length).toBeGreaterThan(0);
  for (const { step, at, loss } of places) {
    const [x, y] = descent.trajectory.subarray(2 * step, 2 * step + 2);
    const scale = Math.max(1, Math.hypot(...at));
    expect(Math.hypot(x - at[0], y - at[1]) / scale, `step ${step}`).toBeLessThan(TOLERANCE[kind]);
    if (loss !== undefined) {
      expect(Math.abs(descent.loss[step] - loss) / Math.max(1, loss), `loss at step ${step}`).toBeLessThan(
        TOLERANCE[kind],
      );
    }
  }
}

const zip = (xs: readonly number[], ys: readonly number[], losses: readonly number[], steps?: readonly number[]) =>
  xs.map((x, i): Place => ({ step: steps?.[i] ?? i, at: [x, ys[i]], loss: losses[i] }));

/** A catalogue loss over a catalogue data set. */
function loss(id: string, data: string): Problem {
  const surface = SURFACES.get(id);
  const columns = DATA_SETS.get(data)?.columns;
  if (surface === undefined || columns === undefined) throw new Error(`no loss ${id} over ${data}`);
  const [a, b] = surface.variables;
  return {
    formula: surface.formula,
    variables: surface.variables,
    domain: [surface.view[a], surface.view[b]],
    parameters: Object.fromEntries(Object.entries(surface.parameters).map(([name, { value }]) => [name, value])),
    data: columns,
  };
}

describe.each(both.map((engine) => [engine.kind, engine] as const))('tutorials on the %s engine', (kind, engine) => {
  const descend = async (problem: Problem, run: Parameters<typeof runPlan>, steps: number) => {
    const [descent] = await engine.descend(problem, [runPlan(...run)], { steps, seed: 42, tolerance: 1e-9 });
    return descent;
  };

  it('000 §3.2: linear regression, 50 epochs', async () => {
    const descent = await descend(loss('mse', 'line_normal'), ['sgd', { lr: line.lr }, [0, 0]], line.epochs);
    check(kind, descent, zip(line.trajectory.w, line.trajectory.b, line.trajectory.loss));
  });

  it('000 §6: linear regression that is stable and unfinished', async () => {
    const start = [unfinished.init.w, unfinished.init.b] as const;
    const problem = loss('mse', 'line_even');
    const descent = await descend(problem, ['sgd', { lr: unfinished.lr }, start], unfinished.iterations);
    const { w, b, loss: losses, step } = unfinished.trajectory;
    check(kind, descent, zip(w, b, losses, step));
  });

  it('001 example 4: linear regression, 1,000 iterations', async () => {
    const descent = await descend(loss('mse', 'line_tight'), ['sgd', { lr: tight.lr }, [0, 0]], tight.iterations);
    const { w, b, loss: losses, step } = tight.trajectory;
    check(kind, descent, zip(w, b, losses, step));
  });

  it('000 §5.1: Rosenbrock, 100 steps end far from the minimum', async () => {
    const start = rosenbrock.start as [number, number];
    const descent = await descend(plane(rosenbrock.f), ['sgd', { lr: rosenbrock.lr }, start], rosenbrock.steps);
    const { x, y, f } = rosenbrock.trajectory;
    check(kind, descent, zip(x, y, f));
  });

  it.each(rugged.runs)('000 §5.2: $name on the rugged function', async (seedRun) => {
    const optimizers: Record<string, Parameters<typeof runPlan>> = {
      SGD: ['sgd', { lr: seedRun.lr }, [2, 1.5]],
      Momentum: ['momentum_seed', { lr: seedRun.lr, momentum: 0.9 }, [2, 1.5]],
      RMSprop: ['rmsprop', { lr: seedRun.lr, alpha: 0.9, eps: 1e-8 }, [2, 1.5]],
      Adam: ['adam', { lr: seedRun.lr }, [2, 1.5]],
    };
    const descent = await descend(plane(rugged.f), optimizers[seedRun.name], rugged.epochs);
    // Two of the runs are chaotic: rounding decides after some steps, earlier with fewer digits.
    const rounding = kind === 'cpu' ? seedRun.abs_diff_vs_80bit_per_step : seedRun.max_abs_diff_float32_numpy_per_step;
    const allowed = kind === 'cpu' ? 1e-12 : 1e-6;
    const chaos = rounding.findIndex((difference) => difference > allowed);
    const steps = chaos < 0 ? rugged.epochs : chaos - 1;
    expect(steps).toBeGreaterThan(2);
    check(kind, descent, zip(seedRun.x, seedRun.y, seedRun.f).slice(0, steps + 1));
  });

  it('001 example 3: the bowl', async () => {
    const descent = await descend(plane(bowl.f), ['sgd', { lr: bowl.lr }, bowl.x0 as [number, number]], bowl.updates);
    const { x, y, f } = bowl.trajectory;
    check(kind, descent, zip(x, y, f));
  });

  it.each(animation.cases.filter(({ start }) => start.length === 2))('003 animation: $f', async (entry) => {
    const start = entry.start as [number, number];
    const descent = await descend(plane(entry.f), ['sgd', { lr: entry.lr }, start], entry.steps);
    const path = entry.path as [number, number][];
    check(
      kind,
      descent,
      zip(
        path.map(([x]) => x),
        path.map(([, y]) => y),
        entry.values,
      ),
    );
  });

  it.each(extension.momentum_ravine.runs)('002 ravine: $kind, μ = $mu', async (entry) => {
    const start = extension.momentum_ravine.start as [number, number];
    const hyper = { lr: entry.lr, momentum: entry.mu };
    const descent = await descend(
      plane(extension.momentum_ravine.f, 10),
      ['momentum_seed', hyper, start],
      entry.x.length - 1,
    );
    check(kind, descent, zip(entry.x, entry.y, entry.f));
  });

  it('002 perceptron: the true gradient (−1, −4) moves the weights to (0.1, 0.4), where nothing is misclassified', async () => {
    const problem = loss('perceptron', 'two_points');
    const jets = await engine.probe(problem, new Float64Array([0, 0]));
    expect([jets[1], jets[2]]).toEqual(perceptron.gradient.correct.slice(0, 2));
    const descent = await descend(problem, ['sgd', { lr: 0.1 }, [0, 0]], 5);
    check(
      kind,
      descent,
      perceptron.real_perceptron_batch.rows.map(({ epoch, w }) => ({ step: epoch, at: w as [number, number] })),
    );
  });

  it('002 hinge: loss and gradient at every step of the run, with its bias as a parameter', async () => {
    const { data } = loss('hinge', 'two_points');
    const [run] = hinge.runs.filter(({ lambda }) => lambda === 0);
    expect(run.rows.length).toBeGreaterThan(4);
    for (const row of run.rows) {
      const problem: Problem = {
        formula: 'sum(max(0, 1 - y*(w1*x1 + w2*x2 + b)))',
        variables: ['w1', 'w2'],
        domain: [
          [-2, 2],
          [-2, 2],
        ],
        parameters: { b: row.b },
        data,
      };
      // At a margin of exactly 1 rounding decides on which side of the hinge a row lies; float32 rounds the weights too.
      if (row.margins.some((margin) => Math.abs(margin - 1) < 1e-6)) continue;
      const jets = await engine.probe(problem, Float64Array.from(row.w));
      expect(Math.abs(jets[0] - row.loss), `loss at step ${row.step}`).toBeLessThan(TOLERANCE[kind]);
      expect(Math.abs(jets[1] - row.grad[0]), `gradient at step ${row.step}`).toBeLessThan(TOLERANCE[kind]);
      expect(Math.abs(jets[2] - row.grad[1]), `gradient at step ${row.step}`).toBeLessThan(TOLERANCE[kind]);
    }
  });
});
