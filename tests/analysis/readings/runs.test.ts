import { afterAll, describe, expect, it, vi } from 'vitest';
import { createReadings } from '../../../src/analysis/readings';
import { EngineError } from '../../../src/engine/contract';
import type { Reading, SeriesReading } from '../../../src/experiment/lessons/readings';
import { engines } from '../../engine/engines';
import parabola from '../../golden/seeds/000_1.1_gd_parabola.json';
import rosenbrock from '../../golden/seeds/000_5.1_rosenbrock.json';
import rugged from '../../golden/seeds/000_5.2_optimizers_rugged.json';
import unfinished from '../../golden/seeds/000_6_linreg_gd.json';
import stopped from '../../golden/seeds/001_2_gd_1d.json';
import minima from '../../golden/seeds/001_5_local_minima.json';
import hinge from '../../golden/seeds/002_hinge.json';
import theta from '../../golden/seeds/004_1_gd_theta2.json';
import { EXACT, expectNear } from './near';
import { numbered, results, values } from './read';

// Software drivers take their time.
vi.setConfig({ testTimeout: 120_000 });

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

const PARABOLA = `v=1&f=${encodeURIComponent(parabola.f)}&run=sgd,lr:${parabola.lr},start:${parabola.x0}&steps=${parabola.steps}`;
const W = `v=1&f=${encodeURIComponent(minima.f)}&domain=-6:6`;
const RUGGED = 'v=1&surface=rugged_seed&run=sgd,lr:0.1,start:2:1.5&steps=30';

describe.each(both.map((engine) => [engine.kind, engine] as const))('runs on the %s engine', (kind, engine) => {
  // float32: these runs are contractions, so an error of a step does not grow; see tests/engine/seeds.test.ts.
  const TOLERANCE = kind === 'cpu' ? EXACT : 3e-5;
  const run = (of: Extract<Reading, { kind: 'run' }>['of'], more: Partial<Extract<Reading, { kind: 'run' }>> = {}) =>
    ({ kind: 'run', of, ...more }) as const;

  it('are read at their ends, and on the way', async () => {
    const { x, f, grad } = parabola.trajectory;
    const found = await values(
      engine,
      PARABOLA,
      ...[run('x'), run('x', { step: 3 }), run('loss', { step: 4 }), run('dx', { step: 1 }), run('norm', { step: 0 })],
    );
    expectNear(found, [x[10]!, x[3]!, f[4]!, grad[1]!, grad[0]!], TOLERANCE);
    // Near the minimum f is the difference of numbers around 1: float32 leaves nothing of it.
    if (kind === 'cpu') expectNear(await values(engine, PARABOLA, run('loss')), [f[10]!]);
  });

  it('count their steps, stopped or not', async () => {
    const { f, x0, lr, max_iterations, updates } = stopped;
    const experiment = {
      version: 1,
      function: { formula: f },
      runs: [{ optimizer: 'sgd', hyper: { lr }, start: x0 }],
      steps: max_iterations,
      stop: { gradient: 1e-6 },
    };
    expect(await values(engine, PARABOLA, run('steps'))).toEqual([parabola.steps]);
    // In float32 the gradient is 0 or above the bound near −1, where numbers are 6e-8 apart.
    if (kind === 'cpu') expect(await values(engine, experiment, run('steps'))).toEqual([updates]);
  });

  it('of a surface have two coordinates', async () => {
    const { start, lr, steps, final } = rosenbrock;
    const experiment = `v=1&surface=rosenbrock&run=sgd,lr:${lr},start:${start.join(':')}&steps=${steps}`;
    expectNear(
      await values(engine, experiment, run('x'), run('y'), run('loss')),
      [final.x, final.y, final.f],
      TOLERANCE,
    );
    const { init, iterations, trajectory, ...line } = unfinished;
    const fit = `v=1&surface=mse&data=line_even&run=sgd,lr:${line.lr},start:${init.w}:${init.b}&steps=${iterations}`;
    const found = await values(engine, fit, run('x'), run('y'), run('loss'), run('loss', { step: 0 }));
    expectNear(found, [line.final.w, line.final.b, line.final.loss_after_500_updates, trajectory.loss[0]!], TOLERANCE);
  });

  it('shrink to the last digits', async () => {
    const experiment = 'v=1&f=x^2&run=sgd,lr:0.1,start:10&steps=100';
    // A product of a hundred factors 0.8: float32 rounds each of them.
    const tolerance = kind === 'cpu' ? EXACT : 100 * 2 ** -23;
    const [x] = await values(engine, experiment, run('x'));
    expectNear([x!], [10 * 0.8 ** 100], tolerance);
    expectNear([x!], [theta.final.theta], tolerance);
  });

  it('are as many as the experiment has', async () => {
    const starts = minima.runs.map(({ x0 }) => `run=sgd,lr:${minima.lr},start:${x0}`).join('&');
    const experiment = `${W}&${starts}&steps=${minima.max_iterations}`;
    const found = await values(engine, experiment, ...minima.runs.map((_, i) => run('x', { run: i })));
    expectNear(
      found,
      found.map(() => minima.unique_minimum.x),
      kind === 'cpu' ? 1e-5 : TOLERANCE,
    );
    const [missing, late] = await results(engine, experiment, run('x', { run: 3 }), run('x', { step: 101 }));
    expect(missing).toEqual({
      fault: {
        en: 'There is no run 3: the experiment has 3, counted from 0.',
        zh: '没有第 3 个运行：实验共有 3 个，从 0 数起。',
      },
    });
    expect(late).toHaveProperty('fault.zh');
  });

  it('are computed once for all numbers and series of a step', async () => {
    const descend = vi.spyOn(engine, 'descend');
    const readings = createReadings(PARABOLA, engine);
    await readings.numbers([numbered('a', run('x')), numbered('b', run('loss')), numbered('c', run('x', { step: 2 }))]);
    const series = await readings.series({ kind: 'runSeries', of: 'x' });
    expect(descend).toHaveBeenCalledTimes(1);
    descend.mockRestore();
    if ('fault' in series) throw new Error(series.fault.en);
    expectNear(series.values, parabola.trajectory.x, TOLERANCE);
    const slopes = await readings.series({ kind: 'runSeries', of: 'dx' });
    if ('fault' in slopes) throw new Error(slopes.fault.en);
    // Slopes near the minimum keep what float32 leaves of x + 1.
    slopes.values.forEach((slope, i) => {
      expect(Math.abs(slope - parabola.trajectory.grad[i]!)).toBeLessThan(8 * TOLERANCE);
    });
  });

  it('double their periods', async () => {
    const doubling = (nth: number): Reading => ({ kind: 'doubling', nth });
    const [first, second] = await values(engine, `${W}&run=sgd,lr:0.1,start:5`, doubling(0), doubling(1));
    // 2/f″ at the minimum, f″ = 1 − sin x.
    expectNear([first!], [2 / (1 - Math.sin(minima.unique_minimum.x))]);
    // By iteration: two places at a rate below it, four above.
    const periodAt = (rate: number): number => {
      const places: number[] = [];
      let x = 5;
      for (let i = 0; i < 20_000; i++) {
        x -= rate * (Math.cos(x) + x);
        if (i >= 19_996) places.push(x);
      }
      return Math.abs(places[3]! - places[1]!) < 1e-6 ? 2 : 4;
    };
    expect([periodAt(second! - 2e-3), periodAt(second! + 2e-3)]).toEqual([2, 4]);
  });

  it('part from each other, in float64 whatever the engine', async () => {
    const gap = 1e-12;
    const chaotic = `${W}&run=sgd,lr:1.9,start:5&steps=100`;
    const [step] = await values(engine, chaotic, { kind: 'separation', gap, until: 0.1 });
    const apart = (steps: number): number => {
      let [a, b] = [5, 5 + gap];
      for (let i = 0; i < steps; i++) [a, b] = [a - 1.9 * (Math.cos(a) + a), b - 1.9 * (Math.cos(b) + b)];
      return Math.abs(a - b);
    };
    expect(apart(step!)).toBeGreaterThan(0.1);
    expect(apart(step! - 1)).toBeLessThanOrEqual(0.1);
    const [at10, at20] = await values(
      engine,
      RUGGED,
      { kind: 'separation', gap, step: 10 },
      { kind: 'separation', gap, step: 20 },
    );
    // What rounding adds to the gap grows as the gap does: of the first ten steps it is small beside it.
    expect(at10).toBeGreaterThan(1e-8);
    expect(at10).toBeLessThan(1e-6);
    expect(at20! / at10!).toBeGreaterThan(1e4);
    const series = await createReadings(RUGGED, engine).series({ kind: 'separationSeries', gap });
    expect('values' in series && [series.values.length, series.values[10]]).toEqual([31, at10]);
    const [never] = await results(engine, PARABOLA, { kind: 'separation', gap, until: 1 });
    expect(never).toHaveProperty('fault.zh');
  });

  it('race fairly', async () => {
    const scan = rugged.learning_rate_scan[0]!;
    const [rate, loss] = await values(
      engine,
      `${RUGGED}&race=low:0.001,high:0.03,count:16`,
      { kind: 'fair', run: 0, of: 'lr' },
      { kind: 'fair', run: 0, of: 'loss' },
    );
    // No worse than the best of the oracle's coarser scan below the limit, and the loss of that rate.
    const best = Math.min(...scan.rows.filter(({ lr }) => lr < rugged.stability.safe_lr_sgd).map(({ f30 }) => f30!));
    expect(loss).toBeLessThan(best + 1e-6);
    const [again] = await values(
      engine,
      `v=1&surface=rugged_seed&run=sgd,lr:${rate},start:2:1.5&steps=30`,
      run('loss'),
    );
    // Ends of ensembles are float32.
    expectNear([loss!], [again!], 1e-4);
  });

  it('fill basins', async () => {
    const experiment = 'v=1&surface=himmelblau&run=sgd,lr:0.01&steps=2000';
    const of = (what: Extract<Reading, { kind: 'basin' }>['of'], nth?: number): Reading => ({
      kind: 'basin',
      size: 64,
      of: what,
      ...(nth === undefined ? {} : { nth }),
    });
    const [count, border, saddles, ...all] = await values(
      engine,
      experiment,
      ...[
        of('attractors'),
        of('border'),
        of('saddles'),
        of('share', 0),
        of('share', 1),
        of('share', 2),
        of('share', 3),
      ],
    );
    expect([count, saddles]).toEqual([4, 0]);
    // Every start comes to one of the four minima, and curves between them cross a map of 64² in some hundred pixels.
    expect(all.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(border).toBeGreaterThan(100 / 64 ** 2);
    expect(border).toBeLessThan(600 / 64 ** 2);
    expect((await results(engine, experiment, of('share', 4)))[0]).toHaveProperty('fault.zh');
  });

  it('stop Newton on saddles', async () => {
    const [saddles, count] = await values(
      engine,
      'v=1&surface=himmelblau&run=newton&steps=200',
      { kind: 'basin', size: 64, of: 'saddles' },
      { kind: 'basin', size: 64, of: 'attractors' },
    );
    // Nine stationary points, of which four are saddles and one is a summit.
    expect(count).toBe(9);
    expect(saddles).toBeGreaterThan(0.2);
    expect(saddles).toBeLessThan(0.7);
  });

  it('are swept', async () => {
    const experiment = {
      version: 1,
      surface: { formula: '0.5*(x^2 + 25*y^2)' },
      runs: [{ optimizer: 'momentum', start: [-8, 1.5] }],
      steps: 60,
      tools: {
        sweep: {
          x: { of: 'momentum', low: 0, high: 0.9, scale: 'linear' },
          y: { of: 'lr', low: 0.01, high: 0.2, scale: 'linear' },
        },
      },
    };
    const of = (what: 'x' | 'y' | 'best'): Reading => ({ kind: 'sweep', size: 16, of: what });
    const [mu, lr, best] = await values(engine, experiment, of('x'), of('y'), of('best'));
    // The theory has its best at 4/9, 1/9: within two cells of it.
    expect(Math.abs(mu! - 4 / 9)).toBeLessThan((2 * 0.9) / 16);
    expect(Math.abs(lr! - 1 / 9)).toBeLessThan((2 * 0.19) / 16);
    const again = { ...experiment, runs: [{ optimizer: 'momentum', hyper: { momentum: mu, lr }, start: [-8, 1.5] }] };
    const [loss] = await values(engine, again, run('loss'));
    // Tiny losses in float32 keep their digits, but a hundred steps shift them.
    expectNear([best!], [loss!], kind === 'cpu' ? 1e-6 : 1e-2);
  });

  it('swarm', async () => {
    const near = (place: readonly [number, number], within: number): Reading => ({
      kind: 'swarm',
      particles: 2500,
      near: place,
      within,
    });
    const experiment = 'v=1&surface=sphere&run=sgd,lr:0.1&steps=100';
    expect(await values(engine, experiment, near([0, 0], 1e-3), near([1, 1], 0.5))).toEqual([1, 0]);
  });

  it('have a widest street between two classes', async () => {
    const { w, b, half_margin } = hinge.hard_margin_svm;
    const of = (what: 'w1' | 'w2' | 'b' | 'halfWidth'): Reading => ({ kind: 'margin', of: what });
    const points = {
      version: 1,
      network: { layers: [2, 1], activation: ['linear'], loss: 'hinge' },
      data: {
        X: [
          [2, 3],
          [1, -1],
        ],
        target: [1, -1],
      },
    };
    const found = await values(engine, points, of('w1'), of('w2'), of('b'), of('halfWidth'));
    expectNear(found, [...w, b, half_margin]);
    expect((await results(engine, 'v=1&surface=sphere', of('b')))[0]).toHaveProperty('fault.zh');
  });

  it('are given up when nobody wants them', async () => {
    const stop = new AbortController();
    stop.abort();
    const readings = createReadings(PARABOLA, engine, stop.signal);
    await expect(readings.numbers([numbered('a', run('x'))])).rejects.toThrow();
    const series: SeriesReading = { kind: 'runSeries', of: 'x' };
    await expect(readings.series(series)).rejects.toThrow();
  });

  it('are given up on the way, where they are followed on the caller’s thread', async () => {
    const stop = new AbortController();
    const readings = createReadings(`${W}&run=sgd,lr:1.9,start:5&steps=100000`, engine, stop.signal);
    const refused = expect(readings.series({ kind: 'separationSeries', gap: 1e-12 })).rejects.toThrow();
    // A hundred thousand steps take longer than a stretch between two pauses; without a pause this would not be told in time.
    setTimeout(() => stop.abort(), 0);
    await refused;
  });

  it('say what the engine says, unless it was lost', async () => {
    const descend = vi.spyOn(engine, 'descend');
    descend.mockRejectedValueOnce(new EngineError('out-of-memory', { en: 'Too large.', zh: '太大。' }));
    expect(await results(engine, PARABOLA, run('x'), { kind: 'formula', formula: '1' })).toEqual([
      { fault: { en: 'Too large.', zh: '太大。' } },
      { value: 1 },
    ]);
    descend.mockRejectedValueOnce(new EngineError('device-lost', { en: 'Lost.', zh: '已丢失。' }));
    await expect(results(engine, PARABOLA, run('x'))).rejects.toThrow('Lost.');
    descend.mockRejectedValueOnce(new TypeError('a fault of the program'));
    await expect(results(engine, PARABOLA, run('x'))).rejects.toThrow('a fault of the program');
    descend.mockRestore();
  });
});
