import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { addPageControls } from '../../../page/panel/pageControls';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import { sharedTexts } from '../../shared/texts';
import type { FunctionContext } from '../context';
import { addFunctionControls, functionStructure } from './functionFolder';
import { railTexts } from './texts';

/** What all benches are about; it stands above the settings of the bench. */
export function createFunctionSettings(context: FunctionContext): HTMLElement {
  return createSettings(context, {
    structure: functionStructure,
    fill(root, build, experiment, words) {
      const folder = addFolder(root, 'curve', words.t(railTexts.function));
      addFunctionControls(folder, build, experiment, words, context.actions);
    },
  });
}

/** How numbers and the page look; it stands below the settings of the bench. */
export function createViewSettings(context: FunctionContext): HTMLElement {
  return createSettings(context, {
    structure: (_, { prefs }) => String(prefs.scale),
    fill(root, build, _, words) {
      const view = addFolder(root, 'view', words.t(sharedTexts.view));
      build.field(view, FUNCTION_SETTINGS.view.digits, words);
      addPageControls(view, build, context.page);
    },
  });
}
