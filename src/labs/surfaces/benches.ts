import type { ToolName } from '../../experiment/types';
import type { CreateTool } from './context';

/** Every tool comes with its own file when it is first wanted. */
export const TOOL_FILES: Readonly<Record<ToolName, () => Promise<CreateTool>>> = {
  race: async () => (await import('./race/tool')).createRaceTool,
  rates: async () => (await import('./rates/tool')).createRatesTool,
  sweep: async () => (await import('./sweep/tool')).createSweepTool,
  swarm: async () => (await import('./swarm/tool')).createSwarmTool,
  basins: async () => (await import('./basins/tool')).createBasinsTool,
  terrain: async () => (await import('./terrain/tool')).createTerrainTool,
  data: async () => (await import('./data/tool')).createDataTool,
  formula: async () => (await import('./formula/tool')).createFormulaTool,
};
