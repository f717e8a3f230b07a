import type { Problem } from '../engine/contract';
import { interpretSurface } from '../formula/targets/surface-interpret';

type Interval = readonly [low: number, high: number];
type Place = readonly [x: number, y: number];

/** Value, f_x, f_y, f_xx, f_xy, f_yy; null where the function is undefined. */
type Jet = readonly number[] | null;

/** What is looked at first, and what is taken where a function says nothing. */
const HOME: Interval = [-5, 5];
/** Rows of data that are looked at: a guess must not hold up a page. */
const MOST_ROWS = 16;
/** Starts of Newton's method a side, and its steps. */
const STARTS = 5;
const STEPS = 40;
/** Searched for stationary points, half a side. */
const REACHES = [5, 50] as const;
/** More points than these belong to a pattern without an end, of which a piece around the origin says enough. */
const MOST_POINTS = 12;
/** Samples a side for what is defined, and how far it varies. */
const SIDE = 13;

/**
 * A rectangle worth looking at, found by the function alone, in float64 and without an engine: around its stationary
 * points where Newton's method finds some, else where it is defined and varies. Null for a formula that cannot be
 * compiled.
 */
export function guessDomain(problem: Problem): readonly [Interval, Interval] | null {
  const jet = jetOf(problem);
  if (jet === null) return null;
  const points = stationaryPoints(jet);
  return points.length > 0 ? around(points, jet) : whereItVaries(jet);
}

/** The function with its derivatives; of many rows of data some are looked at. */
function jetOf(problem: Problem): ((place: Place) => Jet) | null {
  if (problem.samples !== undefined) return null;
  const at = interpretSurface(problem, MOST_ROWS);
  if (at === null) return null;
  return ([x, y]) => {
    const found = at(x, y);
    const undefinedHere = found.pop();
    return undefinedHere === 0 && Number.isFinite(found[0]) ? found : null;
  };
}

/** Where the gradient vanishes, by Newton's method from a grid of starts; the nearer grid decides if it finds any. */
function stationaryPoints(jet: (place: Place) => Jet): Place[] {
  for (const reach of REACHES) {
    const found: Place[] = [];
    for (let i = 0; i < STARTS * STARTS; i++) {
      // Off the axes, where symmetric functions trap the method.
      const start = [i % STARTS, Math.floor(i / STARTS)].map(
        (k, axis) => reach * ((2 * k + 1.03 + 0.05 * axis) / STARTS - 1),
      );
      const point = newton(jet, start as unknown as Place, 2 * reach);
      const close = (other: Place) =>
        point !== null && Math.hypot(other[0] - point[0], other[1] - point[1]) < 1e-3 * reach;
      if (point !== null && !found.some(close)) found.push(point);
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** A root of the gradient; null: none is reached. The step is damped until the gradient shrinks. */
function newton(jet: (place: Place) => Jet, start: Place, reach: number): Place | null {
  let place = start;
  let here = jet(place);
  let scale = 0;
  for (let step = 0; step < STEPS && here !== null; step++) {
    const [, gx, gy, xx, xy, yy] = here;
    const size = Math.hypot(gx, gy);
    scale = Math.max(scale, size);
    const determinant = xx * yy - xy * xy;
    if (!(Math.abs(determinant) > 0)) return null;
    const [dx, dy] = [(yy * gx - xy * gy) / determinant, (xx * gy - xy * gx) / determinant];
    // In a tail that flattens out the gradient vanishes too, but no root is near. And a gradient that has always been
    // zero is that of a constant: no point of it is special.
    const near = Math.hypot(dx, dy) <= 1e-6 * (1 + Math.hypot(...place));
    if (scale > 0 && size <= 1e-9 * scale && near) return place;
    let next: Jet = null;
    let moved = place;
    for (let part = 1; part > 1e-3; part /= 2) {
      moved = [place[0] - part * dx, place[1] - part * dy];
      next = jet(moved);
      if (next !== null && Math.hypot(next[1], next[2]) < size) break;
      next = null;
    }
    place = moved;
    here = next;
    if (!(Math.max(...place.map(Math.abs)) <= reach)) return null;
  }
  return null;
}

/** Around points, with room; minima decide if there are any, for descents end there. */
function around(points: readonly Place[], jet: (place: Place) => Jet): readonly [Interval, Interval] {
  const minima = points.filter((point) => {
    const [, , , xx, xy, yy] = jet(point) ?? [];
    return xx > 0 && xx * yy - xy * xy > 0;
  });
  const home = points.filter((point) => point.every((each) => Math.abs(each) <= HOME[1]));
  const wanted =
    points.length <= MOST_POINTS ? points : minima.length > 0 && minima.length <= MOST_POINTS ? minima : home;
  const interval = (axis: 0 | 1): Interval => {
    const values = wanted.map((point) => point[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const middle = (low + high) / 2;
    // One point gives no measure but its own distance from the origin.
    const half = Math.max(0.75 * (high - low), 0.6 * Math.abs(middle), 2);
    return [middle - half, middle + half];
  };
  return within([interval(0), interval(1)], jet);
}

/** Larger or smaller about the origin until the values neither overflow nor stand still. */
function whereItVaries(jet: (place: Place) => Jet): readonly [Interval, Interval] {
  for (const half of [HOME[1], 20, 1, 100, 0.1, 1000]) {
    const rectangle: readonly [Interval, Interval] = [
      [-half, half],
      [-half, half],
    ];
    const { values } = sample(rectangle, jet);
    if (values.length < SIDE) continue;
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const largest = Math.max(Math.abs(low), Math.abs(high));
    const flat = high - low <= 1e-9 * largest;
    // Numbers beyond what a picture or an f32 can tell apart: nearer by more is seen.
    const cliff = largest > 1e12;
    if (!flat && !cliff) return within(rectangle, jet);
  }
  return within([HOME, HOME], jet);
}

/** The part of a rectangle in which the function is defined somewhere, in whole cells of a coarse grid. */
function within(rectangle: readonly [Interval, Interval], jet: (place: Place) => Jet): readonly [Interval, Interval] {
  const { defined } = sample(rectangle, jet);
  if (defined.length === 0) return [rounded(rectangle[0]), rounded(rectangle[1])];
  const trimmed = rectangle.map(([low, high], axis): Interval => {
    const places = defined.map((cell) => cell[axis]!);
    const at = (k: number) => low + ((high - low) * k) / (SIDE - 1);
    // One cell more on each side: the edge of what is undefined is worth seeing.
    return [at(Math.max(0, Math.min(...places) - 1)), at(Math.min(SIDE - 1, Math.max(...places) + 1))];
  });
  return [rounded(trimmed[0]!), rounded(trimmed[1]!)];
}

function sample(
  [x, y]: readonly [Interval, Interval],
  jet: (place: Place) => Jet,
): { readonly values: number[]; readonly defined: readonly Place[] } {
  const values: number[] = [];
  const defined: Place[] = [];
  const at = ([low, high]: Interval, k: number) => low + ((high - low) * k) / (SIDE - 1);
  for (let i = 0; i < SIDE; i++) {
    for (let j = 0; j < SIDE; j++) {
      const here = jet([at(x, i), at(y, j)]);
      if (here === null) continue;
      values.push(here[0]!);
      defined.push([i, j]);
    }
  }
  return { values, defined };
}

/** Ends on round numbers, outwards: tenths of the span's power of ten. */
function rounded([low, high]: Interval): Interval {
  const unit = 10 ** Math.floor(Math.log10(high - low)) / 10;
  const tidy = (value: number) => Number((value * unit).toPrecision(12));
  return [tidy(Math.floor(low / unit + 0.02)), tidy(Math.ceil(high / unit - 0.02))];
}
