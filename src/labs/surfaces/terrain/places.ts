import type { Point } from '../../../experiment/surfaces/types';
import { parseInput } from '../../../page/format';
import { nearestPlace } from '../nearest';

/**
 * Points as people write them: `2, 1; -2, 1`, with or without brackets, also full-width. Null: that is no list of pairs of
 * numbers.
 */
export function parsePlaces(text: string): readonly Point[] | null {
  const plain = text.normalize('NFKC').replaceAll(/[()[\]]/g, ' ');
  const places = plain
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => part.split(/[\s,、:]+/).map(parseInput));
  const found = places.map(([x, y, ...more]): Point | null =>
    x == null || y == null || more.length > 0 ? null : [x, y],
  );
  const points = found.filter((place) => place !== null);
  return found.length > 0 && points.length === found.length ? points : null;
}

/** A press this near to a point means it, in shares of the view's sides: about a finger's width. */
const NEAR = 0.025;

/** Without the point that is meant by a place, or with one more where none is. */
export function togglePlace(
  points: readonly Point[],
  place: Point,
  domain: readonly [readonly [number, number], readonly [number, number]],
): readonly Point[] {
  const [x, y] = domain;
  const nearest = nearestPlace(points.length, (index) => points[index]!, place, [x[1] - x[0], y[1] - y[0]], NEAR);
  return nearest < 0 ? [...points, place] : points.filter((_, index) => index !== nearest);
}
