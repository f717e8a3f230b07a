import { type GridPlace, loneCorner, placeBetween, shareOfWay, triangles } from '../geometry/march';
import type { HeightScale } from './contract';
import type { HeightField } from './heightfield';
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
 * All level lines in (0, 1), in one pass over the triangles of the mesh: so they lie exactly on the drawn surface.
 */
export function traceContours(field: HeightField, levels: ContourLevels, segment: SegmentSink): void {
  const { columns, rows, heights } = field;
  triangles(columns, rows, (a, b, c) => {
    const [p, q, r] = [heights[a]!, heights[b]!, heights[c]!];
    // A hole's corner is NaN, which no level is below: the loop ends before it begins.
    const low = Math.max(Math.min(p, q, r), 0);
    const high = Math.min(Math.max(p, q, r), 1);
    const last = (high - levels.offset) / levels.spacing;
    for (let k = Math.floor((low - levels.offset) / levels.spacing) + 1; k <= last; k++) {
      const level = levels.offset + k * levels.spacing;
      const cut = loneCorner([a, b, c], [p >= level, q >= level, r >= level]);
      if (cut === null) continue;
      const [lone, one, other] = cut;
      const end = (to: number): GridPlace =>
        placeBetween(columns, lone, to, shareOfWay(heights[lone]!, heights[to]!, level));
      segment(k, ...end(one), ...end(other));
    }
  });
}
