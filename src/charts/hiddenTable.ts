/** Rows of text under headings. */
export interface FigureTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface HiddenTable {
  readonly element: HTMLElement;
  show(table: FigureTable | null): void;
  dispose(): void;
}

/** Milliseconds without a new model after which the table is written: nobody reads it while something is dragged. */
const REST = 250;

/** What a figure shows, as a table for assistive technology. */
export function createHiddenTable(): HiddenTable {
  // A table is as wide as its words whatever it is told: only a box around it keeps a narrow page from being widened.
  const element = document.createElement('div');
  element.className = 'visually-hidden';
  element.hidden = true;
  const rows = element.appendChild(document.createElement('table'));
  let shown: FigureTable | null = null;
  let wanted: FigureTable | null = null;
  let timer = 0;

  function write(): void {
    if (wanted === shown) return;
    shown = wanted;
    element.hidden = wanted === null;
    if (wanted === null) return;
    const caption = document.createElement('caption');
    caption.textContent = wanted.caption;
    const head = row('th', wanted.columns);
    for (const cell of head.children) cell.setAttribute('scope', 'col');
    rows.replaceChildren(caption, head, ...wanted.rows.map((cells) => row('td', cells)));
  }

  return {
    element,
    show(table) {
      wanted = table;
      window.clearTimeout(timer);
      timer = window.setTimeout(write, REST);
    },
    dispose: () => window.clearTimeout(timer),
  };
}

function row(tag: 'th' | 'td', cells: readonly string[]): HTMLTableRowElement {
  const made = document.createElement('tr');
  made.append(
    ...cells.map((text) => {
      const cell = document.createElement(tag);
      cell.textContent = text;
      return cell;
    }),
  );
  return made;
}
