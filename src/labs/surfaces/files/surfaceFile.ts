import type { SampledGrid } from '../../../experiment/surfaces/types';
import type { LocalText } from '../../../formula/text';
import { counted } from '../../../formula/text';
import { MOST_BYTES, TOO_LARGE } from '../../../page/files/open';
import { decodeText, FileError } from '../../../page/files/text';
import { type Row, readNumber, splitRows } from '../../shared/table/table';
import { isNpy, isZip, type NumpyArray, readNpy, readNpz } from './npy';

/** A surface from a file, and what was done to it that its owner should know. */
export interface SurfaceFile {
  readonly grid: SampledGrid;
  readonly notes: readonly LocalText[];
}

/** Samples each way; finer grids are thinned. */
const MOST_SIDE = 512;
const FEWEST_SIDE = 4;
/** Distances between neighbours may differ by this share: what is written with few digits is even all the same. */
const UNEVEN = 0.01;

/** Numbers on a grid before they are judged: `values[row][column]`, y growing or falling by row. */
interface Lattice {
  readonly rows: number;
  readonly columns: number;
  readonly values: ArrayLike<number>;
  readonly x: ArrayLike<number> | null;
  readonly y: ArrayLike<number> | null;
}

/**
 * A surface that was computed elsewhere: `.npy` (two dimensions: row = y, column = x), `.npz` (such an array, with axes
 * beside it) or CSV (a table of values, optionally with x in the first row and y in the first column; or three columns
 * x, y, value). Throws FileError or FileError, whose texts say where and what to do.
 */
export function readSurfaceFile(bytes: Uint8Array, name: string): SurfaceFile {
  if (bytes.length > MOST_BYTES) throw new FileError(TOO_LARGE);
  if (isNpy(bytes)) return settle(fromArray(readNpy(bytes)), name);
  if (isZip(bytes)) return settle(fromArchive(readNpz(bytes)), name);
  return settle(fromRows(splitRows(decodeText(bytes, MOST_BYTES))), name);
}

function fromArray(array: NumpyArray): Lattice {
  const shape = array.shape.filter((side) => side !== 1);
  if (shape.length !== 2) {
    const size = array.shape.join(' × ');
    throw new FileError({
      en: `The array has the shape ${size === '' ? '()' : size}; a surface needs two dimensions.`,
      zh: `数组的形状是 ${size === '' ? '()' : size}；曲面需要二维数组。`,
    });
  }
  return { rows: shape[0]!, columns: shape[1]!, values: array.values, x: null, y: null };
}

const VALUE_NAMES = ['z', 'f', 'loss', 'losses', 'values', 'surface', 'train_loss'];
const AXIS_NAMES = {
  x: ['x', 'xs', 'xx', 'alpha', 'alphas', 'a', 'w', 'xcoordinates'],
  y: ['y', 'ys', 'yy', 'beta', 'betas', 'b', 'ycoordinates'],
} as const;

/** The array that is called like values, else the only one of two dimensions that is no axis; axes by name, or by length. */
function fromArchive(arrays: ReadonlyMap<string, NumpyArray>): Lattice {
  const named = (names: readonly string[]) =>
    [...arrays].find(([name]) => names.includes(name.toLowerCase()))?.[1] ?? null;
  const [x, y] = [named(AXIS_NAMES.x), named(AXIS_NAMES.y)];
  const flat = [...arrays.values()].filter((array) => array.shape.length === 2 && array !== x && array !== y);
  const called = named(VALUE_NAMES);
  const values = called !== null && called.shape.length === 2 ? called : flat.length === 1 ? flat[0]! : null;
  if (values === null) {
    const names = [...arrays].map(([name, { shape }]) => `${name} (${shape.join('×')})`).join(', ');
    throw new FileError({
      en: `No array is clearly the surface among: ${names || 'nothing'}. Call it z, and its axes x and y.`,
      zh: `无法确定哪个数组是曲面：${names || '空'}。请把它命名为 z，坐标轴命名为 x 和 y。`,
    });
  }
  const lattice = fromArray(values);
  return {
    ...lattice,
    x: x === null ? null : axisOf(x, lattice, 'x'),
    y: y === null ? null : axisOf(y, lattice, 'y'),
  };
}

/** An axis as a list, or as `np.meshgrid` spreads it over the whole grid. */
function axisOf(array: NumpyArray, { rows, columns }: Lattice, axis: 'x' | 'y'): Float64Array {
  const wanted = axis === 'x' ? columns : rows;
  if (array.values.length === wanted) return array.values;
  if (array.values.length === rows * columns) {
    return axis === 'x'
      ? array.values.slice(0, columns)
      : Float64Array.from({ length: rows }, (_, row) => array.values[row * columns]!);
  }
  throw new FileError({
    en: `The axis ${axis} has ${counted(array.values.length, 'number')}; the surface needs ${wanted}.`,
    zh: `坐标轴 ${axis} 有 ${array.values.length} 个数，而曲面需要 ${wanted} 个。`,
  });
}

function fromRows(rows: readonly Row[]): Lattice {
  const [first] = rows;
  if (first === undefined) throw new FileError({ en: 'The file is empty.', zh: '文件是空的。' });
  const uneven = rows.find(({ cells }) => cells.length !== first.cells.length);
  if (uneven !== undefined) {
    throw new FileError({
      en: `Row ${uneven.number} has ${counted(uneven.cells.length, 'column')}, the first row has ${first.cells.length}.`,
      zh: `第 ${uneven.number} 行有 ${uneven.cells.length} 列，而第一行有 ${first.cells.length} 列。`,
    });
  }
  if (first.cells.length === 3) return fromTriples(rows);
  // A corner that is no number stands between the two axes.
  const axes = !isNumber(first.cells[0]!);
  const body = axes ? rows.slice(1) : rows;
  const number = (row: Row, column: number): number => numberOf(row.cells[column]!, row.number, column + 1);
  const from = axes ? 1 : 0;
  const columns = first.cells.length - from;
  const values = Float64Array.from({ length: body.length * columns }, (_, i) =>
    number(body[Math.floor(i / columns)]!, from + (i % columns)),
  );
  return {
    rows: body.length,
    columns,
    values,
    x: axes ? Float64Array.from({ length: columns }, (_, i) => number(first, i + 1)) : null,
    y: axes ? Float64Array.from(body, (row) => number(row, 0)) : null,
  };
}

/** How a loss is written that has overflowed. */
const NOT_FINITE = /^[-+]?(nan|inf|infinity)$/i;

function isNumber(cell: string): boolean {
  return NOT_FINITE.test(cell) || !Number.isNaN(Number.parseFloat(cell));
}

/** What is not finite is filled later. */
function numberOf(cell: string, row: number, column: number): number {
  return NOT_FINITE.test(cell) ? Number.NaN : readNumber(cell, row, column);
}

/** Lines of x, y, value, in any order, with or without headings. */
function fromTriples(rows: readonly Row[]): Lattice {
  const headed = !isNumber(rows[0]!.cells[0]!);
  const triples = rows
    .slice(headed ? 1 : 0)
    .map(({ number, cells }) => cells.map((cell, column) => numberOf(cell, number, column + 1)));
  const [x, y] = [0, 1].map((axis) => [...new Set(triples.map((triple) => triple[axis]!))].sort((a, b) => a - b));
  const column = new Map(x!.map((value, i) => [value, i]));
  const row = new Map(y!.map((value, i) => [value, i]));
  const values = new Float64Array(x!.length * y!.length);
  const known = new Uint8Array(values.length);
  for (const [a, b, value] of triples) {
    const at = row.get(b!)! * x!.length + column.get(a!)!;
    values[at] = value!;
    known[at] = 1;
  }
  const missing = known.indexOf(0);
  if (missing >= 0) {
    const place = `(${x![missing % x!.length]}, ${y![Math.floor(missing / x!.length)]})`;
    throw new FileError({
      en: `The points do not form a complete grid: ${place} has no value.`,
      zh: `这些点没有构成完整的网格：${place} 处没有值。`,
    });
  }
  return { rows: y!.length, columns: x!.length, values, x: x!, y: y! };
}

/** Judges, turns round what runs backwards, thins what is too fine, and fills what is not finite. */
function settle({ rows, columns, values, x, y }: Lattice, name: string): SurfaceFile {
  if (rows < FEWEST_SIDE || columns < FEWEST_SIDE) {
    throw new FileError({
      en: `The grid is ${columns} × ${rows}; it takes at least ${FEWEST_SIDE} × ${FEWEST_SIDE} samples.`,
      zh: `网格为 ${columns} × ${rows}；至少需要 ${FEWEST_SIDE} × ${FEWEST_SIDE} 个采样点。`,
    });
  }
  const notes: LocalText[] = [];
  const across = evenAxis(x, columns, 'x');
  const up = evenAxis(y, rows, 'y');
  const step = Math.max(Math.ceil(columns / MOST_SIDE), Math.ceil(rows / MOST_SIDE));
  const [width, height] = [Math.floor((columns - 1) / step) + 1, Math.floor((rows - 1) / step) + 1];
  if (step > 1) notes.push(thinned(columns, rows, width, height));
  const picked = Array.from({ length: width * height }, (_, i) => {
    const column = step * (i % width);
    const row = step * Math.floor(i / width);
    return values[(up.falling ? rows - 1 - row : row) * columns + (across.falling ? columns - 1 - column : column)]!;
  });
  const finite = picked.filter(Number.isFinite);
  if (finite.length === 0) throw new FileError({ en: 'No value is finite.', zh: '没有任何有限的数值。' });
  if (finite.length < picked.length) notes.push(filled(picked.length - finite.length));
  const highest = finite.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  return {
    grid: {
      x: [across.low, across.low + across.step * step * (width - 1)],
      y: [up.low, up.low + up.step * step * (height - 1)],
      columns: width,
      rows: height,
      values:
        finite.length === picked.length ? picked : picked.map((value) => (Number.isFinite(value) ? value : highest)),
      name,
    },
    notes,
  };
}

/** Without numbers of its own an axis counts the samples. */
function evenAxis(
  axis: ArrayLike<number> | null,
  count: number,
  name: 'x' | 'y',
): { readonly low: number; readonly step: number; readonly falling: boolean } {
  if (axis === null) return { low: 0, step: 1, falling: false };
  const [first, last] = [axis[0]!, axis[count - 1]!];
  const step = (last - first) / (count - 1);
  for (let i = 1; i < count; i++) {
    if (!(Math.abs(axis[i]! - axis[i - 1]! - step) <= UNEVEN * Math.abs(step)) || step === 0) {
      throw new FileError({
        en: `The axis ${name} is not evenly spaced: ${axis[i - 1]} is followed by ${axis[i]}. Use equal steps.`,
        zh: `坐标轴 ${name} 不是等距的：${axis[i - 1]} 之后是 ${axis[i]}。请按相等的间距采样。`,
      });
    }
  }
  return { low: Math.min(first, last), step: Math.abs(step), falling: step < 0 };
}

function thinned(columns: number, rows: number, width: number, height: number): LocalText {
  return {
    en: `Of ${columns} × ${rows} samples ${width} × ${height} are used.`,
    zh: `在 ${columns} × ${rows} 个采样点中使用了 ${width} × ${height} 个。`,
  };
}

function filled(count: number): LocalText {
  return {
    en: `${counted(count, 'non-finite value was', 'non-finite values were')} replaced by the highest finite one.`,
    zh: `${count} 个非有限的数值已改为最大的有限值。`,
  };
}
