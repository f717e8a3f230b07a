import { fitting } from '../../../page/workbench/budget';

/** A square part of the heat map that is filled with one result until its parts are known. */
export interface Patch {
  readonly column: number;
  readonly row: number;
  /** Cells a side; cut off at the rim of the map. */
  readonly side: number;
}

/**
 * The order in which the cells of a map of size × size are computed, level after level, coarse to fine: every level
 * halves the patches, and no cell comes twice. Within a level the rows run outward from the middle, where one looks.
 */
export function refinement(size: number, coarsest: number): Patch[][] {
  const levels: Patch[][] = [];
  for (let side = coarsest; side >= 1; side /= 2) {
    const level: Patch[] = [];
    const first = side === coarsest;
    for (let row = 0; row < size; row += side) {
      for (let column = 0; column < size; column += side) {
        const known = !first && row % (2 * side) === 0 && column % (2 * side) === 0;
        if (!known) level.push({ column, row, side });
      }
    }
    const middle = (size - side) / 2;
    const distance = ({ column, row }: Patch): number => Math.max(Math.abs(column - middle), Math.abs(row - middle));
    level.sort((a, b) => distance(a) - distance(b));
    if (level.length > 0) levels.push(level);
  }
  return levels;
}

/** The largest power of two of which `size` holds at least eight: the first picture has 8 × 8 patches or a few more. */
export function coarsestSide(size: number): number {
  return Math.max(1, 2 ** Math.floor(Math.log2(size / 8)));
}

/** How much of the work one call of the engine should take; milliseconds. */
const AIM = 350;

/** How many nets the next call should have, from how long the last one took. Powers of two: few kernels are compiled. */
export function nextBatch(nets: number, milliseconds: number, most: number): number {
  const fits = fitting(nets, milliseconds, AIM, [1 / 2, 4]);
  return Math.max(1, Math.min(most, 2 ** Math.round(Math.log2(fits))));
}
