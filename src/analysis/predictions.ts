import { type Inspection, layout } from '../engine/contract/network';
import type { ResolvedNetwork } from '../experiment/networks/resolve';
import { sigmoid, softmax } from '../formula/language/probability';

/** What a net says of each row: the raw outputs that the loss reads. */
export function rawOutputs(net: ResolvedNetwork['net'], rows: number, { h }: Pick<Inspection, 'h'>): number[][] {
  const { units, layers } = layout(net);
  const last = layers[layers.length - 1];
  return Array.from({ length: rows }, (_, row) => {
    const from = row * units + last.units;
    return [...h.subarray(from, from + last.outputs)];
  });
}

/** The raw outputs of a row as a prediction. */
export function predictionOf(output: ResolvedNetwork['output'], z: readonly number[]): number[] {
  return READ[output](z);
}

const READ: Readonly<Record<ResolvedNetwork['output'], (z: readonly number[]) => number[]>> = {
  identity: (z) => [...z],
  sigmoid: (z) => z.map(sigmoid),
  softmax: (z) => [...softmax(z)],
};
