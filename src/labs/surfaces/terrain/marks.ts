import type { Stationary } from '../../../analysis/stationary';
import type { Point } from '../../../experiment/surfaces/types';
import { formatNumber } from '../../../page/format';
import type { SceneMark } from '../../../scene/contract';

/** More would hide the ground that they stand on; the list has more of them. */
export const MOST_MARKS = 40;
/** Of these, so many are the nearest to the place that is looked at; the others are the lowest. */
const NEAREST = 8;
/** Names beside marks beyond this would cover each other. */
const MOST_NAMES = 5;

interface Found {
  readonly place: Point;
  readonly value: number;
  readonly kind: SceneMark['kind'];
}

/** Of points in order of their value, the lowest, then those nearest to a place, then the others as they come. */
export function byImportance<F extends Pick<Found, 'place'>>(
  points: readonly F[],
  [x, y]: Point,
  [[left, right], [bottom, top]]: readonly [Point, Point],
): F[] {
  const away = ({ place }: F): number => Math.hypot((place[0] - x) / (right - left), (place[1] - y) / (top - bottom));
  const nearest = points
    .slice(1)
    .sort((a, b) => away(a) - away(b))
    .slice(0, NEAREST);
  return [...new Set([...points.slice(0, 1), ...nearest, ...points])];
}

/**
 * What is marked of the ground: the place that is looked at, the points that arrows stand at, and what was found.
 *
 * @param domain in which the distances between points are measured; null: nothing was found yet
 */
export function terrainMarks(
  at: Point,
  feet: readonly Point[],
  found: Pick<Stationary, 'points' | 'kinks'> | null,
  domain: readonly [Point, Point] | null,
): SceneMark[] {
  const { points, kinks } = found ?? { points: [], kinks: [] };
  const named = points.length <= MOST_NAMES;
  const all: (Found & { readonly label: string })[] = [
    ...points.map((point) => ({ ...point, label: named ? formatNumber(point.value) : '' })),
    ...kinks.map((kink) => ({ ...kink, label: '' })),
  ].sort((a, b) => a.value - b.value);
  return [
    { kind: 'point', x: at[0], y: at[1], label: '' },
    // Where an arrow stands is seen where the gradient is zero, too.
    ...feet.map(([x, y]): SceneMark => ({ kind: 'foot', x, y, label: '' })),
    ...(domain === null ? all : byImportance(all, at, domain))
      .slice(0, MOST_MARKS)
      .map(({ kind, place: [x, y], label }): SceneMark => ({ kind, x, y, label })),
  ];
}
