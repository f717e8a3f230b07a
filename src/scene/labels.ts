/** An axis-parallel box on the screen, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface LabelRequest {
  /** The point that the label belongs to, and how far the label's edge stays from it. */
  readonly x: number;
  readonly y: number;
  readonly distance: number;
  readonly width: number;
  readonly height: number;
  /** The slot that it had in the frame before; −1: none. A label keeps its place while that is nearly as good. */
  readonly slot: number;
}

export interface LabelPlace {
  readonly left: number;
  readonly top: number;
  readonly slot: number;
  /** Square pixels of this label that lie on others, on obstacles or outside the bounds. */
  readonly overlap: number;
}

/** Directions around a point, the best-read ones first. */
const DIRECTIONS = [
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
] as const;

/** Whether a slot is so far from its point that a line should join them. */
export function isDistant(slot: number): boolean {
  return slot >= DIRECTIONS.length;
}

/** Rings of slots, in label heights beyond the nearest. */
const RINGS = [0, 1.2, 2.4, 3.6];

/** A slot further down the list must save this many square pixels of overlap. */
const RANK_COST = 2;
/** The slot of the frame before may overlap by this much more than another before the label jumps. */
const LOYALTY = 30;

/**
 * Places labels one after the other (the first are the most important) where they cover least: greedy, deterministic,
 * and steady from frame to frame. Obstacles are what they should not cover: markers and other text.
 */
export function placeLabels(requests: readonly LabelRequest[], obstacles: readonly Box[], bounds: Box): LabelPlace[] {
  const taken: Box[] = [...obstacles];
  return requests.map((request) => {
    let best: LabelPlace | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let slot = 0; slot < DIRECTIONS.length * RINGS.length; slot++) {
      const box = slotBox(request, slot);
      const overlap = outside(box, bounds) + taken.reduce((sum, other) => sum + intersection(box, other), 0);
      const cost = overlap + slot * RANK_COST - (slot === request.slot ? LOYALTY : 0);
      if (cost < bestCost) {
        best = { left: box.left, top: box.top, slot, overlap };
        bestCost = cost;
      }
    }
    const place = best!;
    taken.push({ left: place.left, top: place.top, width: request.width, height: request.height });
    return place;
  });
}

function slotBox(request: LabelRequest, slot: number): Box {
  const [dx, dy] = DIRECTIONS[slot % DIRECTIONS.length]!;
  const ring = RINGS[Math.floor(slot / DIRECTIONS.length)]!;
  // Diagonal labels start at the marker's corner, which is nearer on each axis.
  const share = dx !== 0 && dy !== 0 ? Math.SQRT1_2 : 1;
  const reach = request.distance * share + ring * request.height;
  return {
    left: request.x + dx * reach + ((dx - 1) / 2) * request.width,
    top: request.y + dy * reach + ((dy - 1) / 2) * request.height,
    width: request.width,
    height: request.height,
  };
}

/** Area that two boxes share. */
export function intersection(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

function outside(box: Box, bounds: Box): number {
  // A difference of areas can leave a rounding error behind where the box is wholly inside.
  return Math.max(0, box.width * box.height * (1 - 1e-9) - intersection(box, bounds));
}

/** Whether two labels would run into one another. */
export function touches(a: Box, b: Box): boolean {
  const gap = 2;
  return (
    a.left < b.left + b.width + gap &&
    b.left < a.left + a.width + gap &&
    a.top < b.top + b.height + gap &&
    b.top < a.top + a.height + gap
  );
}
