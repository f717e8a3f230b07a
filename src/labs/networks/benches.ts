import { NET_VIEWS } from '../../experiment/networks/fields';
import type { NetExperiment, NetViewName } from '../../experiment/networks/types';
import type { Bench, BenchRegistry } from '../../page/workbench/benchHost';
import type { BenchLens } from '../../page/workbench/benchLens';
import type { NetContext } from './context';
import { networksTexts } from './texts';

/** Every view comes with its own file when it is first wanted: who only looks at surfaces loads none of them. */
export const NET_BENCHES: BenchRegistry<NetViewName, Bench, NetContext> = {
  train: {
    title: networksTexts.view.train,
    load: async () => (await import('./train/view')).createTrainView,
  },
  hand: {
    title: networksTexts.view.hand,
    load: async () => (await import('./walkthrough/view')).createHandView,
  },
  population: {
    title: networksTexts.view.population,
    load: async () => (await import('./population/view')).createPopulationView,
  },
  landscape: {
    title: networksTexts.view.landscape,
    load: async () => (await import('./landscape/view')).createLandscapeView,
  },
  flow: {
    title: networksTexts.view.flow,
    load: async () => (await import('./flow/view')).createFlowView,
  },
  gan: { title: networksTexts.view.gan, load: async () => (await import('./gan/view')).createGanView },
};

/** Which view is shown stands in the experiment, and so do the settings of some views. */
export const BENCHES: BenchLens<NetExperiment, NetViewName> = {
  names: NET_VIEWS,
  shown: ({ view }) => view,
  show: (experiment, view) => ({ ...experiment, view }),
  settings: (experiment, name) => (name === 'train' || name === 'hand' ? null : experiment[name]),
};
