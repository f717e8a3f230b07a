import type { GUI } from 'lil-gui';
import { sourceText } from '../../../catalog/language';
import { INITIALISER_LIST, INITIALISERS } from '../../../catalog/networks';
import { addNote } from '../../../page/panel/note';
import { hyperOptions } from '../../shared/hyperOptions';
import { chooseInit, setInitHyper } from '../edits';
import type { FolderContext } from './folderContext';
import { railTexts } from './texts';

/** The list's entry for weights that the experiment brings along. */
const GIVEN = 'given';

/** Where the weights begin. */
export function addInitControls(folder: GUI, { context, build, experiment }: FolderContext): void {
  const { words } = context.page;
  const given = experiment.weights !== undefined;
  build.choice(
    folder,
    {
      key: 'init',
      label: words.t(railTexts.weights),
      read: (now) => (now.weights === undefined ? now.init.id : GIVEN),
      write: (now, id) => (id === GIVEN ? now : chooseInit(now, id)),
    },
    [
      ...(given ? [{ value: GIVEN, label: words.t(railTexts.givenWeights) }] : []),
      ...INITIALISER_LIST.map(({ id, name }) => ({ value: id, label: words.t(name) })),
    ],
  );
  const entry = INITIALISERS.get(experiment.init.id);
  if (given || entry === undefined) return;
  addNote(folder, words.t(entry.about), words.t(sourceText(entry.source)));
  for (const [name, row] of Object.entries(entry.hyper)) {
    build.number(
      folder,
      {
        key: `init.${name}`,
        label: words.t(row.label),
        read: (now) => now.init.hyper[name] ?? row.value,
        write: (now, value) => setInitHyper(now, name, value),
      },
      hyperOptions(row),
    );
  }
}
