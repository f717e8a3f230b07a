import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import { createToolPanel } from '../../../page/workbench/settings';
import type { ToolContext } from '../context';

/** How many particles, where they start and what their colours say. */
export function createSwarmSettings(context: ToolContext): HTMLElement {
  const { particles, starts, color, split } = SURFACE_SETTINGS.tools.swarm;
  return createToolPanel(context, {
    structure: () => '',
    fill(root, build, _experiment, words) {
      const folder = root.addFolder(words.t('tool.swarm.settings'));
      folder.domElement.dataset.key = 'swarm';
      for (const setting of [particles, starts, color, split]) build.field(folder, setting, words);
    },
  });
}
