import type { Range } from '../../engine/contract';

/** The part of the domain that the map shows. */
export interface MapWindow {
  readonly x: Range;
  readonly y: Range;
}

/** Beyond this the grid's samples are larger than the features one would look for. */
const MOST_ZOOM = 40;

/** Zooms by `factor` (> 1: closer) so that a place stays where it is on the screen; never beyond the domain. */
export function zoomWindow(
  domain: MapWindow,
  shown: MapWindow,
  factor: number,
  at: readonly [number, number],
): MapWindow {
  return { x: zoomRange(domain.x, shown.x, factor, at[0]), y: zoomRange(domain.y, shown.y, factor, at[1]) };
}

/** Moves the window by parts of its own sides, as far as the domain goes. */
export function panWindow(domain: MapWindow, shown: MapWindow, dx: number, dy: number): MapWindow {
  return { x: panRange(domain.x, shown.x, dx), y: panRange(domain.y, shown.y, dy) };
}

function zoomRange(domain: Range, shown: Range, factor: number, at: number): Range {
  const whole = domain[1] - domain[0];
  const size = Math.min(whole, Math.max(whole / MOST_ZOOM, (shown[1] - shown[0]) / factor));
  const share = (at - shown[0]) / (shown[1] - shown[0]);
  return slide(domain, at - share * size, size);
}

function panRange(domain: Range, shown: Range, part: number): Range {
  const size = shown[1] - shown[0];
  return slide(domain, shown[0] + part * size, size);
}

/** A range of a given size as near to `low` as the domain allows; exactly the domain where it fills it. */
function slide(domain: Range, low: number, size: number): Range {
  if (size >= domain[1] - domain[0]) return domain;
  const from = Math.min(Math.max(low, domain[0]), domain[1] - size);
  return [from, from + size];
}
