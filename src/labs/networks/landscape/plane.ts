import type { WeightPlane } from '../../../engine/contract/network';
import type { ResolvedNetwork } from '../../../experiment/networks/resolve';
import type { LandscapeChoice } from '../../../experiment/networks/types';
import { principalComponents } from './components';
import { alongWeight, dot, filterNormalised } from './directions';

/** A plane with the part of it that is worth drawing. */
export interface Section {
  readonly plane: WeightPlane;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** Shares of the path's variance that the two directions hold; null: the directions are not the path's. */
  readonly shares: readonly [number, number] | null;
}

/** A path that fills the picture to its rim would have its ends on it. */
const MARGIN = 1.25;

/**
 * The plane through the present weights that the experiment asks for. Coordinates are lengths of the directions; for two
 * chosen weights they are the weights themselves, for a path they are Euclidean distances, centred on the path.
 *
 * @param path parameters along the training, the first: the initial ones
 * @param normal standard normal numbers, for the random directions
 */
export function sectionThrough(
  choice: LandscapeChoice,
  { net }: Pick<ResolvedNetwork, 'net'>,
  weights: Float64Array,
  path: readonly Float64Array[],
  normal: () => number,
): Section {
  const { directions, extent } = choice;
  if (directions === 'weights') return weightSection(choice.weights, weights, extent);
  if (directions === 'path') {
    const section = pathSection(weights, path, extent);
    // A path that has not begun spans no plane.
    if (section !== null) return section;
  }
  const plane = {
    centre: weights,
    across: filterNormalised(net, weights, normal),
    up: filterNormalised(net, weights, normal),
  };
  return { plane, x: [-extent, extent], y: [-extent, extent], shares: null };
}

function weightSection([i, j]: readonly [number, number], weights: Float64Array, extent: number): Section {
  const centre = weights.slice();
  centre[i] = 0;
  centre[j] = 0;
  return {
    plane: { centre, across: alongWeight(weights.length, i), up: alongWeight(weights.length, j) },
    x: [weights[i] - extent, weights[i] + extent],
    y: [weights[j] - extent, weights[j] + extent],
    shares: null,
  };
}

function pathSection(weights: Float64Array, path: readonly Float64Array[], extent: number): Section | null {
  const { directions, shares } = principalComponents(path);
  if (shares[0] === 0) return null;
  // From where the training began to where it is: the picture does not turn over while the path grows.
  const across = pointing(directions[0], path);
  const first = directions[1];
  // A straight path has no second direction: any that is perpendicular shows what lies beside it.
  const up = shares[1] > 0 ? first : perpendicular(across);
  const plane = { centre: weights, across, up };
  const places = projectPath(plane, path);
  const x = spanOf(places, 0, extent);
  const y = spanOf(places, 1, extent);
  // A path much longer than wide still deserves a surface on both sides.
  const least = (x[1] - x[0]) / 2;
  const middle = (y[0] + y[1]) / 2;
  return {
    plane,
    x,
    y: y[1] - y[0] < least ? [middle - least / 2, middle + least / 2] : y,
    shares,
  };
}

function pointing(direction: Float64Array, path: readonly Float64Array[]): Float64Array {
  const [begin, end] = [path[0], path[path.length - 1]];
  return dot(direction, end) < dot(direction, begin) ? direction.map((value) => -value) : direction;
}

function spanOf(places: Float64Array, axis: 0 | 1, extent: number): [number, number] {
  let low = 0;
  let high = 0;
  for (let i = axis; i < places.length; i += 2) {
    low = Math.min(low, places[i]);
    high = Math.max(high, places[i]);
  }
  const middle = (low + high) / 2;
  const half = Math.max(1e-6, ((high - low) / 2) * MARGIN * extent);
  return [middle - half, middle + half];
}

function perpendicular(direction: Float64Array): Float64Array {
  const least = direction.reduce((best, value, i) => (Math.abs(value) < Math.abs(direction[best]) ? i : best), 0);
  const other = alongWeight(direction.length, least);
  const along = dot(other, direction);
  const free = other.map((value, i) => value - along * direction[i]);
  const length = Math.sqrt(dot(free, free));
  return length === 0 ? free : free.map((value) => value / length);
}

/**
 * Where points of weight space fall on a plane (the nearest place of it): x₀, y₀, x₁, y₁, …. The directions need be
 * neither perpendicular nor of length 1.
 */
export function projectPath({ centre, across, up }: WeightPlane, path: readonly Float64Array[]): Float64Array {
  const [aa, ab, bb] = [dot(across, across), dot(across, up), dot(up, up)];
  const determinant = aa * bb - ab * ab;
  const flat = determinant <= 1e-12 * aa * bb;
  const places = new Float64Array(2 * path.length);
  path.forEach((point, k) => {
    const offset = point.map((value, i) => value - centre[i]);
    const a = dot(across, offset);
    const b = dot(up, offset);
    places[2 * k] = flat ? (aa > 0 ? a / aa : 0) : (a * bb - b * ab) / determinant;
    places[2 * k + 1] = flat ? 0 : (b * aa - a * ab) / determinant;
  });
  return places;
}
