/**
 * Turns a text page by page: the style sheet sets it in columns as wide as itself, of which one is in sight (`wall.css`).
 * Where it is not set so, it has one page.
 */
export interface Pager {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** False: there is no page on that side. */
  turn(by: 1 | -1): boolean;
  toFirst(): void;
  toLast(): void;
  /** To the page on which an element ends. */
  to(element: Element): void;
}

export function createPager(text: HTMLElement): Pager {
  /** From one page to the next, in pixels. */
  function stride(): number {
    const gap = Number.parseFloat(getComputedStyle(text).columnGap);
    return Math.max(1, text.clientWidth + (Number.isFinite(gap) ? gap : 0));
  }

  /** Rounded: a column may end some hundredths of a pixel off. */
  const isPaged = (): boolean => getComputedStyle(text).columnCount !== 'auto';
  const pagesNow = (): number =>
    isPaged() ? Math.max(1, Math.round((text.scrollWidth - text.clientWidth) / stride()) + 1) : 1;
  const pageNow = (): number => (isPaged() ? Math.round(text.scrollLeft / stride()) : 0);

  function show(page: number): void {
    text.scrollTop = 0;
    text.scrollLeft = Math.min(Math.max(0, page), pagesNow() - 1) * stride();
  }

  return {
    get page() {
      return pageNow();
    },
    get pages() {
      return pagesNow();
    },
    turn(by) {
      const page = pageNow() + by;
      if (page < 0 || page >= pagesNow()) return false;
      show(page);
      return true;
    },
    toFirst: () => show(0),
    toLast: () => show(pagesNow() - 1),
    to(element) {
      // A paragraph that is broken between two pages has a box on each.
      const last = [...element.getClientRects()].at(-1);
      if (last === undefined) return;
      show(Math.floor((last.left - text.getBoundingClientRect().left + text.scrollLeft + 1) / stride()));
    },
  };
}
