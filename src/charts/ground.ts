import { cssToBytes, divergingTable, TABLE_SIZE } from './classColors';

/** What a net says over a rectangle, sampled on its grid with the bounds included; row-major, y growing by row. */
export type Ground = ScalarGround | ClassGround;

interface Samples {
  readonly columns: number;
  readonly rows: number;
  /** Every sample takes the colour of its decision. */
  readonly discrete: boolean;
}

/** One number per sample: a probability, a score, a value. */
export interface ScalarGround extends Samples {
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
export interface ClassGround extends Samples {
  readonly kind: 'classes';
  /** rows × columns × classes. */
  readonly values: Float32Array;
  /** One per class, and the colour of undecided, `#rrggbb`. */
  readonly colors: readonly string[];
  readonly neutral: string;
}

/** columns × rows × RGBA bytes with the highest y first, as a picture has it. What is no number stays transparent. */
export function paintGround(ground: Ground): Uint8ClampedArray<ArrayBuffer> {
  const { columns, rows } = ground;
  const pixels = new Uint8ClampedArray(4 * columns * rows);
  const paint = ground.kind === 'scalar' ? scalarPainter(ground) : classPainter(ground);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      paint(row * columns + column, pixels, 4 * ((rows - 1 - row) * columns + column));
    }
  }
  return pixels;
}

type Painter = (sample: number, pixels: Uint8ClampedArray, at: number) => void;

function scalarPainter(ground: ScalarGround): Painter {
  const { values, discrete, threshold } = ground;
  const table = divergingTable(ground.stops);
  return (sample, pixels, at) => {
    const value = values[sample]!;
    if (Number.isNaN(value)) return;
    const place = discrete && threshold !== null ? (value >= threshold ? 1 : 0) : groundPosition(ground, value);
    const from = 3 * Math.round(place * (TABLE_SIZE - 1));
    for (let part = 0; part < 3; part++) pixels[at + part] = table[from + part]!;
    pixels[at + 3] = 255;
  };
}

/** Place of a value in the colours, in [0, 1]: two straight pieces through (middle, 1/2). */
export function groundPosition(
  { low, middle, high }: Pick<ScalarGround, 'low' | 'middle' | 'high'>,
  value: number,
): number {
  const t = value < middle ? (0.5 * (value - low)) / (middle - low) : 0.5 + (0.5 * (value - middle)) / (high - middle);
  return Math.min(1, Math.max(0, t));
}

function classPainter({ values, colors, neutral, discrete }: ClassGround): Painter {
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
 * Where the decision changes: pieces of line, four numbers each (column, row, column, row), in grid coordinates. Between
 * classes that is where the two best are even.
 */
export function decisionLines(ground: Ground): Float32Array {
  const { columns, rows, values } = ground;
  const out: number[] = [];
  if (ground.kind === 'scalar') {
    if (ground.threshold === null) return new Float32Array();
    const { threshold } = ground;
    const lead = Float32Array.from(values, (value) => value - threshold);
    traceZero(lead, columns, rows, out);
    return Float32Array.from(out);
  }
  const classes = ground.colors.length;
  const lead = new Float32Array(columns * rows);
  for (let c = 0; c < classes; c++) {
    for (let i = 0; i < lead.length; i++) {
      let other = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < classes; k++) if (k !== c) other = Math.max(other, values[i * classes + k]!);
      lead[i] = values[i * classes + c]! - other;
    }
    traceZero(lead, columns, rows, out);
  }
  return Float32Array.from(out);
}

/** Zero lines of samples on a grid; each cell is two triangles, so no cell is ambiguous. */
function traceZero(values: Float32Array, columns: number, rows: number, out: number[]): void {
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const at = row * columns + column;
      const [a, b, c, d] = [values[at]!, values[at + 1]!, values[at + columns]!, values[at + columns + 1]!];
      cut(column, row, a, column + 1, row, b, column, row + 1, c, out);
      cut(column + 1, row + 1, d, column, row + 1, c, column + 1, row, b, out);
    }
  }
}

/** The zero line leaves a triangle by the two edges at the corner that is alone on its side; NaN is on no side. */
function cut(
  ax: number,
  ay: number,
  a: number,
  bx: number,
  by: number,
  b: number,
  cx: number,
  cy: number,
  c: number,
  out: number[],
): void {
  // biome-ignore format: a corner is three numbers
  const [up, vp, wp] = [a >= 0, b >= 0, c >= 0];
  if ((up === vp && vp === wp) || Number.isNaN(a + b + c)) return;
  if (vp === wp) push(ax, ay, a, bx, by, b, cx, cy, c, out);
  else if (up === wp) push(bx, by, b, cx, cy, c, ax, ay, a, out);
  else push(cx, cy, c, ax, ay, a, bx, by, b, out);
}

function push(
  px: number,
  py: number,
  p: number,
  qx: number,
  qy: number,
  q: number,
  rx: number,
  ry: number,
  r: number,
  out: number[],
): void {
  // biome-ignore format: a corner is three numbers
  const s = p / (p - q);
  const t = p / (p - r);
  out.push(px + s * (qx - px), py + s * (qy - py), px + t * (rx - px), py + t * (ry - py));
}
