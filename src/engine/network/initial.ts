import { layout, type Member, type NetPlan, type TrainPlan, type TrainState } from '../contract/network';
import { randomBits, randomNormal, randomUnit } from '../random';
import type { CoefficientWalk } from './coefficients';
import { NET_STREAM } from './order';

/**
 * A net's parameters before its first update. Drawn ones are rounded to float32, so that both engines begin with the
 * same numbers.
 */
export function initialWeights(net: NetPlan, { seed, start }: Pick<Member, 'seed' | 'start'>): Float64Array {
  if (start instanceof Float64Array) return start;
  const { parameters, layers } = layout(net);
  const weights = new Float64Array(parameters);
  layers.forEach(({ inputs, outputs, weights: first, biases }, l) => {
    for (let i = first; i < first + inputs * outputs; i++) {
      const bits = randomBits(seed, i, 0, NET_STREAM.weights);
      const drawn = start.distribution === 'normal' ? randomNormal(bits)[0] : 2 * randomUnit(bits[0]) - 1;
      weights[i] = Math.fround(start.scale[l] * drawn);
    }
    if (biases !== null) weights.fill(Math.fround(start.bias), biases, biases + outputs);
  });
  return weights;
}

/** A population before its first update. */
export function initialState(plan: TrainPlan, walk: CoefficientWalk): TrainState {
  const { net, members } = plan;
  const { parameters, layers } = layout(net);
  const { states } = walk;
  const weights = new Float64Array(members.length * parameters);
  const optimizer = new Float64Array(members.length * states * parameters);
  const initial = plan.hypers.map((_, set) => walk.initialState(set));
  members.forEach((member, n) => {
    weights.set(initialWeights(net, member), n * parameters);
    for (let s = 0; s < states; s++) {
      const first = (n * states + s) * parameters;
      layers.forEach((layer, l) => {
        const end = layers[l + 1]?.weights ?? parameters;
        optimizer.fill(initial[member.hyper[l]][s], first + layer.weights, first + end);
      });
    }
  });
  return {
    epoch: 0,
    weights,
    optimizer,
    codes: new Uint8Array(members.length),
    stopped: new Uint32Array(members.length),
  };
}
