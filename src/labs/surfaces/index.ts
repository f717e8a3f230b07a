import { SURFACE_LIST } from '../../catalog';
import { chooseSurface } from '../../experiment/surfaces/choose';
import type { Laboratory } from '../../page/laboratory';
import { createStore } from '../../page/store';
import { pageTexts } from '../../page/texts';
import type { Context } from '../../page/ui/context';
import type { Viewport } from '../../page/viewport';
import { createBenchHost } from '../../page/workbench/benchHost';
import { createDocument } from '../../page/workbench/document';
import { createLabContext } from '../../page/workbench/labContext';
import { createRestart } from '../../page/workbench/restart';
import { createSurfaceActions } from './actions';
import { BENCHES, TOOL_BENCHES } from './benches';
import { createComputation } from './computation';
import type { SurfaceContext, Tool } from './context';
import { createDisplay } from './display';
import { isEmpty } from './field';
import { FORMAT } from './format';
import { createHeader } from './header';
import { inspectSurfaces } from './inspect';
import { createSurfaceLayout } from './layout';
import { createProber } from './prober';
import { createChartPane } from './rails/chartPane';
import { captionOf } from './share/caption';
import { experimentOf, initialSurfaceState, lastStep } from './state';
import { surfacesTexts } from './texts';
import { createToolContexts } from './toolContext';
import { playbackTransport } from './transport';

/** A tool that has not caught up by then is drawn as it stands, in milliseconds. */
const PATIENCE = 10_000;

/** Formula and runs with their numbers; of each tool, what it found out. */
const WALL = [
  ...['card.surface', 'legend', 'chart'],
  ...['summary', 'key', 'list', 'points', 'rates.rate', 'rates.verdict'],
];

/** The laboratory of surfaces. */
export function createSurfaces(page: Context, viewport: Viewport, address: string | null): Laboratory {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const { experiment, rejected } = FORMAT.decode(address ?? '');
  const store = createStore(initialSurfaceState(experiment, address !== null && !still && !page.embedded));
  const actions = createSurfaceActions(store);
  const context: SurfaceContext = createLabContext(page, store, actions, viewport);
  const transport = playbackTransport(store);
  const chart = createChartPane(context);
  const host = createBenchHost(page, {
    name: 'surfaces',
    label: surfacesTexts.views,
    broken: surfacesTexts.broken,
    names: BENCHES.names,
    benches: TOOL_BENCHES,
    shown: () => BENCHES.shown(experimentOf(store.state)),
    choose: actions.showBench,
    contextFor: createToolContexts(
      context,
      chart,
      () => refresh(),
      () => host.arrange(),
    ),
    transport,
  });
  const tool = (): Tool | null => host.current;
  const layout = createSurfaceLayout(context, host, chart);
  const computation = createComputation(store, page.engine, () =>
    page.actions.notify({ id: 'coarse', kind: 'text', text: surfacesTexts.coarse }),
  );
  page.watch(
    ({ session }) => [session.finestGrid],
    ([side]) => computation.setFinest(side),
  );
  const prober = createProber(store, page.engine);
  const { refresh } = createDisplay(context, layout.sceneHost, {
    onProbe(place) {
      prober.moveTo(place);
      tool()?.onProbe?.(place);
    },
    onStart(place, done) {
      if (tool()?.onPlace?.(place, done) !== true) actions.setStart(place, done);
    },
    layers: (model) => tool()?.layers?.(model) ?? {},
  });
  host.onChange(refresh);

  let active = false;
  context.watch(
    (state) => [experimentOf(state).tools.shown],
    () => host.follow(active),
  );

  return {
    document: createDocument(
      store,
      actions,
      FORMAT,
      createRestart(context, host, (next) => initialSurfaceState(next, false)),
    ),
    rejected,
    parts: layout.parts,
    layout: 'scene',
    get bench() {
      return BENCHES.shown(experimentOf(store.state));
    },
    header: createHeader(context),
    skip: { text: surfacesTexts.skip, target: layout.middle },
    // Keys step the runs where the bar is folded away, too.
    transport: () => host.transport() ?? transport,
    command(command) {
      if (host.command(command)) return true;
      if (command === 'toggleMap') {
        actions.setView({ projection: experimentOf(store.state).view.projection === '3d' ? 'map' : '3d' });
        return true;
      }
      if (!command.startsWith('preset')) return false;
      const surface = SURFACE_LIST[Number(command.slice('preset'.length)) - 1];
      if (surface !== undefined) actions.edit((now) => chooseSurface(now, { id: surface.id }));
      return true;
    },
    setActive(next) {
      active = next;
      if (!next) actions.pause();
      computation.setActive(next);
      host.follow(next);
    },
    interrupt: actions.pause,
    statements(words) {
      const { failure, shown } = store.state;
      return [
        ...(failure === null ? [] : [[words.t(pageTexts.work.failure), words.t(failure)]]),
        ...(shown !== null && isEmpty(shown.field)
          ? [[words.t(surfacesTexts.empty.what), words.t(surfacesTexts.empty.do)]]
          : []),
      ];
    },
    get ready() {
      const { computing, shown, history } = store.state;
      return !computing && shown?.experiment === history.present && !host.state.busy;
    },
    wall: WALL,
    inspect: () => inspectSurfaces(store.state, host.state),
    share: {
      title: (words) => (store.state.shown === null ? '' : words.t(store.state.shown.resolved.title)),
      picture: {
        get cursor() {
          return store.state.playback.cursor;
        },
        get last() {
          return lastStep(store.state);
        },
        pause: actions.pause,
        seek: actions.seek,
        async settled() {
          const end = performance.now() + PATIENCE;
          do await new Promise(requestAnimationFrame);
          while (tool()?.busy === true && performance.now() < end);
        },
        caption: (words, date) => (store.state.shown === null ? null : captionOf(store.state.shown, words, date)),
      },
      sections: async (share, say) => [
        (await import('./share/codeSection')).codeSection(share, () => store.state.shown, say),
      ],
    },
    subscribe: (tell) =>
      void store.subscribe((state, previous) => {
        const same =
          state.history === previous.history &&
          state.failure === previous.failure &&
          state.shown?.field === previous.shown?.field;
        if (!same) tell();
      }),
  };
}
