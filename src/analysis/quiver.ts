import type { Field, Grid } from '../engine/contract';
import { samplerOf } from './field';

/** How arrows are drawn. */
export interface ArrowStyle {
  /** Down along −∇f, or up along +∇f. */
  readonly direction: 'descent' | 'ascent';
  /** Grows with log|∇f|, or is to scale. */
  readonly length: 'log' | 'linear';
  /** For `linear`: an arrow is ∇f over this, in the surface's own units, as with the `scale` of matplotlib's quiver. 0: chosen. */
  readonly scale: number;
}

/** Places with the gradient there: x, y, f_x, f_y, four numbers each. */
export type Feet = Float64Array;

export interface Quiver {
  /** x, y of the foot and of the way to the head, four numbers an arrow. */
  readonly arrows: Float64Array;
  /** The norm of the largest gradient. */
  readonly steepest: number;
  /** What gradients were divided by; null: lengths are logarithmic. */
  readonly scale: number | null;
}

/** Decades of the gradient's norm that arrows can tell apart, and the length of the shortest, as a share of the longest. */
export const QUIVER_DECADES = 4;
const SHORTEST = 0.22;
/** The longest arrow fills so much of its cell. */
const FULL = 0.92;

/** The middles of `columns` × `rows` cells of the rectangle, with the gradient between the samples; holes are left out. */
export function gridFeet(field: Field, columns: number, rows: number): Feet {
  const { x, y } = field.grid;
  const sample = samplerOf(field);
  const feet: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const px = x[0] + ((column + 0.5) * (x[1] - x[0])) / columns;
      const py = y[0] + ((row + 0.5) * (y[1] - y[0])) / rows;
      const here = sample(px, py);
      if (here !== null) feet.push(px, py, here[1], here[2]);
    }
  }
  return Float64Array.from(feet);
}

/**
 * Arrows at places whose gradient is known. Their direction is that of the gradient in the surface's own units.
 *
 * `linear`: they begin at their places and are ∇f/scale; a scale that is chosen lets the longest one fill a cell.
 * `log`: the longest fills a cell, {@link QUIVER_DECADES} decades below there is the shortest, and they have the place in
 * their middle, so that none reaches into the next cell; where the gradient is zero there is none.
 *
 * @param like another quiver of the same field, whose lengths mean the same
 */
export function quiver(
  feet: Feet,
  cell: readonly [width: number, height: number],
  style: ArrowStyle,
  like: Pick<Quiver, 'steepest' | 'scale'> | null = null,
): Quiver {
  const sign = style.direction === 'ascent' ? 1 : -1;
  let steepest = like?.steepest ?? 0;
  for (let i = 0; i < feet.length; i += 4) steepest = Math.max(steepest, Math.hypot(feet[i + 2], feet[i + 3]));
  if (style.length === 'linear') {
    const scale = style.scale > 0 ? style.scale : (like?.scale ?? chosenScale(feet, cell));
    // x + 0 makes a 0 of −0.
    const arrows = feet.map((value, i) => (i % 4 < 2 ? value : (sign * value) / scale + 0));
    return { arrows, steepest, scale };
  }
  const arrows: number[] = [];
  for (let i = 0; i < feet.length; i += 4) {
    const [px, py, gx, gy] = feet.subarray(i, i + 4);
    const norm = Math.hypot(gx, gy);
    if (norm === 0) continue;
    const share = 1 + Math.log10(norm / steepest) / QUIVER_DECADES;
    const length = FULL * Math.max(SHORTEST, SHORTEST + (1 - SHORTEST) * share);
    // In cells, so that no arrow reaches into the next, however unlike the axes are.
    const inCells = Math.hypot(gx / norm / cell[0], gy / norm / cell[1]);
    const [dx, dy] = [(sign * gx * length) / norm / inCells, (sign * gy * length) / norm / inCells];
    arrows.push(px - dx / 2, py - dy / 2, dx, dy);
  }
  return { arrows: Float64Array.from(arrows), steepest, scale: null };
}

/** Two digits at most, rounded up: they are told to people, and no arrow becomes longer by it. */
function chosenScale(feet: Feet, [width, height]: readonly [number, number]): number {
  let longest = 0;
  for (let i = 0; i < feet.length; i += 4) {
    longest = Math.max(longest, Math.hypot(feet[i + 2] / width, feet[i + 3] / height));
  }
  if (longest === 0) return 1;
  const least = longest / FULL;
  const unit = 10 ** (Math.floor(Math.log10(least)) - 1);
  return Number((Math.ceil(least / unit) * unit).toPrecision(2));
}

/** How many arrows across and up give cells about as wide as high on the screen. */
export function quiverGrid({ x, y }: Pick<Grid, 'x' | 'y'>, most: number): [columns: number, rows: number] {
  const ratio = (x[1] - x[0]) / (y[1] - y[0]);
  // Axes of very unlike lengths are drawn about square all the same.
  const shape = ratio > 4 || ratio < 0.25 ? 1 : ratio;
  return shape >= 1 ? [most, Math.max(6, Math.round(most / shape))] : [Math.max(6, Math.round(most * shape)), most];
}
