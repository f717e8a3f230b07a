import type { Layout, NetPlan } from '../../../engine/contract/network';
import { layout } from '../../../engine/contract/network';

/**
 * A random direction in weight space with filter normalisation (H. Li et al., "Visualizing the Loss Landscape of Neural
 * Nets", NeurIPS 2018): the incoming weights of each unit are as long in the direction as they are in the net, so that
 * a flat place is not mistaken for one where the weights are merely large. Biases are left where they are (zeros), as
 * in the authors' figures and their code (`--xignore biasbn`).
 *
 * @param weights parameters in the net's order
 * @param normal standard normal numbers
 */
export function filterNormalised(
  net: Pick<NetPlan, 'widths' | 'bias'>,
  weights: Float64Array,
  normal: () => number,
): Float64Array {
  const direction = new Float64Array(weights.length);
  forEachUnit(layout(net), (begin, end) => {
    for (let i = begin; i < end; i++) direction[i] = normal();
    const own = norm(weights.subarray(begin, end));
    const drawn = norm(direction.subarray(begin, end));
    const factor = drawn > 0 ? own / drawn : 0;
    for (let i = begin; i < end; i++) direction[i] *= factor;
  });
  return direction;
}

/** Calls with the first index of a unit's incoming weights and the index after the last. */
function forEachUnit({ layers }: Layout, visit: (begin: number, end: number) => void): void {
  for (const layer of layers) {
    for (let unit = 0; unit < layer.outputs; unit++) {
      const begin = layer.weights + unit * layer.inputs;
      visit(begin, begin + layer.inputs);
    }
  }
}

/** 1 at one parameter, 0 elsewhere. */
export function alongWeight(parameters: number, index: number): Float64Array {
  const direction = new Float64Array(parameters);
  direction[index] = 1;
  return direction;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

export function norm(vector: Float64Array): number {
  return Math.sqrt(dot(vector, vector));
}
