import './tabs.css';
import { surfacesTexts } from '../../labs/surfaces/texts';
import { experimentOf, TABS, type Tab } from '../state';
import type { Context } from './context';
import { createTabList } from './tabList';
import { uiTexts } from './texts';

/**
 * On a narrow page one part at a time stands below the scene; the middle one is called after the tool whose dock stands
 * there. Elsewhere the style sheet hides this list.
 */
export function createTabs(context: Context, panels: Readonly<Record<Tab, HTMLElement>>): HTMLElement {
  const { store, actions } = context;
  for (const tab of TABS) {
    panels[tab].id = `panel-${tab}`;
    panels[tab].dataset.tab = tab;
  }
  const tabs = createTabList({
    className: 'tabs',
    names: TABS,
    ids: (tab) => ({ panel: panels[tab].id }),
    choose: (tab) => actions.setLayout({ tab }),
  });
  context.watch(
    ({ layout }) => [layout.tab],
    ([shown]) => tabs.show(shown),
  );
  const name = (): void => {
    const { words } = context;
    const tool = words.t(surfacesTexts.tools[experimentOf(store.state).tools.shown].name);
    tabs.write(words.t(uiTexts.tab.label), (tab) => (tab === 'chart' ? tool : words.t(uiTexts.tab[tab])));
  };
  context.live(name);
  context.watch((state) => [experimentOf(state).tools.shown], name);
  return tabs.element;
}
