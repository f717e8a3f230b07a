import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/headless/documents';
import type { BasinDocument, SwarmDocument, SweepDocument } from '../../src/headless/explore';
import { document, file, headless } from './command';

/** x² + 2y², whose gradient descent is stable below lr = 2 / 4. */
const BOWL = {
  surface: { formula: 'x^2 + 2y^2', domain: { x: [-2, 2], y: [-2, 2] } },
  runs: [{ optimizer: 'momentum', hyper: { lr: 0.1, momentum: 0.5 }, start: [1, 1] }],
  steps: 400,
};
/** Two basins, told apart by the sign of x. */
const WELLS = {
  surface: { formula: '(x^2 - 1)^2 + y^2', domain: { x: [-2, 2], y: [-1, 1] } },
  runs: [
    { optimizer: 'sgd', hyper: { lr: 0.05 } },
    { optimizer: 'own', rule: 'theta = theta - c*g', hyper: { c: 0.05 } },
  ],
  steps: 300,
};

describe('headless basin', () => {
  const map = document<BasinDocument>(['basin', file(WELLS), '--size', '16', '--engine', 'cpu']);

  it('labels every pixel by where its run came to rest, row by row', () => {
    expect(map.attractors.map(([x, y]) => [Math.round(x * 1e4) / 1e4, Math.round(y * 1e4) / 1e4 + 0])).toEqual([
      [-1, 0],
      [1, 0],
    ]);
    expect(map.labels).toEqual(Array.from({ length: 256 }, (_, i) => (i % 16 < 8 ? 0 : 1)));
    expect([map.counts, map.diverged, map.notConverged]).toEqual([[128, 128], 0, 0]);
    expect(map.details.map(({ kind }) => kind)).toEqual(['minimum', 'minimum']);
    expect(map.steps.every((steps) => steps > 0 && steps < 300)).toBe(true);
  });

  it('maps another window, the bounds included', () => {
    const part = document<BasinDocument>(['basin', file(WELLS), '--size=3', '--x=-4,1', '--y=0,0.5', '--engine=cpu']);
    // From x = −4 the first step leaps to 8, the next to −93, and on.
    expect(part.labels).toEqual([-1, 0, 1, -1, 0, 1, -1, 0, 1]);
    expect([part.diverged, part.x]).toEqual([3, [-4, 1]]);
  });
});

describe('headless sweep', () => {
  const args = ['--x', 'lr:0.01:1:log', '--y', 'momentum:0:0.9', '--size', '12', '--engine', 'cpu'];
  const map = document<SweepDocument>(['sweep', file(BOWL), ...args]);

  it('tells what is swept, and every cell is the run that one would have alone', () => {
    expect([map.x.of, map.x.values.length, map.y.of]).toEqual(['lr', 12, 'momentum']);
    const cells = [0, 5, 11].map((i) => [i, (7 * i) % 12] as const);
    const runs = cells.map(([column, row]) => ({
      optimizer: 'momentum',
      hyper: { lr: map.x.values[column], momentum: map.y.values[row] },
      start: [1, 1],
    }));
    const single = document<{ runs: RunDocument[] }>(['run', file({ ...BOWL, runs }), '--engine', 'cpu']);
    cells.forEach(([column, row], i) => {
      const run = single.runs[i]!;
      // Losses of an ensemble are float32.
      expect(map.loss[row]![column]).toBe(Math.fround(run.loss.at(-1)!));
      expect([map.status[row]![column], map.steps[row]![column]]).toEqual([
        run.status,
        run.status === 'diverged' ? run.statusStep : 400,
      ]);
    });
  });

  it('diverges where theory says so: 0 < lr·λ < 2 + 2·momentum, with λ = 4', () => {
    // Half a cell of the map, as a factor: closer to the boundary 400 steps are not enough to tell.
    const half = (1 / 0.01) ** (0.5 / 12);
    let seen = 0;
    map.status.forEach((line, row) => {
      line.forEach((status, column) => {
        const beyond = (map.x.values[column]! * 4) / (2 + 2 * map.y.values[row]!);
        if (beyond > half) expect([row, column, status]).toEqual([row, column, 'diverged']);
        if (beyond < 1 / half) expect([row, column, status]).not.toEqual([row, column, 'diverged']);
        if (beyond > half) seen++;
      });
    });
    expect(seen).toBeGreaterThan(0);
  });

  it.each([
    [['--x', 'beta:0:1'], 'the run has no "beta" to sweep; it has lr, momentum, dampening, start.x, start.y'],
    [['--x', 'lr:0:1:log'], 'tools.sweep.x must be above 0 on a logarithmic axis'],
    [['--x', 'lr:0:x'], 'tools.sweep.x.high is not a finite number'],
    [['--x', 'start.y:0:1'], 'tools.sweep has the same name on both axes'],
  ])('%j is refused in one line', (more, message) => {
    const { code, stderr } = headless(['sweep', file(BOWL), ...more]);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('headless swarm and stationary', () => {
  it('a swarm is shared out among the runs, and counted by where it went', () => {
    const { minima, runs } = document<SwarmDocument>(['swarm', file(WELLS), '--particles', '800', '--engine', 'cpu']);
    expect(minima.map(([x]) => Math.round(x)).sort()).toEqual([-1, 1]);
    expect(runs.map(({ optimizer, particles }) => [optimizer, particles])).toEqual([
      ['sgd', 400],
      ['own', 400],
    ]);
    for (const run of runs) {
      expect(run.shares.concat(run.elsewhere)).toEqual([0.5, 0.5, 0]);
      expect(run.histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(400);
      expect(Object.values(run.statuses).reduce((sum, count) => sum + count, 0)).toBe(400);
    }
    // The user's own rule is the same as SGD without decay.
    expect(runs[1]!.loss).toEqual(runs[0]!.loss);
  });

  it('stationary points are told apart by their curvature', () => {
    const { points } = document<{ points: { place: number[]; kind: string }[] }>([
      'stationary',
      file(WELLS),
      '--engine=cpu',
    ]);
    expect(
      points.map(({ place, kind }) => [...place.map((at) => Math.round(at * 1e6) / 1e6 + 0), kind]).sort(),
    ).toEqual([
      [-1, 0, 'minimum'],
      [0, 0, 'saddle'],
      [1, 0, 'minimum'],
    ]);
  });
});
