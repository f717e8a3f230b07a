import { effectiveScale } from './prefs';
import type { PageState } from './state';

/** CSS pixels of the labels of a scene at a scale of 1. */
const LABEL = 13;
/** Of the height of a wall: numbers beside axes, which are a little smaller, must be read from six times that height away. */
const LABEL_SHARE = 0.0335;
/** A wall is no taller than this share of its width: on one that stands upright, type goes by the width. */
const TALLEST = 0.75;

/** How much type, lines and markers of figures are enlarged: by what the person wants, or for the last row of a hall. */
export function scaleOf(
  { prefs, presenting }: Pick<PageState, 'prefs' | 'presenting'>,
  { innerWidth, innerHeight }: Pick<Window, 'innerWidth' | 'innerHeight'> = window,
): number {
  if (presenting === null) return effectiveScale(prefs, innerWidth);
  const height = Math.min(innerHeight, TALLEST * innerWidth);
  return Math.max(1, (LABEL_SHARE * height) / LABEL);
}
