import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { addSeed } from '../../../page/panel/seed';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { FunctionContext } from '../context';
import { functionsTexts } from '../texts';

const { integral: SETTINGS, seed } = FUNCTION_SETTINGS;

/** The settings of the bench: those of the part that is shown. */
export function createIntegralSettings(context: FunctionContext): HTMLElement {
  const { actions } = context;
  return createSettings(context, {
    structure: ({ integral: { part, rule } }) => `${part} ${rule === 'random'}`,
    fill(root, build, { integral: { part, rule } }, words) {
      const folder = addFolder(root, 'integral', words.t(functionsTexts.bench.integral));
      build.field(folder, SETTINGS.part, words);
      build.field(folder, SETTINGS.from, words);
      build.field(folder, SETTINGS.to, words);
      if (part === 'sums') {
        build.field(folder, SETTINGS.rule, words);
        build.field(folder, SETTINGS.n, words);
        if (rule === 'random') addSeed(folder, build, words, { setting: seed, edit: actions.edit });
      } else build.field(folder, SETTINGS.constant, words);
    },
  });
}
