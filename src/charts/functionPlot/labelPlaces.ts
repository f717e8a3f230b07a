import { type Box, textWidth } from '../textBox';

/** Where the words of a figure stand: beside what they name, apart from each other, within the plot. */

export interface LabelWish {
  /** The same label keeps its place as long as that is good. */
  readonly key: string;
  readonly text: string;
  readonly color: string;
  readonly math: boolean;
  /** Where it may stand, the best place first; x, y: middle of the line's height, at the anchor. */
  readonly places: readonly LabelPlace[];
}

export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface PlacedLabel extends LabelWish {
  /** Index into `places`. */
  readonly chosen: number;
  /** The place itself, moved into the plot where it would stick out. */
  readonly at: LabelPlace;
}

/** Of what is set in italics, beside the other type. */
const MATH_SIZE = 1.08 / 0.92;

/** Costs of a place; a place that has none is taken at once. */
const COST = { label: 20, obstacle: 1, later: 0.25, moved: 1.5 } as const;

/** Beside a label, in sizes of its type. */
const GAP = 0.4;

/**
 * Chooses a place for every label, in order: one that crosses no label set before, as few lines as can be, and rather the
 * place it had before.
 *
 * @param size of the type, in pixels
 * @param obstacles x, y, x, y, … of lines and points that labels should not cover
 * @param before index of the place that each key had in the last picture
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  bounds: Box,
  size: number,
  obstacles: readonly number[],
  taken: readonly Box[],
  before: ReadonlyMap<string, number>,
): PlacedLabel[] {
  const boxes = [...taken];
  return wishes.flatMap((wish) => {
    let best: { readonly chosen: number; readonly at: LabelPlace; readonly box: Box } | null = null;
    let least = Number.POSITIVE_INFINITY;
    const type = wish.math ? MATH_SIZE * size : size;
    wish.places.forEach((place, chosen) => {
      const at = within(place, wish.text, type, bounds);
      const box = boxOf(at, wish.text, type);
      let cost = chosen * COST.later;
      if (at !== place) cost += (Math.abs(at.x - place.x) + Math.abs(at.y - place.y)) / size;
      const had = before.get(wish.key);
      if (had !== undefined && had !== chosen) cost += COST.moved;
      for (const other of boxes) cost += COST.label * overlap(box, other);
      if (cost < least) cost += COST.obstacle * covered(box, obstacles);
      if (cost >= least) return;
      least = cost;
      best = { chosen, at, box };
    });
    if (best === null) return [];
    const { chosen, at, box } = best as { readonly chosen: number; readonly at: LabelPlace; readonly box: Box };
    // A gap, so that two labels do not read as one.
    boxes.push({ ...box, left: box.left - GAP * type, right: box.right + GAP * type });
    return [{ ...wish, chosen, at }];
  });
}

/** Places around a point, at a distance. */
export function around(x: number, y: number, gap: number): LabelPlace[] {
  const near = gap * 0.75;
  return [
    { x: x + near, y: y - near - gap * 0.25, anchor: 'start' },
    { x: x - near, y: y - near - gap * 0.25, anchor: 'end' },
    { x: x + near, y: y + near + gap * 0.25, anchor: 'start' },
    { x: x - near, y: y + near + gap * 0.25, anchor: 'end' },
    { x, y: y - gap * 1.4, anchor: 'middle' },
    { x, y: y + gap * 1.4, anchor: 'middle' },
    { x: x + gap * 1.1, y, anchor: 'start' },
    { x: x - gap * 1.1, y, anchor: 'end' },
  ];
}

export function boxOf({ x, y, anchor }: LabelPlace, text: string, size: number): Box {
  const width = textWidth(text, size);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - 0.62 * size, bottom: y + 0.62 * size };
}

function within(place: LabelPlace, text: string, size: number, bounds: Box): LabelPlace {
  const { left, right, top, bottom } = boxOf(place, text, size);
  const dx = left < bounds.left ? bounds.left - left : right > bounds.right ? bounds.right - right : 0;
  const dy = top < bounds.top ? bounds.top - top : bottom > bounds.bottom ? bounds.bottom - bottom : 0;
  return dx === 0 && dy === 0 ? place : { ...place, x: place.x + dx, y: place.y + dy };
}

/** Share of the first box that the second covers, and a little for touching at all. */
function overlap(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  if (width <= 0 || height <= 0) return 0;
  return 0.5 + (width * height) / ((one.right - one.left) * (one.bottom - one.top));
}

/** How much of a line lies in the box: from 0 to 6. */
function covered({ left, right, top, bottom }: Box, points: readonly number[]): number {
  let count = 0;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (x > left && x < right && y > top && y < bottom) count++;
    if (count >= 12) break;
  }
  return count / 2;
}
