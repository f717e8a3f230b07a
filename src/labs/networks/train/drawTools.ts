import { h, setText } from '../../../page/dom';
import { type Store, watchStore } from '../../../page/store';
import { chip } from '../../../page/ui/chip';
import { classStyle } from '../../shared/classStyle';
import { pointSign } from '../../shared/pointSign';
import type { NetContext } from '../context';
import { netExperimentOf } from '../state';
import { readingOf } from './reading';
import { texts } from './texts';
import type { Tool, TrainViewState } from './viewState';

/** Classes that a pen has. */
const PENS = [0, 1, 2] as const;

/** Pens, eraser, undo and clear; seen while points are drawn. */
export function createDrawTools(context: NetContext, view: Store<TrainViewState>): HTMLElement {
  const { page } = context;
  const tools: readonly Tool[] = [
    ...PENS.map((index) => ({ kind: 'class', index }) as const),
    { kind: 'value' },
    { kind: 'erase' },
  ];
  const choices = tools.map((tool) => {
    const input = h('input', { type: 'radio', name: page.id('train-brush'), class: 'visually-hidden' });
    const name = h('span', {});
    const sign = h('span', { class: 'train-sign' });
    const label = h('label', { class: 'chip' }, input, sign, name);
    input.addEventListener('change', () => {
      if (input.checked) view.update((state) => ({ ...state, tool }));
    });
    return { tool, input, sign, name, label };
  });
  const undo = chip();
  undo.addEventListener('click', () => page.actions.run('undo'));
  const clear = chip();
  clear.addEventListener('click', () => view.update((state) => ({ ...state, blank: true })));
  const count = h('span', { class: 'quiet', role: 'status' });
  const group = h('div', { class: 'train-brushes', role: 'radiogroup' }, ...choices.map(({ label }) => label));
  const element = h(
    'div',
    { class: 'train-draw', 'data-part': 'boundary.draw', hidden: true },
    group,
    undo,
    clear,
    count,
  );

  function show(): void {
    const { tool, blank } = view.state;
    const { shown } = context.store.state;
    element.hidden = tool === null;
    if (tool === null || shown === null) return;
    const regression = readingOf(shown.resolved).classes === null;
    for (const choice of choices) {
      choice.label.hidden = choice.tool.kind !== 'erase' && (choice.tool.kind === 'value') !== regression;
      choice.input.checked = JSON.stringify(choice.tool) === JSON.stringify(tool);
    }
    const { train, test } = shown.resolved;
    const { words } = page;
    setText(
      count,
      blank ? words.t(texts.data.cleared) : words.t(texts.data.drawn, { count: train.rows + (test?.rows ?? 0) }),
    );
    undo.disabled = context.store.state.history.past.length === 0;
  }

  function sign(): void {
    const { theme } = page.store.state.prefs;
    for (const choice of choices) {
      choice.sign.hidden = choice.tool.kind !== 'class';
      if (choice.tool.kind === 'class') choice.sign.replaceChildren(pointSign(classStyle(choice.tool.index, theme)));
    }
  }

  page.live((words) => {
    group.setAttribute('aria-label', words.t(texts.data.brush.label));
    for (const { tool, name } of choices) {
      name.textContent =
        tool.kind === 'class'
          ? words.t(texts.data.brush.class, { index: tool.index })
          : words.t(texts.data.brush[tool.kind]);
    }
    undo.textContent = words.t(texts.data.undo);
    clear.textContent = words.t(texts.data.clear);
    show();
  });
  page.watch(({ prefs }) => [prefs.theme], sign);
  watchStore(view, ({ tool, blank }) => [tool, blank], show);
  context.watch((state) => [state.shown?.resolved, netExperimentOf(state)], show);
  return element;
}
