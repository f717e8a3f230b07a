import type { NetExperiment } from '../../experiment/network/types';
import { h, setText } from '../../page/dom';
import type { Command } from '../../page/hotkeys';
import type { Showcase } from '../../page/showcase';
import { createStore, watchStore } from '../../page/store';
import type { Context } from '../../page/ui/context';
import { createTransportBar } from '../../page/workbench/transportBar';
import { createNetActions, createNetCommands, trainingTransport } from './actions';
import type { NetContext } from './context';
import { createFigures } from './figures';
import { createNav } from './nav';
import { createNetPanel } from './rails/panel';
import { initialNetState, NET_TABS, netExperimentOf } from './state';
import { createTrainer } from './trainer';
import { createViewHost, transportOf } from './viewHost';

/** The laboratory of networks, beside that of surfaces on the same page. */
export interface NetWorkspace {
  readonly context: NetContext;
  /** Children of the page's grid. */
  readonly parts: readonly HTMLElement[];
  /** False: the workspace has no answer of its own to this command. */
  run(command: Command): boolean;
  /** The device is being replaced: what runs pauses. */
  interrupt(): void;
}

export function createNetWorkspace(page: Context, showcase: Showcase, experiment: NetExperiment): NetWorkspace {
  const store = createStore(initialNetState(experiment));
  const trainer = createTrainer(store, page.engine);
  const actions = createNetActions(store, trainer);
  const context: NetContext = {
    page,
    store,
    actions,
    showcase,
    watch: (read, write) => watchStore(store, read, write),
  };
  const training = trainingTransport(store, actions);

  const pause = (): void => store.update((state) => (state.playing ? { ...state, playing: false } : state));
  /** Whoever comes from the surfaces, which moved at once, finds a net at work, too; a page that opens with a net waits. */
  let fresh = page.store.state.workspace === 'surfaces';
  page.watch(
    ({ workspace }) => [workspace === 'networks'],
    ([seen]) => {
      if (!seen) pause();
      trainer.setActive(seen);
      if (!seen || !fresh) return;
      fresh = false;
      const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (!still && netExperimentOf(store.state).view === 'train') actions.togglePlay();
    },
  );

  const views = createViewHost(context);
  // A view with something of its own to run does not share the engine with the one net.
  views.onChange(() => {
    if (transportOf(views.current, training) !== training) pause();
  });
  const failure = h('div', { class: 'net-failure', role: 'status' });
  const writeFailure = (): void => {
    const { failure: text } = store.state;
    failure.hidden = text === null;
    setText(failure, text === null ? '' : `${page.words.t('net.shell.failure')} ${page.words.pick(text)}`);
  };
  context.watch((state) => [state.failure], writeFailure);
  page.live(writeFailure);

  const figures = createFigures(context);
  views.onChange(() => {
    figures.hidden = transportOf(views.current, training) !== training;
  });
  const slot = h('div', { class: 'net-slot' });
  views.onChange(() => slot.replaceChildren(...(views.current?.panel === undefined ? [] : [views.current.panel])));
  const rail = h('aside', { class: 'rail net-rail' }, slot, createNetPanel(context));
  page.live((words) => rail.setAttribute('aria-label', words.t('settings.heading')));
  const head = h('div', { class: 'net-head' }, createNav(context), failure);
  const foot = h('div', { class: 'net-foot' }, figures, createTransportBar(context, views, training));

  return {
    context,
    parts: [head, views.element, foot, createNetTabs(context), rail],
    run: createNetCommands(store, actions, () => transportOf(views.current, training)),
    interrupt: pause,
  };
}

/** On a narrow page either the view or the settings stand below the head. Elsewhere the style sheet hides this list. */
function createNetTabs(context: NetContext): HTMLElement {
  const { actions, page } = context;
  const buttons = NET_TABS.map((tab) => {
    const button = h('button', { type: 'button' });
    button.addEventListener('click', () => actions.setLayout({ tab }));
    return button;
  });
  context.watch(
    ({ layout }) => [layout.tab],
    ([shown]) => {
      NET_TABS.forEach((tab, index) => {
        buttons[index]!.setAttribute('aria-pressed', String(tab === shown));
      });
    },
  );
  page.live((words) =>
    NET_TABS.forEach((tab, index) => {
      buttons[index]!.textContent = words.t(`net.shell.tab.${tab}`);
    }),
  );
  return h('div', { class: 'tabs net-tabs', role: 'group' }, ...buttons);
}
