import './styles/themes.css';
import './styles/page.css';
import './styles/controls.css';
import './styles/panel.css';
import './styles/networks.css';
import './styles/tools.css';
import { createNetWorkspace } from '../labs/networks/workspace';
import { createComputation } from '../labs/surfaces/computation';
import { createDisplay } from '../labs/surfaces/display';
import { pause } from '../labs/surfaces/playback';
import { createProber } from '../labs/surfaces/prober';
import { createActions } from './actions';
import { addressOf, openAddress, syncAddress, withRejected } from './addressSync';
import { applyAppearance } from './appearance';
import { browserPlatform } from './browserPlatform';
import { stringTestFromQuery } from './i18n';
import { installInspection } from './inspect';
import { listenToKeys } from './keyboard';
import { defaultPrefs, loadPrefs, prefsFromQuery, savePrefs } from './prefs';
import { createSharing } from './share';
import { createEmbedding, isEmbedded } from './share/embed';
import { createStand } from './showcase';
import { initialState, withNotice, withSession } from './state';
import { createStore } from './store';
import { type Engines, Supervisor } from './supervisor';
import { BACKENDS, engineFromQuery, finestGrid, type Stage, tierFromQuery } from './tier';
import { trustOwnScripts } from './trust';
import { createContext } from './ui/context';
import { createShell } from './ui/shell';
import { createEngineSource } from './workbench/engineSource';
import { createToolHost } from './workbench/host';

/** Wires the page together: experiment → engine → scene, and people's actions back to the experiment. */
export function start(engines: Engines): void {
  trustOwnScripts();
  const query = new URLSearchParams(location.search);
  const storage = () => window.localStorage;
  const matches = (media: string) => window.matchMedia(media).matches;
  const system = defaultPrefs(navigator.languages, matches('(prefers-color-scheme: light)'));
  const prefs = prefsFromQuery(query, loadPrefs(storage, system));
  const { workspace, experiment, network, rejected } = openAddress(location.hash);
  const playing = workspace === 'surfaces' && !matches('(prefers-reduced-motion: reduce)');
  const store = createStore(withRejected(initialState(experiment, prefs, playing, workspace), rejected));
  const stand = createStand();
  const engine = createEngineSource();

  const actions = createActions(store, {
    resetCamera: stand.resetCamera,
    toggleFullscreen: async () =>
      document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen(),
    // `async`: where there is no clipboard at all, that is a rejection too.
    copy: async (text) => navigator.clipboard.writeText(text),
    address: () => addressOf(store.state, networks.context.store.state),
    networkCommand: (command) => networks.run(command),
  });
  const context = createContext(store, actions, stringTestFromQuery(query), engine);
  applyAppearance(context);
  const networks = createNetWorkspace(context, stand, network);
  const tools = createToolHost(context, stand.refresh);
  const shell = createShell(context, networks, tools);
  const address = (): string => addressOf(store.state, networks.context.store.state);
  createSharing(context, networks.context, stand, tools, shell.element, address);
  if (isEmbedded(query)) shell.element.append(createEmbedding(context, address));
  const still = document.querySelector<HTMLElement>('.still');
  still?.remove();
  document.body.prepend(shell.element);
  let stage: Stage | null = null;
  createComputation(store, engine, () => (stage === null ? 0 : finestGrid(stage)));
  const prober = createProber(store, engine);
  createDisplay(context, stand, shell.sceneHost, {
    onProbe(place) {
      prober.moveTo(place);
      tools.onProbe(place);
    },
    onStart(place, done) {
      if (!tools.onPlace(place, done)) actions.setStart(place, done);
    },
    layers: tools.layers,
  });

  const platform = browserPlatform(engines, stand.events);
  const options = { tier: tierFromQuery(query) ?? 0, engine: engineFromQuery(query) } as const;
  const supervisor = new Supervisor(platform, options, {
    onInterrupted() {
      store.update((state) => withSession({ ...state, playback: pause(state.playback) }, { standing: false }));
      networks.interrupt();
    },
    onStage(next, causes) {
      stage = next;
      shell.showStill(next.tier === 3 ? still : null);
      store.update((state) =>
        withSession(
          causes.reduce((now, cause) => withNotice(now, { id: cause.reason, kind: 'cause', cause }), state),
          {
            tier: next.tier,
            backend: BACKENDS[next.tier],
            engine: next.engine?.kind ?? null,
            adapter: next.adapter,
            standing: next.tier < 3,
          },
        ),
      );
      engine.set(next.engine);
      stand.use(next);
    },
  });
  store.subscribe((state, previous) => {
    if (state.prefs !== previous.prefs) savePrefs(storage, state.prefs);
  });
  syncAddress(store, networks.context.store);
  listenToKeys(store, actions);
  installInspection(store, networks.context.store, stand, tools, supervisor, query.has('debug'));
  void supervisor.start();
}
