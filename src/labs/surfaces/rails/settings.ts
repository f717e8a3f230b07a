import { GUI } from 'lil-gui';
import type { Experiment } from '../../../experiment/types';
import { h } from '../../../page/dom';
import { PanelBuilder } from '../../../page/panel/builder';
import { focusedKey, refocus, restoreFolders } from '../../../page/panel/keep';
import { addPageControls } from '../../../page/panel/pageControls';
import { experimentOf } from '../../../page/state';
import { pageTexts } from '../../../page/texts';
import type { Context } from '../../../page/ui/context';
import { sharedTexts } from '../../shared/texts';
import { addDescentControls } from './descentFolder';
import { addRunControls } from './runsFolder';
import { addSurfaceControls } from './surfaceFolder';
import { railTexts } from './texts';

/** Folders that are open on the first visit. */
const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['surface', 'runs', 'view']);

/**
 * The settings. Controls follow the experiment, whoever changed it; the panel is built anew only where other controls
 * are needed (another optimizer, another language), and then keeps folders, focus and scroll position.
 */
export function createPanel(context: Context): HTMLElement {
  const { store, actions } = context;
  const host = h('div', { class: 'panel' });
  const open = new Map<string, boolean>();
  let builder = new PanelBuilder(actions);
  let gui: GUI | null = null;

  function folder(root: GUI, key: string, title: string): GUI {
    const made = root.addFolder(title);
    made.domElement.dataset.key = key;
    return made;
  }

  function build(): void {
    const { words } = context;
    const experiment = experimentOf(store.state);
    const focus = focusedKey(host);
    const scroller = host.closest('.rail');
    const top = scroller?.scrollTop ?? 0;
    gui?.destroy();
    builder = new PanelBuilder(actions);
    const root = new GUI({ container: host, injectStyles: false, title: words.t(pageTexts.settings), touchStyles: 0 });
    gui = root;
    addSurfaceControls(
      folder(root, 'surface', words.t(railTexts.settings.surface)),
      builder,
      experiment,
      words,
      actions,
    );
    const runs = folder(root, 'runs', words.t(railTexts.settings.optimizers));
    addRunControls(runs, builder, experiment, words, actions, store.state.prefs.theme);
    const descent = folder(root, 'descent', words.t(railTexts.settings.training));
    addDescentControls(descent, builder, experiment, words, actions);
    addViewControls(folder(root, 'view', words.t(sharedTexts.view)), builder, context);
    restoreFolders(root, open, OPEN_AT_FIRST);
    builder.sync(experiment);
    if (scroller !== null) scroller.scrollTop = top;
    refocus(host, focus);
  }

  context.watch(
    (state) => [structureOf(experimentOf(state)), state.prefs.theme, state.session.backend, state.prefs.scale],
    build,
  );
  context.watch(
    (state) => [experimentOf(state)],
    ([experiment]) => builder.sync(experiment),
  );
  context.live(build);
  return host;
}

/** Which controls an experiment needs, as a text that can be compared. */
function structureOf({ surface, runs }: Experiment): string {
  const [first] = runs;
  const ground =
    'id' in surface ? surface.id : 'samples' in surface ? surface.samples.name : 'loss' in surface ? 'loss' : 'formula';
  const parameters = 'id' in surface ? [] : Object.keys(surface.parameters ?? {});
  const domain = 'id' in surface ? surface.domain : null;
  const data = 'data' in surface && typeof surface.data === 'string' ? surface.data : null;
  return JSON.stringify([
    ground,
    parameters,
    domain,
    data,
    runs.map((run) => [run.optimizer, ...Object.keys(run.hyper)]),
    first?.schedule?.id,
    first?.clip === undefined,
  ]);
}

function addViewControls(folder: GUI, build: PanelBuilder, context: Context): void {
  const { words, store } = context;
  const heights = ['auto', 'linear', 'log'] as const;
  const colors = ['cividis', 'viridis', 'magma', 'diverging'] as const;
  const flatOnly = store.state.session.backend === 'canvas2d';
  if (!flatOnly) {
    build.choice(
      folder,
      {
        key: 'projection',
        label: words.t(railTexts.settings.projection),
        read: ({ view }) => view.projection,
        write: (now, projection) => ({ ...now, view: { ...now.view, projection } }),
      },
      (['3d', 'map'] as const).map((value) => ({ value, label: words.t(railTexts.settings[value]) })),
    );
  }
  build.choice(
    folder,
    {
      key: 'height',
      label: words.t(railTexts.settings.height.label),
      read: ({ view }) => view.height,
      write: (now, height) => ({ ...now, view: { ...now.view, height } }),
    },
    heights.map((value) => ({ value, label: words.t(railTexts.settings.height[value]) })),
  );
  build.choice(
    folder,
    {
      key: 'colors',
      label: words.t(railTexts.settings.colors.label),
      read: ({ view }) => view.colors,
      write: (now, map) => ({ ...now, view: { ...now.view, colors: map } }),
    },
    colors.map((value) => ({ value, label: words.t(railTexts.settings.colors[value]) })),
  );
  build.toggle(folder, {
    key: 'contours',
    label: words.t(railTexts.settings.contours),
    read: ({ view }) => view.contours,
    write: (now, contours) => ({ ...now, view: { ...now.view, contours } }),
  });
  addPageControls(folder, build, context);
}
