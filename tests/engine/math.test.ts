import { afterAll, describe, expect, it } from 'vitest';
import mathWgsl from '../../shaders/math.wgsl?raw';
import { gpuForTests } from '../setup/gpu';

const found = await gpuForTests();
const adapter = 'skip' in found ? null : await found.gpu.requestAdapter();
const device = (await adapter?.requestDevice()) ?? null;
afterAll(() => device?.destroy());

/** `expression` of `p.x` and `p.y` at pairs of float32 numbers, by the GPU. */
async function onGpu(expression: string, pairs: Float32Array): Promise<Float32Array> {
  const gpu = device as GPUDevice;
  const code = `${mathWgsl}
    @group(0) @binding(0) var<storage, read> pairs: array<vec2f>;
    @group(0) @binding(1) var<storage, read_write> results: array<f32>;
    @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
      if (id.x >= arrayLength(&pairs)) { return; }
      let p = pairs[id.x];
      results[id.x] = ${expression};
    }`;
  const pipeline = gpu.createComputePipeline({
    layout: 'auto',
    compute: { module: gpu.createShaderModule({ code }) },
  });
  const size = pairs.byteLength / 2;
  const input = gpu.createBuffer({ size: pairs.byteLength, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST });
  const output = gpu.createBuffer({ size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC });
  const staging = gpu.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  gpu.queue.writeBuffer(input, 0, pairs);
  const encoder = gpu.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  const entries = [input, output].map((buffer, binding) => ({ binding, resource: { buffer } }));
  pass.setBindGroup(0, gpu.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
  pass.dispatchWorkgroups(Math.ceil(pairs.length / 128));
  pass.end();
  encoder.copyBufferToBuffer(output, 0, staging, 0, size);
  gpu.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const results = new Float32Array(staging.getMappedRange().slice(0));
  for (const buffer of [input, output, staging]) buffer.destroy();
  return results;
}

const COUNT = 4096;

/** Even in the logarithm of the magnitude, both signs where the range has both: small and large arguments alike. */
function logarithmic(smallest: number, largest: number, signs: 1 | 2 = 2): number[] {
  return Array.from({ length: COUNT }, (_, i) => {
    const magnitude = smallest * (largest / smallest) ** (i / (COUNT - 1));
    return signs === 2 && i % 2 === 1 ? -magnitude : magnitude;
  });
}

function even(low: number, high: number): number[] {
  return Array.from({ length: COUNT }, (_, i) => low + (high - low) * (i / (COUNT - 1)));
}

interface Case {
  readonly code: string;
  readonly exact: (x: number, y: number) => number;
  readonly x: readonly number[];
  readonly y?: readonly number[];
  /** Allowed error: `absolute` + `relative`·|exact|, in float32's own unit 2⁻²³ ≈ 1.2e-7 where that is meant. */
  readonly absolute?: number;
  readonly relative?: number;
}

const UNIT = 2 ** -23;
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
/** All terms have one sign, so that nothing cancels. */
function erf(x: number): number {
  let [term, sum] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}
/** Its continued fraction beyond 2 (Abramowitz and Stegun 1964, 7.1.14), where 1 − erf(x) has no digits left. */
function erfc(x: number): number {
  if (x < 2) return 1 - erf(x);
  let fraction = x;
  for (let n = 200; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}
const crossed = (values: readonly number[]) => values.map((_, i) => values[(i * 1597) % values.length]);

/**
 * Bounds of the functions themselves, for arguments that are float32 numbers already. WGSL promises less of its own exp
 * (3 + 2|x| units) and log (an absolute 2⁻²¹ near 1, else 3 units), on which some of ours rest: their bounds allow that.
 */
const CASES: Readonly<Record<string, Case>> = {
  'sin up to 1000': { code: 'safe_sin(p.x)', exact: Math.sin, x: even(-1e3, 1e3), absolute: 1e-6 },
  'cos up to 1000': { code: 'safe_cos(p.x)', exact: Math.cos, x: even(-1e3, 1e3), absolute: 1e-6 },
  'sin up to 10,000': { code: 'safe_sin(p.x)', exact: Math.sin, x: even(-1e4, 1e4), absolute: 2e-6 },
  'cos up to 10,000': { code: 'safe_cos(p.x)', exact: Math.cos, x: even(-1e4, 1e4), absolute: 2e-6 },
  'sin near 0': { code: 'safe_sin(p.x)', exact: Math.sin, x: logarithmic(1e-30, 0.7), relative: 3 * UNIT },
  'tan below its poles': { code: 'safe_tan(p.x)', exact: Math.tan, x: even(-1.5, 1.5), relative: 8 * UNIT },
  atan: { code: 'safe_atan(p.x)', exact: Math.atan, x: logarithmic(1e-20, 1e20), relative: 4 * UNIT },
  atan2: {
    code: 'safe_atan2(p.y, p.x)',
    exact: (x, y) => Math.atan2(y, x),
    x: logarithmic(1e-6, 1e6),
    y: crossed(logarithmic(1e-6, 1e6)),
    relative: 6 * UNIT,
  },
  asin: { code: 'safe_asin(p.x)', exact: Math.asin, x: even(-1, 1), absolute: 2 * UNIT, relative: 6 * UNIT },
  acos: { code: 'safe_acos(p.x)', exact: Math.acos, x: even(-1, 1), absolute: 2 * UNIT, relative: 6 * UNIT },
  exp: { code: 'safe_exp(p.x)', exact: Math.exp, x: even(-80, 80), relative: (3 + 2 * 80) * UNIT },
  'log far from 1': { code: 'safe_log(p.x)', exact: Math.log, x: logarithmic(1e-30, 0.5, 1), relative: 3 * UNIT },
  'log near 1': { code: 'safe_log(p.x)', exact: Math.log, x: even(0.5, 2), absolute: 2 ** -21 },
  'log above 2': { code: 'safe_log(p.x)', exact: Math.log, x: logarithmic(2, 1e30, 1), relative: 3 * UNIT },
  log2: {
    code: 'safe_log2(p.x)',
    exact: Math.log2,
    x: logarithmic(1e-30, 1e30, 1),
    absolute: 2 ** -21,
    relative: 3 * UNIT,
  },
  log10: {
    code: 'safe_log10(p.x)',
    exact: Math.log10,
    x: logarithmic(1e-30, 1e30, 1),
    absolute: 2 ** -21,
    relative: 4 * UNIT,
  },
  sinh: { code: 'safe_sinh(p.x)', exact: Math.sinh, x: logarithmic(1e-20, 1, 2), relative: 3 * UNIT },
  'sinh beyond 1': { code: 'safe_sinh(p.x)', exact: Math.sinh, x: even(1, 60), relative: (6 + 2 * 60) * UNIT },
  cosh: { code: 'safe_cosh(p.x)', exact: Math.cosh, x: even(-60, 60), relative: (6 + 2 * 60) * UNIT },
  tanh: { code: 'safe_tanh(p.x)', exact: Math.tanh, x: logarithmic(1e-20, 1e4), relative: 10 * UNIT },
  sigmoid: {
    code: 'safe_sigmoid(p.x)',
    exact: (x) => 1 / (1 + Math.exp(-x)),
    x: even(-60, 60),
    relative: (6 + 2 * 60) * UNIT,
  },
  erf: { code: 'safe_erf(p.x)', exact: erf, x: even(-6, 6), absolute: 5e-7 },
  'erf near 0': { code: 'safe_erf(p.x)', exact: erf, x: logarithmic(1e-30, 0.4), relative: 4 * UNIT },
  softplus: { code: 'safe_softplus(p.x)', exact: softplus, x: even(-60, 60), relative: (8 + 2 * 60) * UNIT },
  log1p: { code: 'safe_log1p(p.x)', exact: Math.log1p, x: logarithmic(1e-30, 0.49), relative: 4 * UNIT },
  'log1p beyond 1/2': {
    code: 'safe_log1p(p.x)',
    exact: Math.log1p,
    x: logarithmic(0.5, 1e30, 1),
    absolute: 2 ** -21,
    relative: 4 * UNIT,
  },
  expm1: { code: 'safe_expm1(p.x)', exact: Math.expm1, x: logarithmic(1e-30, 0.34), relative: 4 * UNIT },
  // The exponential's error, against a difference that is at least 0.3 of it.
  'expm1 beyond 0.35': {
    code: 'safe_expm1(p.x)',
    exact: Math.expm1,
    x: even(-60, 60),
    absolute: 4 * UNIT,
    relative: (6 + 2 * 60) * UNIT,
  },
  asinh: { code: 'safe_asinh(p.x)', exact: Math.asinh, x: logarithmic(1e-30, 0.3), relative: 6 * UNIT },
  'asinh beyond 0.3': {
    code: 'safe_asinh(p.x)',
    exact: Math.asinh,
    x: logarithmic(0.3, 1e30),
    absolute: 2 ** -21,
    relative: 6 * UNIT,
  },
  acosh: {
    code: 'safe_acosh(p.x)',
    exact: Math.acosh,
    x: logarithmic(1, 1e30, 1),
    absolute: 2 ** -21,
    relative: 6 * UNIT,
  },
  atanh: { code: 'safe_atanh(p.x)', exact: Math.atanh, x: logarithmic(1e-30, 0.19), relative: 6 * UNIT },
  'atanh beyond 0.2': {
    code: 'safe_atanh(p.x)',
    exact: Math.atanh,
    x: even(-0.999, 0.999),
    absolute: 2 ** -21,
    relative: 6 * UNIT,
  },
  // The rounding of x² adds x² units to those of the exponential.
  erfc: { code: 'safe_erfc(p.x)', exact: erfc, x: even(-6, 8), relative: (6 + 3 * 64) * UNIT },
  cbrt: { code: 'safe_cbrt(p.x)', exact: Math.cbrt, x: logarithmic(1e-30, 1e30), relative: 6 * UNIT },
  sqrt: { code: 'safe_sqrt(p.x)', exact: Math.sqrt, x: logarithmic(1e-30, 1e30, 1), relative: 3 * UNIT },
  // An error of a unit in the exponent's logarithm becomes one of |y log₂ x| units, here up to 66, in the power.
  pow: {
    code: 'safe_pow(p.x, p.y)',
    exact: Math.pow,
    x: logarithmic(1e-2, 1e2, 1),
    y: crossed(even(-10, 10)),
    relative: 4 * 70 * UNIT,
  },
  length: {
    code: 'safe_length(p)',
    exact: Math.hypot,
    x: logarithmic(1e-15, 1e30),
    y: crossed(logarithmic(1e-15, 1e30)),
    relative: 6 * UNIT,
  },
};

describe.skipIf(device === null)('functions of shaders/math.wgsl against float64', () => {
  it.each(Object.entries(CASES))('%s', async (_, { code, exact, x, y, absolute = 0, relative = 0 }) => {
    const pairs = Float32Array.from(x.flatMap((each, i) => [each, y?.[i] ?? 0]));
    const results = await onGpu(code, pairs);
    let worst = 0;
    let where = '';
    results.forEach((result, i) => {
      const [a, b] = [pairs[2 * i], pairs[2 * i + 1]];
      const expected = exact(a, b);
      const share = Math.abs(result - expected) / (absolute + relative * Math.abs(expected));
      if (share <= worst) return;
      worst = share;
      where = `at (${a}, ${b}): ${result} for ${expected}`;
    });
    expect(worst, where).toBeLessThanOrEqual(1);
  });

  it('sines of anything stay within ±1', async () => {
    const pairs = Float32Array.from(logarithmic(1, 3e38).flatMap((each) => [each, 0]));
    for (const code of ['safe_sin(p.x)', 'safe_cos(p.x)']) {
      for (const value of await onGpu(code, pairs)) expect(Math.abs(value)).toBeLessThanOrEqual(1 + UNIT);
    }
  });

  it.each([
    'safe_sqrt(p.x)',
    'safe_log(p.x)',
    'safe_log2(p.x)',
    'safe_log10(p.x)',
    'safe_asin(p.x)',
    'safe_acos(p.x)',
    'safe_tanh(p.x)',
    'safe_sigmoid(p.x)',
    'safe_erf(p.x)',
    'safe_erfc(p.x)',
    'safe_log1p(p.x)',
    'safe_acosh(p.x)',
    'safe_atanh(p.x)',
    'safe_asinh(p.x)',
    'safe_atan(p.x)',
    'safe_pow(p.x, 0.5)',
    'safe_cbrt(p.x)',
  ])('%s is finite outside its domain, too', async (code) => {
    const outside = [-1e30, -100, -2, -1, 0, 1, 2, 100, 1e30];
    const results = await onGpu(code, Float32Array.from(outside.flatMap((each) => [each, 0])));
    expect([...results].every(Number.isFinite), String(results)).toBe(true);
  });

  it('what overflows is not a plausible number: the jet must be able to flag it', async () => {
    for (const code of ['safe_exp(p.x)', 'safe_cosh(p.x)', 'safe_pow(p.x, 2.5)', 'safe_sinh(p.x)']) {
      const results = await onGpu(code, Float32Array.from([1e30, 0]));
      expect(Math.abs(results[0]) <= 1e30, `${code} = ${results[0]}`).toBe(false);
    }
  });

  it('powers at their corners are those of float64', async () => {
    const corners = [
      [0, 0],
      [0, 2],
      [-2, 3],
      [-2, 4],
      [-8, -1],
      [1, 100],
      [2, 0],
      [-1, 101],
    ] as const;
    const results = await onGpu('safe_pow(p.x, p.y)', Float32Array.from(corners.flat()));
    corners.forEach(([base, exponent], i) => {
      const exact = base ** exponent;
      expect(Math.abs(results[i] - exact), `${base}^${exponent}`).toBeLessThanOrEqual(8 * UNIT * Math.abs(exact));
    });
  });

  it('what is too large is told by its bits', async () => {
    const values = [0, 1, -1e30, 1e30, 1.01e30, -2e30, 3.4e38, Number.POSITIVE_INFINITY, Number.NaN];
    const results = await onGpu('select(0.0, 1.0, too_large(p.x))', Float32Array.from(values.flatMap((v) => [v, 0])));
    expect([...results]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 1]);
  });
});
