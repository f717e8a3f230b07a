import { FLAG, type Grid, LARGEST } from '../../contract';
import type { Assessment, Inspection, NetData, WeightPlane } from '../../contract/network';
import type { CompiledNet } from './compiled';
import { NET_CODE } from './functions';
import { Objective, penaltySlopes } from './loss';
import { Pass } from './pass';

/** Points that go through a net together. */
const BLOCK = 64;

/** Raw outputs of nets at points; NaN where an activation is undefined. */
export function* outputs(
  program: CompiledNet,
  weights: Float64Array,
  inputs: Float64Array,
): Generator<void, Float32Array> {
  const { parameters, layers } = program.layout;
  const [width, out] = [layers[0].inputs, layers[layers.length - 1].outputs];
  const rows = inputs.length / width;
  const nets = weights.length / parameters;
  const result = new Float32Array(nets * rows * out);
  const pass = new Pass(program, Math.max(1, Math.min(BLOCK, rows)));
  const one = new Pass(program, 1);
  for (let n = 0; n < nets; n++) {
    const net = weights.subarray(n * parameters, (n + 1) * parameters);
    for (let first = 0; first < rows; first += pass.capacity) {
      const block = Math.min(pass.capacity, rows - first);
      const at = (n * rows + first) * out;
      pass.inputs.set(inputs.subarray(first * width, (first + block) * width));
      if (pass.forward(net, block)) {
        result.set(pass.lastZ.subarray(0, block * out), at);
      } else {
        for (let row = 0; row < block; row++) {
          one.inputs.set(inputs.subarray((first + row) * width, (first + row + 1) * width));
          if (one.forward(net, 1)) result.set(one.lastZ, at + row * out);
          else result.fill(Number.NaN, at + row * out, at + (row + 1) * out);
        }
      }
      yield;
    }
  }
  return result;
}

/** NaN where the loss is undefined or too large. */
export function* assess(program: CompiledNet, weights: Float64Array, data: NetData): Generator<void, Assessment> {
  const { parameters } = program.layout;
  const nets = weights.length / parameters;
  const result: Assessment = {
    loss: new Float64Array(nets),
    accuracy: new Float64Array(nets),
    metric: new Float64Array(nets),
  };
  const objective = new Objective(program, data);
  for (let n = 0; n < nets; n++) {
    const measured = objective.measure(weights.subarray(n * parameters, (n + 1) * parameters));
    const good = measured.code === NET_CODE.running && Math.abs(measured.loss) <= LARGEST;
    result.loss[n] = good ? measured.loss : Number.NaN;
    result.accuracy[n] = good ? measured.accuracy : Number.NaN;
    result.metric[n] = good ? measured.metric : Number.NaN;
    yield;
  }
  return result;
}

export function inspect(program: CompiledNet, weights: Float64Array, data: NetData): Inspection {
  const { layout, net } = program;
  const { rows } = data;
  const width = net.widths[0];
  const units = () => new Float64Array(rows * layout.units);
  const [z, h, slope, delta] = [units(), units(), units(), units()];
  const gradient = new Float64Array(layout.parameters);
  const inputGradient = new Float64Array(rows * width);
  const objective = new Objective(program, data);
  const { pass } = objective;
  const blockGradient = new Float64Array(pass.capacity * width);
  const measured = objective.measure(weights, (block, first) => {
    pass.backward(weights, block, gradient, blockGradient);
    inputGradient.set(blockGradient.subarray(0, block * width), first * width);
    layout.layers.forEach(({ outputs: count, units: begin }, l) => {
      for (let row = 0; row < block; row++) {
        const at = (first + row) * layout.units + begin;
        const part = (matrix: Float64Array) => matrix.subarray(row * count, (row + 1) * count);
        z.set(part(pass.z[l]), at);
        h.set(part(pass.h[l]), at);
        slope.set(part(pass.slope[l]), at);
        delta.set(part(pass.delta[l]), at);
      }
    });
  });
  penaltySlopes(program, weights, gradient);
  const { loss, accuracy, metric } = measured;
  const told = measured.code === NET_CODE.running ? loss : Number.NaN;
  return { loss: told, accuracy, metric, z, h, slope, delta, gradient, inputGradient };
}

/** Rows `from` … `to − 1` of a grid over a plane through weight space: value, both slopes, flags. */
export function* landscape(
  program: CompiledNet,
  data: NetData,
  plane: WeightPlane,
  grid: Grid,
  from: number,
  to: number,
): Generator<void, Float32Array> {
  const { centre, across, up } = plane;
  const objective = new Objective(program, data);
  const weights = new Float64Array(centre.length);
  const gradient = new Float64Array(centre.length);
  const samples = new Float32Array(4 * grid.columns * (to - from));
  const at = ([low, high]: readonly [number, number], index: number, count: number) =>
    low + (high - low) * (index / Math.max(count - 1, 1));
  for (let row = from, sample = 0; row < to; row++) {
    const y = at(grid.y, row, grid.rows);
    for (let column = 0; column < grid.columns; column++, sample += 4) {
      const x = at(grid.x, column, grid.columns);
      for (let i = 0; i < weights.length; i++) weights[i] = centre[i] + x * across[i] + y * up[i];
      const { code, loss } = objective.gradient(weights, gradient, null, 0, data.rows);
      const slopes = [dot(gradient, across), dot(gradient, up)];
      if (code !== NET_CODE.running) {
        samples[sample + 3] = FLAG.undefined;
      } else if (![loss, ...slopes].every((value) => Math.abs(value) <= LARGEST)) {
        samples[sample] = loss < 0 ? -LARGEST : LARGEST;
        samples[sample + 3] = FLAG.overflow;
      } else {
        samples[sample] = loss;
        samples.set(slopes, sample + 1);
      }
      yield;
    }
  }
  return samples;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
