import type { GUI } from 'lil-gui';
import type { Words } from '../../../page/i18n';
import type { PanelBuilder } from '../../../page/panel/builder';
import type { RunEdits, WithRuns } from './edits';
import { runTexts } from './texts';

/** Adds a button that is there only while some run has a start of its own. */
export function addJoin<P, E extends WithRuns<P>>(
  folder: GUI,
  build: PanelBuilder<E>,
  words: Words,
  edit: (change: (experiment: E) => E) => void,
  { joinStarts, hasOwnStart }: Pick<RunEdits<P, E>, 'joinStarts' | 'hasOwnStart'>,
): void {
  const button = build.button(folder, 'runs.join', words.t(runTexts.joinStarts), () => edit(joinStarts));
  build.onSync(({ runs }) => {
    button.hidden = !runs.some((_, index) => hasOwnStart(runs, index));
  });
}
