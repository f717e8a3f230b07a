import { NET_VIEWS } from '../../experiment/network/types';
import { h } from '../dom';
import type { NetContext } from './context';
import { netExperimentOf } from './state';

/** The tab of a view, which names its panel. */
export function tabId(view: string): string {
  return `net-tab-${view}`;
}

export const VIEW_PANEL = 'net-view';

/** One tab per view; arrows move within, and the view follows the focus. */
export function createNav(context: NetContext): HTMLElement {
  const { store, actions, page } = context;
  const buttons = NET_VIEWS.map((view) => {
    const button = h('button', { type: 'button', role: 'tab', id: tabId(view), 'aria-controls': VIEW_PANEL });
    button.addEventListener('click', () => choose(NET_VIEWS.indexOf(view)));
    return button;
  });
  const list = h('div', { class: 'net-nav', role: 'tablist' }, ...buttons);

  /** The list may be wider than a phone. */
  function reveal(): void {
    list.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function choose(index: number): void {
    const view = NET_VIEWS[index]!;
    if (netExperimentOf(store.state).view !== view) actions.edit((experiment) => ({ ...experiment, view }));
  }

  list.addEventListener('keydown', (event) => {
    const now = NET_VIEWS.indexOf(netExperimentOf(store.state).view);
    const count = NET_VIEWS.length;
    const next = { ArrowRight: (now + 1) % count, ArrowLeft: (now + count - 1) % count, Home: 0, End: count - 1 }[
      event.key
    ];
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    buttons[next]?.focus();
  });
  context.watch(
    (state) => [netExperimentOf(state).view],
    ([shown]) => {
      NET_VIEWS.forEach((view, index) => {
        const button = buttons[index]!;
        button.setAttribute('aria-selected', String(view === shown));
        // One stop for the Tab key; arrows move within.
        button.tabIndex = view === shown ? 0 : -1;
      });
      reveal();
    },
  );
  // Also when it is first laid out, with its words in it.
  new ResizeObserver(reveal).observe(list);
  page.live((words) => {
    list.setAttribute('aria-label', words.t('net.shell.views'));
    NET_VIEWS.forEach((view, index) => {
      buttons[index]!.textContent = words.t(`net.shell.view.${view}`);
    });
  });
  return list;
}
