import type { Experiment, SwarmTool } from '../../../experiment/types';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { ToolContext } from '../context';
import { texts } from './texts';

const withSwarm = (now: Experiment, change: Partial<SwarmTool>): Experiment => ({
  ...now,
  tools: { ...now.tools, swarm: { ...now.tools.swarm, ...change } },
});

/** How many particles, where they start and what their colours say. */
export function createSwarmSettings(context: ToolContext): HTMLElement {
  return createSettings(context, {
    structure: () => '',
    fill(root, build, _experiment, words) {
      const folder = addFolder(root, 'swarm', words.t(texts.settings));
      build.number(
        folder,
        {
          key: 'swarm.particles',
          label: words.t(texts.particles),
          read: ({ tools }) => tools.swarm.particles,
          write: (now, particles) => withSwarm(now, { particles }),
        },
        { low: 1000, high: 1e6, least: 1000, most: 1e6, scale: 'log', integer: true, slider: true },
      );
      build.choice(
        folder,
        {
          key: 'swarm.starts',
          label: words.t(texts.starts.label),
          read: ({ tools }) => tools.swarm.starts,
          write: (now, starts) => withSwarm(now, { starts }),
        },
        (['grid', 'random'] as const).map((value) => ({ value, label: words.t(texts.starts[value]) })),
      );
      build.choice(
        folder,
        {
          key: 'swarm.color',
          label: words.t(texts.color.label),
          read: ({ tools }) => tools.swarm.color,
          write: (now, color) => withSwarm(now, { color }),
        },
        (['optimizer', 'loss', 'status', 'destination'] as const).map((value) => ({
          value,
          label: words.t(texts.color[value]),
        })),
      );
      build.toggle(folder, {
        key: 'swarm.split',
        label: words.t(texts.split),
        read: ({ tools }) => tools.swarm.split,
        write: (now, split) => withSwarm(now, { split }),
      });
    },
  });
}
