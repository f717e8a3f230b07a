import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { ToolContext } from '../context';
import { texts } from './texts';

/** How many particles, where they start and what their colours say. */
export function createSwarmSettings(context: ToolContext): HTMLElement {
  const { particles, starts, color, split } = SURFACE_SETTINGS.tools.swarm;
  return createSettings(context, {
    structure: () => '',
    fill(root, build, _experiment, words) {
      const folder = addFolder(root, 'swarm', words.t(texts.settings));
      for (const setting of [particles, starts, color, split]) build.field(folder, setting, words);
    },
  });
}
