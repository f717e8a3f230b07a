import { MOST_ROWS } from '../../../experiment/limits';
import type { LocalText } from '../../../formula/text';
import { counted } from '../../../formula/text';
import { FileError } from '../../../page/files/text';
import { parseInput } from '../../../page/format';
import { type Row, readNumber, splitRows } from './table';

/** What is read at most. */
export const MOST_BYTES = 50e6;
const MOST_COLUMNS = 100;

/** A table of numbers, column by column. */
export interface ColumnTable {
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

/** What a table may be at most, and how its first row shows that it is one of headings. */
interface TableLimits {
  /** Characters. */
  readonly bytes: number;
  readonly columns: number;
  readonly rows: number;
  /** Said after "at least two are needed". */
  readonly needs?: LocalText;
  isHeading(cells: readonly string[]): boolean;
}

/** Rows of two or more columns, all as wide as the first. Throws FileError, which names row and column from 1. */
export function readRows(
  text: string,
  { bytes, columns, rows: mostRows, needs = { en: '', zh: '' }, isHeading }: TableLimits,
): { readonly headings: readonly string[] | null; readonly width: number; readonly body: readonly Row[] } {
  if (text.length > bytes) {
    const megabytes = bytes / 1e6;
    throw new FileError({ en: `The text is longer than ${megabytes} MB.`, zh: `文本超过 ${megabytes} MB。` });
  }
  const rows = splitRows(text);
  const first = rows[0];
  if (first === undefined) throw new FileError({ en: 'There are no rows.', zh: '没有数据行。' });
  const width = first.cells.length;
  if (width < 2) {
    throw new FileError({
      en: `Row ${first.number} has one column; at least two are needed${needs.en}.`,
      zh: `第 ${first.number} 行只有一列；至少需要两列${needs.zh}。`,
    });
  }
  if (width > columns) {
    throw new FileError({
      en: `The table has ${counted(width, 'column')}; ${columns} is the limit.`,
      zh: `共有 ${width} 列，最多 ${columns} 列。`,
    });
  }
  const headed = isHeading(first.cells);
  const body = headed ? rows.slice(1) : rows;
  if (body.length === 0) throw new FileError({ en: 'There are headings, but no rows.', zh: '只有表头，没有数据行。' });
  if (body.length > mostRows) {
    throw new FileError({
      en: `The table has ${counted(body.length, 'row')}; ${mostRows} is the limit.`,
      zh: `共有 ${body.length} 行，最多 ${mostRows} 行。`,
    });
  }
  for (const { number, cells } of body) {
    if (cells.length === width) continue;
    throw new FileError({
      en: `Row ${number} has ${counted(cells.length, 'column')}, the first row has ${width}.`,
      zh: `第 ${number} 行有 ${cells.length} 列，而第一行有 ${width} 列。`,
    });
  }
  return { headings: headed ? first.cells : null, width, body };
}

/**
 * Columns by name; the first row is one of headings if none of its cells is a number. Whether the cells of a column are
 * numbers is asked when it is read. Throws FileError.
 */
export function readColumns(text: string): ColumnTable {
  const isHeading = (cells: readonly string[]) => cells.every((cell) => parseInput(cell) === null);
  const limits = { bytes: MOST_BYTES, columns: MOST_COLUMNS, rows: MOST_ROWS, isHeading };
  const { headings, width, body } = readRows(text, limits);
  const names = headings ?? Array.from({ length: width }, (_, i) => String(i + 1));
  return { names, rows: body };
}

/** One column as numbers. Throws FileError at the first cell that is none. */
export function numbersOf({ rows }: ColumnTable, column: number): readonly number[] {
  return rows.map(({ number, cells }) => readNumber(cells[column]!, number, column + 1));
}

/**
 * A column as the two classes of a loss: numbers that are the two codes stay, else the smaller of two different values
 * (or the word that comes first) takes the first code. Throws FileError for more or fewer than two.
 */
export function classesOf({ rows }: ColumnTable, column: number, codes: readonly [number, number]): readonly number[] {
  const cells = rows.map(({ cells: row }) => row[column]!);
  const empty = rows.find(({ cells: row }) => row[column] === '');
  if (empty !== undefined) readNumber('', empty.number, column + 1);
  const values = cells.map((cell) => parseInput(cell));
  if (values.every((value) => value === codes[0] || value === codes[1])) return values as number[];
  const words = values.some((value) => value === null);
  const keys = cells.map((cell, i) => (words ? cell : String(values[i])));
  const kinds = [...new Set(keys)];
  if (kinds.length !== 2) {
    throw new FileError({
      en: `Column ${column + 1} has ${counted(kinds.length, 'class', 'different classes')}; this loss takes two.`,
      zh: `第 ${column + 1} 列有 ${kinds.length} 个不同的类别，而此损失需要两类。`,
    });
  }
  const sorted = words ? kinds : kinds.sort((a, b) => Number(a) - Number(b));
  return keys.map((key) => codes[key === sorted[0] ? 0 : 1]);
}

/** What is odd about columns that can be used all the same. */
export function oddities(names: readonly string[], columns: readonly (readonly number[])[]): readonly LocalText[] {
  const odd: LocalText[] = [];
  const rows = columns[0]?.length ?? 0;
  if (rows === 1) odd.push({ en: 'There is one row only.', zh: '只有一行数据。' });
  else {
    columns.forEach((values, i) => {
      if (values.every((value) => value === values[0])) {
        odd.push({ en: `Column “${names[i]}” is constant.`, zh: `“${names[i]}”列的数值全部相同。` });
      }
    });
  }
  return odd;
}
