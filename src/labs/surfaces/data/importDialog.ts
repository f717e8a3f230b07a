import type { DataColumns } from '../../../catalog/types';
import { MOST_ROWS } from '../../../experiment/table';
import { h, setText } from '../../../page/dom';
import { chip } from '../../../page/ui/chip';
import { type ColumnTable, classesOf, MOST_BYTES, numbersOf, oddities, readColumns } from '../../shared/table/columns';
import { decodeText, TableError, tooLarge } from '../../shared/table/table';
import type { ToolContext } from '../context';
import { experimentOf } from '../state';
import { type LossData, lossDataOf } from './points';
import { texts } from './texts';

export interface DataImport {
  readonly dialog: HTMLDialogElement;
  open(): void;
  /** Opens with a file that was dropped. */
  read(file: File): void;
}

/** Text beyond this stays out of the field, which would hold up the page. */
const MOST_IN_FIELD = 200_000;

/** A table from a file or the clipboard becomes the data of the loss: its columns are chosen by name. */
export function createDataImport(context: ToolContext, use: (columns: DataColumns) => void): DataImport {
  const { page } = context;
  const title = h('h2', { id: 'data-import-title' });
  const about = h('p', { class: 'quiet' });
  // The browser's own file button speaks the browser's language: the label is the button.
  const file = h('input', { type: 'file', class: 'visually-hidden', accept: '.csv,.tsv,.txt,text/csv,text/plain' });
  const fileLabel = h('label', { class: 'chip' }, h('span', {}), file);
  const fileName = h('span', { class: 'quiet' });
  const field = h('textarea', { rows: 7, spellcheck: 'false', 'aria-describedby': 'data-import-said' });
  const fieldLabel = h('label', {}, h('span', {}), field);
  const roles = h('div', { class: 'data-roles' });
  const said = h('p', { id: 'data-import-said', class: 'data-said', role: 'status' });
  const cancel = chip();
  const accept = chip(undefined, 'primary');
  const dialog = h(
    'dialog',
    { class: 'dialog data-import', 'aria-labelledby': 'data-import-title' },
    title,
    about,
    h('div', { class: 'chips' }, fileLabel, fileName),
    fieldLabel,
    roles,
    said,
    h('div', { class: 'chips data-import-end' }, cancel, accept),
  );
  /** Of a file that is too long for the field. */
  let whole: string | null = null;
  let table: ColumnTable | null = null;
  let chosen: DataColumns | null = null;
  /** Column of the table by column of the loss. */
  let picks = new Map<string, number>();

  const view = (): LossData | null => lossDataOf(experimentOf(context.store.state).surface);

  function check(): void {
    table = null;
    const text = whole ?? field.value;
    if (text.trim() === '') {
      roles.replaceChildren();
      say('', false);
      return;
    }
    try {
      table = readColumns(text);
      offer(table);
      take();
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      roles.replaceChildren();
      say(page.words.t(error.text), true);
    }
  }

  /** One choice for every column that the loss reads; by name where the names agree, else in order, the target last. */
  function offer({ names }: ColumnTable): void {
    const now = view();
    if (now === null) return;
    const wanted = Object.keys(now.columns);
    const used = new Set<number>();
    picks = new Map(
      wanted.map((name) => [name, names.findIndex((each) => each.trim().toLowerCase() === name.toLowerCase())]),
    );
    for (const at of picks.values()) used.add(at);
    for (const name of wanted) {
      if (picks.get(name)! >= 0) continue;
      const last = name === now.fit?.target && !used.has(names.length - 1) ? names.length - 1 : -1;
      const free = last >= 0 ? last : names.findIndex((_, i) => !used.has(i));
      picks.set(name, Math.max(0, free));
      used.add(free);
    }
    roles.replaceChildren(
      ...wanted.map((name) => {
        const options = names.map((each, i) => h('option', { value: i }, each === '' ? String(i + 1) : each));
        const select = h('select', { class: 'quiet-select' }, ...options);
        select.value = String(picks.get(name));
        select.addEventListener('change', () => {
          picks.set(name, Number(select.value));
          take();
        });
        return h('label', { class: 'field-row' }, h('span', { class: 'math' }, `${name} =`), select);
      }),
    );
  }

  function take(): void {
    chosen = null;
    const now = view();
    if (table === null || now === null) return;
    const { words } = page;
    try {
      const read = table;
      const columns = [...picks].map(([name, at]): [string, readonly number[]] => [
        name,
        name === now.classes?.column ? classesOf(read, at, now.classes.codes) : numbersOf(read, at),
      ]);
      chosen = Object.fromEntries(columns);
      const odd = oddities(
        columns.map(([name]) => name),
        columns.map(([, values]) => values),
      );
      const found = words.t(texts.found, { rows: read.rows.length, columns: read.names.length });
      say([found, ...odd.map((each) => words.t(each))].join(words.language === 'zh' ? '' : ' '), false);
    } catch (error) {
      if (!(error instanceof TableError)) throw error;
      say(words.t(error.text), true);
    }
  }

  function say(text: string, wrong: boolean): void {
    if (wrong) chosen = null;
    setText(said, text);
    said.classList.toggle('wrong', wrong);
    field.setAttribute('aria-invalid', String(wrong));
    accept.disabled = chosen === null;
  }

  async function readFile(given: File): Promise<void> {
    setText(fileName, given.name);
    whole = null;
    field.value = '';
    try {
      if (given.size > MOST_BYTES) throw tooLarge(MOST_BYTES);
      const text = decodeText(new Uint8Array(await given.arrayBuffer()), MOST_BYTES);
      if (text.length > MOST_IN_FIELD) whole = text;
      else field.value = text;
      if (text.trim() === '') throw new TableError({ en: 'The file is empty.', zh: '文件是空的。' });
      check();
    } catch (error) {
      roles.replaceChildren();
      say(error instanceof TableError ? page.words.t(error.text) : page.words.t(texts.unreadable), true);
    }
  }

  function open(): void {
    if (!dialog.isConnected) document.body.append(dialog);
    check();
    if (!dialog.open) dialog.showModal();
  }

  file.addEventListener('change', () => {
    const given = file.files?.[0];
    if (given !== undefined) void readFile(given);
    file.value = '';
  });
  field.addEventListener('input', () => {
    whole = null;
    setText(fileName, '');
    check();
  });
  cancel.addEventListener('click', () => dialog.close());
  accept.addEventListener('click', () => {
    if (chosen === null) return;
    use(chosen);
    dialog.close();
  });

  page.live((words) => {
    title.textContent = words.t(texts.import);
    about.textContent = words.t(texts.importAbout, { rows: MOST_ROWS, megabytes: MOST_BYTES / 1e6 });
    fileLabel.firstElementChild!.textContent = words.t(texts.file);
    fieldLabel.firstElementChild!.textContent = words.t(texts.paste);
    cancel.textContent = words.t(texts.cancel);
    accept.textContent = words.t(texts.use);
    if (dialog.open) check();
  });
  return {
    dialog,
    open,
    read(given) {
      open();
      void readFile(given);
    },
  };
}
