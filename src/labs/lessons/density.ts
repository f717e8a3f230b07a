/** How close the type of a step is set, from the widest on. */
export const DENSITIES = ['roomy', 'close', 'dense'] as const;
export type Density = (typeof DENSITIES)[number];

/** Where one has to scroll however close the type is, it is set so that long texts read well. */
const SCROLLED: Density = 'close';

/**
 * The widest setting whose height there is room for.
 *
 * @param rooms the heights that would be good to keep to, the best first
 * @param heightOf of the whole step, with all that is revealed later
 */
export function densityFor(rooms: readonly number[], heightOf: (density: Density) => number): Density {
  for (const room of rooms) {
    const fitting = DENSITIES.find((density) => heightOf(density) <= room);
    if (fitting !== undefined) return fitting;
  }
  return SCROLLED;
}
