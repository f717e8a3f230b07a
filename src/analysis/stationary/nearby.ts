import { COARSEST, type Place } from './sampled';

/** Cells a side: the widest question, two cells of the coarsest field, is about one of these. */
const CELLS = COARSEST / 2;
/** More than the cells of a row, and of a margin around. */
const STRIDE = 4 * CELLS;

/** Things at places of the unit square, found by how near they are. */
export class Nearby<T> {
  private readonly cells = new Map<number, Place[]>();
  private readonly things: T[] = [];

  get size(): number {
    return this.things.length;
  }

  /** `within`: at most 1 / {@link CELLS}. */
  has([x, y]: Place, within: number): boolean {
    const [column, row] = [Math.floor(x * CELLS), Math.floor(y * CELLS)];
    for (let r = row - 1; r <= row + 1; r++) {
      for (let c = column - 1; c <= column + 1; c++) {
        const places = this.cells.get(r * STRIDE + c);
        if (places?.some(([px, py]) => Math.hypot(px - x, py - y) <= within)) return true;
      }
    }
    return false;
  }

  /** Only what is not there yet. */
  add(place: Place, within: number, thing: T): void {
    if (this.has(place, within)) return;
    const key = Math.floor(place[1] * CELLS) * STRIDE + Math.floor(place[0] * CELLS);
    const places = this.cells.get(key);
    if (places === undefined) this.cells.set(key, [place]);
    else places.push(place);
    this.things.push(thing);
  }

  all(): T[] {
    return [...this.things];
  }
}
