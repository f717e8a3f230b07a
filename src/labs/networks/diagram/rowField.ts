import { h, setText } from '../../../page/dom';
import type { NetContext } from '../context';
import { diagramTexts } from './texts';

/** A field that chooses the row of the data which flows through the network; hidden where there is only one. */
export function createRowField({ page, store, actions, watch }: NetContext): HTMLElement {
  const field = h('input', { class: 'net-row', type: 'number', min: 1, step: 1 });
  const name = h('span', {});
  const count = h('span', { class: 'quiet' });
  const label = h('label', { class: 'net-row-label', 'data-part': 'row' }, name, field, count);

  function write(): void {
    const rows = store.state.shown?.resolved.train.rows ?? 1;
    label.hidden = rows < 2;
    field.max = String(rows);
    // What somebody is typing is not overwritten.
    if (document.activeElement !== field) field.value = String(Math.min(rows, store.state.layout.row + 1));
    setText(name, page.words.t(diagramTexts.row.label));
    setText(count, page.words.t(diagramTexts.row.of, { rows }));
  }

  field.addEventListener('input', () => {
    const value = field.valueAsNumber;
    if (Number.isInteger(value) && value >= 1) actions.setLayout({ row: value - 1 });
  });
  watch((state) => [state.shown?.resolved, state.layout.row], write);
  page.live(write);
  return label;
}
