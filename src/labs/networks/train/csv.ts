import { counted } from '../../../formula/text';
import { parseInput } from '../../../page/format';
import {
  decodeText as decode,
  fail,
  type Row,
  readNumber,
  splitRows,
  TableError,
  tooLarge,
} from '../../shared/table/table';

export { formatTable, type Row, readNumber, splitRows, TableError } from '../../shared/table/table';

/** What is read at most: enough for any figure here, and little enough for an address or a lecture's old laptop. */
export const MOST_BYTES = 2_000_000;
export const MOST_ROWS = 10_000;
export const MOST_INPUTS = 32;
export const MOST_CLASSES = 10;
/** Rows of numbers with a class or a value each. */
export interface Table {
  /** Of the columns, the last one included; null: the text has no headings. */
  readonly names: readonly string[] | null;
  readonly inputs: readonly (readonly number[])[];
  /** Class indices from 0, or values. */
  readonly targets: readonly number[];
  /** What the classes are called in the text; null: values. */
  readonly classes: readonly string[] | null;
}

/** The bytes of a file as text; see `decodeText` of the tables. */
export function decodeText(bytes: Uint8Array): string {
  return decode(bytes, MOST_BYTES);
}

/**
 * Reads two or more columns, the last one the class or the value. Rows are counted from 1 as in the text, empty ones
 * included. Throws TableError.
 *
 * @param wanted what the last column holds; `auto`: classes if it has words, or a few whole numbers only
 */
export function parseTable(text: string, wanted: 'auto' | 'class' | 'value'): Table {
  if (text.length > MOST_BYTES) throw tooLarge(MOST_BYTES);
  const rows = splitRows(text);
  const first = rows[0];
  if (first === undefined) throw new TableError({ en: 'There are no rows.', zh: '没有数据行。' });
  const columns = first.cells.length;
  if (columns < 2) {
    throw new TableError({
      en: `Row ${first.number} has one column; at least two are needed, the last one being the class or the value.`,
      zh: `第 ${first.number} 行只有一列；至少需要两列，最后一列为类别或数值。`,
    });
  }
  if (columns - 1 > MOST_INPUTS) {
    throw new TableError({
      en: `The table has ${counted(columns, 'column')}; ${MOST_INPUTS + 1} is the limit.`,
      zh: `共有 ${columns} 列，最多 ${MOST_INPUTS + 1} 列。`,
    });
  }
  const headed = first.cells.slice(0, -1).every((cell) => parseInput(cell) === null);
  const body = headed ? rows.slice(1) : rows;
  if (body.length === 0) throw new TableError({ en: 'There are headings, but no rows.', zh: '只有表头，没有数据行。' });
  if (body.length > MOST_ROWS) {
    throw new TableError({
      en: `The table has ${counted(body.length, 'row')}; ${MOST_ROWS} is the limit.`,
      zh: `共有 ${body.length} 行，最多 ${MOST_ROWS} 行。`,
    });
  }
  const inputs = body.map((row) => readInputs(row, columns));
  return { names: headed ? first.cells : null, inputs, ...readTargets(body, columns, wanted) };
}

function readInputs({ number, cells }: Row, columns: number): number[] {
  if (cells.length !== columns) {
    throw new TableError({
      en: `Row ${number} has ${counted(cells.length, 'column')}, the first row has ${columns}.`,
      zh: `第 ${number} 行有 ${cells.length} 列，而第一行有 ${columns} 列。`,
    });
  }
  return cells.slice(0, -1).map((cell, column) => readNumber(cell, number, column + 1));
}

function readTargets(
  body: readonly Row[],
  columns: number,
  wanted: 'auto' | 'class' | 'value',
): Pick<Table, 'targets' | 'classes'> {
  const cells = body.map((row) => row.cells[columns - 1]!);
  cells.forEach((cell, index) => {
    if (cell === '') fail(body[index]!.number, columns, cell);
  });
  const numbers = cells.map(parseInput);
  const names = new Set(cells.map((cell, index) => (numbers[index] === null ? cell : String(numbers[index]))));
  const words = numbers.includes(null);
  const few = names.size >= 2 && names.size <= MOST_CLASSES && numbers.every((value) => Number.isInteger(value));
  if (wanted === 'value' || (wanted === 'auto' && !words && !few)) {
    const targets = cells.map((cell, index) => readNumber(cell, body[index]!.number, columns));
    return { targets, classes: null };
  }
  if (names.size < 2 || names.size > MOST_CLASSES) {
    throw new TableError({
      en: `Column ${columns} has ${names.size} different classes; it takes 2 to ${MOST_CLASSES}.`,
      zh: `第 ${columns} 列有 ${names.size} 个不同的类别，需要 2 到 ${MOST_CLASSES} 个。`,
    });
  }
  // Numbers keep their order, words come as they appear.
  const classes = words ? [...names] : [...names].sort((a, b) => Number(a) - Number(b));
  const index = new Map(classes.map((name, c) => [name, c]));
  return {
    targets: cells.map((cell, i) => index.get(numbers[i] === null ? cell : String(numbers[i]))!),
    classes,
  };
}
