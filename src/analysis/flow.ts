import { type Inspection, layout, type NetPlan } from '../engine/contract/network';

/** One weight layer in a real backward pass. */
export interface LayerFlow {
  /** Norms of ∂loss/∂W and of ∂loss/∂z over all rows. */
  readonly weightNorm: number;
  readonly deltaNorm: number;
  /** Standard deviation of the layer's outputs, over units and rows. */
  readonly spread: number;
  /** Mean of |activation′|. */
  readonly slope: number;
  /** Share of the units whose activation has no slope on any row: nothing can teach them. */
  readonly dead: number;
}

export interface FlowMeasurement {
  /** From the layer nearest the input to the output layer. */
  readonly layers: readonly LayerFlow[];
  readonly loss: number;
  /** Of the whole gradient, biases included. */
  readonly norm: number;
}

/** @param told the inspection of `rows` rows with a net whose loss has no penalties */
export function measureFlow(net: NetPlan, told: Inspection, rows: number): FlowMeasurement {
  const { layers, units } = layout(net);
  return {
    loss: told.loss,
    norm: norm(told.gradient, 0, told.gradient.length),
    layers: layers.map((layer) => {
      const weights = layer.inputs * layer.outputs;
      const moments = { squares: 0, delta: 0, slope: 0, sum: 0 };
      let dead = 0;
      for (let unit = layer.units; unit < layer.units + layer.outputs; unit++) {
        let alive = false;
        for (let at = unit; at < rows * units; at += units) {
          moments.sum += told.h[at]!;
          moments.delta += told.delta[at]! ** 2;
          moments.slope += Math.abs(told.slope[at]!);
          alive ||= told.slope[at] !== 0;
        }
        if (!alive) dead++;
      }
      const count = rows * layer.outputs;
      const mean = moments.sum / count;
      for (let unit = layer.units; unit < layer.units + layer.outputs; unit++) {
        for (let at = unit; at < rows * units; at += units) moments.squares += (told.h[at]! - mean) ** 2;
      }
      return {
        weightNorm: norm(told.gradient, layer.weights, layer.weights + weights),
        deltaNorm: Math.sqrt(moments.delta),
        spread: Math.sqrt(moments.squares / count),
        slope: moments.slope / count,
        dead: dead / layer.outputs,
      };
    }),
  };
}

function norm(numbers: Float64Array, from: number, to: number): number {
  let squares = 0;
  for (let i = from; i < to; i++) squares += numbers[i]! ** 2;
  return Math.sqrt(squares);
}

/** ‖∂L/∂W‖ of the first layer over that of the last: below 1 the gradient shrinks on its way back to the input. */
export function firstToLast({ layers }: FlowMeasurement): number {
  return layers[0]!.weightNorm / layers.at(-1)!.weightNorm;
}

/** The first layer's gradient, below and above which it is called vanished and exploded. */
export const VANISHED_BELOW = 1e-4;
export const EXPLODED_ABOVE = 1e2;

export type FlowVerdict = 'vanished' | 'flows' | 'exploded';

export function verdictOf({ layers }: FlowMeasurement): FlowVerdict {
  const first = layers[0]!.weightNorm;
  if (first < VANISHED_BELOW) return 'vanished';
  // Written so that what could not be held has exploded.
  return first <= EXPLODED_ABOVE ? 'flows' : 'exploded';
}
