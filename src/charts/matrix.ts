import './matrix.css';

/** Numbers in rows and columns, coloured by sign and size: plain data, replaced as a whole. */
export interface MatrixModel {
  /** Above the table, and its name for assistive technology. */
  readonly caption: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Headings in italics, as variables are. */
  readonly math?: boolean;
  /** Row by row. NaN: not coloured. */
  readonly values: readonly (readonly number[])[];
  /** What stands in each cell. */
  readonly texts: readonly (readonly string[])[];
  /** The size that has the full colour; absent: the largest there is. */
  readonly full?: number;
  /** CSS colours; absent: blue and orange. */
  readonly positive?: string;
  readonly negative?: string;
  /** Cells that are framed: a diagonal, what has just been computed. */
  readonly marked?: (row: number, column: number) => boolean;
}

export interface Matrix {
  readonly element: HTMLElement;
  show(model: MatrixModel): void;
}

/** Share of the colour in the ground of the largest number: beyond it the number could not be read. */
const FULL = 45;

/** A real table, so that every number can be read, copied and heard with its row and its column. */
export function createMatrix(): Matrix {
  const element = document.createElement('div');
  element.className = 'matrix';
  const table = document.createElement('table');
  element.append(table);
  let shape = '';

  function build({ rows, columns }: MatrixModel): void {
    const caption = document.createElement('caption');
    const head = document.createElement('tr');
    head.append(document.createElement('td'), ...columns.map(() => heading('col')));
    const body = rows.map(() => {
      const row = document.createElement('tr');
      row.append(heading('row'), ...columns.map(() => document.createElement('td')));
      return row;
    });
    table.replaceChildren(caption, head, ...body);
  }

  return {
    element,
    show(model) {
      const next = `${model.rows.length} ${model.columns.length}`;
      // While numbers change the cells stay: whoever reads them keeps the place.
      if (next !== shape) build(model);
      shape = next;
      table.classList.toggle('matrix-math', model.math === true);
      setText(table.caption!, model.caption);
      const [head, ...body] = [...table.rows];
      model.columns.forEach((text, column) => {
        setText(head!.cells[column + 1]!, text);
      });
      const full =
        model.full ?? Math.max(...model.values.flat().map((value) => (Number.isNaN(value) ? 0 : Math.abs(value))));
      model.rows.forEach((text, row) => {
        const { cells } = body[row]!;
        setText(cells[0]!, text);
        model.columns.forEach((_, column) => {
          const cell = cells[column + 1]!;
          setText(cell, model.texts[row]![column]!);
          cell.style.backgroundColor = cellColor(model.values[row]![column]!, full, model);
          cell.classList.toggle('matrix-marked', model.marked?.(row, column) === true);
        });
      });
    },
  };
}

/** A CSS colour: the sign's, as strong as the number is large. */
export function cellColor(
  value: number,
  full: number,
  { positive = 'var(--hue-blue)', negative = 'var(--hue-orange)' }: Pick<MatrixModel, 'positive' | 'negative'> = {},
): string {
  if (!(full > 0) || Number.isNaN(value) || value === 0) return 'transparent';
  const share = FULL * Math.min(1, Math.abs(value) / full);
  return `color-mix(in srgb, ${value > 0 ? positive : negative} ${share.toFixed(1)}%, transparent)`;
}

function heading(scope: 'col' | 'row'): HTMLTableCellElement {
  const cell = document.createElement('th');
  cell.scope = scope;
  return cell;
}

function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
