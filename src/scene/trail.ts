import type { Grid } from '../engine/contract';
import { type HeightField, heightAt, toGrid } from './heightfield';

/** Moves shorter than this part of the rectangle's side cannot be seen, even across an 8K screen. */
const VISIBLE = 1 / 2000;

/**
 * Two moves whose ends agree to this part of the side are drawn once. The coarser ones serve a wild trail that would
 * otherwise keep more than {@link MOST_MOVES}: it covers the ground so densely that no one can follow a single move.
 */
const RASTERS = [1024, 256, 64, 16];
const MOST_MOVES = 20_000;

/** Numbers per segment of a trail on the surface: (column, row, height, step) at each end. */
export const TRAIL_STRIDE = 8;

/**
 * The straight moves of a trajectory that make a visible difference, as pairs of step numbers (from, to), in order.
 * Steps that stay within {@link VISIBLE} of the last kept place are merged into it, and a move drawn before is not
 * repeated, so 100,000 steps around a minimum cost a few hundred segments.
 */
export function thinTrail(grid: Grid, trajectory: Float64Array): Uint32Array {
  let kept: number[] = [];
  for (const raster of RASTERS) {
    kept = distinctMoves(grid, trajectory, raster);
    if (kept.length <= 2 * MOST_MOVES) break;
  }
  return Uint32Array.from(kept);
}

function distinctMoves(grid: Grid, trajectory: Float64Array, raster: number): number[] {
  const width = grid.x[1] - grid.x[0];
  const height = grid.y[1] - grid.y[0];
  const steps = trajectory.length / 2;
  const kept: number[] = [];
  const drawn = new Set<number>();
  let from = 0;
  for (let to = 1; to < steps; to++) {
    const dx = (trajectory[2 * to]! - trajectory[2 * from]!) / width;
    const dy = (trajectory[2 * to + 1]! - trajectory[2 * from + 1]!) / height;
    if (Math.abs(dx) < VISIBLE && Math.abs(dy) < VISIBLE) continue;
    const key = segmentKey(grid, trajectory, from, to, raster);
    if (key === null || !drawn.has(key)) {
      if (key !== null) drawn.add(key);
      kept.push(from, to);
    }
    from = to;
  }
  return kept;
}

/**
 * One number for an undirected segment between two raster places. On the finest raster null where an end lies outside
 * the rectangle, because the visible part then depends on where exactly; on the coarse ones such an end is at the edge.
 */
function segmentKey(grid: Grid, trajectory: Float64Array, from: number, to: number, raster: number): number | null {
  const a = rasterCell(grid, trajectory[2 * from]!, trajectory[2 * from + 1]!, raster);
  const b = rasterCell(grid, trajectory[2 * to]!, trajectory[2 * to + 1]!, raster);
  if (a === null || b === null) return null;
  return Math.min(a, b) * (raster + 1) ** 2 + Math.max(a, b);
}

function rasterCell(grid: Grid, x: number, y: number, raster: number): number | null {
  const u = Math.round(((x - grid.x[0]) / (grid.x[1] - grid.x[0])) * raster);
  const v = Math.round(((y - grid.y[0]) / (grid.y[1] - grid.y[0])) * raster);
  const inside = u >= 0 && v >= 0 && u <= raster && v <= raster;
  if (!inside && raster === RASTERS[0]) return null;
  return Math.min(Math.max(u, 0), raster) * (raster + 1) + Math.min(Math.max(v, 0), raster);
}

/**
 * A trajectory laid on the mesh: segments of {@link TRAIL_STRIDE} numbers in grid coordinates. Every move is cut where
 * it crosses an edge of the mesh, so that each piece lies within one triangle and can neither float nor sink. Pieces
 * outside the rectangle or over holes are left out; above the top of the scale the trail runs along the top.
 *
 * `budget` bounds the number of pieces beyond one a move: a longer trail is cut evenly instead of at every edge.
 */
export function buildTrail(field: HeightField, trajectory: Float64Array, budget = 60_000): Float32Array {
  const { grid, columns, rows } = field;
  const moves = thinTrail(grid, trajectory);
  let crossings = 0;
  const clipped: number[] = [];
  for (let i = 0; i < moves.length; i += 2) {
    const from = moves[i]!;
    const to = moves[i + 1]!;
    const [c0, r0] = toGrid(grid, trajectory[2 * from]!, trajectory[2 * from + 1]!);
    const [c1, r1] = toGrid(grid, trajectory[2 * to]!, trajectory[2 * to + 1]!);
    const part = clipSegment(c0, r0, c1, r1, columns - 1, rows - 1);
    if (part === null) continue;
    const [t0, t1] = part;
    // All steps between `from` and `to` are at `from` as far as the eye can see: the move happens in the last of them.
    const step = to - 1;
    const dc = c1 - c0;
    const dr = r1 - r0;
    clipped.push(c0 + t0 * dc, r0 + t0 * dr, step + t0, c0 + t1 * dc, r0 + t1 * dr, step + t1);
    crossings += (Math.abs(dc) + Math.abs(dr) + Math.abs(dc + dr)) * (t1 - t0);
  }
  const out: number[] = [];
  const every = crossings > budget ? budget / crossings : 1;
  for (let i = 0; i < clipped.length; i += 6) layMove(field, clipped, i, every, out);
  return Float32Array.from(out);
}

/** Appends the pieces of one move. `share` < 1: evenly, that part of the pieces that exact cutting would give. */
function layMove(field: HeightField, moves: readonly number[], at: number, share: number, out: number[]): void {
  const c0 = moves[at]!;
  const r0 = moves[at + 1]!;
  const s0 = moves[at + 2]!;
  const dc = moves[at + 3]! - c0;
  const dr = moves[at + 4]! - r0;
  const ds = moves[at + 5]! - s0;
  const cuts = share < 1 ? evenCuts(dc, dr, share) : edgeCuts(c0, r0, dc, dr);
  let before = 0;
  let heightBefore = heightAt(field, c0, r0);
  for (const t of cuts) {
    const height = heightAt(
      field,
      Math.min(Math.max(c0 + t * dc, 0), field.columns - 1),
      Math.min(Math.max(r0 + t * dr, 0), field.rows - 1),
    );
    if (!Number.isNaN(height) && !Number.isNaN(heightBefore)) {
      out.push(c0 + before * dc, r0 + before * dr, Math.min(heightBefore, 1), s0 + before * ds);
      out.push(c0 + t * dc, r0 + t * dr, Math.min(height, 1), s0 + t * ds);
    }
    before = t;
    heightBefore = height;
  }
}

function evenCuts(dc: number, dr: number, share: number): number[] {
  const count = Math.max(1, Math.round(share * (Math.abs(dc) + Math.abs(dr) + Math.abs(dc + dr))));
  return Array.from({ length: count }, (_, i) => (i + 1) / count);
}

/** Parameters in (0, 1], ascending, at which the move crosses a column, a row or a diagonal of the mesh; ends with 1. */
function edgeCuts(c0: number, r0: number, dc: number, dr: number): number[] {
  const cuts: number[] = [];
  for (const [start, delta] of [
    [c0, dc],
    [r0, dr],
    [c0 + r0, dc + dr],
  ] as const) {
    if (delta === 0) continue;
    const first = delta > 0 ? Math.floor(start) + 1 : Math.ceil(start) - 1;
    const way = Math.sign(delta);
    for (let line = first; (line - start) / delta < 1; line += way) cuts.push((line - start) / delta);
  }
  cuts.sort((a, b) => a - b);
  const distinct = cuts.filter((t, i) => t > 1e-9 && t < 1 - 1e-9 && (i === 0 || t - cuts[i - 1]! > 1e-9));
  distinct.push(1);
  return distinct;
}

/** The part [t0, t1] of a segment inside the rectangle 0 … width × 0 … height (Liang and Barsky 1984), or null. */
export function clipSegment(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  width: number,
  height: number,
): [number, number] | null {
  let t0 = 0;
  let t1 = 1;
  const dx = x1 - x0;
  const dy = y1 - y0;
  for (const [p, q] of [
    [-dx, x0],
    [dx, width - x0],
    [-dy, y0],
    [dy, height - y0],
  ] as const) {
    if (p === 0) {
      if (!(q >= 0)) return null;
    } else if (p < 0) {
      t0 = Math.max(t0, q / p);
    } else {
      t1 = Math.min(t1, q / p);
    }
  }
  return t0 < t1 ? [t0, t1] : null;
}

/** Where a run is at a fractional step: between two steps on the straight line; at its ends before and after them. */
export function placeAt(trajectory: Float64Array, step: number): [x: number, y: number] {
  const last = trajectory.length / 2 - 1;
  const at = Math.min(Math.max(step, 0), last);
  const from = Math.min(Math.floor(at), Math.max(last - 1, 0));
  const to = Math.min(from + 1, last);
  const t = at - from;
  const x = trajectory[2 * from]!;
  const y = trajectory[2 * from + 1]!;
  return [x + t * (trajectory[2 * to]! - x), y + t * (trajectory[2 * to + 1]! - y)];
}
