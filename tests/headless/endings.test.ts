import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/headless/documents';
import line from '../golden/seeds/000_3.2_linreg.json';
import rosenbrock from '../golden/seeds/000_5.1_rosenbrock.json';
import parabola from '../golden/seeds/001_2_gd_1d.json';
import bowl from '../golden/seeds/001_3_gd_2d.json';
import { document, file } from './command';

/** Where the tutorials' runs end, recomputed in float64 by NumPy; both sides differ in the order of a few operations. */
const NEAR = 1e-9;

function ended(experiment: object): RunDocument {
  const { runs } = document<{ runs: readonly RunDocument[] }>([
    'run',
    file({ version: 1, ...experiment }),
    '--engine',
    'cpu',
  ]);
  return runs[0]!;
}

const sgd = (lr: number, start: readonly number[]) => [{ optimizer: 'sgd', hyper: { lr }, start }];

describe('where the tutorials’ runs end, through the command', () => {
  it('000 §5.1: on Rosenbrock’s function, after 100 steps', () => {
    const { final, loss, stepsTaken, status } = ended({
      surface: { formula: rosenbrock.f },
      runs: sgd(rosenbrock.lr, rosenbrock.start),
      steps: rosenbrock.steps,
    });
    const { x, y, f } = rosenbrock.trajectory;
    expect([stepsTaken, status]).toEqual([100, 'running']);
    expect(Math.hypot(final[0] - x.at(-1)!, final[1] - y.at(-1)!)).toBeLessThan(NEAR);
    expect(Math.abs(loss.at(-1)! - f.at(-1)!)).toBeLessThan(NEAR);
    // As it is said to people, to ten digits.
    expect(final.map((value) => value.toFixed(10))).toEqual(['-1.2236508417', '1.5051068882']);
  });

  it('000 §3.2: a line through noisy points, after 50 epochs', () => {
    const { final, loss } = ended({ surface: { id: 'mse' }, runs: sgd(line.lr, [0, 0]), steps: line.epochs });
    const { w, b, loss: losses } = line.trajectory;
    expect(Math.hypot(final[0] - w.at(-1)!, final[1] - b.at(-1)!)).toBeLessThan(NEAR);
    expect(Math.abs(loss.at(-1)! - losses.at(-1)!)).toBeLessThan(NEAR);
    expect(final.map((value) => value.toFixed(9))).toEqual(['2.427869545', '1.003479562']);
  });

  it('001 example 2: 75 updates down a parabola, by the tutorial’s stopping rule', () => {
    const { final, stepsTaken, status, statusStep, trajectory } = ended({
      surface: { formula: parabola.f },
      runs: sgd(parabola.lr, [parabola.x0, 0]),
      steps: parabola.max_iterations,
      stop: { gradient: 1e-6 },
    });
    expect([stepsTaken, status, statusStep]).toEqual([parabola.updates, 'stopped', parabola.updates]);
    expect(trajectory).toHaveLength(parabola.history_length);
    expect(Math.abs(final[0] - parabola.final.x)).toBeLessThan(NEAR);
  });

  it('001 example 3: 74 updates into a bowl', () => {
    const { final, stepsTaken, status } = ended({
      surface: { formula: bowl.f },
      runs: sgd(bowl.lr, bowl.x0),
      steps: bowl.max_iterations,
      stop: { gradient: 1e-6 },
    });
    expect([stepsTaken, status]).toEqual([bowl.updates, 'stopped']);
    // The numbers themselves are of the order of 1e-7: they are held to nine digits, not to 1e-9.
    expect(Math.abs(final[0] / bowl.final.x - 1)).toBeLessThan(NEAR);
    expect(Math.abs(final[1] / bowl.final.y - 1)).toBeLessThan(NEAR);
  });
});
