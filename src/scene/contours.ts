import type { HeightScale } from './contract';
import type { GridPoint, HeightField } from './heightfield';
import { applyHeight } from './scale';

/** Equally spaced levels in height: `offset + k · spacing`; every `every`-th, counted from k = 0, is an index contour. */
export interface ContourLevels {
  readonly offset: number;
  readonly spacing: number;
  readonly every: number;
}

/** Thin lines that the eye can still tell apart on a surface. */
const TARGET = 24;

/**
 * Levels at round values on a linear scale; on a logarithmic one at equal factors, so that they are equally spaced in
 * height too, with a heavy one at every decade above the linear part.
 */
export function contourLevels(scale: HeightScale): ContourLevels {
  const range = scale.high - scale.low;
  if (scale.kind === 'log') {
    const decade = Math.LN10 / Math.log1p(range / scale.soft);
    const every = Math.max(1, Math.min(10, Math.round(TARGET * decade)));
    return { offset: 0, spacing: decade / every, every };
  }
  const power = 10 ** Math.floor(Math.log10(range / TARGET));
  const multiple = [1, 2, 5, 10].find((m) => range / (m * power) <= TARGET) ?? 10;
  // Zero is a level of its own and heavy, wherever the range begins.
  return { offset: applyHeight(scale, 0), spacing: (multiple * power) / range, every: 5 };
}

/** Receives one piece of level line number k (see {@link ContourLevels}); its ends are in grid coordinates. */
export type SegmentSink = (k: number, x0: number, y0: number, x1: number, y1: number) => void;

/**
 * All level lines in (0, 1), in one pass over the triangles of the mesh: so they lie exactly on the drawn surface, and
 * no cell is ambiguous.
 */
export function traceContours(field: HeightField, levels: ContourLevels, segment: SegmentSink): void {
  const { columns, rows, heights } = field;
  const trace = (a: Corner, b: Corner, c: Corner) => {
    // A hole's corner is NaN, which no level is below: the loop ends before it begins.
    const low = Math.max(Math.min(a.height, b.height, c.height), 0);
    const high = Math.min(Math.max(a.height, b.height, c.height), 1);
    const last = (high - levels.offset) / levels.spacing;
    for (let k = Math.floor((low - levels.offset) / levels.spacing) + 1; k <= last; k++) {
      cutTriangle(levels.offset + k * levels.spacing, k, a, b, c, segment);
    }
  };
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column;
      const a = { column, row, height: heights[at]! };
      const b = { column: column + 1, row, height: heights[at + 1]! };
      const c = { column, row: row + 1, height: heights[at + columns]! };
      const d = { column: column + 1, row: row + 1, height: heights[at + columns + 1]! };
      trace(a, b, c);
      trace(d, c, b);
    }
  }
}

type Corner = GridPoint;

/** The level line leaves the triangle by the two edges at the corner that is alone on its side. */
function cutTriangle(level: number, k: number, a: Corner, b: Corner, c: Corner, segment: SegmentSink): void {
  const above = [a.height >= level, b.height >= level, c.height >= level] as const;
  if (above[0] === above[1] && above[1] === above[2]) return;
  const [p, q, r] = above[1] === above[2] ? [a, b, c] : above[0] === above[2] ? [b, c, a] : [c, a, b];
  const s = (level - p.height) / (q.height - p.height);
  const t = (level - p.height) / (r.height - p.height);
  segment(
    k,
    p.column + s * (q.column - p.column),
    p.row + s * (q.row - p.row),
    p.column + t * (r.column - p.column),
    p.row + t * (r.row - p.row),
  );
}
