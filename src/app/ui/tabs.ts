import { h, setText } from '../dom';
import { experimentOf, TABS, type Tab } from '../state';
import type { Context } from './context';

/**
 * On a narrow page one part at a time stands below the scene; the middle one is called after the tool whose dock stands
 * there. Elsewhere the style sheet hides this list.
 */
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
  const name = (): void => {
    const { words } = context;
    const tool = words.t(`tools.${experimentOf(store.state).tools.shown}`);
    const names: Readonly<Record<Tab, string>> = {
      runs: words.t('tab.runs'),
      chart: tool,
      settings: words.t('tab.settings'),
    };
    TABS.forEach((tab, index) => {
      if (buttons[index] !== undefined) setText(buttons[index], names[tab]);
    });
  };
  context.live(name);
  context.watch((state) => [experimentOf(state).tools.shown], name);
  return list;
}
