import './stepList.css';
import { h, setText } from '../../../page/dom';
import { MINUS } from '../../../page/format';
import { rowByKey, scrollFor, windowOf } from './window';

export interface StepColumn {
  readonly head: string;
  /** Characters that its longest number has. */
  readonly width: number;
  /** What stands there after so many steps. */
  text(step: number): string;
}

/** The steps of one run: row 0 is its start. The first column is the step itself. */
export interface StepRows {
  readonly columns: readonly StepColumn[];
  readonly count: number;
  /** What the list is called. */
  readonly label: string;
}

export interface StepList {
  readonly element: HTMLElement;
  show(rows: StepRows): void;
  /** Marks the step of the playback, and keeps it in sight as long as nobody has scrolled away from it. */
  moveTo(step: number): void;
  /** All rows with their heads, tabs between the columns, numbers as programs read them. */
  text(): string;
}

/**
 * A list of up to 100,000 steps as a grid of text: only rows in sight exist. Arrows, Page up and down, Home and End move
 * the playback, and so does a click; what is selected can be copied. `id`: unique on the page; begins those of its rows.
 */
export function createStepList(id: string, seek: (step: number) => void): StepList {
  const head = h('div', { role: 'row', class: 'step-row', 'aria-rowindex': 1 });
  const body = h('div', { role: 'rowgroup', class: 'step-body' });
  const element = h(
    'div',
    { class: 'scroll step-list', role: 'grid', 'aria-readonly': 'true', tabindex: 0 },
    h('div', { role: 'rowgroup', class: 'step-head' }, head),
    body,
  );
  let rows: StepRows = { columns: [], count: 0, label: '' };
  let current = 0;
  /** The step of the playback is kept in sight. */
  let following = true;
  /** Where the list has scrolled by itself. */
  let scrolledTo = 0;
  /** Elements of rows by their index; they are used again for others. */
  const made = new Map<number, HTMLElement>();

  const rowHeight = (): number => head.getBoundingClientRect().height;
  /** Of the rows: the head covers the rest. */
  const height = (): number => element.clientHeight - rowHeight();
  const isInSight = (): boolean => {
    const { scrollTop } = element;
    return scrollFor(current, scrollTop, height(), rowHeight()) === scrollTop;
  };

  function draw(): void {
    const row = rowHeight();
    const { first, end } = windowOf(element.scrollTop, height(), row, rows.count);
    const spare = [...made].filter(([index]) => index < first || index >= end);
    for (let index = first; index < end; index++) {
      if (made.has(index)) continue;
      const [old, element] = spare.pop() ?? [null, null];
      if (old !== null) made.delete(old);
      const line = element ?? createRow();
      made.set(index, line);
      fill(line, index, row);
    }
    for (const [index, line] of spare) {
      made.delete(index);
      line.remove();
    }
  }

  function createRow(): HTMLElement {
    const line = h('div', { role: 'row', class: 'step-row' });
    line.addEventListener('click', () => {
      // Who has just selected a number wants to keep it.
      if (document.getSelection()?.isCollapsed !== false) seek(Number(line.dataset.step));
    });
    body.append(line);
    return line;
  }

  function fill(line: HTMLElement, index: number, row: number): void {
    while (line.children.length > rows.columns.length) line.lastElementChild?.remove();
    rows.columns.forEach(({ text }, i) => {
      const cell = line.children[i] ?? line.appendChild(h('span', { role: i === 0 ? 'rowheader' : 'gridcell' }));
      setText(cell, text(index));
    });
    line.id = `${id}-${index}`;
    line.dataset.step = String(index);
    line.setAttribute('aria-rowindex', String(index + 2));
    line.setAttribute('aria-selected', String(index === current));
    line.style.transform = `translateY(${index * row}px)`;
  }

  /** Everything anew: other numbers, another size. */
  function redraw(): void {
    const row = rowHeight();
    body.style.blockSize = `${rows.count * row}px`;
    const { first, end } = windowOf(element.scrollTop, height(), row, rows.count);
    for (const [index, line] of made) if (index >= first && index < end) fill(line, index, row);
    if (following) follow();
    draw();
  }

  function follow(): void {
    const row = rowHeight();
    if (!(row > 0)) return;
    const to = scrollFor(current, element.scrollTop, height(), row);
    if (to !== element.scrollTop) element.scrollTop = to;
    scrolledTo = element.scrollTop;
  }

  function moveTo(step: number): void {
    const next = Math.min(Math.max(Math.floor(step), 0), Math.max(rows.count - 1, 0));
    if (next === current) return;
    made.get(current)?.setAttribute('aria-selected', 'false');
    current = next;
    if (following) follow();
    draw();
    made.get(current)?.setAttribute('aria-selected', 'true');
  }

  /** Said to who has the focus: not at every step of a playback. */
  function tell(): void {
    if (made.has(current)) element.setAttribute('aria-activedescendant', `${id}-${current}`);
    else element.removeAttribute('aria-activedescendant');
  }

  element.addEventListener('scroll', () => {
    if (element.scrollTop !== scrolledTo) following = isInSight();
    scrolledTo = element.scrollTop;
    draw();
  });
  element.addEventListener('focus', tell);
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(height() / rowHeight()) - 1);
    const to = rowByKey(event.key, current, rows.count, page);
    if (to === null) return;
    event.preventDefault();
    following = true;
    seek(to);
    moveTo(to);
    follow();
    tell();
  });
  element.addEventListener('copy', (event) => {
    const selection = document.getSelection();
    if (selection === null || selection.isCollapsed) return;
    const chosen = [...made].filter(([, line]) => selection.containsNode(line, true)).sort(([a], [b]) => a - b);
    const whole = chosen.map(([index]) => lineOf(index)).join('\n');
    event.clipboardData?.setData('text/plain', chosen.length > 1 ? whole : plain(selection.toString()));
    event.preventDefault();
  });
  new ResizeObserver(redraw).observe(element);

  const lineOf = (step: number): string => rows.columns.map(({ text }) => plain(text(step))).join('\t');
  return {
    element,
    show(next) {
      rows = next;
      current = Math.min(current, Math.max(rows.count - 1, 0));
      element.setAttribute('aria-label', rows.label);
      element.setAttribute('aria-rowcount', String(rows.count + 1));
      element.setAttribute('aria-colcount', String(rows.columns.length));
      element.style.setProperty('--step-columns', rows.columns.map(({ width }) => `${width}ch`).join(' '));
      head.replaceChildren(...rows.columns.map(({ head: text }) => h('span', { role: 'columnheader' }, text)));
      redraw();
    },
    moveTo,
    text: () =>
      [
        rows.columns.map(({ head: text }) => text).join('\t'),
        ...Array.from({ length: rows.count }, (_, step) => lineOf(step)),
        '',
      ].join('\n'),
  };
}

/** Numbers as programs read them. */
function plain(text: string): string {
  return text.replaceAll(MINUS, '-');
}
