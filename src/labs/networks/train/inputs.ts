import type { ResolvedNetwork } from '../../../experiment/networks/resolve';

/** Of each input: what is worth drawing. */
export type Extent = ResolvedNetwork['extent'];

/** Samples along a line. */
const LINE = 384;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** points × inputs. */
  readonly inputs: Float64Array;
}

/** Samples over what is worth drawing of the first two inputs; a line for a single one. */
export function gridInputs({ net, train }: ResolvedNetwork, extent: Extent, side: number): Grid {
  const width = net.widths[0]!;
  const [columns, rows] = width === 1 ? [LINE, 1] : [side, side];
  const means = inputMeans(train.inputs, width);
  const inputs = new Float64Array(columns * rows * width);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at += width) {
      inputs.set(means, at);
      inputs[at] = between(extent[0]!, column / (columns - 1));
      if (width > 1) inputs[at + 1] = between(extent[1]!, row / (rows - 1));
    }
  }
  return { columns, rows, inputs };
}

function between([low, high]: readonly [number, number], share: number): number {
  return low + share * (high - low);
}

/** A point at a place of the figure; inputs beyond the second stay at their means. */
export function inputAt({ net, train }: ResolvedNetwork, place: readonly [number, number]): Float64Array {
  const width = net.widths[0]!;
  return inputMeans(train.inputs, width).map((mean, i) => place[i] ?? mean);
}

export function inputMeans(inputs: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  inputs.forEach((value, i) => {
    sums[i % width]! += value;
  });
  return sums.map((sum) => (inputs.length === 0 ? 0 : sum / (inputs.length / width)));
}
