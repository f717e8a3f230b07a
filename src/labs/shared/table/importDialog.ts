import '../../../page/ui/dialog.css';
import './importDialog.css';
import { h, setText } from '../../../page/dom';
import { decodeText, FileError, tooLarge } from '../../../page/files/text';
import type { Texts, Words } from '../../../page/i18n';
import { chip } from '../../../page/ui/chip';
import type { Context } from '../../../page/ui/context';

/** What a laboratory makes of a table. */
export interface TableReader<Parsed, Data> {
  /** Tells the ids of one dialog from those of another. */
  readonly name: string;
  /** Bytes that a file may have. */
  readonly mostBytes: number;
  /** What a table must be like, and how large it may be. */
  about(words: Words): string;
  /** Controls between the text and what is said of it; they call {@link TableImport.take} when they change. */
  readonly choices: readonly HTMLElement[];
  /** Reads a text that is not empty. Throws FileError. */
  parse(text: string): Parsed;
  /** There is nothing to choose from. */
  clear(): void;
  /** The data by the choices of the moment, and what is said of them; null: none. Throws FileError. */
  take(parsed: Parsed): { readonly data: Data; readonly said: string } | null;
  use(data: Data): void;
}

export interface TableImport {
  open(): void;
  close(): void;
  /** Opens with a file that was dropped. */
  read(file: File): void;
  /** Takes the data anew from the table that has been read. */
  take(): void;
}

/** Text beyond this stays out of the field, which would hold up the page. */
const MOST_IN_FIELD = 200_000;

/** A table from a file or the clipboard becomes data. */
export function createTableImport<Parsed, Data>(page: Context, reader: TableReader<Parsed, Data>): TableImport {
  const ids = { title: page.id(`${reader.name}-import-title`), said: page.id(`${reader.name}-import-said`) };
  const title = h('h2', { id: ids.title });
  const about = h('p', { class: 'quiet' });
  // The browser's own file button speaks the browser's language: the label is the button.
  const file = h('input', { type: 'file', class: 'visually-hidden', accept: '.csv,.tsv,.txt,text/csv,text/plain' });
  const fileLabel = h('label', { class: 'chip' }, h('span', {}), file);
  const fileName = h('span', { class: 'quiet' });
  const field = h('textarea', { rows: 7, spellcheck: 'false', class: 'code-field', 'aria-describedby': ids.said });
  const fieldLabel = h('label', { class: 'import-field' }, h('span', {}), field);
  const said = h('p', { id: ids.said, class: 'import-said', role: 'status' });
  const cancel = chip(() => dialog.close());
  const accept = chip(() => {
    if (chosen === null) return;
    reader.use(chosen.data);
    dialog.close();
  }, 'primary');
  const dialog = h(
    'dialog',
    { class: 'dialog import', 'aria-labelledby': ids.title },
    title,
    about,
    h('div', { class: 'chips' }, fileLabel, fileName),
    fieldLabel,
    h('div', { class: 'import-choices' }, ...reader.choices),
    said,
    h('div', { class: 'chips import-end' }, cancel, accept),
  );
  /** Of a file that is too long for the field. */
  let whole: string | null = null;
  let parsed: { readonly table: Parsed } | null = null;
  let chosen: { readonly data: Data } | null = null;

  function check(): void {
    parsed = null;
    const text = whole ?? field.value;
    if (text.trim() === '') {
      reader.clear();
      say('');
      return;
    }
    attempt(() => {
      parsed = { table: reader.parse(text) };
    });
    if (parsed === null) reader.clear();
    else take();
  }

  function take(): void {
    if (parsed === null) return;
    const { table } = parsed;
    attempt(() => {
      const taken = reader.take(table);
      chosen = taken;
      say(taken?.said ?? '');
    });
  }

  function attempt(read: () => void): void {
    chosen = null;
    try {
      read();
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      complain(page.words.t(error.text));
    }
  }

  function complain(text: string): void {
    chosen = null;
    say(text, true);
  }

  function say(text: string, wrong = false): void {
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
      if (given.size > reader.mostBytes) throw tooLarge(reader.mostBytes);
      const text = decodeText(new Uint8Array(await given.arrayBuffer()), reader.mostBytes);
      if (text.length > MOST_IN_FIELD) whole = text;
      else field.value = text;
      if (text.trim() === '') throw new FileError(texts.empty);
      check();
    } catch (error) {
      parsed = null;
      reader.clear();
      complain(page.words.t(error instanceof FileError ? error.text : texts.unreadable));
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
  page.live((words) => {
    title.textContent = words.t(texts.title);
    about.textContent = reader.about(words);
    fileLabel.firstElementChild!.textContent = words.t(texts.file);
    fieldLabel.firstElementChild!.textContent = words.t(texts.paste);
    cancel.textContent = words.t(texts.cancel);
    accept.textContent = words.t(texts.use);
    if (dialog.open) take();
  });
  return {
    open,
    close: () => dialog.close(),
    read(given) {
      open();
      void readFile(given);
    },
    take,
  };
}

const texts = {
  title: { en: 'Import data', zh: '导入数据' },
  file: { en: 'Choose a file…', zh: '选择文件…' },
  paste: { en: 'Or paste rows here', zh: '或在此粘贴表格' },
  empty: { en: 'The file is empty.', zh: '文件是空的。' },
  unreadable: { en: 'The file could not be read.', zh: '无法读取文件。' },
  cancel: { en: 'Cancel', zh: '取消' },
  use: { en: 'Use these data', zh: '使用这些数据' },
} as const satisfies Texts;
