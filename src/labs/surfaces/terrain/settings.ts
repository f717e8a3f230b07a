import { resolveSurface } from '../../../experiment/resolve';
import { LIMITS } from '../../../experiment/table';
import type { Experiment, Point, TerrainTool } from '../../../experiment/types';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { ToolContext } from '../context';
import { texts } from './texts';

export const withTerrain = (now: Experiment, change: Partial<TerrainTool>): Experiment => ({
  ...now,
  tools: { ...now.tools, terrain: { ...now.tools.terrain, ...change } },
});

/** The place that is looked at: the tool's own, or where the first run starts. */
export const placeOf = ({ tools, runs }: Experiment): Point => tools.terrain.at ?? runs[0]!.start;

const LAYERS = ['arrows', 'streamlines', 'plane', 'hessian', 'level', 'stationary'] as const;

/** Where one looks, and what is drawn there. */
export function createTerrainSettings(context: ToolContext): HTMLElement {
  return createSettings(context, {
    structure: ({ surface }) => JSON.stringify(resolveSurface(surface).problem.variables),
    fill(root, build, experiment, words) {
      const folder = addFolder(root, 'terrain', words.t(texts.settings));
      const { variables, domain } = resolveSurface(experiment.surface).problem;
      for (const axis of [0, 1] as const) {
        const [low, high] = domain[axis];
        const [least, most] = LIMITS.coordinate;
        build.number(
          folder,
          {
            key: `terrain.at.${axis}`,
            label: words.t(texts.coordinate, { name: variables[axis] }),
            read: (now) => placeOf(now)[axis],
            write(now, value) {
              const [x, y] = placeOf(now);
              return withTerrain(now, { at: axis === 0 ? [value, y] : [x, value] });
            },
          },
          { low, high, least, most, scale: 'linear', integer: false, slider: true },
        );
      }
      build.button(folder, words.t(texts.toStart), () => context.actions.edit((now) => withTerrain(now, { at: null })));
      for (const layer of LAYERS) {
        build.toggle(folder, {
          key: `terrain.${layer}`,
          label: words.t(texts[layer]),
          read: ({ tools }) => tools.terrain[layer],
          write: (now, shown) => withTerrain(now, { [layer]: shown }),
        });
      }
      build.choice(
        folder,
        {
          key: 'terrain.section',
          label: words.t(texts.section.label),
          read: ({ tools }) => tools.terrain.section,
          write: (now, section) => withTerrain(now, { section }),
        },
        [
          { value: 'none', label: words.t(texts.section.none) },
          { value: 'x', label: words.t(texts.section.along, { name: variables[0] }) },
          { value: 'y', label: words.t(texts.section.along, { name: variables[1] }) },
          { value: 'gradient', label: words.t(texts.section.gradient) },
        ],
      );
    },
  });
}
