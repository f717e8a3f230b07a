import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { OPTIMIZER_LIST, SCHEDULES, SURFACES } from '../../src/catalog';
import type { Descent } from '../../src/engine/contract';
import { createCpuEngine } from '../../src/engine/cpu/engine';
import { inlineWorker } from '../../src/engine/cpu/inline';
import { numpyScript, torchScript } from '../../src/experiment/python';
import { parseExperiment } from '../../src/experiment/surfaces/experiment';
import { resolve } from '../../src/experiment/surfaces/resolve';
import type { Experiment } from '../../src/experiment/surfaces/types';

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

interface PythonRun {
  readonly path: readonly (readonly [number, number])[];
  readonly loss: readonly (number | null)[];
  readonly status: string;
  readonly step: number | null;
}

/**
 * A stand-in for PyTorch, which is too large for a test: tensors are NumPy's arrays, and derivatives central differences.
 * It shows that the script's own part works: its names, the formula, what it hands to autograd and makes of the answer.
 */
const STAND_IN = `
import types
torch = types.ModuleType("torch")
torch.float64, torch.bool = numpy.float64, numpy.bool_
torch.is_tensor = lambda value: isinstance(value, (numpy.ndarray, numpy.generic))
torch.tensor = lambda value, dtype: numpy.array(value, dtype=dtype)
torch.erf = numpy.vectorize(math.erf)
for name in dir(numpy):
    if callable(getattr(numpy, name)) and not hasattr(torch, name):
        setattr(torch, name, getattr(numpy, name))
def shifted(place, i, h):
    place = place.copy()
    place[i] += h
    return place
def slopes(f, place, h):
    return numpy.array([(f(shifted(place, i, h)) - f(shifted(place, i, -h))) / (2 * h) for i in (0, 1)])
functional = types.SimpleNamespace(
    vjp=lambda f, place: (f(place), slopes(f, place, 1e-6)),
    hessian=lambda f, place: slopes(lambda p: slopes(f, p, 1e-4), place, 1e-4),
)
torch.autograd = types.SimpleNamespace(functional=functional)
sys.modules["torch"] = torch
`;

/** Runs every script in one process and hands out its runs; null where there is no Python with NumPy. */
function inPython(scripts: readonly string[], torch = false): PythonRun[][] | null {
  const program = [
    'import json, math, sys',
    'try: import numpy',
    'except ImportError: sys.exit(42)',
    torch ? STAND_IN : '',
    'clean = lambda values: [float(v) if math.isfinite(v) else None for v in values]',
    'results = []',
    'for script in json.load(sys.stdin):',
    '    names = {"__name__": "nabla"}',
    '    exec(compile(script, "script.py", "exec"), names)',
    '    runs = [names["descend"](run) for run in names["RUNS"]]',
    '    results.append([dict(path=r["path"].tolist(), loss=clean(r["loss"]), status=r["status"], step=r["step"]) for r in runs])',
    'print(json.dumps(results))',
  ].join('\n');
  const { status, stdout, stderr, error } = python(program, JSON.stringify(scripts));
  // 127 is what launchers answer that find no Python behind them.
  if (error !== undefined || status === 42 || status === 127) return null;
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as PythonRun[][];
}

function python(program: string, input: string) {
  return spawnSync('python3', ['-c', program], { input, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
}

const line = { x: [0, 1, 2, 3, 4, 5], y: [0.1, 0.9, 2.2, 2.8, 4.1, 5.3] };
const grid = Array.from({ length: 30 }, (_, i) => Math.sin((i % 6) * 0.7) + Math.floor(i / 6) ** 2 / 5);

/** Name → experiment. Few steps, and none of them chaotic: rounding would grow. */
const CASES: Readonly<Record<string, Experiment>> = {
  'every optimizer of the catalogue (first half)': parseExperiment({
    surface: { id: 'beale' },
    runs: OPTIMIZER_LIST.slice(0, 11).map(({ id }) => ({ optimizer: id, start: [1, 1.5] })),
    steps: 40,
  }),
  'every optimizer of the catalogue (second half)': parseExperiment({
    surface: { id: 'himmelblau' },
    runs: OPTIMIZER_LIST.slice(11).map(({ id }) => ({ optimizer: id, start: [2.5, 3] })),
    steps: 40,
  }),
  'every schedule, with clipping, noise and batches, on a loss': parseExperiment({
    surface: {
      loss: 'mean((w*x + b - y)^2) + sum(0.01)*count',
      variables: ['w', 'b'],
      parameters: { count: 0.5 },
      data: line,
    },
    runs: [
      ...[...SCHEDULES.keys()].map((id) => ({ optimizer: 'momentum', hyper: { lr: 0.02 }, schedule: { id } })),
      { optimizer: 'sgd', hyper: { lr: 0.05 }, noise: 0.5, clip: { by: 'norm', max: 1 } },
      { optimizer: 'adam', hyper: { lr: 0.05 }, batch: 2, clip: { by: 'value', max: 0.5 } },
      { optimizer: 'lm', batch: 2 },
    ],
    steps: 60,
    seed: 4_000_000_000,
  }),
  'rules of one’s own, with names that Python reserves': parseExperiment({
    surface: { formula: 'lambda^2 + 3np^2 + t0*lambda', variables: ['lambda', 'np'], parameters: { t0: 0.5 } },
    runs: [
      { optimizer: 'own', rule: 'u = 0.9u + g\ntheta = theta - lr*u/(1 + norm(u)) + 0*dot(u, g)', hyper: { lr: 0.1 } },
      { optimizer: 'own', rule: 'theta = theta - (t < 5 ? if : if/2)*newton', hyper: { if: 0.3 } },
      { optimizer: 'own', rule: 'theta = theta - lr*g/(t - 4)', hyper: { lr: 0.1 } },
    ],
    steps: 30,
  }),
  'every function, and places without a value': parseExperiment({
    surface: {
      formula:
        'log(x + 2) + sqrt(y + 3) + abs(x - 0.3) + max(x, y, 0.1) + min(x, y) + hypot(x, y, 1) + atan2(y, x + 9) + erf(x)' +
        ' + sigmoid(y) + softplus(x) + relu(y) + mod(x, 3)/9 + round(x/9) + cbrt(x + 9) + asin(x/9) + acos(y/9) + atan(x)' +
        ' + sinh(x/9) + cosh(y/9) + tanh(x) + exp(x/9) + log2(x + 9) + log10(y + 9) + sign(x) + floor(y/50) + (x + 4)^y/99' +
        ' + tan(x/9) + ceil(x/50) + (x < y ? x^3/50 : y^2/50)',
      domain: { x: [-5, 5], y: [-5, 5] },
    },
    runs: [
      { optimizer: 'sgd', hyper: { lr: 0.05 }, start: [1.5, 0.7] },
      { optimizer: 'sgd', hyper: { lr: 3 }, start: [-1.2, -2] },
      { optimizer: 'sgd', start: [-3, 1] },
      { optimizer: 'newton_damped', hyper: { eta: 0.1 }, start: [1.5, 0.7] },
    ],
    steps: 25,
  }),
  'a surface between samples': parseExperiment({
    surface: { samples: { x: [0, 5], y: [-1, 3], columns: 6, rows: 5, values: grid, name: 'one\ntwo' } },
    runs: [
      { optimizer: 'sgd', hyper: { lr: 0.1 }, start: [2, 1] },
      { optimizer: 'newton_damped', hyper: { eta: 0.2 }, start: [4, 0.5] },
      { optimizer: 'sgd', hyper: { lr: 50 }, start: [2, 1] },
    ],
    steps: 30,
  }),
  'runs that a stopping rule ends': parseExperiment({
    surface: { formula: 'x^2 + y^2' },
    runs: [
      { optimizer: 'sgd', hyper: { lr: 0.1 }, start: [3, 4] },
      { optimizer: 'sgd', hyper: { lr: 0.01 }, start: [3, 4] },
    ],
    steps: 100,
    stop: { gradient: 1e-6 },
  }),
  'runs that converge, leave the domain, diverge and overflow': parseExperiment({
    surface: { id: 'rosenbrock' },
    runs: [
      { optimizer: 'newton', start: [0, 0] },
      // Levenberg–Marquardt with steps that do not lower the loss, and a line search that has to look twice.
      { optimizer: 'lm', hyper: { lambda0: 1e-6, delta: 1e-9 }, start: [-1.5, 1.5] },
      { optimizer: 'lbfgs_wolfe', start: [-1.5, 1.5] },
      { optimizer: 'lbfgs_wolfe', hyper: { lr: 20, history: 2 }, start: [1.7, -0.6] },
      { optimizer: 'sgd', hyper: { lr: 1 }, start: [-1, 1] },
      { optimizer: 'sgd', hyper: { lr: 1e-4 }, start: [3, 2] },
      { optimizer: 'sgd', hyper: { lr: 0.002 }, start: [1000, 1000] },
    ],
    steps: 30,
  }),
};

const names = Object.keys(CASES);
const computed = inPython(names.map((name) => numpyScript(CASES[name]!)));
if (computed === null) console.warn('SKIPPED: no python3 with NumPy, so the exported scripts have not been run');

async function descents({ runs: _, ...rest }: Experiment, runs: Experiment['runs']): Promise<Descent[]> {
  const { problem, runs: plans, plan } = resolve({ ...rest, runs });
  return engine.descend(problem, plans, plan);
}

describe('the NumPy script', () => {
  it.skipIf(computed === null).each(names)('takes the steps of the engine: %s', async (name) => {
    const experiment = CASES[name]!;
    const expected = await descents(experiment, experiment.runs);
    const ours = computed![names.indexOf(name)]!;
    expect(ours).toHaveLength(expected.length);
    expected.forEach((descent, i) => {
      const run = ours[i]!;
      const label = [name, experiment.runs[i]!.optimizer, i];
      expect([...label, run.status, run.step]).toEqual([
        ...label,
        descent.status.kind,
        'step' in descent.status ? descent.status.step : null,
      ]);
      expect([...label, run.path.length]).toEqual([...label, descent.loss.length]);
      // Both are float64 and differ in the last bits of functions and in the order of sums; on these calm runs that has
      // grown by less than four digits, relative to the size of the numbers.
      run.path.flat().forEach((value, k) => {
        const wanted = descent.trajectory[k]!;
        const off = Math.abs(value - wanted) / Math.max(1, Math.abs(wanted));
        if (!(off < 1e-11)) expect([...label, k, value]).toEqual([...label, k, wanted]);
      });
      run.loss.forEach((value, k) => {
        const wanted = descent.loss[k]!;
        if (Number.isNaN(wanted)) return;
        const off = Math.abs(value! - wanted) / Math.max(1, Math.abs(wanted));
        if (!(off < 1e-10)) expect([...label, k, value]).toEqual([...label, k, wanted]);
      });
    });
  });

  it('covers every optimizer, schedule and way to end', async () => {
    const all = Object.values(CASES).flatMap(({ runs }) => runs);
    expect(OPTIMIZER_LIST.map(({ id }) => id).filter((id) => !all.some(({ optimizer }) => optimizer === id))).toEqual(
      [],
    );
    const ends = await Promise.all(Object.values(CASES).map((each) => descents(each, each.runs)));
    const kinds = new Set(ends.flat().map(({ status }) => status.kind));
    expect([...kinds].sort()).toEqual(['converged', 'diverged', 'left-domain', 'running', 'stopped', 'undefined']);
  });
});

describe('the scripts', () => {
  const hostile = parseExperiment({
    surface: { formula: 'x^2 + y^2 # "\n\u2028import os\nos.abort()\n"""\\', domain: { x: [-1, 1], y: [-1, 1] } },
  });

  it('say what they are, and nothing in a name or a formula ends a comment', () => {
    const script = numpyScript(CASES['a surface between samples']!);
    expect(script).toContain('# one two\n');
    expect(script).toContain('too long for an address');
    expect(numpyScript(parseExperiment({ surface: { id: 'sphere' }, seed: 7 }))).toMatch(
      /# Sphere[^\n]*\n[\s\S]*# Seed: 7\n# Address: #v=1&surface=sphere&seed=7\n/,
    );
    // What is no formula has no script.
    expect(() => numpyScript(hostile)).toThrow();
  });

  it.skipIf(computed === null)('compile, of either kind, on every surface of the catalogue', () => {
    const surfaces = [...SURFACES.keys()].map((id) => parseExperiment({ surface: { id } }));
    const scripts = [...Object.values(CASES), ...surfaces].flatMap((each) => [numpyScript(each), torchScript(each)]);
    const program = 'import json, sys\nfor script in json.load(sys.stdin): compile(script, "script.py", "exec")';
    const { status, stderr } = python(program, JSON.stringify(scripts));
    expect([status, stderr]).toEqual([0, '']);
  });

  it.skipIf(computed === null)(
    'PyTorch’s takes the same steps, as far as a stand-in for PyTorch can tell',
    async () => {
      const chosen = names.filter((name) => !name.startsWith('runs') && !name.startsWith('every optimizer'));
      const torch = inPython(
        chosen.map((name) => torchScript({ ...CASES[name]!, steps: 8 })),
        true,
      )!;
      for (const [i, name] of chosen.entries()) {
        const experiment = { ...CASES[name]!, steps: 8 };
        const expected = await descents(experiment, experiment.runs);
        expected.forEach(({ trajectory, loss }, k) => {
          const run = torch[i]![k]!;
          expect([name, k, run.path.length]).toEqual([name, k, loss.length]);
          // Central differences: 1e-9 for a gradient, 1e-7 for a Hessian, and a few steps on from there.
          run.path.flat().forEach((value, at) => {
            const off = Math.abs(value - trajectory[at]!) / Math.max(1, Math.abs(trajectory[at]!));
            if (!(off < 1e-5)) expect([name, k, at, value]).toEqual([name, k, at, trajectory[at]]);
          });
        });
      }
    },
  );

  it('PyTorch differentiates the formula as it is written', () => {
    const script = torchScript(CASES['every schedule, with clipping, noise and batches, on a loss']!);
    expect(script).toContain('def formula(w, b, count, x, y, np=TorchNames()):');
    expect(script).toContain('return np.mean((w*x + b - y)**2) + ');
  });
});
