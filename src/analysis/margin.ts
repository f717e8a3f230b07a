/** A line that decides by the sign of w·x + b. */
export interface LinearClassifier {
  readonly w: readonly [number, number];
  readonly b: number;
}

/** Points of two classes: x, y of each, and its class, −1 or 1. */
export interface TwoClasses {
  readonly places: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}

/** The line with the widest margin, scaled so that w·x + b is ±1 at the nearest points; half the width is 1/‖w‖. */
export interface HardMargin extends LinearClassifier {
  readonly halfWidth: number;
}

type Place = readonly [x: number, y: number];

export function scoreAt({ w, b }: LinearClassifier, x: number, y: number): number {
  return w[0] * x + w[1] * y + b;
}

/** The points on the wrong side; those on the line are among them. */
export function misclassified(line: LinearClassifier, { places, labels }: TwoClasses): number[] {
  const rows: number[] = [];
  for (let row = 0; row < labels.length; row++) {
    if (!(labels[row] * scoreAt(line, places[2 * row], places[2 * row + 1]) > 0)) rows.push(row);
  }
  return rows;
}

/** Rounding may leave a point of the margin this far inside of it, as a share of its half width. */
const SLACK = 1e-9;

/**
 * The hard-margin support vector machine, exactly: halfway between the two points in which the convex hulls of the classes
 * come nearest to each other, one of which is a corner. Null where a class is empty, or where no line separates them.
 */
export function hardMargin(data: TwoClasses): HardMargin | null {
  const [negative, positive] = [-1, 1].map((label) => hull(placesOf(data, label)));
  if (negative.length === 0 || positive.length === 0) return null;
  const [p, q] = nearest(positive, negative);
  const [dx, dy] = [p[0] - q[0], p[1] - q[1]];
  const square = dx * dx + dy * dy;
  if (!(square > 0)) return null;
  const w = [(2 * dx) / square, (2 * dy) / square] as const;
  // Through the middle of p and q.
  const b = -(dx * (p[0] + q[0]) + dy * (p[1] + q[1])) / square;
  const line = { w, b };
  // Where hulls cross, their nearest corners are near to edges, too, but separate nothing.
  const separates = (corners: readonly Place[], label: number): boolean =>
    corners.every((corner) => label * scoreAt(line, ...corner) >= 1 - SLACK * Math.max(1, size(corner, w, b)));
  if (!separates(positive, 1) || !separates(negative, -1)) return null;
  return { ...line, halfWidth: Math.sqrt(square) / 2 };
}

/** What the terms of a score cancel from. */
function size([x, y]: Place, w: Place, b: number): number {
  return Math.abs(w[0] * x) + Math.abs(w[1] * y) + Math.abs(b);
}

function placesOf({ places, labels }: TwoClasses, label: number): Place[] {
  const found: Place[] = [];
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === label) found.push([places[2 * row], places[2 * row + 1]]);
  }
  return found;
}

/** Corners of the convex hull in order, by Andrew's monotone chain; one or two points are their own. */
function hull(places: readonly Place[]): Place[] {
  const sorted = [...places].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const chain = (ordered: readonly Place[]): Place[] => {
    const corners: Place[] = [];
    for (const place of ordered) {
      while (corners.length >= 2 && turn(corners[corners.length - 2], corners[corners.length - 1], place) <= 0) {
        corners.pop();
      }
      corners.push(place);
    }
    return corners;
  };
  if (sorted.length < 2) return sorted;
  const [lower, upper] = [chain(sorted), chain(sorted.toReversed())];
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

const turn = (a: Place, b: Place, c: Place): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** The nearest two points of two hulls that do not meet: a corner of one, and a corner or a foot on an edge of the other. */
function nearest(first: readonly Place[], second: readonly Place[]): readonly [Place, Place] {
  let best: readonly [Place, Place] = [first[0], second[0]];
  let least = Number.POSITIVE_INFINITY;
  const look = (corners: readonly Place[], edges: readonly Place[], swapped: boolean): void => {
    for (const corner of corners) {
      edges.forEach((start, i) => {
        const foot = footOn(start, edges[(i + 1) % edges.length], corner);
        const distance = (foot[0] - corner[0]) ** 2 + (foot[1] - corner[1]) ** 2;
        if (distance < least) [least, best] = [distance, swapped ? [foot, corner] : [corner, foot]];
      });
    }
  };
  look(first, second, false);
  look(second, first, true);
  return best;
}

/** The point of an edge that is nearest to a place. */
function footOn(a: Place, b: Place, [x, y]: Place): Place {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const t = square > 0 ? ((x - a[0]) * dx + (y - a[1]) * dy) / square : 0;
  return t <= 0 ? a : t >= 1 ? b : [a[0] + t * dx, a[1] + t * dy];
}

/** Where w·x + b has a value, as far as it lies in a rectangle: x, y of both ends; empty where it does not. */
export function levelLine({ w, b }: LinearClassifier, value: number, x: Place, y: Place): Float64Array {
  const ends: Place[] = [];
  const add = (px: number, py: number): void => {
    const inside = px >= x[0] && px <= x[1] && py >= y[0] && py <= y[1];
    if (inside && !ends.some(([ex, ey]) => ex === px && ey === py)) ends.push([px, py]);
  };
  if (w[1] !== 0) for (const side of x) add(side, (value - b - w[0] * side) / w[1]);
  if (w[0] !== 0) for (const side of y) add((value - b - w[1] * side) / w[0], side);
  return ends.length < 2 ? new Float64Array() : Float64Array.from([...ends[0], ...ends[ends.length - 1]]);
}
