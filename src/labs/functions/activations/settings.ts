import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { FunctionContext } from '../context';
import { functionsTexts } from '../texts';

const { activations: SETTINGS } = FUNCTION_SETTINGS;

/** The settings of the bench: those of the part that is shown. */
export function createActivationSettings(context: FunctionContext): HTMLElement {
  return createSettings(context, {
    structure: ({ activations }) => activations.part,
    fill(root, build, { activations }, words) {
      const folder = addFolder(root, 'activations', words.t(functionsTexts.bench.activations));
      build.field(folder, SETTINGS.part, words);
      if (activations.part === 'curves') {
        build.field(folder, SETTINGS.focus, words);
        build.field(folder, SETTINGS.threshold, words);
        build.field(folder, SETTINGS.x, words);
        build.field(folder, SETTINGS.reach, words);
      } else if (activations.part === 'softmax') {
        build.field(folder, SETTINGS.temperature, words);
        build.field(folder, SETTINGS.shift, words);
      } else {
        build.field(folder, SETTINGS.form, words);
        build.field(folder, SETTINGS.at, words);
      }
    },
  });
}
