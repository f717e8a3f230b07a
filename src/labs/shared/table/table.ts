import Papa from 'papaparse';
import { FileError } from '../../../page/files/text';
import { parseInput } from '../../../page/format';

/** Numbers beyond this are no data of anybody's. */
const LARGEST_NUMBER = 1e9;

export interface Row {
  /** From 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** Rows that are not empty. Separators are found out; full-width ones are understood. */
export function splitRows(text: string): Row[] {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replaceAll('，', ',')
    .replaceAll('；', ';');
  // Tabs and semicolons separate even where commas are in the numbers.
  const delimiter = ['\t', ';'].find((mark) => plain.includes(mark)) ?? '';
  const { data, errors } = Papa.parse<string[]>(plain, { delimiter, delimitersToGuess: [',', '|'] });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) {
    const number = (broken.row ?? 0) + 1;
    throw new FileError({
      en: `Row ${number}: a quotation mark is not closed.`,
      zh: `第 ${number} 行：引号没有闭合。`,
    });
  }
  const rows = data.map((cells, index) => ({ number: index + 1, cells: cells.map((cell) => cell.trim()) }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  // Columns of numbers are also separated by spaces alone.
  const spaced = filled.length > 0 && filled.every(({ cells }) => cells.length === 1);
  return spaced ? filled.map(({ number, cells }) => ({ number, cells: cells[0]!.split(/\s+/) })) : filled;
}

export function readNumber(cell: string, row: number, column: number): number {
  const value =
    parseInput(cell) ?? (Number(cell) > LARGEST_NUMBER || Number(cell) < -LARGEST_NUMBER ? Number(cell) : null);
  if (value === null) fail(row, column, cell);
  if (Math.abs(value) > LARGEST_NUMBER) {
    throw new FileError({
      en: `Row ${row}, column ${column}: ${cell} is larger than 1e9.`,
      zh: `第 ${row} 行第 ${column} 列：${cell} 大于 1e9。`,
    });
  }
  return value;
}

export function fail(row: number, column: number, cell: string): never {
  if (cell === '') {
    throw new FileError({ en: `Row ${row}, column ${column} is empty.`, zh: `第 ${row} 行第 ${column} 列为空。` });
  }
  const shown = cell.length > 24 ? `${cell.slice(0, 24)}…` : cell;
  throw new FileError({
    en: `Row ${row}, column ${column}: “${shown}” is not a number.`,
    zh: `第 ${row} 行第 ${column} 列：“${shown}”不是数。`,
  });
}

/** The same columns as text, with headings; numbers to their last digit. */
export function formatTable(names: readonly string[], rows: readonly (readonly number[])[]): string {
  return `${Papa.unparse({ fields: [...names], data: rows.map((row) => [...row]) }, { newline: '\n' })}\n`;
}
