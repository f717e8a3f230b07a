import type { DataColumns } from '../../../catalog/types';
import { MOST_ROWS } from '../../../experiment/limits';
import { h } from '../../../page/dom';
import { sentences } from '../../../page/i18n/join';
import { type ColumnTable, classesOf, MOST_BYTES, numbersOf, oddities, readColumns } from '../../shared/table/columns';
import { createTableImport, type TableImport } from '../../shared/table/importDialog';
import type { ToolContext } from '../context';
import { experimentOf } from '../state';
import { type LossData, lossDataOf } from './points';
import { texts } from './texts';

/** A table from a file or the clipboard becomes the data of the loss: its columns are chosen by name. */
export function createDataImport({ page, store }: ToolContext, use: (columns: DataColumns) => void): TableImport {
  const roles = h('div', { class: 'import-choices data-roles' });
  /** Column of the table by column of the loss. */
  let picks = new Map<string, number>();

  const view = (): LossData | null => lossDataOf(experimentOf(store.state).surface);

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
          dialog.take();
        });
        return h('label', { class: 'field-row' }, h('span', { class: 'math' }, `${name} =`), select);
      }),
    );
  }

  const dialog = createTableImport<ColumnTable, DataColumns>(page, {
    name: 'data',
    mostBytes: MOST_BYTES,
    about: (words) => words.t(texts.importAbout, { rows: MOST_ROWS, megabytes: MOST_BYTES / 1e6 }),
    choices: [roles],
    parse(text) {
      const table = readColumns(text);
      offer(table);
      return table;
    },
    clear: () => roles.replaceChildren(),
    take(table) {
      const now = view();
      if (now === null) return null;
      const { words } = page;
      const columns = [...picks].map(([name, at]): [string, readonly number[]] => [
        name,
        name === now.classes?.column ? classesOf(table, at, now.classes.codes) : numbersOf(table, at),
      ]);
      const odd = oddities(
        columns.map(([name]) => name),
        columns.map(([, values]) => values),
      );
      const found = words.t(texts.found, { rows: table.rows.length, columns: table.names.length });
      const said = sentences([found, ...odd.map((each) => words.t(each))], words);
      return { data: Object.fromEntries(columns), said };
    },
    use,
  });
  return dialog;
}
