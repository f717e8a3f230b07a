import './smallMultiples.css';
import { whenResized } from './resized';
import { rootSize, setAttribute } from './svg';

/** Many small pictures in blocks: plain data, replaced as a whole. */
export interface SmallMultiplesModel {
  /** Of the list, for assistive technology. */
  readonly name: string;
  readonly blocks: readonly Block[];
  /** Key of the picture that was chosen; null: none. */
  readonly chosen: string | null;
}

export interface Block {
  /** Empty: no heading. */
  readonly label: string;
  /** Beside the heading. */
  readonly note: string;
  readonly tiles: readonly Tile[];
}

export interface Tile {
  /** The same tile keeps its element, and the focus, wherever it is sorted to. */
  readonly key: string;
  readonly name: string;
  readonly mark: 'none' | 'solved' | 'ended';
  /** Null: nothing to draw yet. The same object again is not painted again. */
  readonly picture: Picture | null;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row from the top. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

export interface SmallMultiplesEvents {
  /** The pointer or the focus is on a picture; null: on none. */
  onPoint(key: string | null): void;
  onChoose(key: string): void;
}

export interface SmallMultiples {
  readonly element: HTMLElement;
  show(model: SmallMultiplesModel): void;
  dispose(): void;
}

/** CSS pixels at a font size of 16; no picture is smaller, and few pictures do not grow without end. */
const LEAST = 32;
const MOST = 190;

interface Shown {
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  picture: Picture | null;
}

/**
 * A list to choose from with pointer or keys: arrows move in reading order and between rows, Home and End to its ends,
 * Enter chooses. The pictures are as large as lets all of them be seen at once, within bounds.
 */
export function createSmallMultiples({ onPoint, onChoose }: SmallMultiplesEvents): SmallMultiples {
  const element = document.createElement('div');
  element.className = 'small-multiples';
  element.setAttribute('role', 'listbox');
  // The page's own keys leave the arrows alone in here.
  element.dataset.arrows = '';
  const tiles = new Map<string, Shown>();
  let model: SmallMultiplesModel | null = null;
  let order: string[] = [];
  let current: string | null = null;

  function tileOf(key: string): Shown {
    const known = tiles.get(key);
    if (known !== undefined) return known;
    const canvas = document.createElement('canvas');
    const tile = document.createElement('div');
    tile.className = 'small-multiples-tile';
    tile.setAttribute('role', 'option');
    tile.dataset.key = key;
    tile.append(canvas);
    const made = { element: tile, canvas, picture: null };
    tiles.set(key, made);
    return made;
  }

  function paint(shown: Shown, picture: Picture | null): void {
    if (shown.picture === picture || picture === null) return;
    shown.picture = picture;
    const { canvas } = shown;
    if (canvas.width !== picture.width) canvas.width = picture.width;
    if (canvas.height !== picture.height) canvas.height = picture.height;
    canvas.getContext('2d')?.putImageData(new ImageData(picture.pixels, picture.width, picture.height), 0, 0);
  }

  function update(shown: Shown, tile: Tile, chosen: boolean): void {
    setAttribute(shown.element, 'aria-label', tile.name);
    setAttribute(shown.element, 'data-mark', tile.mark);
    setAttribute(shown.element, 'aria-selected', String(chosen));
    paint(shown, tile.picture);
  }

  function show(next: SmallMultiplesModel): void {
    model = next;
    element.setAttribute('aria-label', next.name);
    order = next.blocks.flatMap((block) => block.tiles.map((tile) => tile.key));
    const wanted = new Set(order);
    for (const [key, { element: tile }] of tiles) {
      if (wanted.has(key)) continue;
      tile.remove();
      tiles.delete(key);
    }
    while (element.children.length > next.blocks.length) element.lastElementChild?.remove();
    next.blocks.forEach((block, index) => {
      const place = element.children[index] ?? element.appendChild(emptyBlock());
      showBlock(place, block);
      const host = place.lastElementChild as HTMLElement;
      block.tiles.forEach((tile, at) => {
        const shown = tileOf(tile.key);
        // Moving an element takes its focus away, so only what is not in its place is moved.
        if (host.children[at] !== shown.element) moveTo(host, shown.element, at);
        update(shown, tile, tile.key === next.chosen);
      });
    });
    if (current === null || !wanted.has(current)) current = order[0] ?? null;
    for (const [key, { element: tile }] of tiles) tile.tabIndex = key === current ? 0 : -1;
    resize();
  }

  function moveTo(host: HTMLElement, tile: HTMLElement, at: number): void {
    const focused = document.activeElement === tile;
    host.insertBefore(tile, host.children[at] ?? null);
    if (focused) tile.focus({ preventScroll: true });
  }

  /** The largest size at which all pictures fit into what the parent shows. */
  function resize(): void {
    const host = element.parentElement;
    if (model === null || host === null || host.clientWidth < 40) return;
    const rem = rootSize() / 16;
    const style = getComputedStyle(host);
    const width = host.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight) - 4;
    const inner = host.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom) - 6;
    const labels = model.blocks.filter((block) => block.label !== '').length;
    const counts = model.blocks.map((block) => block.tiles.length);
    const free = inner - labels * 34 * rem;
    const gap = order.length > 150 ? 2 * rem : 4 * rem;
    const size = largestTile(counts, width, free, gap, LEAST * rem, MOST * rem);
    element.style.setProperty('--tile', `${size}px`);
    element.style.setProperty('--tile-gap', `${gap}px`);
  }

  function focus(key: string | undefined): void {
    if (key === undefined) return;
    if (current !== null) tiles.get(current)?.element.setAttribute('tabindex', '-1');
    current = key;
    const tile = tiles.get(key)?.element;
    tile?.setAttribute('tabindex', '0');
    tile?.focus();
  }

  /** The tile in the row above or below that stands closest. */
  function neighbour(key: string, way: 1 | -1): string | undefined {
    const from = tiles.get(key)?.element.getBoundingClientRect();
    if (from === undefined) return undefined;
    const index = order.indexOf(key);
    let best: string | undefined;
    let nearest = Number.POSITIVE_INFINITY;
    let row: number | null = null;
    for (let i = index + way; i >= 0 && i < order.length; i += way) {
      const rect = tiles.get(order[i])?.element.getBoundingClientRect();
      if (rect === undefined || Math.abs(rect.top - from.top) < 2) continue;
      row ??= rect.top;
      if (Math.abs(rect.top - row) > 2) break;
      const distance = Math.abs(rect.left - from.left);
      if (distance < nearest) {
        nearest = distance;
        best = order[i];
      }
    }
    return best;
  }

  const keyOf = (target: EventTarget | null): string | null =>
    target instanceof Element ? (target.closest<HTMLElement>('[data-key]')?.dataset.key ?? null) : null;

  element.addEventListener('pointerover', (event) => onPoint(keyOf(event.target)));
  element.addEventListener('pointerleave', () => onPoint(keyOf(document.activeElement)));
  element.addEventListener('focusin', (event) => {
    const key = keyOf(event.target);
    if (key !== null) current = key;
    onPoint(key);
  });
  element.addEventListener('focusout', () => onPoint(null));
  element.addEventListener('click', (event) => {
    const key = keyOf(event.target);
    if (key === null) return;
    focus(key);
    onChoose(key);
  });
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || current === null) return;
    const at = order.indexOf(current);
    const moves: Readonly<Record<string, () => string | undefined>> = {
      ArrowRight: () => order[at + 1],
      ArrowLeft: () => order[at - 1],
      ArrowDown: () => neighbour(current ?? '', 1),
      ArrowUp: () => neighbour(current ?? '', -1),
      Home: () => order[0],
      End: () => order.at(-1),
    };
    if (event.key === 'Enter') {
      event.preventDefault();
      onChoose(current);
    } else if (Object.hasOwn(moves, event.key)) {
      event.preventDefault();
      focus(moves[event.key]());
    }
  });

  const watching = whenResized(element, () => {
    if (element.parentElement !== null) watching.also(element.parentElement);
    resize();
  });

  return {
    element,
    show,
    dispose() {
      watching.stop();
      element.remove();
    },
  };
}

function emptyBlock(): HTMLElement {
  const block = document.createElement('div');
  block.className = 'small-multiples-block';
  // The list's children are its options; what groups them is for the eye.
  block.setAttribute('role', 'presentation');
  const label = document.createElement('div');
  label.className = 'small-multiples-label';
  label.setAttribute('role', 'presentation');
  const tiles = document.createElement('div');
  tiles.className = 'small-multiples-tiles';
  tiles.setAttribute('role', 'presentation');
  block.append(label, tiles);
  return block;
}

function showBlock(place: Element, { label, note }: Block): void {
  const heading = place.firstElementChild;
  if (heading === null) return;
  const text = `${label}\n${note}`;
  if (heading.getAttribute('data-text') === text) return;
  heading.setAttribute('data-text', text);
  const small = document.createElement('small');
  small.textContent = note;
  heading.replaceChildren(...(label === '' ? [] : [label, small]));
}

/**
 * The largest side of square tiles at which blocks with so many tiles each, one below the other, fit into width × height;
 * not below `least` (then the list scrolls) nor beyond `most`.
 */
export function largestTile(
  counts: readonly number[],
  width: number,
  height: number,
  gap: number,
  least: number,
  most: number,
): number {
  const limit = Math.max(least, Math.min(most, width));
  for (let size = Math.floor(limit); size > least; size--) {
    const columns = Math.max(1, Math.floor((width + gap) / (size + gap)));
    const rows = counts.reduce((sum, count) => sum + Math.ceil(count / columns), 0);
    if (rows * (size + gap) - gap <= height) return size;
  }
  return least;
}
