import type { Attractor } from '../../../analysis/attractors';
import type { Problem } from '../../../engine/contract';

/** An attractor's place in the list of hues; its number, on the map and in the list, is one more. */
export interface Slot {
  readonly x: number;
  readonly y: number;
  readonly slot: number;
}

/** An attractor that has moved no further keeps its slot; in shares of the domain's sides. */
const FOLLOWED = 0.12;

/**
 * Slots of attractors: the nearest pairs of before and now keep theirs, so that numbers and colours stay while a slider
 * is dragged, also when one attractor more is found; the others take those that are free, in order.
 */
export function assignSlots(
  before: readonly Slot[],
  attractors: readonly Pick<Attractor, 'x' | 'y'>[],
  [[x0, x1], [y0, y1]]: Problem['domain'],
): Slot[] {
  const pairs = before.flatMap((old) =>
    attractors.map((now, index) => ({
      slot: old.slot,
      index,
      away: Math.hypot((now.x - old.x) / (x1 - x0), (now.y - old.y) / (y1 - y0)),
    })),
  );
  const slots = new Map<number, number>();
  const taken = new Set<number>();
  for (const { slot, index, away } of pairs.sort((a, b) => a.away - b.away)) {
    if (away > FOLLOWED || taken.has(slot) || slots.has(index)) continue;
    slots.set(index, slot);
    taken.add(slot);
  }
  let next = 0;
  return attractors.map(({ x, y }, index) => {
    const kept = slots.get(index);
    if (kept !== undefined) return { x, y, slot: kept };
    while (taken.has(next)) next++;
    taken.add(next);
    return { x, y, slot: next };
  });
}
