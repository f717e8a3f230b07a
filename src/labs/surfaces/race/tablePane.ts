import { COLUMNS, type Column, type Effort, type Order, ranked, resultOf } from '../../../analysis/race';
import { h, setText } from '../../../page/dom';
import { formatDigits, formatExact, formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { sentences } from '../../../page/i18n/join';
import { runSign } from '../../shared/runSign';
import { runStyle } from '../../shared/runStyle';
import { lastStepOf, runStateAt } from '../../shared/runs/runState';
import { statusText } from '../../shared/runs/statusText';
import type { ToolContext } from '../context';
import { placeNumbers } from '../numbers';
import { runNames } from '../rails/names';
import { experimentOf, type Shown } from '../state';
import { createMinimaFinder } from './minima';
import { paneTexts } from './paneTexts';

export interface TablePane {
  readonly element: HTMLElement;
  /** Whether it is looked at. */
  setShown(shown: boolean): void;
  /** Minima are looked for. */
  readonly busy: boolean;
}

/** How the runs ended: a table that is sorted by its heads. Pointing at a row points out the run everywhere. */
export function createTablePane(context: ToolContext): TablePane {
  const { store, actions } = context;
  let order: Order = { by: 'run', down: false };
  let visible = false;

  const minima = createMinimaFinder(context, () => update());
  const heads = COLUMNS.map((column) => {
    const button = h('button', { type: 'button' });
    button.addEventListener('click', () => sortBy(column));
    return { column, button, cell: h('th', { scope: 'col', 'data-column': column }, button) };
  });
  const caption = h('caption', { class: 'visually-hidden' });
  const body = h('tbody', {});
  const note = h('p', { class: 'quiet' });
  const table = h(
    'table',
    { class: 'race-table' },
    caption,
    h('thead', {}, h('tr', {}, ...heads.map(({ cell }) => cell))),
    body,
  );
  const element = h(
    'div',
    { class: 'race-results', 'data-part': 'race.table' },
    h('div', { class: 'scroll race-scroll', tabindex: 0 }, table),
    note,
  );

  /** A head that is pressed again turns the order round. */
  function sortBy(column: Column): void {
    order = { by: column, down: order.by === column && !order.down };
    update();
  }

  /** Minima that no catalogue knows are looked for once the table is looked at. */
  function seek(): void {
    minima.want(visible ? store.state.shown : null);
  }

  function update(): void {
    if (!visible) return;
    const { state } = store;
    const { words } = context.page;
    const { shown } = state;
    for (const { column, button, cell } of heads) {
      setText(button, headOf(column, shown, words));
      const sorted = order.by === column ? (order.down ? 'descending' : 'ascending') : 'none';
      cell.setAttribute('aria-sort', sorted);
    }
    caption.textContent = words.t(paneTexts.caption);
    if (shown === null) return;
    const known = minima.of(shown);
    const places = known.places.map(({ place: [x, y] }) => ({ x, y }));
    const { tolerance } = shown.experiment;
    const results = shown.descents.map((descent, i) => resultOf(descent, shown.resolved.runs[i]!, places, tolerance));
    const names = runNames(shown, words);
    const last = lastStepOf(shown.descents);
    const focused = document.activeElement?.closest<HTMLElement>('tr[data-run]')?.dataset.run;
    body.replaceChildren(
      ...ranked(results, order).map((index) => {
        const { loss, distance, settled, effort } = results[index]!;
        const descent = shown.descents[index]!;
        const status = runStateAt(descent, last);
        const cells = [
          ...placeNumbers(shown, index, descent.stepsTaken),
          formatDigits(loss, shown.experiment.view.digits),
          distance === null ? '–' : formatNumber(distance),
          settled === null ? words.t(paneTexts.never) : String(settled),
          effortText(effort),
        ];
        const button = h(
          'button',
          { type: 'button', 'aria-pressed': String(state.pinned === index) },
          runSign(runStyle(index, context.page.store.state.prefs.theme)),
          h('span', {}, names[index] ?? ''),
        );
        button.addEventListener('focus', () => actions.point(index));
        button.addEventListener('blur', () => actions.point(store.state.pinned));
        button.addEventListener('click', () => actions.pin(store.state.pinned === index ? null : index));
        const row = h(
          'tr',
          { 'data-run': index, 'data-state': status.kind },
          h('th', { scope: 'row' }, button),
          ...cells.map((text) => h('td', {}, text)),
          h('td', { class: 'run-status' }, statusText(status, context.page.words)),
        );
        row.addEventListener('pointerenter', () => actions.point(index));
        row.addEventListener('pointerleave', () => actions.point(store.state.pinned));
        return row;
      }),
    );
    if (focused !== undefined) body.querySelector<HTMLElement>(`tr[data-run="${focused}"] button`)?.focus();
    point();
    const origin = { catalogue: 'minima', search: 'minimaFound', nowhere: 'minimaNone' } as const;
    const notes = [
      words.t(paneTexts[origin[known.from]]),
      words.t(paneTexts.note, { tolerance: formatExact(tolerance) }),
    ];
    note.textContent = sentences(notes, words);
  }

  function point(): void {
    const { pointed, pinned } = store.state;
    for (const row of body.querySelectorAll<HTMLElement>('tr[data-run]')) {
      const index = Number(row.dataset.run);
      row.classList.toggle('pointed', pointed === index);
      row.querySelector('button')?.setAttribute('aria-pressed', String(pinned === index));
    }
  }

  context.watch(
    (state, { prefs }) => [state.shown?.descents, state.shown?.resolved, prefs.theme, experimentOf(state)],
    update,
  );
  context.watch(({ pointed, pinned }) => [pointed, pinned], point);
  context.watch(({ shown }) => [shown?.resolved], seek);
  context.live(update);
  return {
    element,
    get busy() {
      return minima.busy;
    },
    setShown(shown) {
      visible = shown;
      seek();
      update();
    },
  };
}

/** Where the runs end is told by the names of the surface's own variables. */
function headOf(column: Column, shown: Shown | null, words: Words): string {
  if (column !== 'x' && column !== 'y') return words.t(paneTexts.column[column]);
  const [x, y] = shown?.resolved.problem.variables ?? ['x', 'y'];
  return words.t(paneTexts.column[column], { name: column === 'x' ? x : y });
}

function effortText({ gradients, hessians, least }: Effort): string {
  return `${least ? '≥ ' : ''}${gradients}${hessians > 0 ? ` + ${hessians} H` : ''}`;
}
