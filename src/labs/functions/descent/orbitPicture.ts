import { orbitPeriods } from '../../../analysis/descent/orbits';
import { cssToBytes } from '../../../charts/classColors';
import type { PlotMark } from '../../../charts/functionPlot';
import { boundsOf, type OrbitFound } from './orbitJob';

/** Pixels upwards: about those of the picture on a large screen. */
const ROWS = 1200;
/** What a place weighs on its pixel, and on the ones above and below: a branch is a line, however it is slanted. */
const [ON, BESIDE] = [2, 1];
/** How strong a pixel of weight 1 is, and the weight that makes it full. */
const [FAINT, FULL] = [0.22, 16];

export interface OrbitPainter {
  readonly canvas: HTMLCanvasElement;
  /** Where the picture that was painted last belongs; null: there is none. */
  readonly x: readonly [number, number] | null;
  readonly y: readonly [number, number];
  /** Paints how often the places of each column fell on each pixel between two heights. */
  paint(found: OrbitFound, y: readonly [number, number], color: string): void;
}

export function createOrbitPainter(): OrbitPainter {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  let painted: { readonly found: OrbitFound; readonly y: readonly [number, number]; readonly color: string } | null =
    null;

  return {
    canvas,
    get x() {
      return painted?.found.range ?? null;
    },
    get y() {
      return painted?.y ?? [0, 1];
    },
    paint(found, y, color) {
      const same =
        painted?.found === found && painted.color === color && painted.y[0] === y[0] && painted.y[1] === y[1];
      if (same || context === null) return;
      painted = { found, y, color };
      const { rates, rows, places } = found.columns;
      const columns = rates.length;
      if (canvas.width !== columns || canvas.height !== ROWS) [canvas.width, canvas.height] = [columns, ROWS];
      const counts = countPlaces(places.subarray(0, rows * columns), columns, y, ROWS);
      context.putImageData(new ImageData(shade(counts, color), columns, ROWS), 0, 0);
    },
  };
}

/** The weight of the places that fell on each pixel, row by row from the top. */
export function countPlaces(
  places: Float32Array,
  columns: number,
  [low, high]: readonly [number, number],
  rows: number,
): Uint16Array {
  const counts = new Uint16Array(columns * rows);
  const scale = rows / (high - low);
  for (let i = 0, column = 0; i < places.length; i++) {
    const row = Math.floor((high - places[i]!) * scale);
    if (row >= 0 && row < rows) {
      const at = row * columns + column;
      counts[at]! += ON;
      if (row > 0) counts[at - columns]! += BESIDE;
      if (row + 1 < rows) counts[at + columns]! += BESIDE;
    }
    if (++column === columns) column = 0;
  }
  return counts;
}

function shade(counts: Uint16Array, color: string): Uint8ClampedArray<ArrayBuffer> {
  const [red = 0, green = 0, blue = 0] = cssToBytes(color);
  const table = new Uint32Array(FULL + 1);
  const bytes = new Uint8Array(table.buffer);
  for (let count = 1; count <= FULL; count++) {
    const share = FAINT + (1 - FAINT) * (Math.log(count) / Math.log(FULL));
    bytes.set([red, green, blue, Math.round(255 * share)], 4 * count);
  }
  const pixels = new Uint32Array(counts.length);
  for (let i = 0; i < counts.length; i++) pixels[i] = table[Math.min(counts[i]!, FULL)]!;
  return new Uint8ClampedArray(pixels.buffer);
}

/** What the columns of a strip are called and how they are coloured. */
export interface PeriodNames {
  readonly chaos: string;
  readonly diverged: string;
}

const HUES: Readonly<Record<number, string>> = {
  [-1]: 'var(--text-quiet)',
  0: 'var(--hue-orange)',
  1: 'var(--hue-green)',
  2: 'var(--hue-blue)',
  4: 'var(--hue-violet)',
  8: 'var(--hue-pink)',
};
/** Other periods than doublings: windows in the chaos. */
const WINDOW = 'var(--hue-yellow)';
/** A name needs this share of the width. */
const NAMED = 0.035;
/** Fewer columns than this belong to what is around them. */
const LEAST = 3;

/** What happens at which learning rate, as a strip under the diagram: periods, chaos, divergence. */
export function periodStrip(found: OrbitFound, span: number, names: PeriodNames): PlotMark[] {
  const periods = orbitPeriods(found.columns, span, boundsOf(found.shown));
  const [low, high] = found.range;
  const at = (column: number): number => low + ((high - low) * column) / periods.length;
  const runs: { from: number; to: number; period: number }[] = [];
  periods.forEach((period, column) => {
    const last = runs.at(-1);
    if (last?.period === period) last.to = column + 1;
    else runs.push({ from: column, to: column + 1, period });
  });
  const wide: typeof runs = [];
  for (const run of runs) {
    const last = wide.at(-1);
    if (last !== undefined && (run.to - run.from < LEAST || last.period === run.period)) last.to = run.to;
    else wide.push({ ...run });
  }
  const intervals = wide.map(({ from, to, period }) => ({
    from: at(from),
    to: at(to),
    color: HUES[period] ?? WINDOW,
    ...(to - from < NAMED * periods.length
      ? {}
      : { label: period > 0 ? String(period) : period === 0 ? names.chaos : names.diverged }),
  }));
  return [{ kind: 'band', intervals, place: 'floor' }];
}
