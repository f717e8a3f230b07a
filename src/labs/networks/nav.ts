import { NET_VIEWS } from '../../experiment/network/types';
import { createTabList } from '../../page/ui/tabList';
import type { NetContext } from './context';
import { netExperimentOf } from './state';
import { networksTexts } from './texts';

/** The tab of a view, which names its panel. */
export function tabId(view: string): string {
  return `net-tab-${view}`;
}

export const VIEW_PANEL = 'net-view';

/** One tab per view. */
export function createNav(context: NetContext): HTMLElement {
  const { actions, page } = context;
  const tabs = createTabList({
    className: 'view-tabs net-nav',
    names: NET_VIEWS,
    ids: (view) => ({ tab: tabId(view), panel: VIEW_PANEL }),
    choose: (view) => actions.edit((experiment) => ({ ...experiment, view })),
  });
  context.watch(
    (state) => [netExperimentOf(state).view],
    ([shown]) => tabs.show(shown),
  );
  page.live((words) => tabs.write(words.t(networksTexts.views), (view) => words.t(networksTexts.view[view])));
  return tabs.element;
}
