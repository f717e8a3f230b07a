/** Which rows of a long list exist at a time. */
export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** Rows beyond the edges, so that a short scroll shows nothing empty. */
const BEYOND = 6;

/**
 * @param top of what is in sight, and its `height`, in the same unit as `row`, the height of one row
 * @param count of all rows
 */
export function windowOf(top: number, height: number, row: number, count: number): RowWindow {
  if (!(row > 0)) return { first: 0, end: 0 };
  const first = Math.max(0, Math.floor(top / row) - BEYOND);
  return { first: Math.min(first, count), end: Math.max(0, Math.min(count, Math.ceil((top + height) / row) + BEYOND)) };
}

/** How far a list must be scrolled to have a row in sight, moved as little as can be. */
export function scrollFor(index: number, top: number, height: number, row: number): number {
  if (index * row < top) return index * row;
  return Math.max(top, (index + 1) * row - height);
}

/** Where a key leads in a list of `count` rows, of which a page holds `page`; null: nowhere. */
export function rowByKey(key: string, at: number, count: number, page: number): number | null {
  const to = (index: number): number => Math.min(Math.max(index, 0), Math.max(count - 1, 0));
  switch (key) {
    case 'ArrowUp':
      return to(at - 1);
    case 'ArrowDown':
      return to(at + 1);
    case 'PageUp':
      return to(at - page);
    case 'PageDown':
      return to(at + page);
    case 'Home':
      return 0;
    case 'End':
      return to(count - 1);
    default:
      return null;
  }
}
