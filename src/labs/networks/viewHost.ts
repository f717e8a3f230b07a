import type { NetViewName } from '../../experiment/network/types';
import { h, setText } from '../../page/dom';
import { workbenchTexts } from '../../page/workbench/texts';
import { VIEWS } from './benches';
import type { NetContext, NetTransport, NetView } from './context';
import { tabId, VIEW_PANEL } from './nav';
import { netExperimentOf } from './state';
import { networksTexts } from './texts';

export interface ViewHost {
  readonly element: HTMLElement;
  /** The view that is seen; null while it loads, and where it cannot be loaded. */
  readonly current: NetView | null;
  /** Calls back after every change of the current view. */
  onChange(tell: () => void): void;
}

/** Holds the views: each is loaded when it is first wanted, and works only while it is seen. */
export function createViewHost(context: NetContext): ViewHost {
  const { page, store } = context;
  const made = new Map<NetViewName, NetView>();
  const listeners: (() => void)[] = [];
  const message = h('p', {});
  const again = h('button', { type: 'button', class: 'text-button' });
  const notice = h('div', { class: 'net-message', role: 'status', hidden: true }, message, again);
  const panel = h('div', { class: 'net-panel', id: VIEW_PANEL, role: 'tabpanel', tabindex: 0 }, notice);
  const element = h('main', { class: 'net-view' }, panel);
  let current: NetView | null = null;
  let loading: NetViewName | null = null;
  let broken = false;

  /** The view that should be seen now; null while the other workspace is. */
  function wanted(): NetViewName | null {
    return page.store.state.workspace === 'networks' ? netExperimentOf(store.state).view : null;
  }

  function follow(): void {
    const name = wanted();
    const view = name === null ? null : (made.get(name) ?? null);
    if (name !== null) panel.setAttribute('aria-labelledby', tabId(name));
    broken = false;
    show(view);
    if (name !== null && view === null) void load(name);
  }

  async function load(name: NetViewName): Promise<void> {
    if (loading === name) return;
    loading = name;
    say();
    try {
      const create = await VIEWS[name]();
      if (!made.has(name)) {
        const view = create(context);
        view.element.hidden = true;
        panel.append(view.element);
        made.set(name, view);
      }
    } catch (error) {
      // Told on the page; the console keeps what would help to mend it.
      console.warn(error);
      if (wanted() === name) broken = true;
    }
    loading = null;
    if (broken) say();
    else follow();
  }

  function show(view: NetView | null): void {
    say();
    if (view === current) return;
    if (current !== null) {
      current.element.hidden = true;
      current.setActive(false);
    }
    current = view;
    if (view !== null) {
      view.element.hidden = false;
      element.scrollTop = 0;
    }
    for (const tell of listeners) tell();
    view?.setActive(true);
  }

  function say(): void {
    const { words } = page;
    notice.hidden = !broken && loading === null;
    notice.classList.toggle('busy', !broken);
    setText(message, words.t(broken ? networksTexts.broken : networksTexts.loading));
    setText(again, words.t(workbenchTexts.again));
    again.hidden = !broken;
  }

  again.addEventListener('click', follow);
  context.watch((state) => [netExperimentOf(state).view], follow);
  page.watch(({ workspace }) => [workspace], follow);
  page.live(say);

  return {
    element,
    get current() {
      return current;
    },
    onChange: (tell) => void listeners.push(tell),
  };
}

/** What the transport drives: null where there is nothing to drive. */
export function transportOf(view: NetView | null, training: NetTransport): NetTransport | null {
  return view?.transport === undefined ? training : view.transport;
}
