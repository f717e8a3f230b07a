import { cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../.ci/bundle.mjs';
import type { EngineDocument, PointDocument, RunDocument } from '../../src/headless/documents';
import { gpuForTests } from '../setup/gpu';
import { root } from '../setup/sources';
import { document, file, headless, node } from './command';

interface RunOutput {
  readonly engine: EngineDocument;
  readonly runs: readonly RunDocument[];
}

interface EvalOutput {
  readonly engine: EngineDocument;
  readonly points: readonly PointDocument[];
}

const ADAM = {
  version: 1,
  surface: { id: 'rosenbrock' },
  runs: [{ optimizer: 'adam', hyper: { lr: 0.1 }, start: [-1.5, 1.5] }],
  steps: 200,
  seed: 42,
};

/** Adam as in its paper (Kingma and Ba 2015, algorithm 1) on Rosenbrock, written by hand. */
function adamByHand(steps: number): [number, number][] {
  let [x, y, mx, my, vx, vy] = [-1.5, 1.5, 0, 0, 0, 0];
  const path: [number, number][] = [[x, y]];
  for (let t = 1; t <= steps; t++) {
    const [gx, gy] = [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)];
    [mx, my] = [0.9 * mx + 0.1 * gx, 0.9 * my + 0.1 * gy];
    [vx, vy] = [0.999 * vx + 0.001 * gx * gx, 0.999 * vy + 0.001 * gy * gy];
    const [c1, c2] = [1 - 0.9 ** t, 1 - 0.999 ** t];
    x -= (0.1 * (mx / c1)) / (Math.sqrt(vx / c2) + 1e-8);
    y -= (0.1 * (my / c1)) / (Math.sqrt(vy / c2) + 1e-8);
    path.push([x, y]);
  }
  return path;
}

function largestDifference(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  return Math.max(...a.flatMap((pair, i) => pair.map((number, j) => Math.abs(number - b[i]![j]!))));
}

describe('headless run', () => {
  const { engine, runs } = document<RunOutput>(['run', file(ADAM), '--engine', 'cpu']);

  it('prints the whole trajectory in float64', () => {
    const [run] = runs;
    expect(engine.kind).toBe('cpu');
    expect(run!.trajectory).toHaveLength(201);
    expect(run!.loss).toHaveLength(201);
    // Both are float64; they differ by the order of a few operations, over 200 steps without chaos.
    expect(largestDifference(run!.trajectory, adamByHand(200))).toBeLessThan(1e-9);
    expect(run!.final).toEqual(run!.trajectory.at(-1));
  });

  it('says what was left out of the experiment', () => {
    expect(runs[0]).toMatchObject({
      optimizer: 'adam',
      hyper: { lr: 0.1, beta1: 0.9, beta2: 0.999, eps: 1e-8 },
      start: [-1.5, 1.5],
      status: 'running',
      stepsTaken: 200,
    });
  });

  it('ends a diverged run at its last finite place', () => {
    const bad = { ...ADAM, runs: [{ optimizer: 'sgd', hyper: { lr: 1 }, start: [-1.5, 1.5] }, ...ADAM.runs] };
    const [diverged, other] = document<RunOutput>(['run', file(bad), '--engine', 'cpu']).runs;
    expect(diverged!.status).toBe('diverged');
    expect(diverged!.statusStep).toBe(diverged!.stepsTaken + 1);
    expect(diverged!.trajectory).toHaveLength(diverged!.stepsTaken + 1);
    expect(diverged!.trajectory.flat().every(Number.isFinite)).toBe(true);
    expect(other!.trajectory).toEqual(runs[0]!.trajectory);
  });

  it('writes to a file instead', () => {
    const out = join(mkdtempSync(join(tmpdir(), 'nabla-out-')), 'out.json');
    const { code, stdout, stderr } = headless(['run', file(ADAM), '--engine', 'cpu', '--out', out]);
    expect([code, stdout, stderr]).toEqual([0, '', '']);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({ engine, runs });
  });

  it('takes a formula with parameters and a loss over data', () => {
    const formula = {
      surface: { formula: 'a*x^2 + y^2', domain: { x: [-3, 3], y: [-2, 2] }, parameters: { a: 2 } },
      runs: [{ optimizer: 'sgd', hyper: { lr: 0.1 }, start: [1, 1] }],
      steps: 1,
    };
    const bowl = document<RunOutput>(['run', file({ version: 1, ...formula }), '--engine', 'cpu']).runs[0]!;
    expect(bowl.loss[0]).toBe(3);
    // One step of 0.1 against (4, 2); the sums of decimals round in the last place.
    expect(largestDifference([bowl.final], [[0.6, 0.8]])).toBeLessThan(1e-15);

    const loss = {
      surface: {
        loss: 'mean((w*x + b - y)^2)',
        variables: ['w', 'b'],
        domain: { w: [0, 4], b: [-1, 3] },
        data: { x: [0, 1, 2], y: [1, 3, 5] },
      },
      runs: [{ optimizer: 'newton', start: [0, 0] }],
      steps: 1,
    };
    // Newton solves least squares in one step: y = 2x + 1.
    const fitted = document<RunOutput>(['run', file({ version: 1, ...loss }), '--engine', 'cpu']).runs[0]!;
    expect(largestDifference([fitted.final], [[2, 1]])).toBeLessThan(1e-12);
  });
});

describe('headless eval', () => {
  it('prints value, gradient and Hessian', () => {
    const points = [
      [1, 1],
      [-1.5, 1.5],
    ];
    const output = document<EvalOutput>(['eval', file(ADAM), '--points', file(points), '--engine', 'cpu']);
    expect(output.points[0]).toEqual({
      point: [1, 1],
      value: 0,
      gradient: [0, 0],
      hessian: [
        [802, -400],
        [-400, 200],
      ],
    });
    // 100(y − x²)² + (1 − x)² at y − x² = −0.75: exact in binary.
    expect(output.points[1]).toMatchObject({ value: 62.5, gradient: [-455, -150] });
  });

  it('prints null where the surface is undefined', () => {
    const log = { version: 1, surface: { formula: 'log(x) + y', domain: { x: [-1, 1], y: [-1, 1] } } };
    const output = document<EvalOutput>(['eval', file(log), '--points', file([[-1, 0]]), '--engine', 'cpu']);
    expect(output.points[0]).toMatchObject({ value: null, gradient: [null, null] });
  });

  it('prints null, and no number that is none, where the surface is too large', () => {
    const steep = { version: 1, surface: { formula: 'exp(x)', domain: { x: [-1, 1], y: [-1, 1] } } };
    const output = document<EvalOutput>(['eval', file(steep), '--points', file([[700, 0]]), '--engine', 'cpu']);
    const nothing = [null, null];
    expect(output.points).toEqual([{ point: [700, 0], value: null, gradient: nothing, hessian: [nothing, nothing] }]);
    const run = { ...steep, runs: [{ optimizer: 'sgd', start: [700, 0] }] };
    const [diverged] = document<RunOutput>(['run', file(run), '--engine', 'cpu']).runs;
    expect(diverged).toMatchObject({ status: 'diverged', statusStep: 0, trajectory: [[700, 0]], loss: [null] });
  });
});

describe('headless list', () => {
  it('prints the catalogue', () => {
    const { surfaces, optimizers } = document<{
      surfaces: { id: string; minima: unknown[] }[];
      optimizers: { id: string; hyper: Record<string, { default: number }> }[];
    }>(['list']);
    expect(surfaces.find(({ id }) => id === 'rosenbrock')?.minima).toEqual([{ x: 1, y: 1, value: 0, global: true }]);
    expect(optimizers.find(({ id }) => id === 'adam')?.hyper.lr?.default).toBe(0.001);
  });
});

describe('headless errors are one line, without a stack trace', () => {
  const points = file([[0, 0]]);
  it.each<[string, string[], RegExp]>([
    ['no command', [], /usage:/],
    ['an unknown command', ['fly'], /unknown command "fly"/],
    ['a missing file', ['run', 'nowhere.json'], /cannot read nowhere\.json: ENOENT/],
    ['no JSON', ['run', file('{"version": 1,')], /JSON/],
    ['an unknown optimizer', ['run', file({ version: 1, runs: [{ optimizer: 'adma' }] })], /did you mean .adam./],
    ['an unknown surface', ['run', file({ version: 1, surface: { id: 'rosenbrok' } })], /did you mean .rosenbrock./],
    ['an unknown field', ['run', file({ version: 1, step: 3 })], /did you mean .steps./],
    ['the other kind, to run', ['run', file({ version: 1, network: { layers: [2, 1] } })], /network; use train/],
    ['the other kind, to train', ['train', file({ version: 1, surface: { id: 'sphere' } })], /surface; use run/],
    ['a bad number', ['run', file({ version: 1, steps: -1 })], /steps/],
    [
      'a bad formula',
      ['run', file({ version: 1, surface: { formula: 'x + sinn(y)' } })],
      /json: .*character 5: .*“sin”/,
    ],
    [
      'a formula with an unknown name',
      ['run', file({ surface: { formula: 'a*x' } })],
      /character 1: .*name a is not known/,
    ],
    ['a list for an experiment', ['run', points], /experiment is not an object/],
    ['points that are none', ['eval', file(ADAM), '--points', file([[0]])], /entry 0/],
    ['an unwritable file', ['list', '--out', join(tmpdir(), 'no', 'such', 'folder', 'x')], /cannot write/],
    ['an unknown lesson', ['lessons', 'why-not'], /no lesson "why-not"; there are why, derivative, /],
    ['an unknown engine', ['eval', file(ADAM), '--points', points, '--engine', 'tpu'], /gpu or cpu/],
  ])('%s', (_, args, message) => {
    const { code, stdout, stderr } = headless(args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^nabla: [^\n]+\n$/);
    expect(stderr).not.toContain('    at ');
  });

  it('no adapter', () => {
    const nowhere = { VK_DRIVER_FILES: '/nonexistent', VK_ICD_FILENAMES: '/nonexistent' };
    const { code, stderr } = headless(['run', file(ADAM), '--engine', 'gpu'], nowhere);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^nabla: [^\n]*adapter[^\n]*\n$/i);
  });

  it('no package webgpu', async () => {
    // Outside the repository there is no node_modules to find it in.
    const alone = mkdtempSync(join(tmpdir(), 'nabla-alone-'));
    const script = fileURLToPath(await bundle('src/headless.ts'));
    cpSync(dirname(dirname(script)), alone, { recursive: true });
    cpSync(join(root, 'package.json'), join(alone, 'package.json'));
    const { code, stderr } = node([join(alone, 'src', 'headless.js'), 'run', file(ADAM), '--engine', 'gpu']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^nabla: [^\n]*"webgpu"[^\n]*\n$/);
    expect(existsSync(join(alone, 'node_modules'))).toBe(false);
  });
});

const found = await gpuForTests();

describe.skipIf('skip' in found)('headless on the GPU engine', () => {
  it('agrees with the CPU engine', () => {
    const experiment = file({ ...ADAM, steps: 50 });
    const gpu = document<RunOutput>(['run', experiment, '--engine', 'gpu']);
    const cpu = document<RunOutput>(['run', experiment, '--engine', 'cpu']);
    expect(gpu.engine.kind).toBe('gpu');
    expect(gpu.engine.adapter).not.toBe('');
    // Adam's steps are of size lr whatever the gradient, so float32 rounding (6e-8) grows about linearly here.
    expect(largestDifference(gpu.runs[0]!.trajectory, cpu.runs[0]!.trajectory)).toBeLessThan(1e-4);
  });
});
