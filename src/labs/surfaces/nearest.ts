/**
 * The place nearest to `to` within `reach`, in shares of the axes' spans.
 *
 * @returns its index; −1: none is so near
 */
export function nearestPlace(
  count: number,
  place: (index: number) => readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  spans: readonly [number, number],
  reach: number,
): number {
  let best = -1;
  let least = reach;
  for (let index = 0; index < count; index++) {
    const [x, y] = place(index);
    const distance = Math.hypot((x - to[0]) / spans[0], (y - to[1]) / spans[1]);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}
