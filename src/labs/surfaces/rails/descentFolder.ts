import type { GUI } from 'lil-gui';
import { RUN } from '../../../experiment/runs';
import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import { resolveSurface } from '../../../experiment/surfaces/resolve';
import type { Experiment, Point } from '../../../experiment/surfaces/types';
import type { Words } from '../../../page/i18n';
import type { PanelBuilder } from '../../../page/panel/builder';
import { numberOptions } from '../../../page/panel/numberControl';
import { addSeed } from '../../../page/panel/seed';
import { addJoin } from '../../shared/runs/joinButton';
import { runTexts } from '../../shared/runs/texts';
import { addTrainingControls } from '../../shared/runs/trainingControls';
import { addStopping } from '../../shared/stopping';
import type { SurfaceActions } from '../context';
import { changeRuns, commonStart, hasOwnStart, joinStarts, moveStart } from '../edits';
import { addStart } from './startControls';

/** What all runs share: steps, when they end, start, seed, schedule, clipping, noise, batch. */
export function addDescentControls(
  folder: GUI,
  build: PanelBuilder<Experiment>,
  experiment: Experiment,
  words: Words,
  actions: SurfaceActions,
): void {
  build.field(folder, SURFACE_SETTINGS.steps, words);
  addStopping(folder, build, experiment, words, SURFACE_SETTINGS);
  const { problem } = resolveSurface(experiment.surface);
  addStart(folder, build, experiment, {
    key: 'start',
    label: (name) => words.t(runTexts.startX, { name }),
    read: (now) => commonStart(now.runs),
    write: moveStart,
  });
  addJoin<Point, Experiment>(folder, build, words, actions.edit, { joinStarts, hasOwnStart });
  addTrainingControls<Point, Experiment>(folder, build, experiment, words, { changeRuns });
  if (problem.data !== null) addBatch(folder, build, problem.data, words);
  addSeed(folder, build, words, { setting: SURFACE_SETTINGS.seed, edit: actions.edit });
}

function addBatch(
  folder: GUI,
  build: PanelBuilder<Experiment>,
  data: Readonly<Record<string, readonly number[]>>,
  words: Words,
): void {
  const rows = Object.values(data)[0]?.length ?? 1;
  build.number(
    folder,
    {
      key: 'batch',
      label: words.t(RUN.batch.label),
      read: (now) => now.runs[0]?.batch ?? 0,
      write: (now, batch) => changeRuns(now, ({ batch: _, ...run }) => (batch === 0 ? run : { ...run, batch })),
    },
    numberOptions({ ...RUN.batch, min: 0, slider: [0, rows] }),
  );
}
