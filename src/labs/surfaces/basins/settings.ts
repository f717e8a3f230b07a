import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import { stepsShown } from '../../../page/panel/builder';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { ToolContext } from '../context';
import { runNames } from '../rails/names';
import { texts } from './texts';

const BASINS = SURFACE_SETTINGS.tools.basins;

/** Whose basins, how finely, and where they are drawn. */
export function createBasinSettings(context: ToolContext): HTMLElement {
  return createSettings(context, {
    structure: (experiment) =>
      JSON.stringify([
        runNames({ experiment }, context.page.words, { short: true }),
        stepsShown(BASINS.size, experiment),
      ]),
    fill(root, build, experiment, words) {
      const folder = addFolder(root, 'basins', words.t(texts.settings));
      const names = runNames({ experiment }, words, { short: true });
      build.choice(
        folder,
        {
          key: BASINS.run.id,
          label: words.t(BASINS.run.label),
          read: ({ tools, runs }) => String(runs[tools.basins.run] === undefined ? 0 : tools.basins.run),
          write: (now, run) => BASINS.run.write(now, Number(run)),
        },
        names.map((label, index) => ({ value: String(index), label })),
      );
      build.steps(folder, BASINS.size, experiment, words, (size) => `${size} × ${size}`);
      build.field(folder, BASINS.drape, words);
      build.field(folder, BASINS.tolerance, words);
    },
  });
}
