import type { PlotSketch } from './model';

/** A place of a stroke: which column, and how high. */
interface StrokePlace {
  readonly column: number;
  readonly y: number;
}

/** x of a column. */
export function columnPlace({ range, values }: Pick<PlotSketch, 'range' | 'values'>, column: number): number {
  return range[0] + ((range[1] - range[0]) * column) / Math.max(1, values.length - 1);
}

export function nearestColumn({ range, values }: Pick<PlotSketch, 'range' | 'values'>, x: number): number {
  const last = values.length - 1;
  return Math.min(last, Math.max(0, Math.round((last * (x - range[0])) / (range[1] - range[0]))));
}

/** The values after a straight stroke between two places; what stood in its columns is drawn over. */
export function stroked(values: Float64Array, from: StrokePlace, to: StrokePlace): Float64Array {
  const next = values.slice();
  const way = to.column >= from.column ? 1 : -1;
  const length = Math.abs(to.column - from.column);
  for (let i = 0; i <= length; i++) {
    next[from.column + way * i] = length === 0 ? to.y : from.y + ((to.y - from.y) * i) / length;
  }
  return next;
}

/** The values without what stands in a column and beside it. */
export function erased(values: Float64Array, column: number): Float64Array {
  const next = values.slice();
  next.fill(Number.NaN, Math.max(0, column - 1), column + 2);
  return next;
}
