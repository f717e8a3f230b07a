import type { NetworkEngine } from '../../../engine/contract/network';
import { layout, type NetPlan } from '../../../engine/contract/network';

/** What each unit says over the plane of the inputs, on a coarse grid. */
export interface UnitMaps {
  /** Samples a side. */
  readonly side: number;
  /** side × side, row-major with the highest y first, as a picture has it. */
  of(column: number, unit: number): Float64Array;
}

/** Samples a side of a thumbnail. */
const MAP_SIDE = 16;
/** More units than this are too small to hold a picture. */
const MOST_MAPPED = 64;

export function canMap({ widths }: NetPlan): boolean {
  return widths[0] === 2 && widths.slice(1).reduce((sum, width) => sum + width, 0) <= MOST_MAPPED;
}

/** side² points over the extent, row-major with the highest y first. */
function mapPoints(extent: readonly (readonly [number, number])[], side: number): Float64Array {
  const [[left, right], [bottom, top]] = [extent[0]!, extent[1]!];
  const points = new Float64Array(2 * side * side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const at = 2 * (row * side + column);
      points[at] = left + ((right - left) * (column + 0.5)) / side;
      points[at + 1] = top - ((top - bottom) * (row + 0.5)) / side;
    }
  }
  return points;
}

/** One forward pass over the grid tells every unit's picture. */
export async function computeMaps(
  networks: Pick<NetworkEngine, 'inspect'>,
  net: NetPlan,
  weights: Float64Array,
  extent: readonly (readonly [number, number])[],
  signal?: AbortSignal,
): Promise<UnitMaps> {
  const inputs = mapPoints(extent, MAP_SIDE);
  const rows = MAP_SIDE * MAP_SIDE;
  const outputs = net.loss.kind === 'softmax' ? 1 : net.widths.at(-1)!;
  const data = { rows, inputs, targets: new Float64Array(rows * outputs) };
  const { h } = await networks.inspect(net, weights, data, signal);
  const { units, layers } = layout(net);
  return {
    side: MAP_SIDE,
    of: (column, unit) =>
      Float64Array.from({ length: rows }, (_, row) =>
        column === 0 ? inputs[2 * row + unit]! : h[row * units + layers[column - 1]!.units + unit]!,
      ),
  };
}
