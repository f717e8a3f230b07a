import { TOOLS } from '../../experiment/surfaces/fields';
import type { Experiment, ToolName } from '../../experiment/surfaces/types';
import type { BenchRegistry } from '../../page/workbench/benchHost';
import type { BenchLens } from '../../page/workbench/benchLens';
import type { Tool, ToolContext } from './context';
import { surfacesTexts } from './texts';

/** Every tool comes with its own file when it is first wanted. */
export const TOOL_BENCHES: BenchRegistry<ToolName, Tool, ToolContext> = {
  race: {
    title: surfacesTexts.tools.race.name,
    about: surfacesTexts.tools.race.about,
    load: async () => (await import('./race/tool')).createRaceTool,
  },
  rates: {
    title: surfacesTexts.tools.rates.name,
    about: surfacesTexts.tools.rates.about,
    load: async () => (await import('./rates/tool')).createRatesTool,
  },
  sweep: {
    title: surfacesTexts.tools.sweep.name,
    about: surfacesTexts.tools.sweep.about,
    load: async () => (await import('./sweep/tool')).createSweepTool,
  },
  swarm: {
    title: surfacesTexts.tools.swarm.name,
    about: surfacesTexts.tools.swarm.about,
    load: async () => (await import('./swarm/tool')).createSwarmTool,
  },
  basins: {
    title: surfacesTexts.tools.basins.name,
    about: surfacesTexts.tools.basins.about,
    load: async () => (await import('./basins/tool')).createBasinsTool,
  },
  terrain: {
    title: surfacesTexts.tools.terrain.name,
    about: surfacesTexts.tools.terrain.about,
    load: async () => (await import('./terrain/tool')).createTerrainTool,
  },
  data: {
    title: surfacesTexts.tools.data.name,
    about: surfacesTexts.tools.data.about,
    load: async () => (await import('./data/tool')).createDataTool,
  },
  formula: {
    title: surfacesTexts.tools.formula.name,
    about: surfacesTexts.tools.formula.about,
    load: async () => (await import('./formula/tool')).createFormulaTool,
  },
};

/** Which tool is shown stands in the experiment, and so do the settings of most. */
export const BENCHES: BenchLens<Experiment, ToolName> = {
  names: TOOLS,
  shown: ({ tools }) => tools.shown,
  show: (experiment, shown) => ({ ...experiment, tools: { ...experiment.tools, shown } }),
  settings: ({ tools }, name) => (name === 'data' || name === 'formula' ? null : tools[name]),
};
