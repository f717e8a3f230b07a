import { GUI } from 'lil-gui';
import type { NetExperiment, NetViewName } from '../../../experiment/network/types';
import { h } from '../../../page/dom';
import { PanelBuilder } from '../../../page/panel/builder';
import { focusedKey, refocus, restoreFolders } from '../../../page/panel/keep';
import { addPageControls } from '../../../page/panel/pageControls';
import { pageTexts } from '../../../page/texts';
import { workbenchTexts } from '../../../page/workbench/texts';
import { sharedTexts } from '../../shared/texts';
import type { NetContext } from '../context';
import { netExperimentOf } from '../state';
import { addDataControls } from './dataFolder';
import { addExampleControls } from './exampleFolder';
import { addInitControls } from './initFolder';
import { addNetworkControls } from './networkFolder';
import { railTexts } from './texts';
import { addTrainingControls } from './trainingFolder';

/**
 * Views that take less than the whole experiment. The deep nets of the gradient flow have a shape and initial weights of
 * their own, and a game of two nets has everything of its own: what has no effect is not offered.
 */
const PARTS: Readonly<Partial<Record<NetViewName, readonly Part[]>>> = {
  flow: ['data', 'network', 'training'],
  gan: [],
};
type Part = 'data' | 'network' | 'init' | 'training';

const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['example', 'data', 'network', 'training']);

/** What every folder of the panel is made with. */
export interface FolderContext {
  readonly context: NetContext;
  readonly build: PanelBuilder<NetExperiment>;
  /** The experiment whose structure the controls fit. */
  readonly experiment: NetExperiment;
  /** For the deep nets of the gradient flow: only what these take from the experiment. */
  readonly deep: boolean;
}

/**
 * The settings of the experiment, as in the laboratory of surfaces: controls follow the experiment, whoever changed it;
 * the panel is built anew only where other controls are needed.
 */
export function createNetPanel(context: NetContext): HTMLElement {
  const { page, store, actions } = context;
  const host = h('div', { class: 'panel' });
  const open = new Map<string, boolean>();
  let build = new PanelBuilder<NetExperiment>(actions);
  let gui: GUI | null = null;

  function rebuild(): void {
    const { words } = page;
    const experiment = netExperimentOf(store.state);
    const focus = focusedKey(host);
    const scroller = host.closest('.rail');
    const top = scroller?.scrollTop ?? 0;
    gui?.destroy();
    build = new PanelBuilder<NetExperiment>(actions);
    const root = new GUI({ container: host, injectStyles: false, title: words.t(pageTexts.settings), touchStyles: 0 });
    gui = root;
    const folder = (key: string, title: string): GUI => {
      const made = root.addFolder(title);
      made.domElement.dataset.key = key;
      return made;
    };
    const parts: FolderContext = { context, build, experiment, deep: experiment.view === 'flow' };
    const has = (part: Part): boolean => PARTS[experiment.view]?.includes(part) ?? true;
    addExampleControls(folder('example', words.t(railTexts.example)), parts);
    if (has('data')) addDataControls(folder('data', words.t(railTexts.data)), parts);
    if (has('network')) addNetworkControls(folder('network', words.t(railTexts.network)), parts);
    if (has('init')) addInitControls(folder('init', words.t(railTexts.init)), parts);
    if (has('training')) addTrainingControls(folder('training', words.t(workbenchTexts.training.heading)), parts);
    addPageControls(folder('page', words.t(sharedTexts.view)), build, page);
    restoreFolders(root, open, OPEN_AT_FIRST);
    build.sync(experiment);
    if (scroller !== null) scroller.scrollTop = top;
    refocus(host, focus);
  }

  context.watch((state) => [structureOf(netExperimentOf(state))], rebuild);
  page.watch(({ prefs }) => [prefs.scale], rebuild);
  context.watch(
    (state) => [netExperimentOf(state)],
    ([experiment]) => build.sync(experiment),
  );
  page.live(rebuild);
  return host;
}

/** Which controls an experiment needs, as a text that can be compared. */
function structureOf({ view, data, network, weights, init, optimizer, schedule, clip, batch }: NetExperiment): string {
  return JSON.stringify([
    view in PARTS ? view : null,
    'id' in data ? data.id : null,
    network.layers.length,
    network.layers[0],
    network.layers.at(-1),
    network.activation,
    network.loss,
    weights === undefined,
    init.id,
    optimizer,
    schedule?.id,
    clip === undefined,
    batch === 'full',
  ]);
}
