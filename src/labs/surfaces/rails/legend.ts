import './legend.css';
import { h, setText } from '../../../page/dom';
import { formatDigits, formatExact, formatNumber } from '../../../page/format';
import type { Theme } from '../../../page/prefs';
import { runSign } from '../../shared/runSign';
import { runStyle } from '../../shared/runStyle';
import { type RunState, runStateAt } from '../../shared/runs/runState';
import { statusText } from '../../shared/runs/statusText';
import type { SurfaceContext } from '../context';
import { hasOwnStart } from '../edits';
import { placeParts, valueName } from '../numbers';
import { experimentOf, type Shown } from '../state';
import { runNames } from './names';
import { railTexts } from './texts';

interface Row {
  readonly element: HTMLElement;
  readonly button: HTMLElement;
  readonly loss: HTMLElement;
  readonly status: HTMLElement;
  /** Where it stands, a number at a time: long ones break between them. */
  readonly numbers: readonly HTMLElement[];
  /** Where it starts, if not with the others. */
  readonly start: HTMLElement;
}

/** Beside the name a loss is told at a glance; who asks for more digits than this finds it below, too. */
const AT_A_GLANCE = 6;

/** The runs with their sign, live loss and state. Pointing at a row points out the run everywhere. */
export function createLegend(context: SurfaceContext): HTMLElement {
  const { store, actions } = context;
  const heading = h('h2', {});
  const list = h('ul', { class: 'legend' });
  let rows: readonly Row[] = [];

  function build(): void {
    const { shown } = store.state;
    const { theme } = context.page.store.state.prefs;
    const names = shown === null ? [] : runNames(shown, context.words);
    const short = shown === null ? [] : runNames(shown, context.words, { short: true });
    // Who was chosen by his place in another list is not he who stands there now.
    if (names.length !== rows.length && rows.length > 0) actions.pin(null);
    rows = names.map((name, index) => createRow(name, short[index] ?? name, index, theme));
    list.replaceChildren(...rows.map((row) => row.element));
    update();
  }

  function createRow(name: string, short: string, index: number, theme: Theme): Row {
    const loss = h('span', { class: 'figure' });
    const status = h('span', { class: 'run-status' });
    const start = h('span', { class: 'run-start' });
    const numbers = [0, 1, 2].map(() => h('span', {}));
    const button = h(
      'button',
      { type: 'button', class: 'legend-row', 'aria-pressed': 'false' },
      runSign(runStyle(index, theme)),
      ...nameSpans(name, short),
      loss,
      h('span', { class: 'run-line run-place' }, ...numbers),
      h('span', { class: 'run-line' }, status, start),
    );
    button.title = context.words.t(railTexts.runs.highlight, { name });
    button.addEventListener('pointerenter', () => actions.point(index));
    button.addEventListener('pointerleave', () => actions.point(store.state.pinned));
    button.addEventListener('focus', () => actions.point(index));
    button.addEventListener('blur', () => actions.point(store.state.pinned));
    button.addEventListener('click', () => actions.pin(store.state.pinned === index ? null : index));
    return { element: h('li', {}, button), button, loss, status, numbers, start };
  }

  function update(): void {
    const { shown, playback, pointed, pinned } = store.state;
    const { runs } = experimentOf(store.state);
    rows.forEach((row, index) => {
      row.button.setAttribute('aria-pressed', String(index === pinned));
      const [x, y] = runs[index]?.start ?? [Number.NaN, Number.NaN];
      const place = { x: formatExact(x, 4), y: formatExact(y, 4) };
      setText(row.start, hasOwnStart(runs, index) ? context.words.t(railTexts.runs.ownStart, place) : '');
      const descent = shown?.descents[index];
      if (descent === undefined) return;
      const state = runStateAt(descent, playback.cursor);
      setText(row.loss, formatNumber(state.loss));
      const numbers = numbersAt(shown!, index, state);
      row.numbers.forEach((number, i) => {
        setText(number, numbers[i]!);
      });
      setText(row.status, statusText(state, context.words));
      row.element.dataset.state = state.kind;
      row.element.classList.toggle('muted', pointed !== null && pointed !== index);
    });
  }

  // Rows are built anew only when other runs are listed, so that a focused row survives a drag of the start.
  context.watch(
    ({ shown }, { prefs }) => [shown === null ? '' : runNames(shown, context.words).join('\n'), prefs.theme],
    build,
  );
  context.watch(
    (state) => [
      state.shown?.descents,
      state.shown?.experiment.view.digits,
      Math.floor(state.playback.cursor),
      state.pointed,
      state.pinned,
    ],
    update,
  );
  const section = h('section', { class: 'block', 'data-part': 'legend' }, heading, list);
  context.live((words) => {
    heading.textContent = words.t(railTexts.runs.heading);
    build();
  });
  return section;
}

/** Both names where they differ: the style sheet shows the one there is room for. */
function nameSpans(name: string, short: string): HTMLElement[] {
  const whole = h('span', { class: 'run-name' }, name);
  return name === short ? [whole] : [whole, h('span', { class: 'run-name short' }, short)];
}

/** Where a run stands, a number at a time, with the experiment's digits. */
function numbersAt(shown: Shown, run: number, { at, loss }: RunState): readonly [string, string, string] {
  const { digits } = shown.experiment.view;
  const [x, y] = placeParts(shown, run, at);
  return [x, y, digits > AT_A_GLANCE ? `${valueName(shown)} = ${formatDigits(loss, digits)}` : ''];
}
