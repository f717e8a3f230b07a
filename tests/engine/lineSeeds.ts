import parabola from '../golden/seeds/000_1.1_gd_parabola.json';
import rates from '../golden/seeds/000_2.2_learning_rates.json';
import stopped from '../golden/seeds/001_2_gd_1d.json';
import minima from '../golden/seeds/001_5_local_minima.json';
import animation from '../golden/seeds/003_gd_animation.json';
import theta from '../golden/seeds/004_1_gd_theta2.json';

/** Descents in one variable of the tutorials, recomputed in float64 by NumPy. */
export interface LineSeed {
  readonly name: string;
  readonly formula: string;
  readonly variable: string;
  readonly steps: number;
  /** Of the stopping rule; null: there is none. */
  readonly stop: number | null;
  readonly runs: readonly LineSeedRun[];
}

export interface LineSeedRun {
  readonly lr: number;
  readonly start: number;
  /** Every place, the start included. */
  readonly x: readonly number[];
  /** f at each of them; null where the tutorial keeps none. */
  readonly f: readonly number[] | null;
}

const BOUND = 1e-6;

export const LINE_SEEDS: readonly LineSeed[] = [
  {
    name: '000 §1.1: x² + 2x + 1 from 3',
    formula: parabola.f,
    variable: 'x',
    steps: parabola.steps,
    stop: null,
    runs: [{ lr: parabola.lr, start: parabola.x0, x: parabola.trajectory.x, f: parabola.trajectory.f }],
  },
  {
    name: '000 §2.2: learning rates on w² + 2w + 5',
    formula: rates.f,
    variable: 'w',
    steps: rates.steps,
    stop: null,
    runs: [...rates.runs, ...rates.extra_runs].map(({ lr, w, loss }) => ({ lr, start: rates.w0, x: w, f: loss })),
  },
  {
    name: '001 example 2: 75 updates',
    formula: stopped.f,
    variable: 'x',
    steps: stopped.max_iterations,
    stop: BOUND,
    runs: [{ lr: stopped.lr, start: stopped.x0, x: stopped.trajectory.x, f: null }],
  },
  {
    name: '001 example 5: sin x + x²/2 from three starts',
    formula: minima.f,
    variable: 'x',
    steps: minima.max_iterations,
    stop: BOUND,
    runs: minima.runs.map(({ x0, x }) => ({ lr: minima.lr, start: x0, x, f: null })),
  },
  {
    name: '001 example 5, with several minima',
    formula: minima.fixed_example.f,
    variable: 'x',
    steps: minima.max_iterations,
    stop: BOUND,
    runs: minima.fixed_example.runs.map(({ x0, x }) => ({ lr: minima.fixed_example.lr, start: x0, x, f: null })),
  },
  ...animation.cases
    .filter(({ start }) => start.length === 1)
    .map(
      ({ f, start, lr, steps, path, values }): LineSeed => ({
        name: `003 animation: ${f} from ${start[0]}`,
        formula: f,
        variable: 'x',
        steps,
        stop: null,
        runs: [{ lr, start: start[0]!, x: path.map(([x]) => x!), f: values }],
      }),
    ),
  {
    name: '004 §1: θ² from 10',
    formula: theta.f,
    variable: 'theta',
    steps: theta.steps,
    stop: null,
    runs: [{ lr: theta.lr, start: theta.theta0, x: theta.trajectory.theta, f: null }],
  },
];

/** Numbers that grow are held relatively: what diverges carries the rounding of its first steps along. */
export function errorOf(value: number, expected: number): number {
  return Math.abs(value - expected) / Math.max(1, Math.abs(expected));
}
