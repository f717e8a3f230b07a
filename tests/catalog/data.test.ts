import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DATA_LIST, DATA_SETS, LOSS_LIST, SURFACES } from '../../src/catalog';
import { NumpyRandom } from '../../src/catalog/data/numpy-random';
import { jetOf } from './jet';

const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`../golden/seeds/${name}.json`, import.meta.url), 'utf8'));

/** Relative error of the worst entry. A normal number passes through `log`, which may differ in its last bit. */
function worst(actual: readonly number[], expected: readonly number[]): number {
  expect(actual).toHaveLength(expected.length);
  return Math.max(...actual.map((value, i) => Math.abs(value - expected[i]) / Math.max(1, Math.abs(expected[i]))));
}
const LAST_BITS = 1e-15;

describe('NumpyRandom is np.random of NumPy', () => {
  const { cases, mixed_seed42 } = golden('numpy_rng');
  interface Case {
    readonly seed: number;
    readonly uint32: readonly number[];
    readonly random_sample: readonly number[];
    readonly randn: readonly number[];
  }
  it.each(cases as readonly Case[])('seed $seed', ({ seed, ...entry }) => {
    const integers = new NumpyRandom(seed);
    expect(entry.uint32.map(() => integers.uint32())).toEqual(entry.uint32);
    const uniforms = new NumpyRandom(seed);
    expect(entry.random_sample.map(() => uniforms.uniform())).toEqual(entry.random_sample);
    expect(worst(new NumpyRandom(seed).normals(entry.randn.length), entry.randn)).toBeLessThan(LAST_BITS);
  });

  it('keeps the second normal across uniforms', () => {
    const random = new NumpyRandom(42);
    const calls: { call: string; value: number }[] = mixed_seed42;
    const values = calls.map(({ call }) => (call === 'randn' ? random.normal() : random.uniform()));
    expect(
      worst(
        values,
        calls.map(({ value }) => value),
      ),
    ).toBeLessThan(LAST_BITS);
  });
});

describe('the data sets of the tutorials', () => {
  it.each([
    ['line_normal', '000_3.2_linreg'],
    ['line_even', '000_6_linreg_gd'],
    ['line_tight', '001_4_linreg'],
  ])('%s is %s, and its least-squares line is the minimum', (id, file) => {
    const seed = golden(file);
    const { columns } = DATA_SETS.get(id)!;
    expect(worst(columns.x, seed.x)).toBeLessThan(LAST_BITS);
    // y is a sum of three terms, of up to 26: a few last bits more.
    expect(worst(columns.y, seed.y)).toBeLessThan(4 * LAST_BITS);
    const mse = SURFACES.get('mse')!;
    const [minimum] = mse.minima({}, columns);
    expect(minimum.x).toBeCloseTo(seed.ols.w, 11);
    expect(minimum.y).toBeCloseTo(seed.ols.b, 11);
    expect(minimum.value).toBeCloseTo(seed.ols.loss, 11);
    const [value, gw, gb, ww, wb, bb] = jetOf(mse, columns)(minimum.x, minimum.y);
    expect(value).toBeCloseTo(seed.ols.loss, 11);
    expect(Math.hypot(gw, gb)).toBeLessThan(1e-12);
    for (const [i, second] of [ww, wb, wb, bb].entries()) expect(second).toBeCloseTo(seed.hessian.flat()[i], 10);
  });

  it('the perceptron at w = 0 has the gradient (−1, −4) and its later losses', () => {
    const { gradient, real_perceptron_batch } = golden('002_perceptron');
    const jet = jetOf(SURFACES.get('perceptron')!);
    expect(jet(0, 0).slice(0, 3)).toEqual([0, ...gradient.w]);
    for (const { w, loss, grad_w } of real_perceptron_batch.rows.slice(0, 2)) {
      const [value, g1, g2] = jet(w[0], w[1]);
      expect(value).toBeCloseTo(loss, 12);
      expect([g1, g2]).toEqual(grad_w);
    }
  });
});

describe('losses', () => {
  it('cross-entropy: the computed minimum has no slope, and separable or hopeless data have none', () => {
    const loss = SURFACES.get('cross_entropy')!;
    const { columns } = DATA_SETS.get('pass_fail')!;
    const [minimum] = loss.minima({}, columns);
    const [value, gw, gb] = jetOf(loss)(minimum.x, minimum.y);
    expect(value).toBeCloseTo(minimum.value, 12);
    expect(Math.hypot(gw, gb)).toBeLessThan(1e-12);
    expect(loss.minima({}, { x: [-1, 1], y: [0, 1] })).toEqual([]);
    expect(loss.minima({}, { x: [2, 2], y: [0, 1] })).toEqual([]);
  });

  it('cross-entropy stays finite where sigmoids saturate', () => {
    expect(jetOf(SURFACES.get('cross_entropy')!)(1000, -1000).every(Number.isFinite)).toBe(true);
  });

  it('least squares: a constant column has no unique line', () => {
    expect(SURFACES.get('mse')!.minima({}, { x: [3, 3, 3], y: [1, 2, 3] })).toEqual([]);
  });

  it.each(LOSS_LIST.map((loss) => [loss.id, loss] as const))('%s opens with data that has its columns', (_, loss) => {
    const { columns } = DATA_SETS.get(loss.data!.default)!;
    for (const name of loss.data!.columns) expect(columns[name].length).toBeGreaterThan(1);
  });

  it('every data set is finite and rectangular', () => {
    for (const { columns } of DATA_LIST) {
      const lists = Object.values(columns);
      expect(new Set(lists.map((list) => list.length)).size).toBe(1);
      expect(lists.flat().every(Number.isFinite)).toBe(true);
    }
  });
});
