import type { Attractor } from '../../../analysis/attractors';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { texts } from './texts';

/** Of more places than these the numbers would hide the map; the list has them. */
export const MOST_NUMBERED = 16;

/** The number of a place on the map: one more than its slot; empty where there are too many to be read. */
export function placeNumber(slot: number, places: number): string {
  return places > MOST_NUMBERED ? '' : String(slot + 1);
}

/** (−2.805, 3.131). */
export function placeName(place: { readonly x: number; readonly y: number }, digits = 4): string {
  return `(${formatNumber(place.x, digits)}, ${formatNumber(place.y, digits)})`;
}

/** What kind of place it is. */
export function kindName({ kind, known }: Attractor, words: Words): string {
  if (known !== null && kind !== 'stretch') {
    return words.t(known.global ? texts.kind.global : texts.kind.minimum);
  }
  return words.t(texts.kind[kind]);
}

/** 42.3%; what is there but rounds to nothing is told as such. */
export function shareName(share: number): string {
  if (share > 0 && share < 0.0005) return '< 0.1%';
  if (share < 1 && share > 0.9995) return '> 99.9%';
  return `${(100 * share).toFixed(1)}%`;
}

/** 262,144. */
export function countName(count: number, words: Words): string {
  return new Intl.NumberFormat(words.tag).format(count);
}
