import { LABEL } from '../../../analysis/attractors';
import type { BasinMap } from '../../../analysis/basins';
import { inSlices } from '../../../analysis/slices';
import { BASIN_OTHERS, basinShades } from '../../../charts/basinColors';
import { cssToBytes } from '../../../charts/classColors';
import { evenOut } from './lightness';

/** What the pixels of a map show, without their colours. */
export interface Sketch {
  readonly columns: number;
  readonly rows: number;
  /** One byte a pixel: the attractor's index, or {@link OTHERS} + place in the list of the others. */
  readonly classes: Uint8Array;
  /** One byte a pixel: its shade, and {@link EDGE} where a basin ends. Of the others: 1 where the pattern is. */
  readonly tones: Uint8Array;
  /** Steps of the lightest and of the darkest shade. */
  readonly steps: readonly [low: number, high: number];
}

/** Shades from few steps to many. */
const SHADES = 64;
const EDGE = 64;
const TONES = 128;
/** Classes from here on are no attractors; as many as there may be attractors come before. */
const OTHERS = 64;
const OTHER_NAMES = ['diverged', 'unsettled', 'undefined', 'elsewhere'] as const;
/** A coarser map has no lines between its basins: they would be as wide as the basins. */
const LEAST_FOR_EDGES = 128;
/** Patterns repeat so many times across the map. */
const REPEATS = 80;

/** Steps are compared by their logarithm, between those of the quickest and the slowest runs that came to rest. */
export async function sketch(map: BasinMap): Promise<Sketch> {
  const { columns, rows } = map.grid;
  const { labels, steps } = map;
  const [low, high] = stepRange(map);
  const [from, span] = [Math.log1p(low), Math.log1p(high) - Math.log1p(low) || 1];
  const classes = new Uint8Array(labels.length);
  const tones = new Uint8Array(labels.length);
  const edges = columns >= LEAST_FOR_EDGES;
  const period = Math.max(3, Math.round(columns / REPEATS));
  const shares = new Float32Array(labels.length);
  await inSlices(labels.length, (first, last) => {
    for (let at = first; at < last; at++) {
      shares[at] = Math.min(1, Math.max(0, (Math.log1p(steps[at]!) - from) / span));
    }
  });
  const even = await evenOut(labels, columns, shares);
  await inSlices(labels.length, (first, last) => {
    for (let at = first; at < last; at++) {
      const label = labels[at]!;
      const column = at % columns;
      if (label >= 0) {
        const shade = Math.round(even[at]! * (SHADES - 1));
        const ends =
          edges &&
          ((column + 1 < columns && labels[at + 1] !== label) ||
            (at + columns < labels.length && labels[at + columns] !== label));
        classes[at] = label;
        tones[at] = ends ? shade + EDGE : shade;
        continue;
      }
      classes[at] = OTHERS - label - 1;
      const row = (at - column) / columns;
      tones[at] = label !== LABEL.elsewhere && isPattern(label, column, row, period) ? 1 : 0;
    }
  });
  return { columns, rows, classes, tones, steps: [low, high] };
}

/** Stripes for diverged, dots for not converged, cross-hatching for undefined. */
function isPattern(label: number, column: number, row: number, period: number): boolean {
  const thin = Math.max(1, Math.round(period / 3));
  if (label === LABEL.diverged) return (column + row) % period < thin;
  if (label === LABEL.unsettled) return column % period < thin && row % period < thin;
  return (column + row) % period < thin || (column - row + period * row) % period < thin;
}

/** Steps below and above which a fiftieth of the settled runs lie. */
function stepRange({ labels, steps }: BasinMap): [number, number] {
  const stride = Math.max(1, Math.floor(labels.length / 20_000));
  const settled: number[] = [];
  for (let at = 0; at < labels.length; at += stride) if (labels[at]! >= 0) settled.push(steps[at]!);
  if (settled.length === 0) return [0, 1];
  settled.sort((a, b) => a - b);
  const low = settled[Math.floor(0.02 * settled.length)]!;
  return [low, Math.max(low + 1, settled[Math.floor(0.98 * (settled.length - 1))]!)];
}

/**
 * RGBA of every pixel.
 *
 * @param slots hue of each attractor
 * @param pointed the label that is pointed out: the others are dimmed; null: none
 */
export function paint(
  { classes, tones }: Sketch,
  slots: readonly number[],
  pointed: number | null,
): Uint8ClampedArray<ArrayBuffer> {
  const table = colorTable(slots, pointed);
  const pixels = new Uint32Array(classes.length);
  for (let at = 0; at < pixels.length; at++) pixels[at] = table[classes[at]! * TONES + tones[at]!]!;
  return new Uint8ClampedArray(pixels.buffer);
}

/** RGBA as one number per class and tone. */
function colorTable(slots: readonly number[], pointed: number | null): Uint32Array {
  const bytes = new Uint8ClampedArray(4 * (OTHERS + OTHER_NAMES.length) * TONES);
  const put = (place: number, rgb: ArrayLike<number>, dimmed: boolean, edge: boolean): void => {
    // What is dimmed goes most of the way to a middle grey, a line most of the way to black.
    for (let part = 0; part < 3; part++) {
      const plain = edge ? 0.3 * rgb[part]! : rgb[part]!;
      bytes[4 * place + part] = dimmed ? 0.22 * plain + 0.78 * 92 : plain;
    }
    bytes[4 * place + 3] = 255;
  };
  for (const [index, slot] of slots.entries()) {
    const shades = basinShades(slot, SHADES);
    const dimmed = pointed !== null && pointed !== index;
    for (let shade = 0; shade < SHADES; shade++) {
      const rgb = shades.subarray(3 * shade, 3 * shade + 3);
      put(index * TONES + shade, rgb, dimmed, false);
      put(index * TONES + shade + EDGE, rgb, dimmed, true);
    }
  }
  for (const [index, name] of OTHER_NAMES.entries()) {
    const dimmed = pointed !== null && pointed !== -index - 1;
    const { ground, pattern } = BASIN_OTHERS[name];
    put((OTHERS + index) * TONES, cssToBytes(ground), dimmed, false);
    put((OTHERS + index) * TONES + 1, cssToBytes(pattern), dimmed, false);
  }
  return new Uint32Array(bytes.buffer);
}
