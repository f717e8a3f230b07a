import { describe, expect, it } from 'vitest';
import type { LinePointDocument, LineRunDocument } from '../../src/headless/line';
import { errorOf, LINE_SEEDS } from '../engine/lineSeeds';
import parabola from '../golden/seeds/000_1.1_gd_parabola.json';
import tangents from '../golden/seeds/000_2.1_tangent.json';
import stopped from '../golden/seeds/001_2_gd_1d.json';
import { document, file, headless } from './command';

/** The tutorials' numbers, recomputed in float64 by NumPy; both sides differ in the order of a few operations. */
const NEAR = 1e-9;

const runsOf = (experiment: object): readonly LineRunDocument[] =>
  document<{ runs: readonly LineRunDocument[] }>(['run', file({ version: 1, ...experiment }), '--engine', 'cpu']).runs;
const pointsOf = (experiment: object, points: unknown): readonly LinePointDocument[] => {
  const args = ['eval', file({ version: 1, ...experiment }), '--points', file(points), '--engine', 'cpu'];
  return document<{ points: readonly LinePointDocument[] }>(args).points;
};

describe('headless run with a function', () => {
  it.each(LINE_SEEDS)('$name', ({ formula, variable, steps, stop, runs }) => {
    const documents = runsOf({
      function: { formula, variable },
      runs: runs.map(({ lr, start }) => ({ optimizer: 'sgd', hyper: { lr }, start })),
      steps,
      ...(stop === null ? {} : { stop: { gradient: stop } }),
    });
    documents.forEach(({ trajectory, loss, gradient, stepsTaken, final }, i) => {
      const { x, f } = runs[i]!;
      expect(stepsTaken).toBe(x.length - 1);
      expect([trajectory.length, loss.length, gradient.length]).toEqual([x.length, x.length, x.length]);
      expect(final).toBe(trajectory.at(-1));
      expect(Math.max(...trajectory.map((value, k) => errorOf(value, x[k]!)))).toBeLessThan(NEAR);
      if (f !== null) expect(Math.max(...loss.map((value, k) => errorOf(value, f[k]!)))).toBeLessThan(NEAR);
    });
  });

  it('prints f′ with its sign beside every place', () => {
    const [run] = runsOf({
      function: { formula: parabola.f },
      runs: [{ optimizer: 'sgd', hyper: { lr: parabola.lr }, start: parabola.x0 }],
      steps: parabola.steps,
    });
    const { grad } = parabola.trajectory;
    expect(Math.max(...run!.gradient.map((value, k) => errorOf(value!, grad[k]!)))).toBeLessThan(NEAR);
    // To the digits that the tutorial's text gives.
    expect(run!.final.toFixed(10)).toBe('-0.9995805696');
    expect(run!.loss.at(-1)!.toExponential(3)).toBe('1.759e-7');
    // 2x + 2 to the left of the minimum.
    const [left] = runsOf({ function: { formula: parabola.f }, runs: [{ optimizer: 'sgd', start: -3 }], steps: 1 });
    expect(left!.gradient[0]).toBe(-4);
  });

  it('ends a run as the tutorials do', () => {
    const [run] = runsOf({
      function: { formula: stopped.f },
      runs: [{ optimizer: 'sgd', hyper: { lr: stopped.lr }, start: stopped.x0 }],
      steps: stopped.max_iterations,
      stop: { gradient: 1e-6 },
    });
    expect(run).toMatchObject({ status: 'stopped', statusStep: 75, stepsTaken: 75 });
    expect(run!.final.toFixed(14)).toBe('-0.99999967648064');
  });

  it('names a function of the catalogue, and says null where there is nothing', () => {
    const [run] = runsOf({ function: { id: 'ln' }, runs: [{ optimizer: 'sgd', start: -1 }], steps: 3 });
    expect(run).toMatchObject({ status: 'undefined', trajectory: [-1], loss: [null], gradient: [null], stepsTaken: 0 });
  });
});

describe('headless eval with a function', () => {
  it('000 §2.1: slopes of x²', () => {
    const expected = [tangents.panel1, ...tangents.panel2];
    const points = pointsOf(
      { function: { formula: tangents.f } },
      expected.map(({ x }) => x),
    );
    expected.forEach(({ x, f, slope, intercept }, i) => {
      const { point, value, derivative, second } = points[i]!;
      expect([point, value, derivative, second]).toEqual([x, f, slope, 2]);
      expect(value! - derivative! * point).toBe(intercept);
    });
  });

  it('says null where the function is undefined or too large', () => {
    const nothing = { value: null, derivative: null, second: null };
    expect(pointsOf({ function: { formula: 'log(x)' } }, [-1])).toEqual([{ point: -1, ...nothing }]);
    expect(pointsOf({ function: { formula: 'exp(x)' } }, [700])).toEqual([{ point: 700, ...nothing }]);
  });

  it.each<[string, unknown, unknown, RegExp]>([
    ['pairs', { formula: 'x^2' }, [[0, 1]], /entry 0 is not a finite number/],
    ['no list', { formula: 'x^2' }, { x: 1 }, /an array of numbers/],
    ['a second variable', { formula: 'x^2 + y' }, [0], /y/],
    ['an empty domain', { formula: 'x^2', domain: [2, 2] }, [0], /domain/],
  ])('refuses %s in one line', (_, chosen, points, message) => {
    const { code, stdout, stderr } = headless([
      'eval',
      file({ version: 1, function: chosen }),
      '--points',
      file(points),
    ]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(message);
  });
});
