import type { GUI } from 'lil-gui';
import { NETWORK_PRESETS, type NetworkPreset, presetExperiment } from '../../../experiment/networks/presets';
import type { NetExperiment } from '../../../experiment/networks/types';
import { h } from '../../../page/dom';
import { suitableSpeed } from '../state';
import type { FolderContext } from './folderContext';
import { railTexts } from './texts';

/** The list's entry for an experiment that is no preset. */
const OWN = 'own';

/** The presets, and what the chosen one shows. */
export function addExampleControls(folder: GUI, { context, build }: FolderContext): void {
  const { page, actions } = context;
  const { words } = page;
  const about = h('p', { class: 'panel-note', 'data-part': 'note' });
  build.choice(
    folder,
    {
      key: 'preset',
      label: words.t(railTexts.example),
      read: (now) => presetOf(now)?.id ?? OWN,
      write: (now, id) => {
        const preset = NETWORK_PRESETS.find((each) => each.id === id);
        return preset === undefined ? now : presetExperiment(preset);
      },
      // Another training has another length.
      written: (experiment) => actions.setSpeed(suitableSpeed(experiment)),
    },
    [
      ...NETWORK_PRESETS.map(({ id, name }) => ({ value: id, label: words.t(name) })),
      { value: OWN, label: words.t(railTexts.ownExperiment) },
    ],
  );
  folder.$children.append(about);
  build.onSync((now) => {
    const preset = presetOf(now);
    about.hidden = preset === null;
    about.textContent = preset === null ? '' : words.t(preset.about);
  });
}

const KEYED = NETWORK_PRESETS.map((preset) => ({ preset, key: keyOf(presetExperiment(preset)) }));

/** The preset that an experiment is, whichever view one has gone to; of alike ones the one for this view. */
function presetOf(experiment: NetExperiment): NetworkPreset | null {
  const key = keyOf(experiment);
  const alike = KEYED.filter((each) => each.key === key).map(({ preset }) => preset);
  return alike.find(({ draft }) => (draft.view ?? 'train') === experiment.view) ?? alike[0] ?? null;
}

function keyOf(experiment: NetExperiment): string {
  return JSON.stringify({ ...experiment, view: null });
}
