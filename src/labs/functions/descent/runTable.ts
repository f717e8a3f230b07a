import { h, setText } from '../../../page/dom';
import { formatDigits } from '../../../page/format';
import { runSign } from '../../shared/runSign';
import { runStyle } from '../../shared/runStyle';
import { namesOfRuns } from '../../shared/runs/names';
import { type RunState, runStateAt } from '../../shared/runs/runState';
import { statusText } from '../../shared/runs/statusText';
import type { DescentContext } from './context';
import { placeText } from './numbers';
import { chosenRun } from './state';
import { texts } from './texts';

interface Row {
  readonly button: HTMLButtonElement;
  readonly place: HTMLElement;
  readonly value: HTMLElement;
  readonly status: HTMLElement;
}

export interface RunTable {
  readonly element: HTMLElement;
  show(): void;
  move(): void;
}

/** Where every run stands, in numbers; a press chooses the run whose steps are listed. */
export function createRunTable(context: DescentContext): RunTable {
  const element = h('ul', { class: 'descent-runs', 'data-part': 'runs.table' });
  let rows: readonly Row[] = [];
  let written = '';

  function createRow(name: string, index: number): Row {
    const place = h('span', { class: 'figure' });
    const value = h('span', { class: 'figure' });
    const status = h('span', { class: 'descent-run-state' });
    const button = h(
      'button',
      { type: 'button', class: 'descent-run', 'aria-pressed': 'false' },
      runSign(runStyle(index, context.page.store.state.prefs.theme)),
      h('span', { class: 'descent-run-name' }, name),
      h('span', { class: 'descent-run-numbers' }, place, value, status),
    );
    button.title = context.words.t(texts.choose, { name });
    button.addEventListener('click', () => context.set({ run: index }));
    return { button, place, value, status };
  }

  function show(): void {
    const { done } = context.bench.state;
    if (done === null) return;
    const names = namesOfRuns(done.runs, context.words);
    const key = JSON.stringify([names, context.page.store.state.prefs.theme, context.page.store.state.prefs.language]);
    if (key !== written) {
      written = key;
      rows = names.map(createRow);
      element.replaceChildren(...rows.map(({ button }) => h('li', {}, button)));
    }
    const chosen = chosenRun(context.experiment);
    rows.forEach(({ button }, index) => {
      button.setAttribute('aria-pressed', String(index === chosen));
    });
    move();
  }

  function move(): void {
    const { done, playback } = context.bench.state;
    if (done === null) return;
    const { digits } = context.experiment.view;
    const { variable } = done.shown.resolved;
    rows.forEach(({ button, place, value, status }, index) => {
      const descent = done.descents[index];
      if (descent === undefined) return;
      const state: RunState = runStateAt(descent, playback.cursor);
      setText(place, `${variable} = ${placeText(done, index, state.at, digits)}`);
      setText(value, `f = ${formatDigits(state.loss, digits)}`);
      setText(status, statusText(state, context.words));
      button.dataset.state = state.kind;
    });
  }

  return { element, show, move };
}
