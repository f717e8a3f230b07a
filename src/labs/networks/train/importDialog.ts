import { h, setText } from '../../../page/dom';
import { enumeration } from '../../../page/i18n/join';
import { download } from '../../../page/share/download';
import { chip } from '../../../page/ui/chip';
import { createTableImport } from '../../shared/table/importDialog';
import { formatTable } from '../../shared/table/table';
import type { NetContext } from '../context';
import { netExperimentOf } from '../state';
import { MOST_BYTES, MOST_ROWS, parseTable, type Table } from './csv';
import { rowsOf, withTable } from './points';
import { texts } from './texts';

/** Shares of the rows that can be kept for testing. */
const SHARES = [0, 0.1, 0.2, 0.3, 0.5] as const;
/** What the last column may be. */
const KINDS = ['auto', 'class', 'value'] as const;

/** Buttons: a table from a file or the clipboard becomes the experiment's data, and the data become a file. */
export function createImport({ page, actions, store }: NetContext): readonly HTMLElement[] {
  const kinds = KINDS.map((kind) => h('option', { value: kind }));
  const kind = h('select', { class: 'speed' }, ...kinds);
  const kindLabel = h('label', { class: 'import-field' }, h('span', {}), kind);
  const shares = SHARES.map((share) => h('option', { value: share }, `${share * 100}%`));
  const test = h('select', { class: 'speed' }, ...shares);
  const testLabel = h('label', { class: 'import-field' }, h('span', {}), test);

  function found({ inputs, classes }: Table): string {
    const { words } = page;
    const counts = { rows: inputs.length, inputs: inputs[0]!.length };
    if (classes === null) return words.t(texts.data.dialog.found.values, counts);
    const names = enumeration(classes, words);
    return words.t(texts.data.dialog.found.classes, { ...counts, classes: classes.length, names });
  }

  const dialog = createTableImport<string, Table>(page, {
    name: 'train',
    mostBytes: MOST_BYTES,
    about: (words) => words.t(texts.data.dialog.about, { rows: MOST_ROWS, megabytes: MOST_BYTES / 1e6 }),
    choices: [kindLabel, testLabel],
    parse: (text) => text,
    clear: () => {},
    take(text) {
      const data = parseTable(text, kind.value as (typeof KINDS)[number]);
      return { data, said: found(data) };
    },
    use: (table) => actions.edit((experiment) => withTable(experiment, table, Number(test.value))),
  });
  kind.addEventListener('change', () => dialog.take());
  const open = chip(() => {
    const share = netExperimentOf(store.state).data.test;
    test.value = String(SHARES.find((each) => each >= share) ?? 0.5);
    dialog.open();
  });
  const save = chip(() => download(new Blob([exported()], { type: 'text/csv;charset=utf-8' }), 'nabla-data.csv'));

  function exported(): string {
    const { inputs, targets } = rowsOf(netExperimentOf(store.state));
    const names = [...(inputs[0] ?? []).map((_, i) => `x${i + 1}`), 'target'];
    return formatTable(
      names,
      inputs.map((input, row) => [...input, targets[row]!]),
    );
  }

  page.live((words) => {
    open.textContent = words.t(texts.data.import);
    save.textContent = words.t(texts.data.export);
    setText(kindLabel.firstElementChild!, words.t(texts.data.dialog.target));
    setText(testLabel.firstElementChild!, words.t(texts.data.dialog.test));
    KINDS.forEach((each, i) => {
      kinds[i]!.text = words.t(texts.data.dialog[each]);
    });
  });
  return [open, save];
}
