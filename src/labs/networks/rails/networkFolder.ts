import type { GUI } from 'lil-gui';
import { sourceText } from '../../../catalog/language';
import { ACTIVATION_LIST, ACTIVATIONS, NET_LOSS_LIST, NET_LOSSES, POINT_SETS } from '../../../catalog/networks';
import type { NetLoss } from '../../../catalog/types';
import { MOST_LAYERS } from '../../../experiment/limits';
import { NETWORK_SETTINGS } from '../../../experiment/networks/experiment';
import { WIDTH } from '../../../experiment/networks/fields';
import type { NetExperiment } from '../../../experiment/networks/types';
import type { Option } from '../../../page/panel/builder';
import { addNote } from '../../../page/panel/note';
import { numberOptions } from '../../../page/panel/numberControl';
import { sharedTexts } from '../../shared/texts';
import {
  activationFormula,
  activationsOf,
  addLayer,
  changeNetwork,
  hiddenWidths,
  removeLayer,
  setActivation,
  setPerLayer,
  setWidth,
} from '../edits';
import type { FolderContext } from './folderContext';
import { railTexts } from './texts';

const { network: NETWORK } = NETWORK_SETTINGS;

/** The list's entry for a formula of the user's own. */
const OWN = 'own';

/** The layers of the net with their activations, what it is measured by, and what is added to that. */
export function addNetworkControls(folder: GUI, parts: FolderContext): void {
  const { context, build, experiment, deep } = parts;
  const { words } = context.page;
  const { network } = experiment;
  if (!deep) addLayers(folder, parts);

  build.choice(
    folder,
    {
      key: 'loss',
      label: words.t(NETWORK.loss.label),
      read: (now) => now.network.loss,
      write: (now, loss) => changeNetwork(now, () => ({ loss })),
    },
    NET_LOSS_LIST.filter((loss) => loss.id === network.loss || suits(loss, experiment)).map(
      ({ id, name }): Option<string> => ({ value: id, label: words.t(name) }),
    ),
  );
  const loss = NET_LOSSES.get(network.loss);
  if (loss !== undefined) addNote(folder, words.t(loss.about), words.t(sourceText(loss.source)));
  if (!deep) build.field(folder, NETWORK.reduction, words);
  for (const key of deep ? (['bias'] as const) : (['bias', 'residual'] as const)) {
    build.field(folder, NETWORK[key], words);
  }
  if (deep) return;
  for (const key of ['l1', 'l2'] as const) {
    build.field(folder, NETWORK[key], words);
  }
}

/** Widths and activations, layer by layer. */
function addLayers(folder: GUI, parts: FolderContext): void {
  const { context, build, experiment } = parts;
  const { words } = context.page;
  const { network } = experiment;
  const hidden = hiddenWidths(network);
  const perLayer = typeof network.activation !== 'string';

  addNote(folder, words.t(railTexts.shape, { widths: network.layers.join(' – ') })).dataset.shape = '';
  const shape = folder.$children.querySelector('[data-shape]');
  build.onSync((now) => {
    if (shape !== null) shape.textContent = words.t(railTexts.shape, { widths: now.network.layers.join(' – ') });
  });
  hidden.forEach((_, layer) => {
    build.number(
      folder,
      {
        key: `layer.${layer}`,
        label: words.t(railTexts.units, { layer: layer + 1 }),
        read: (now) => hiddenWidths(now.network)[layer] ?? 1,
        write: (now, width) => setWidth(now, layer, width),
      },
      numberOptions(WIDTH),
    );
    if (perLayer) addActivation(folder, parts, layer, words.t(railTexts.activationOf, { layer: layer + 1 }));
  });
  const add = build.button(folder, 'addLayer', words.t(railTexts.addLayer), () => context.actions.edit(addLayer));
  if (network.layers.length > MOST_LAYERS) disable(add);
  const remove = build.button(folder, 'removeLayer', words.t(railTexts.removeLayer), () =>
    context.actions.edit(removeLayer),
  );
  if (hidden.length === 0) disable(remove);

  if (perLayer) addActivation(folder, parts, hidden.length, words.t(railTexts.outputActivation));
  else if (hidden.length > 0) addActivation(folder, parts, null, words.t(railTexts.activation));
  build.toggle(folder, {
    key: 'perLayer',
    label: words.t(railTexts.perLayer),
    read: (now) => typeof now.network.activation !== 'string',
    write: (now, each) => setPerLayer(now, each),
  });
}

/** `layer` counts the weight layers from 0; null: all hidden ones at once. */
function addActivation(
  folder: GUI,
  { context, build, experiment }: FolderContext,
  layer: number | null,
  label: string,
): void {
  const { words } = context.page;
  const nameIn = ({ network }: NetExperiment): string => {
    const { hidden, output } = activationsOf(network);
    return [...hidden, output][layer ?? 0] ?? 'linear';
  };
  const name = nameIn(experiment);
  build.choice(
    folder,
    {
      key: `activation.${layer}`,
      label,
      read: (now) => (ACTIVATIONS.has(nameIn(now)) ? nameIn(now) : OWN),
      write: (now, id) => setActivation(now, layer, id === OWN ? ownFormula(nameIn(now)) : id),
    },
    [
      ...ACTIVATION_LIST.map((entry): Option<string> => ({ value: entry.id, label: words.t(entry.name) })),
      { value: OWN, label: words.t(sharedTexts.ownFormula) },
    ],
  );
  const entry = ACTIVATIONS.get(name);
  if (entry !== undefined) {
    if (layer === null) addNote(folder, words.t(entry.about), words.t(sourceText(entry.source)));
    return;
  }
  build.formula(
    folder,
    {
      key: `formula.${layer}`,
      label: words.t(railTexts.ownActivation),
      read: nameIn,
      write: (now, text) => setActivation(now, layer, text),
    },
    {
      words,
      example: 'x*sigmoid(2*x)',
      declare: null,
      scope: { variables: ['x'], parameters: [], columns: [], reductions: false, vectors: false },
    },
  );
}

/** A text that is no id, or it would be read as the catalogue's entry again. */
function ownFormula(name: string): string {
  const formula = activationFormula(name);
  return ACTIVATIONS.has(formula) ? `1*${formula}` : formula;
}

/** Classes can be held against anything, numbers only against numbers. */
function suits({ targets }: NetLoss, { data }: NetExperiment): boolean {
  if (targets === 'real') return true;
  return 'id' in data ? POINT_SETS.get(data.id)?.classes != null : true;
}

function disable(control: HTMLElement): void {
  control.querySelector('button')?.setAttribute('disabled', '');
}
