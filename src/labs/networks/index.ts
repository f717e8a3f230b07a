import { networkExperiments } from '../../experiment/networks/experiment';
import type { Laboratory } from '../../page/laboratory';
import { createStore } from '../../page/store';
import { pageTexts } from '../../page/texts';
import type { Context } from '../../page/ui/context';
import type { Viewport } from '../../page/viewport';
import { createBenchHost } from '../../page/workbench/benchHost';
import { createDocument, plainFormat } from '../../page/workbench/document';
import { createLabContext, labContextUntil } from '../../page/workbench/labContext';
import { createPlainLayout } from '../../page/workbench/plainLayout';
import { createRestart } from '../../page/workbench/restart';
import { createNetActions } from './actions';
import { BENCHES, NET_BENCHES } from './benches';
import type { NetContext } from './context';
import { createFigures } from './figures';
import { inspectNetworks } from './inspect';
import { createNetPanel } from './rails/panel';
import { initialNetState, isReady, netExperimentOf } from './state';
import { networksTexts } from './texts';
import { createTrainer } from './trainer';
import { trainingTransport } from './transport';

/** The net with its losses; of each view, what it found out. */
const WALL = [
  ...['figures', 'boundary.legend', 'charts.loss', 'charts.accuracy', 'card', 'facts'],
  ...['status', 'reading', 'table', 'key', 'charts.losses', 'charts.judgement', 'images.spread'],
];

/** The laboratory of networks. */
export function createNetworks(page: Context, viewport: Viewport, address: string | null): Laboratory {
  const { experiment, rejected } = networkExperiments.open(address ?? '');
  const store = createStore(initialNetState(experiment));
  const trainer = createTrainer(store, page.engine);
  const actions = createNetActions(store, trainer);
  const context: NetContext = createLabContext(page, store, actions, viewport);
  const training = trainingTransport(store, actions);
  const pause = (): void => store.update((state) => (state.playing ? { ...state, playing: false } : state));

  const host = createBenchHost(page, {
    name: 'networks',
    label: networksTexts.views,
    broken: networksTexts.broken,
    names: BENCHES.names,
    benches: NET_BENCHES,
    shown: () => BENCHES.shown(netExperimentOf(store.state)),
    choose: actions.showBench,
    contextFor: (until) => ({ context: labContextUntil(context, until), setActive() {} }),
    transport: training,
  });
  const figures = createFigures(context);
  host.onChange(() => {
    const own = host.transport() !== training;
    figures.element.hidden = own;
    // A view with something of its own to run does not share the engine with the one net.
    if (own) pause();
  });
  const layout = createPlainLayout(page, host, {
    laboratory: 'networks',
    settings: createNetPanel(context),
    figures: figures.element,
    benchText: (words) => words.t(networksTexts.part),
  });

  let active = false;
  /** Who comes from another laboratory sees the net train at once; a page that opens here waits for play. */
  let fresh = address === null && !page.embedded;
  context.watch(
    (state) => [netExperimentOf(state).view],
    () => host.follow(active),
  );

  return {
    document: createDocument(
      store,
      actions,
      plainFormat(networkExperiments),
      createRestart(context, host, initialNetState, trainer.restart),
    ),
    rejected,
    parts: layout.parts,
    layout: 'plain',
    get bench() {
      return BENCHES.shown(netExperimentOf(store.state));
    },
    header: [],
    skip: { text: networksTexts.skip, target: () => layout.view },
    transport: host.transport,
    command(command) {
      if (host.command(command)) return true;
      const preset = command.startsWith('preset');
      const view = preset ? BENCHES.names[Number(command.slice('preset'.length)) - 1] : undefined;
      if (view !== undefined) actions.showBench(view);
      else if (command === 'toggleMap') {
        actions.setLayout({ boundary: store.state.layout.boundary === '2d' ? '3d' : '2d' });
      } else return preset;
      return true;
    },
    setActive(next) {
      active = next;
      if (!next) pause();
      trainer.setActive(next);
      figures.setActive(next);
      host.follow(next);
      if (!next || !fresh) return;
      fresh = false;
      const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (!still && netExperimentOf(store.state).view === 'train') actions.togglePlay();
    },
    interrupt: pause,
    wall: WALL,
    caption(words) {
      const experiment = netExperimentOf(store.state);
      const { title } = NET_BENCHES[BENCHES.shown(experiment)];
      return `${words.t(title)} · ${experiment.network.layers.join('-')}`;
    },
    statements: (words) => {
      const { failure } = store.state;
      return failure === null ? [] : [[words.t(pageTexts.work.failure), words.t(failure)]];
    },
    get ready() {
      return isReady(store.state) && !host.state.busy;
    },
    setSpatial: (spatial) => actions.setLayout({ boundary: spatial ? '3d' : '2d' }),
    inspect() {
      const { standing } = page.store.state.session;
      return { network: inspectNetworks(store.state, standing, page.engine.current?.kind ?? null) };
    },
    share: { title: (words) => words.t(networksTexts.name) },
    subscribe: (tell) =>
      void store.subscribe((state, previous) => {
        if (state.history !== previous.history || state.failure !== previous.failure) tell();
      }),
  };
}
