import { layout, type NetPlan } from './network';

/** The parameters of one weight layer apart. */
export interface LayerParameters {
  /** out × in, row-major. */
  readonly W: number[];
  /** Absent in a net without biases. */
  readonly b?: number[];
}

/** @param parameters in the net's order: weights, or a gradient */
export function byLayer(net: Pick<NetPlan, 'widths' | 'bias'>, parameters: Float64Array): LayerParameters[] {
  return layout(net).layers.map(({ inputs, outputs, weights, biases }) => ({
    W: Array.from(parameters.subarray(weights, weights + inputs * outputs)),
    ...(biases === null ? {} : { b: Array.from(parameters.subarray(biases, biases + outputs)) }),
  }));
}
