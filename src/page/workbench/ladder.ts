/** A choice of sizes for work that is done again and again: as large as is brought in a moment. */
export interface Ladder {
  readonly size: number;
  /** Call with the milliseconds that work of this size took. */
  took(milliseconds: number): void;
}

/**
 * @param sizes ascending; of sides, so that one step up may be four times the work
 * @param budget milliseconds that the work may take
 * @param first index of the size to begin with
 */
export function createLadder(sizes: readonly number[], budget: number, first: number): Ladder {
  let level = first;
  return {
    get size() {
      return sizes[level]!;
    },
    took(milliseconds) {
      if (milliseconds > budget) level = Math.max(0, level - 1);
      // What stays far within the budget will do so one step up, too.
      else if (milliseconds < budget / 4) level = Math.min(sizes.length - 1, level + 1);
    },
  };
}
