import { NumpyRandom } from '../catalog/data/numpy-random';
import { type GanPlan, type GanState, layout, type NetworkEngine } from '../engine/contract/network';
import type { ResolvedGan } from '../experiment/networks/gan';

/** Points that are made to look at a generator, images likewise. */
const GENERATED_POINTS = 256;
const GENERATED_IMAGES = 25;

/** Noise to look at a generator with: standard normal, other numbers than the game's own. */
export function portraitNoise({ plan, kind }: ResolvedGan): Float64Array {
  const random = new NumpyRandom((plan.seed ^ 0x5bd1e995) >>> 0);
  const rows = kind === 'images' ? GENERATED_IMAGES : GENERATED_POINTS;
  return Float64Array.from({ length: rows * plan.generator.net.widths[0] }, () => random.normal());
}

/** The generator's outputs, after the activation of its last layer. */
export async function generate(
  engine: NetworkEngine,
  { generator }: GanPlan,
  { generator: { weights } }: Pick<GanState, 'generator'>,
  inputs: Float64Array,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const { net } = generator;
  const rows = inputs.length / net.widths[0];
  const outputs = net.widths[net.widths.length - 1];
  const told = await engine.inspect(net, weights, { rows, inputs, targets: new Float64Array(rows * outputs) }, signal);
  const { units } = layout(net);
  const points = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    points.set(told.h.subarray((row + 1) * units - outputs, (row + 1) * units), row * outputs);
  }
  return points;
}
