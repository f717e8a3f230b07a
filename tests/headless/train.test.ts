import { describe, expect, it } from 'vitest';
import type { LayerParameters } from '../../src/engine/contract/weights';
import type { EngineDocument } from '../../src/headless/documents';
import type { TrainDocument } from '../../src/headless/train';
import linear from '../golden/nets/linear_231.json';
import small from '../golden/nets/mlp_small.json';
import hinge from '../golden/seeds/002_hinge.json';
import perceptron from '../golden/seeds/002_perceptron.json';
import { gpuForTests } from '../setup/gpu';
import { document, file, headless } from './command';

type Output = TrainDocument & { readonly engine: EngineDocument };

/** Nets by PyTorch in float64; `tests/engine/network/reference.test.ts` says more about them. */
interface Case {
  readonly id: string;
  readonly arch: readonly number[];
  readonly activation: string;
  readonly loss: string;
  readonly layers: readonly LayerParameters[];
  readonly X: readonly (readonly number[])[];
  readonly target: readonly number[];
  readonly z_out: readonly (readonly number[])[];
  readonly output: readonly (readonly number[])[];
  readonly grad: readonly LayerParameters[];
  readonly train: Readonly<
    Record<
      'sgd' | 'adam',
      { readonly lr: number; readonly loss: readonly number[]; readonly final_params: readonly number[] }
    >
  >;
}

/** One case per loss, for the whole way from a file to printed numbers; the engines have seen all of them. */
const cases = [
  ...new Map((small.cases as unknown as readonly Case[]).map((entry) => [entry.loss, entry])).values(),
  ...(linear.cases as unknown as readonly Case[]),
].map((entry, i) => [entry.id, i % 2 === 0 ? 'adam' : 'sgd', entry] as const);

/** As a person writes it down, `in` and `out` included. */
function experiment({ arch, activation, loss, layers, X, target, train }: Case, optimizer: 'sgd' | 'adam'): string {
  return file({
    version: 1,
    seed: 42,
    network: { layers: arch, activation, loss },
    weights: layers,
    data: { X, target },
    optimizer,
    hyper: { lr: train[optimizer].lr },
    epochs: train[optimizer].loss.length - 1,
    batch: 'full',
  });
}

const flat = (layers: readonly LayerParameters[]) => layers.flatMap(({ W, b }) => [...W, ...(b ?? [])]);

/** Error of the worst entry, relative to the largest of the list: entries near 0 are differences of larger ones. */
function worst(actual: readonly number[], expected: readonly number[]): number {
  expect(actual).toHaveLength(expected.length);
  const scale = Math.max(1, ...expected.map(Math.abs));
  return Math.max(...actual.map((value, i) => Math.abs(value - expected[i]!))) / scale;
}

function compare(output: Output, entry: Case, optimizer: 'sgd' | 'adam', bound: number) {
  const { loss, final_params } = entry.train[optimizer];
  expect(output.status).toBe('running');
  expect(output.statusEpoch).toBeNull();
  expect(worst(output.loss, loss)).toBeLessThan(bound);
  expect(worst(flat(output.final), final_params)).toBeLessThan(bound);
  expect(worst(output.z_out!.flat(), entry.z_out.flat())).toBeLessThan(bound);
  expect(worst(output.output!.flat(), entry.output.flat())).toBeLessThan(bound);
  expect(worst(flat(output.gradients!), flat(entry.grad))).toBeLessThan(bound);
  entry.layers.forEach(({ W, b }, l) => {
    expect(output.final[l]!.W).toHaveLength(W.length);
    expect(output.gradients![l]!.b?.length).toBe(b?.length);
  });
}

const REPORT = ['--report', 'outputs,gradients'];

describe('headless train', () => {
  it('meets every loss of the reference', () => {
    expect(new Set(cases.map(([, , { loss }]) => loss))).toEqual(new Set(Object.keys(small.losses)));
  });

  it.each(cases)('%s with %s, on the CPU engine', (_, optimizer, entry) => {
    const output = document<Output>(['train', experiment(entry, optimizer), '--engine', 'cpu', ...REPORT]);
    expect(output.engine.kind).toBe('cpu');
    compare(output, entry, optimizer, 1e-9);
  });

  const XOR = {
    version: 1,
    seed: 42,
    network: { layers: [2, 4, 1], activation: 'tanh', loss: 'bce' },
    data: {
      X: [
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
      ],
      target: [0, 1, 1, 0],
    },
    optimizer: 'adam',
    hyper: { lr: 0.05 },
    epochs: 50,
  };

  it('does the perceptron and the hinge of the tutorial with their bias', () => {
    const { X, y, gradient, one_step } = perceptron;
    const draft = (loss: string, epochs: number) =>
      file({
        network: { layers: [2, 1], loss, reduction: 'sum' },
        weights: [{ W: [0, 0], b: [0] }],
        data: { X, target: y },
        optimizer: 'sgd',
        hyper: { lr: one_step.lr },
        epochs,
      });
    const train = (loss: string, epochs: number) =>
      document<Output>(['train', draft(loss, epochs), '--engine', 'cpu', '--report', 'gradients']);
    const first = train('perceptron', 5);
    expect(flat(first.gradients!).map((each) => each + 0)).toEqual([...gradient.correct]);
    expect(worst(flat(first.final), [...one_step.correct_w, one_step.correct_b])).toBeLessThan(1e-9);
    expect(first.accuracy).toBe(1);

    const [run] = hinge.runs;
    const { rows } = run!;
    const whole = train('hinge', rows.length - 1);
    expect(flat(whole.gradients!).map((each) => each + 0)).toEqual(rows[0]!.grad);
    expect(
      worst(
        whole.loss,
        rows.map(({ loss }) => loss),
      ),
    ).toBeLessThan(1e-9);
    // As printed: 2, .7, .4, .1, 0.
    expect(whole.loss.slice(0, 5).map((loss) => Number(loss.toFixed(6)))).toEqual([2, 0.7, 0.4, 0.1, 0]);
    for (const { step, w, b } of rows.slice(1, 5)) {
      expect(worst(flat(train('hinge', step).final), [...w, b])).toBeLessThan(1e-9);
    }
  });

  it('draws weights from the seed, and tells only what is asked', () => {
    const first = document<Output>(['train', file(XOR), '--engine', 'cpu']);
    const again = document<Output>(['train', file({ ...XOR, batch: 'full' }), '--engine', 'cpu']);
    const other = document<Output>(['train', file({ ...XOR, seed: 43 }), '--engine', 'cpu']);
    expect(first.loss).toHaveLength(51);
    expect(again).toEqual(first);
    expect(other.final).not.toEqual(first.final);
    expect(first.accuracy).toBeGreaterThanOrEqual(0.5);
    expect(first).not.toHaveProperty('gradients');
    expect(first).not.toHaveProperty('z_out');
    expect(first).not.toHaveProperty('test');
  });

  it('keeps rows for testing', () => {
    const data = { id: 'gaussians', samples: 100, test: 0.3 };
    const { test, accuracy } = document<Output>([
      'train',
      file({ ...XOR, data, hyper: { lr: 0.05 }, epochs: 100 }),
      '--engine',
      'cpu',
    ]);
    expect(test!.accuracy).toBeGreaterThan(0.95);
    expect(test!.loss).toBeLessThan(0.2);
    // 70 rows train: shares of them.
    expect((accuracy! * 70) % 1).toBeCloseTo(0, 9);
    expect((test!.accuracy! * 30) % 1).toBeCloseTo(0, 9);
  });

  it('says which epoch could not be completed, and keeps the last finite weights', () => {
    const entry = linear.cases[0] as unknown as Case;
    const path = file({
      network: { layers: entry.arch, activation: 'linear', loss: 'half_se' },
      weights: entry.layers,
      data: { X: entry.X, target: entry.target },
      optimizer: 'sgd',
      hyper: { lr: 1 },
      epochs: 20,
    });
    const output = document<Output & { loss: (number | null)[] }>(['train', path, '--engine', 'cpu']);
    expect(output.status).toBe('diverged');
    expect(output.loss).toHaveLength(21);
    expect(output.loss[0]).toBe(7200);
    expect(output.loss.at(-1)).toBeNull();
    expect(output.statusEpoch).toBeLessThan(20);
    expect(flat(output.final).every(Number.isFinite)).toBe(true);
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{"network": ', /is not JSON/],
    ['a misspelt field', { ...XOR, epoch: 5 }, /epoch “epoch” has no place here; did you mean “epochs”/],
    ['NaN as text', { ...XOR, hyper: { lr: 'NaN' } }, /hyper\.lr is not a finite number/],
    [
      'an optimizer for the plane only',
      { ...XOR, optimizer: 'newton' },
      /optimizer “newton” needs more than one weight/,
    ],
    ['a wrong formula', { ...XOR, network: { activation: 'x +' } }, /network\.activation as a formula of x/],
    ['a ragged table', { ...XOR, data: { X: [[0, 1], [2]], target: [0, 1] } }, /data\.X is not a list of .* rows/],
    ['an empty table', { ...XOR, data: { X: [], target: [] } }, /data\.X is not a list of .* rows/],
    [
      'targets of another loss',
      { ...XOR, network: { ...XOR.network, loss: 'hinge' } },
      /network\.loss needs the targets −1/,
    ],
    [
      'a class beyond the outputs',
      { ...XOR, network: { layers: [2, 2], loss: 'ce' }, data: { X: [[0, 0]], target: [2] } },
      /network\.layers ends with 2/,
    ],
    ['weights of another net', { ...XOR, weights: [{ W: [1, 2], b: [0] }] }, /weights has 1 layer, not 2/],
    ['a surface', { version: 1, surface: { id: 'mse' } }, /this is an experiment with a surface; use run/],
  ])('refuses %s in one line', (_, content, message) => {
    const { code, stdout, stderr } = headless(['train', file(content), '--engine', 'cpu']);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^nabla: [^\n]+\n$/);
  });
});

const found = await gpuForTests();

describe.skipIf('skip' in found)('headless train on the GPU engine', () => {
  it.each(cases.filter((_, i) => i % 2 === 0))('%s with %s', (_, optimizer, entry) => {
    const output = document<Output>(['train', experiment(entry, optimizer), '--engine', 'gpu', ...REPORT]);
    expect(output.engine.kind).toBe('gpu');
    // Fifty updates in float32: the reference's own float32 run is off by 1e-6; WGSL's exp and division by a few times that.
    compare(output, entry, optimizer, 1e-5);
  });
});
