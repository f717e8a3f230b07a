import Papa from 'papaparse';
import type { LocalText } from '../../../formula/text';
import { parseInput } from '../../../page/format';

/** Numbers beyond this are no data of anybody's. */
const LARGEST_NUMBER = 1e9;
/** Characters in which a file shows that it is no text. */
const LOOKED_AT = 10_000;

/** What is wrong with a table, and where. */
export class TableError extends Error {
  readonly text: LocalText;

  constructor(text: LocalText) {
    super(text.en);
    this.name = 'TableError';
    this.text = text;
  }
}

/**
 * The bytes of a file as text: UTF-8 or UTF-16 by its mark, else UTF-8 if it can be, else GB 18030. Throws TableError for
 * more than `most` bytes, and for what is no text at all.
 */
export function decodeText(bytes: Uint8Array, most: number): string {
  if (bytes.length > most) throw tooLarge(most);
  const text = decode(bytes);
  // A picture, an archive or a spreadsheet by another name: their bytes may decode, but no text has a zero in it.
  if (text.slice(0, LOOKED_AT).includes('\0')) throw notText();
  return text;
}

function decode(bytes: Uint8Array): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeChinese(bytes);
  }
}

function decodeChinese(bytes: Uint8Array): string {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    throw notText();
  }
}

function notText(): TableError {
  return new TableError({
    en: 'This is not a text file: neither UTF-8 nor GB 18030. Save the table as CSV first.',
    zh: '这不是文本文件：既不是 UTF-8，也不是 GB 18030。请先将表格另存为 CSV。',
  });
}

export function tooLarge(most: number): TableError {
  const megabytes = most / 1e6;
  return new TableError({
    en: `The file is larger than ${megabytes} MB.`,
    zh: `文件大于 ${megabytes} MB。`,
  });
}

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
    throw new TableError({
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
    throw new TableError({
      en: `Row ${row}, column ${column}: ${cell} is larger than 1e9.`,
      zh: `第 ${row} 行第 ${column} 列：${cell} 大于 1e9。`,
    });
  }
  return value;
}

export function fail(row: number, column: number, cell: string): never {
  if (cell === '') {
    throw new TableError({ en: `Row ${row}, column ${column} is empty.`, zh: `第 ${row} 行第 ${column} 列为空。` });
  }
  const shown = cell.length > 24 ? `${cell.slice(0, 24)}…` : cell;
  throw new TableError({
    en: `Row ${row}, column ${column}: “${shown}” is not a number.`,
    zh: `第 ${row} 行第 ${column} 列：“${shown}”不是数。`,
  });
}

/** The same columns as text, with headings; numbers to their last digit. */
export function formatTable(names: readonly string[], rows: readonly (readonly number[])[]): string {
  return `${Papa.unparse({ fields: [...names], data: rows.map((row) => [...row]) }, { newline: '\n' })}\n`;
}
