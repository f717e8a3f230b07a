import { type Experiment, TOOLS, type ToolName } from '../../experiment/types';
import type { BenchRegistry } from '../../page/workbench/benchHost';
import type { BenchLens } from '../../page/workbench/benchLens';
import type { Tool, ToolContext } from './context';

/** Every tool comes with its own file when it is first wanted. */
export const TOOL_BENCHES: BenchRegistry<ToolName, Tool, ToolContext> = {
  race: {
    title: { en: 'Race', zh: '比较' },
    about: { en: 'Run optimizers side by side and compare them', zh: '让多个优化器并排运行并比较' },
    load: async () => (await import('./race/tool')).createRaceTool,
  },
  rates: {
    title: { en: 'Learning rates', zh: '学习率' },
    about: { en: 'One optimizer at several learning rates', zh: '同一优化器在几个学习率下的表现' },
    load: async () => (await import('./rates/tool')).createRatesTool,
  },
  sweep: {
    title: { en: 'Sweep', zh: '参数扫描' },
    about: {
      en: 'Two hyperparameters at once: every cell of the map is one complete run',
      zh: '同时改变两个超参数：图中每一格都是一次完整的运行',
    },
    load: async () => (await import('./sweep/tool')).createSweepTool,
  },
  swarm: {
    title: { en: 'Swarm', zh: '粒子群' },
    about: { en: 'Up to a million particles, each a run of its own', zh: '多达一百万个粒子，每个都是一次真实的运行' },
    load: async () => (await import('./swarm/tool')).createSwarmTool,
  },
  basins: {
    title: { en: 'Basins', zh: '吸引域' },
    about: {
      en: 'Basins of attraction: which minimum a run from here ends in',
      zh: '从这里出发，最终会到达哪个极小点',
    },
    load: async () => (await import('./basins/tool')).createBasinsTool,
  },
  terrain: {
    title: { en: 'Terrain', zh: '地形' },
    about: {
      en: 'Gradient field, tangent plane, Hessian, sections, stationary points',
      zh: '梯度场、切平面、黑塞矩阵、剖面与驻点',
    },
    load: async () => (await import('./terrain/tool')).createTerrainTool,
  },
  data: {
    title: { en: 'Data', zh: '数据' },
    about: { en: 'Edit the data set that the loss is computed over', zh: '编辑损失函数所用的数据集' },
    load: async () => (await import('./data/tool')).createDataTool,
  },
  formula: {
    title: { en: 'Formula', zh: '公式' },
    about: { en: 'Write your own surface and your own optimizer', zh: '编写自己的曲面和自己的优化器' },
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
