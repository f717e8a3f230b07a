import type { GUI } from 'lil-gui';
import { sourceText } from '../../../catalog/language';
import { POINT_SET_LIST, POINT_SETS } from '../../../catalog/networks';
import { DATA } from '../../../experiment/networks/dataField';
import { NETWORK_SETTINGS } from '../../../experiment/networks/experiment';
import type { Option } from '../../../page/panel/builder';
import { addNote } from '../../../page/panel/note';
import { numberOptions } from '../../../page/panel/numberControl';
import { addSeed } from '../../../page/panel/seed';
import { sharedTexts } from '../../shared/texts';
import { changeData, choosePointSet } from '../edits';
import type { FolderContext } from './folderContext';
import { railTexts } from './texts';

/** The list's entry for points of the user's own. */
const OWN = 'own';

/** What is learnt from: a point set of the catalogue with its numbers, the share kept for testing, the seed of it all. */
export function addDataControls(folder: GUI, { context, build, experiment }: FolderContext): void {
  const { words } = context.page;
  const { data } = experiment;
  const group = (classes: number | null): string =>
    words.t(classes === null ? railTexts.regression : railTexts.classification);
  const sets = [...POINT_SET_LIST].sort((a, b) => Number(a.classes === null) - Number(b.classes === null));
  const options: Option<string>[] = sets.map(({ id, name, classes }) => ({
    value: id,
    label: words.t(name),
    group: group(classes),
  }));
  if (!('id' in data)) options.push({ value: OWN, label: words.t(railTexts.ownPoints, { count: data.X.length }) });
  build.choice(
    folder,
    {
      key: 'data',
      label: words.t(sharedTexts.data),
      read: (now) => ('id' in now.data ? now.data.id : OWN),
      write: (now, id) => (id === OWN ? now : choosePointSet(now, id)),
    },
    options,
  );
  const set = 'id' in data ? POINT_SETS.get(data.id) : undefined;
  if (set !== undefined) {
    addNote(folder, words.t(set.about), words.t(sourceText(set.source)));
    for (const key of ['samples', 'noise'] as const) {
      const { min, max } = set[key];
      // A set that is what it is, the four corners of XOR say, has nothing to set.
      if (min === max) continue;
      build.number(
        folder,
        {
          key: `data.${key}`,
          label: words.t(DATA[key].label),
          read: (now) => ('id' in now.data ? now.data[key] : set[key].value),
          write: (now, value) => changeData(now, { [key]: value }),
        },
        numberOptions({ ...DATA[key], slider: [min, max] }),
      );
    }
  }
  build.number(
    folder,
    {
      key: 'data.test',
      label: words.t(DATA.test.label),
      read: (now) => now.data.test,
      write: (now, test) => changeData(now, { test }),
    },
    numberOptions(DATA.test),
  );
  addSeed(folder, build, words, { setting: NETWORK_SETTINGS.seed, edit: context.actions.edit });
}
