import { h, setText } from '../dom';
import { formatNumber } from '../format';
import type { Theme } from '../prefs';
import { type RunState, runStateAt } from '../runState';
import { runStyle } from '../runStyle';
import type { Context } from './context';
import { runSign } from './marker';
import { runNames } from './names';

interface Row {
  readonly element: HTMLElement;
  readonly loss: HTMLElement;
  readonly status: HTMLElement;
}

/** The runs with their sign, live loss and state. Pointing at a row points out the run everywhere. */
export function createLegend(context: Context): HTMLElement {
  const { store, actions } = context;
  const heading = h('h2', {});
  const list = h('ul', { class: 'legend' });
  let rows: readonly Row[] = [];
  /** The row that was clicked stays pointed out after the pointer has gone. */
  let pinned: number | null = null;

  function build(): void {
    const { shown } = store.state.session;
    const { theme } = store.state.prefs;
    const names = shown === null ? [] : runNames(shown, context.words);
    if (pinned !== null && pinned >= names.length) pin(null);
    rows = names.map((name, index) => createRow(name, index, theme));
    list.replaceChildren(...rows.map((row) => row.element));
    update();
  }

  function createRow(name: string, index: number, theme: Theme): Row {
    const loss = h('span', { class: 'figure' });
    const status = h('span', { class: 'run-status' });
    const button = h(
      'button',
      { type: 'button', class: 'legend-row', 'aria-pressed': String(pinned === index) },
      runSign(runStyle(index, theme)),
      h('span', { class: 'run-name' }, name),
      loss,
      status,
    );
    button.title = context.words.t('runs.highlight', { name });
    button.addEventListener('pointerenter', () => actions.point(index));
    button.addEventListener('pointerleave', () => actions.point(pinned));
    button.addEventListener('focus', () => actions.point(index));
    button.addEventListener('blur', () => actions.point(pinned));
    button.addEventListener('click', () => pin(pinned === index ? null : index));
    return { element: h('li', {}, button), loss, status };
  }

  function pin(index: number | null): void {
    pinned = index;
    actions.point(index);
    rows.forEach((row, i) => {
      row.element.firstElementChild?.setAttribute('aria-pressed', String(i === index));
    });
  }

  function update(): void {
    const { session, playback, pointed } = store.state;
    rows.forEach((row, index) => {
      const descent = session.shown?.descents[index];
      if (descent === undefined) return;
      const state = runStateAt(descent, playback.cursor);
      setText(row.loss, formatNumber(state.loss));
      setText(row.status, statusText(context, state));
      row.element.dataset.state = state.kind;
      row.element.classList.toggle('muted', pointed !== null && pointed !== index);
    });
  }

  // Rows are built anew only when other runs are listed, so that a focused row survives a drag of the start.
  context.watch(
    ({ session, prefs }) => [
      session.shown === null ? '' : runNames(session.shown, context.words).join('\n'),
      prefs.theme,
    ],
    build,
  );
  context.watch((state) => [state.session.shown?.descents, Math.floor(state.playback.cursor), state.pointed], update);
  const section = h('section', { class: 'block' }, heading, list);
  context.live((words) => {
    heading.textContent = words.t('runs.heading');
    build();
  });
  return section;
}

function statusText({ words }: Context, state: RunState): string {
  switch (state.kind) {
    case 'ready':
    case 'running':
    case 'finished':
      return words.t(`runs.${state.kind}`);
    default:
      return words.t(`runs.${state.kind}`, { step: state.step ?? 0 });
  }
}
