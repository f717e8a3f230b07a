import { h } from '../dom';
import { TABS, type Tab } from '../state';
import type { Context } from './context';

/** On a narrow page one part at a time stands below the scene. Elsewhere the style sheet hides this list. */
export function createTabs(context: Context, panels: Readonly<Record<Tab, HTMLElement>>): HTMLElement {
  const { store, actions } = context;
  const buttons = TABS.map((tab) => {
    const panel = panels[tab];
    panel.id = `panel-${tab}`;
    panel.dataset.tab = tab;
    const button = h('button', { type: 'button', role: 'tab', 'aria-controls': panel.id });
    button.addEventListener('click', () => actions.setLayout({ tab }));
    return button;
  });
  const list = h('div', { class: 'tabs', role: 'tablist' }, ...buttons);
  list.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = (TABS.indexOf(store.state.layout.tab) + step + TABS.length) % TABS.length;
    actions.setLayout({ tab: TABS[next]! });
    buttons[next]?.focus();
  });
  context.watch(
    ({ layout }) => [layout.tab],
    ([shown]) =>
      TABS.forEach((tab, index) => {
        buttons[index]?.setAttribute('aria-selected', String(tab === shown));
        // One stop for the Tab key; arrows move within.
        if (buttons[index] !== undefined) buttons[index].tabIndex = tab === shown ? 0 : -1;
      }),
  );
  context.live((words) =>
    TABS.forEach((tab, index) => {
      if (buttons[index] !== undefined) buttons[index].textContent = words.t(`tab.${tab}`);
    }),
  );
  return list;
}
