import { FileError } from '../../../page/files/text';
import { parseInput } from '../../../page/format';
import { readRows } from '../../shared/table/columns';
import { fail, type Row, readNumber } from '../../shared/table/table';

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

/**
 * Reads two or more columns, the last one the class or the value. Rows are counted from 1 as in the text, empty ones
 * included. Throws FileError.
 *
 * @param wanted what the last column holds; `auto`: classes if it has words, or a few whole numbers only
 */
export function parseTable(text: string, wanted: 'auto' | 'class' | 'value'): Table {
  const { headings, width, body } = readRows(text, {
    bytes: MOST_BYTES,
    columns: MOST_INPUTS + 1,
    rows: MOST_ROWS,
    needs: { en: ', the last one being the class or the value', zh: '，最后一列为类别或数值' },
    isHeading: (cells) => cells.slice(0, -1).every((cell) => parseInput(cell) === null),
  });
  const inputs = body.map(({ number, cells }) =>
    cells.slice(0, -1).map((cell, column) => readNumber(cell, number, column + 1)),
  );
  return { names: headings, inputs, ...readTargets(body, width, wanted) };
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
    throw new FileError({
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
