import { layout, type NetPlan } from '../../../engine/contract/network';

/** Hidden units of one layer that calculate the same and always will: equal weights in and out. */
export interface Twins {
  /** Weight layer whose units they are. */
  readonly layer: number;
  readonly units: readonly number[];
}

export function findTwins(net: NetPlan, weights: Float64Array): Twins[] {
  const { layers } = layout(net);
  const found: Twins[] = [];
  for (let l = 0; l + 1 < layers.length; l++) {
    const { inputs, outputs, weights: first, biases } = layers[l]!;
    const next = layers[l + 1]!;
    const groups = new Map<string, number[]>();
    for (let unit = 0; unit < outputs; unit++) {
      const into = weights.subarray(first + unit * inputs, first + (unit + 1) * inputs);
      const out = Array.from({ length: next.outputs }, (_, o) => weights[next.weights + o * next.inputs + unit]!);
      const key = [...into, biases === null ? 0 : weights[biases + unit]!, ...out].join(' ');
      groups.set(key, [...(groups.get(key) ?? []), unit]);
    }
    for (const units of groups.values()) if (units.length > 1) found.push({ layer: l, units });
  }
  return found;
}
