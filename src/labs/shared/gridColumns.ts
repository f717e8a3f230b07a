import './mapGrid.css';

/** Rem: a small map with its lines of text is no narrower, and no flatter. */
const LEAST = { width: 11, height: 9 } as const;
/** Rem of a cell's height that belong to its text; a narrow one (mapGrid.css says which) has a line more. */
const TEXT = 2.8;
const NARROW = { width: 17.5, text: 4.2 } as const;
/** Width over height that a map looks best at, and how much that weighs. */
const SHAPE = 1.6;
const WEIGHT = 0.25;

/** Lays out `count` small maps in a `.map-grid`, as large as `box` lets them be. */
export function fitGrid(grid: HTMLElement, count: number, box: HTMLElement = grid): void {
  if (count === 0 || box.clientWidth === 0) return;
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const columns = gridColumns(count, box.clientWidth / rem, box.clientHeight / rem);
  grid.style.setProperty('--columns', String(columns));
  grid.style.setProperty('--rows', String(Math.ceil(count / columns)));
}

/**
 * Columns for so many small maps in a box of width × height (rem): so many that the maps come out largest and well
 * shaped. Where not all fit at their least size, as many as fit side by side: the box scrolls.
 */
export function gridColumns(count: number, width: number, height: number): number {
  const most = Math.max(1, Math.min(count, Math.floor(width / LEAST.width)));
  let best = most;
  let largest = 0;
  for (let columns = 1; columns <= most; columns++) {
    const rows = Math.ceil(count / columns);
    if (height / rows < LEAST.height) continue;
    const across = width / columns;
    const down = height / rows - (across < NARROW.width ? NARROW.text : TEXT);
    const shape = across / down / SHAPE;
    const worth = Math.sqrt(across * down) * Math.min(shape, 1 / shape) ** WEIGHT;
    if (worth > largest + 1e-9) [best, largest] = [columns, worth];
  }
  return best;
}
