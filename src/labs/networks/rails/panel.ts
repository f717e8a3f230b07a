import type { NetExperiment, NetViewName } from '../../../experiment/networks/types';
import { addPageControls } from '../../../page/panel/pageControls';
import { pageTexts } from '../../../page/texts';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import { sharedTexts } from '../../shared/texts';
import type { NetContext } from '../context';
import { networksTexts } from '../texts';
import { addDataControls } from './dataFolder';
import { addExampleControls } from './exampleFolder';
import type { FolderContext } from './folderContext';
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

/** The settings of the experiment; those of the view stand above them. */
export function createNetPanel(context: NetContext): HTMLElement {
  return createSettings(context, {
    title: (words) => words.t(pageTexts.settings),
    openAtFirst: OPEN_AT_FIRST,
    structure: (experiment, { prefs }) => JSON.stringify([structureOf(experiment), prefs.scale]),
    fill(root, build, experiment, words) {
      const parts: FolderContext = { context, build, experiment, deep: experiment.view === 'flow' };
      const has = (part: Part): boolean => PARTS[experiment.view]?.includes(part) ?? true;
      addExampleControls(addFolder(root, 'example', words.t(railTexts.example)), parts);
      if (has('data')) addDataControls(addFolder(root, 'data', words.t(railTexts.data)), parts);
      if (has('network')) addNetworkControls(addFolder(root, 'network', words.t(railTexts.network)), parts);
      if (has('init')) addInitControls(addFolder(root, 'init', words.t(railTexts.init)), parts);
      if (has('training'))
        addTrainingControls(addFolder(root, 'training', words.t(networksTexts.transport.heading)), parts);
      addPageControls(addFolder(root, 'page', words.t(sharedTexts.view)), build, context.page);
    },
  });
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
