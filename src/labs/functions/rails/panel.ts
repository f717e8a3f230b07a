import { FUNCTION_SETTINGS } from '../../../experiment/functions/experiment';
import { addPageControls } from '../../../page/panel/pageControls';
import { pageTexts } from '../../../page/texts';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import { sharedTexts } from '../../shared/texts';
import type { FunctionContext } from '../context';
import { addFunctionControls, functionStructure } from './functionFolder';
import { railTexts } from './texts';

const OPEN_AT_FIRST: ReadonlySet<string> = new Set(['curve', 'view']);

/** The settings that all benches share; those of the bench stand above them. */
export function createFunctionPanel(context: FunctionContext): HTMLElement {
  return createSettings(context, {
    title: (words) => words.t(pageTexts.settings),
    openAtFirst: OPEN_AT_FIRST,
    structure: (experiment, { prefs }) => JSON.stringify([functionStructure(experiment), prefs.scale]),
    fill(root, build, experiment, words) {
      const folder = addFolder(root, 'curve', words.t(railTexts.function));
      addFunctionControls(folder, build, experiment, words, context.actions);
      const view = addFolder(root, 'view', words.t(sharedTexts.view));
      build.field(view, FUNCTION_SETTINGS.view.digits, words);
      addPageControls(view, build, context.page);
    },
  });
}
