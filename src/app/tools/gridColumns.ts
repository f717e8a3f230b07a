/** Rem: a small map with its lines of text is no narrower, and no flatter. */
const LEAST = { width: 11, height: 10 } as const;
/** Rem of a cell's height that belong to its text. */
const TEXT = 4.2;
/** Width over height that a map looks best at. */
const SHAPE = 1.25;

/**
 * Columns for so many small maps in a box of width × height (rem): so many that the maps come out largest, without gaps
 * in more than the last row. Where not all fit at their least size, as many as fit side by side: the box scrolls.
 */
export function gridColumns(count: number, width: number, height: number): number {
  const most = Math.max(1, Math.min(count, Math.floor(width / LEAST.width)));
  let best = most;
  let largest = 0;
  for (let columns = 1; columns <= most; columns++) {
    const rows = Math.ceil(count / columns);
    const cell = { width: width / columns, height: height / rows - TEXT };
    if (height / rows < LEAST.height) continue;
    const shape = cell.width / cell.height / SHAPE;
    // Of two that are about as large, the one of the better shape.
    const size = Math.min(cell.width, cell.height * SHAPE) * Math.min(shape, 1 / shape) ** 0.25;
    if (size > largest + 1e-9) [best, largest] = [columns, size];
  }
  return best;
}
