import type { GUI } from 'lil-gui';
import type { Experiment, Point } from '../../../experiment/surfaces/types';
import type { Words } from '../../../page/i18n';
import type { PanelBuilder } from '../../../page/panel/builder';
import type { Theme } from '../../../page/prefs';
import { addRunFolders } from '../../shared/runs/runsFolder';
import { runTexts } from '../../shared/runs/texts';
import type { SurfaceActions } from '../context';
import * as edits from '../edits';
import { addStart } from './startControls';

/** The runs of a race on a surface. */
export function addRunControls(
  folder: GUI,
  build: PanelBuilder<Experiment>,
  experiment: Experiment,
  words: Words,
  actions: SurfaceActions,
  theme: Theme,
): void {
  addRunFolders<Point, Experiment>(folder, build, experiment, words, {
    edits,
    theme,
    edit: actions.edit,
    addStart: (own, index) =>
      addStart(own, build, experiment, {
        key: `run.${index}.start`,
        label: (name) => words.t(runTexts.startX, { name }),
        read: (now) => now.runs[index]?.start ?? experiment.runs[index]!.start,
        write: (now, start) => edits.moveRunStart(now, index, start),
      }),
  });
}
