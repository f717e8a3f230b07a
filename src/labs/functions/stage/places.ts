/** The digit that a drag along an axis moves by. @param reach half the axis, or the farther of its ends */
export function stepOf(reach: number): number {
  return 10 ** (Math.floor(Math.log10(reach)) - 2);
}

/** A place on an axis, to a digit that a pixel can tell. */
export function snapped(x: number, reach: number): number {
  const step = stepOf(reach);
  return Number((Math.round(x / step) * step).toPrecision(12)) + 0;
}
