import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { FunctionContext } from '../context';
import { functionsTexts } from '../texts';

const { chain: SETTINGS } = FUNCTION_SETTINGS;

/** The settings of the bench. */
export function createChainSettings(context: FunctionContext): HTMLElement {
  return createSettings(context, {
    structure: () => '',
    fill(root, build, _, words) {
      const folder = addFolder(root, 'chain', words.t(functionsTexts.bench.chain));
      build.field(folder, SETTINGS.mode, words);
      build.field(folder, SETTINGS.inner, words);
      build.field(folder, SETTINGS.inputs, words);
      build.field(folder, SETTINGS.outputs, words);
    },
  });
}
