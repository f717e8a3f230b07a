import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { resolveFunction } from '../../../experiment/functions/resolve';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { COORDINATE } from '../../../experiment/kinds';
import { numberOptions } from '../../../page/panel/numberControl';
import { addSeed } from '../../../page/panel/seed';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import { addJoin } from '../../shared/runs/joinButton';
import { addRunFolders, runsStructure } from '../../shared/runs/runsFolder';
import { runTexts } from '../../shared/runs/texts';
import { addTrainingControls } from '../../shared/runs/trainingControls';
import { addStopping } from '../../shared/stopping';
import type { FunctionContext } from '../context';
import { lineEdits } from './edits';
import { texts } from './texts';

const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['runs', 'run.0', 'training']);

/** The runs with all that decides their paths, and what is shown of them. */
export function createDescentSettings(context: FunctionContext): HTMLElement {
  const { page, actions } = context;
  const { descent, steps, seed, tolerance, stop } = FUNCTION_SETTINGS;
  return createSettings<typeof context.store.state, FunctionExperiment>(context, {
    openAtFirst: OPEN_AT_FIRST,
    structure: (experiment, { prefs }) =>
      JSON.stringify([
        runsStructure(experiment),
        experiment.stop === undefined,
        experiment.descent.part,
        resolveFunction(experiment.function).variable,
        prefs.theme,
      ]),
    fill(root, build, experiment, words) {
      const { variable, domain } = resolveFunction(experiment.function);
      const startLabel = words.t(runTexts.startX, { name: variable });
      const start = numberOptions({ ...COORDINATE, slider: domain });

      const runs = addFolder(root, 'runs', words.t(runTexts.optimizers));
      addRunFolders<number, FunctionExperiment>(runs, build, experiment, words, {
        edits: lineEdits,
        theme: page.store.state.prefs.theme,
        edit: actions.edit,
        addStart: (own, index) =>
          build.number(
            own,
            {
              key: `run.${index}.start`,
              label: startLabel,
              read: (now) => now.runs[index]?.start ?? experiment.runs[index]!.start,
              write: (now, value) => lineEdits.moveRunStart(now, index, value),
            },
            start,
          ),
      });

      const training = addFolder(root, 'training', words.t(runTexts.training));
      build.field(training, steps, words);
      build.number(
        training,
        {
          key: 'start',
          label: startLabel,
          read: (now) => lineEdits.commonStart(now.runs),
          write: lineEdits.moveStart,
        },
        start,
      );
      addJoin<number, FunctionExperiment>(training, build, words, actions.edit, lineEdits);
      addStopping(training, build, experiment, words, { tolerance, stop });
      addTrainingControls<number, FunctionExperiment>(training, build, experiment, words, lineEdits);
      addSeed(training, build, words, { setting: seed, edit: actions.edit });

      const { part } = experiment.descent;
      if (part === 'curve') {
        const view = addFolder(root, 'descent-view', words.t(texts.onCurve));
        for (const setting of [descent.tangent, descent.band, descent.convex]) build.field(view, setting, words);
      } else if (part === 'orbit') {
        const view = addFolder(root, 'descent-view', words.t(texts.orbit.name));
        for (const setting of [descent.warm, descent.kept]) build.field(view, setting, words);
      }
    },
  });
}
