import { h, setText } from '../../../page/dom';
import type { NetContext } from '../context';
import { netExperimentOf } from '../state';
import { decodeText, formatTable, MOST_BYTES, MOST_ROWS, parseTable, type Table, TableError } from './csv';
import { rowsOf, withTable } from './points';
import { texts } from './texts';

export interface Import {
  readonly buttons: readonly HTMLElement[];
  readonly dialog: HTMLDialogElement;
}

/** Shares of the rows that can be kept for testing. */
const SHARES = [0, 0.1, 0.2, 0.3, 0.5] as const;

/** A table from a file or the clipboard becomes the experiment's data, and the data become a file. */
export function createImport(context: NetContext): Import {
  const { page, actions, store } = context;
  const open = h('button', { type: 'button', class: 'train-chip' });
  const save = h('button', { type: 'button', class: 'train-chip' });
  const title = h('h2', { id: 'train-import-title' });
  const about = h('p', { class: 'quiet' });
  // The browser's own file button speaks the browser's language: the label is the button.
  const file = h('input', { type: 'file', class: 'visually-hidden', accept: '.csv,.tsv,.txt,text/csv,text/plain' });
  const fileLabel = h('label', { class: 'train-chip' }, h('span', {}), file);
  const text = h('textarea', {
    rows: 8,
    spellcheck: 'false',
    class: 'train-import-text',
    'aria-describedby': 'train-import-said',
  });
  const textLabel = h('label', {}, h('span', {}), text);
  const kinds = (['auto', 'class', 'value'] as const).map((kind) => h('option', { value: kind }));
  const kind = h('select', { class: 'speed' }, ...kinds);
  const kindLabel = h('label', {}, h('span', {}), kind);
  const test = h(
    'select',
    { class: 'speed' },
    ...SHARES.map((share) => h('option', { value: share }, `${share * 100}%`)),
  );
  const testLabel = h('label', {}, h('span', {}), test);
  const said = h('p', { id: 'train-import-said', class: 'train-import-said', role: 'status' });
  const use = h('button', { type: 'button', class: 'train-chip train-primary' });
  const cancel = h('button', { type: 'button', class: 'train-chip' });
  const dialog = h(
    'dialog',
    { class: 'help train-import', 'aria-labelledby': 'train-import-title' },
    title,
    about,
    h('div', {}, fileLabel),
    textLabel,
    h('div', { class: 'train-import-row' }, kindLabel, testLabel),
    said,
    h('div', { class: 'train-import-row train-import-end' }, cancel, use),
  );
  let table: Table | null = null;

  function check(): void {
    const { words } = page;
    table = null;
    let message = '';
    let wrong = false;
    if (text.value.trim() !== '') {
      try {
        table = parseTable(text.value, kind.value as 'auto' | 'class' | 'value');
        message = found(table);
      } catch (error) {
        if (!(error instanceof TableError)) throw error;
        message = words.t(error.text);
        wrong = true;
      }
    }
    setText(said, message);
    said.classList.toggle('wrong', wrong);
    text.setAttribute('aria-invalid', String(wrong));
    use.disabled = table === null;
  }

  function found({ inputs, classes }: Table): string {
    const { words } = page;
    const counts = { rows: inputs.length, inputs: inputs[0]!.length };
    if (classes === null) return words.t(texts.data.dialog.found.values, counts);
    const names = classes.join(words.language === 'zh' ? '、' : ', ');
    return words.t(texts.data.dialog.found.classes, { ...counts, classes: classes.length, names });
  }

  async function readFile(): Promise<void> {
    const chosen = file.files?.[0];
    if (chosen === undefined) return;
    try {
      // A file beyond the limit is not read at all; `decodeText` says so from its size.
      const bytes =
        chosen.size > MOST_BYTES ? new Uint8Array(MOST_BYTES + 1) : new Uint8Array(await chosen.arrayBuffer());
      text.value = decodeText(bytes);
      check();
    } catch (error) {
      setText(said, error instanceof TableError ? page.words.t(error.text) : page.words.t(texts.data.unreadable));
      said.classList.add('wrong');
      use.disabled = true;
    }
    file.value = '';
  }

  open.addEventListener('click', () => {
    const share = netExperimentOf(store.state).data.test;
    test.value = String(SHARES.find((each) => each >= share) ?? 0.5);
    check();
    dialog.showModal();
  });
  file.addEventListener('change', () => void readFile());
  text.addEventListener('input', check);
  kind.addEventListener('change', check);
  cancel.addEventListener('click', () => dialog.close());
  use.addEventListener('click', () => {
    const chosen = table;
    if (chosen === null) return;
    actions.edit((experiment) => withTable(experiment, chosen, Number(test.value)));
    dialog.close();
  });
  save.addEventListener('click', () => download(exported()));

  function exported(): string {
    const { inputs, targets } = rowsOf(netExperimentOf(store.state));
    const names = [...(inputs[0] ?? []).map((_, i) => `x${i + 1}`), 'target'];
    return formatTable(
      names,
      inputs.map((input, row) => [...input, targets[row]!]),
    );
  }

  page.live((words) => {
    const name = (label: HTMLElement, written: string) => setText(label.firstElementChild!, written);
    open.textContent = words.t(texts.data.import);
    save.textContent = words.t(texts.data.export);
    title.textContent = words.t(texts.data.dialog.heading);
    about.textContent = words.t(texts.data.dialog.about, { rows: MOST_ROWS, megabytes: MOST_BYTES / 1e6 });
    name(fileLabel, words.t(texts.data.dialog.file));
    name(textLabel, words.t(texts.data.dialog.text));
    name(kindLabel, words.t(texts.data.dialog.target));
    name(testLabel, words.t(texts.data.dialog.test));
    (['auto', 'class', 'value'] as const).forEach((each, i) => {
      kinds[i]!.text = words.t(texts.data.dialog[each]);
    });
    use.textContent = words.t(texts.data.dialog.use);
    cancel.textContent = words.t(texts.data.dialog.cancel);
    check();
  });
  return { buttons: [open, save], dialog };
}

/** Hands a text to the browser's downloads. */
function download(content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = h('a', { href: address, download: 'nabla-data.csv' });
  link.click();
  // Some browsers begin to read after the click.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
