import { type GridPlace, loneCorner, placeBetween, shareOfWay, triangles } from '../geometry/march';
import { cssToBytes, divergingTable, TABLE_SIZE } from './classColors';

/** What a net says over a rectangle, sampled on its grid with the bounds included; row-major, y growing by row. */
export type Background = ScalarBackground | ClassBackground;

interface Samples {
  readonly columns: number;
  readonly rows: number;
  /** Every sample takes the colour of its decision. */
  readonly discrete: boolean;
}

/** One number per sample: a probability, a score, a value. */
export interface ScalarBackground extends Samples {
  readonly kind: 'scalar';
  readonly values: Float32Array;
  /** What the ends and the middle of the colours stand for. */
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** Where the decision changes; null: there is none. */
  readonly threshold: number | null;
  /** Colours of low, middle and high, `#rrggbb`. */
  readonly stops: readonly [string, string, string];
}

/** One share per sample and class; the shares of a sample add up to 1. */
export interface ClassBackground extends Samples {
  readonly kind: 'classes';
  /** rows × columns × classes. */
  readonly values: Float32Array;
  /** One per class, and the colour of undecided, `#rrggbb`. */
  readonly colors: readonly string[];
  readonly neutral: string;
}

/** columns × rows × RGBA bytes with the highest y first, as a picture has it. What is no number stays transparent. */
export function paintBackground(background: Background): Uint8ClampedArray<ArrayBuffer> {
  const { columns, rows } = background;
  const pixels = new Uint8ClampedArray(4 * columns * rows);
  const paint = background.kind === 'scalar' ? scalarPainter(background) : classPainter(background);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      paint(row * columns + column, pixels, 4 * ((rows - 1 - row) * columns + column));
    }
  }
  return pixels;
}

type Painter = (sample: number, pixels: Uint8ClampedArray, at: number) => void;

function scalarPainter(background: ScalarBackground): Painter {
  const { values, discrete, threshold } = background;
  const table = divergingTable(background.stops);
  return (sample, pixels, at) => {
    const value = values[sample]!;
    if (Number.isNaN(value)) return;
    const place = discrete && threshold !== null ? (value >= threshold ? 1 : 0) : backgroundPosition(background, value);
    const from = 3 * Math.round(place * (TABLE_SIZE - 1));
    for (let part = 0; part < 3; part++) pixels[at + part] = table[from + part]!;
    pixels[at + 3] = 255;
  };
}

/** Place of a value in the colours, in [0, 1]: two straight pieces through (middle, 1/2). */
export function backgroundPosition(
  { low, middle, high }: Pick<ScalarBackground, 'low' | 'middle' | 'high'>,
  value: number,
): number {
  const t = value < middle ? (0.5 * (value - low)) / (middle - low) : 0.5 + (0.5 * (value - middle)) / (high - middle);
  return Math.min(1, Math.max(0, t));
}

function classPainter({ values, colors, neutral, discrete }: ClassBackground): Painter {
  const classes = colors.length;
  const bytes = colors.map(cssToBytes);
  const undecided = cssToBytes(neutral);
  return (sample, pixels, at) => {
    const best = largest(values, sample * classes, classes);
    const share = values[sample * classes + best]!;
    if (Number.isNaN(share)) return;
    // From even shares, which say nothing, to all for one.
    const certainty = discrete ? 1 : Math.max(0, (share - 1 / classes) / (1 - 1 / classes));
    for (let part = 0; part < 3; part++) {
      pixels[at + part] = undecided[part]! + certainty * (bytes[best]![part]! - undecided[part]!);
    }
    pixels[at + 3] = 255;
  };
}

/** Index of the largest of `count` numbers from `at`; the first of equals. */
export function largest(values: ArrayLike<number>, at: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (values[at + i]! > values[at + best]!) best = i;
  return best;
}

/**
 * Where the decision changes: pieces of line, four numbers each (column, row, column, row), in grid coordinates. Where
 * three classes meet, three lines do.
 */
export function decisionLines(background: Background): Float32Array {
  const cut = background.kind === 'scalar' ? scalarCut(background) : classCut(background);
  if (cut === null) return new Float32Array();
  const out: number[] = [];
  triangles(background.columns, background.rows, (a, b, c) => cut(a, b, c, out));
  return Float32Array.from(out);
}

/** Adds the pieces of line in one triangle; its corners are indices of samples. */
type Cut = (a: number, b: number, c: number, out: number[]) => void;

function scalarCut({ columns, values, threshold }: ScalarBackground): Cut | null {
  if (threshold === null) return null;
  const height = (sample: number) => values[sample]! - threshold;
  const above = (sample: number) => values[sample]! > threshold;
  const zero = (p: number, q: number) => placeBetween(columns, p, q, shareOfWay(height(p), height(q), 0));
  return (a, b, c, out) => {
    if (Number.isNaN(height(a) + height(b) + height(c))) return;
    const corners = loneCorner([a, b, c], [above(a), above(b), above(c)]);
    if (corners === null) return;
    const [lone, left, right] = corners;
    out.push(...zero(lone, left), ...zero(lone, right));
  };
}

function classCut({ columns, values, colors }: ClassBackground): Cut {
  const classes = colors.length;
  const label = (sample: number) => largest(values, sample * classes, classes);
  /** On the edge between two corners, where their classes are even. */
  const even = (p: number, q: number): GridPlace => {
    const [k, l] = [label(p), label(q)];
    const lead = (sample: number) => values[sample * classes + k]! - values[sample * classes + l]!;
    return placeBetween(columns, p, q, shareOfWay(lead(p), lead(q), 0));
  };
  return (a, b, c, out) => {
    const [k, l, m] = [label(a), label(b), label(c)];
    if (k !== l && l !== m && m !== k) {
      const ends = [even(a, b), even(b, c), even(c, a)];
      const middle = [0, 1].map((axis) => ends.reduce((sum, end) => sum + end[axis]!, 0) / 3) as [number, number];
      for (const end of ends) out.push(...middle, ...end);
      return;
    }
    const corners = loneCorner([a, b, c], [k, l, m]);
    if (corners === null) return;
    const [lone, left, right] = corners;
    out.push(...even(lone, left), ...even(lone, right));
  };
}
