import { NET_VIEWS, type NetExperiment, type NetViewName } from '../../experiment/network/types';
import type { Bench, BenchRegistry } from '../../page/workbench/benchHost';
import type { BenchLens } from '../../page/workbench/benchLens';
import type { NetContext } from './context';

/** Every view comes with its own file when it is first wanted: who only looks at surfaces loads none of them. */
export const NET_BENCHES: BenchRegistry<NetViewName, Bench, NetContext> = {
  train: {
    title: { en: 'Training', zh: '训练' },
    load: async () => (await import('./train/view')).createTrainView,
  },
  hand: {
    title: { en: 'Step by step', zh: '逐步推演' },
    load: async () => (await import('./walkthrough/view')).createHandView,
  },
  population: {
    title: { en: 'Population', zh: '种群' },
    load: async () => (await import('./population/view')).createPopulationView,
  },
  landscape: {
    title: { en: 'Landscape', zh: '损失地形' },
    load: async () => (await import('./landscape/view')).createLandscapeView,
  },
  flow: {
    title: { en: 'Gradient flow', zh: '梯度流动' },
    load: async () => (await import('./flow/view')).createFlowView,
  },
  gan: { title: { en: 'GAN', zh: '生成对抗网络' }, load: async () => (await import('./gan/view')).createGanView },
};

/** Which view is shown stands in the experiment, and so do the settings of some views. */
export const BENCHES: BenchLens<NetExperiment, NetViewName> = {
  names: NET_VIEWS,
  shown: ({ view }) => view,
  show: (experiment, view) => ({ ...experiment, view }),
  settings: (experiment, name) => (name === 'train' || name === 'hand' ? null : experiment[name]),
};
