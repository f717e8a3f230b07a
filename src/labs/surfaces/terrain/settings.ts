import { COORDINATE } from '../../../experiment/kinds';
import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import { resolveSurface } from '../../../experiment/surfaces/resolve';
import type { Experiment, Point, TerrainTool } from '../../../experiment/surfaces/types';
import { numberOptions } from '../../../page/panel/numberControl';
import { addFolder, createSettings } from '../../../page/workbench/settingsRail';
import type { ToolContext } from '../context';
import { runNames } from '../rails/names';
import { texts } from './texts';

const withTerrain = (now: Experiment, change: Partial<TerrainTool>): Experiment => ({
  ...now,
  tools: { ...now.tools, terrain: { ...now.tools.terrain, ...change } },
});

/** The place that is looked at: the tool's own, or where the first run starts. */
export const placeOf = ({ tools, runs }: Experiment): Point => tools.terrain.at ?? runs[0]!.start;

/** The run whose path is drawn, which there must be; −1: none. */
export const runOf = ({ tools, runs }: Experiment): number => (tools.terrain.run < runs.length ? tools.terrain.run : 0);

const TERRAIN = SURFACE_SETTINGS.tools.terrain;

const SECTIONS = {
  none: texts.section.none,
  x: texts.section.along,
  y: texts.section.along,
  gradient: texts.section.gradient,
} as const;

/** Beside the arrows, which have settings of their own. */
const LAYERS = ['streamlines', 'plane', 'hessian', 'level', 'stationary'] as const;

/** Where one looks, and what is drawn there. */
export function createTerrainSettings(context: ToolContext): HTMLElement {
  return createSettings(context, {
    structure: (experiment) => {
      const { arrows, length } = experiment.tools.terrain;
      const names = runNames({ experiment }, context.page.words, { short: true });
      return JSON.stringify([resolveSurface(experiment.surface).problem.variables, names, arrows, length]);
    },
    fill(root, build, experiment, words) {
      const folder = addFolder(root, 'terrain', words.t(texts.settings));
      const { variables, domain } = resolveSurface(experiment.surface).problem;
      for (const axis of [0, 1] as const) {
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
          numberOptions({ ...COORDINATE, slider: domain[axis] }),
        );
      }
      build.button(folder, 'terrain.toStart', words.t(texts.toStart), () =>
        context.actions.edit((now) => withTerrain(now, { at: null })),
      );
      const names = [words.t(texts.noRun), ...runNames({ experiment }, words, { short: true })];
      build.choice(
        folder,
        {
          key: TERRAIN.run.id,
          label: words.t(TERRAIN.run.label),
          read: (now) => String(runOf(now)),
          write: (now, run) => TERRAIN.run.write(now, Number(run)),
        },
        names.map((label, index) => ({ value: String(index - 1), label })),
      );
      build.field(folder, TERRAIN.arrows, words);
      if (experiment.tools.terrain.arrows) {
        build.field(folder, TERRAIN.direction, words);
        build.field(folder, TERRAIN.feet, words);
        build.field(folder, TERRAIN.length, words);
        if (experiment.tools.terrain.length === 'linear') build.field(folder, TERRAIN.scale, words);
      }
      for (const layer of LAYERS) {
        build.field(folder, TERRAIN[layer], words);
      }
      build.field(folder, TERRAIN.section, words, {
        name: (section) => words.t(SECTIONS[section], { name: variables[section === 'y' ? 1 : 0] }),
      });
    },
  });
}
