import type { NetViewName } from '../../experiment/network/types';
import type { CreateNetView } from './context';

/** Every view comes with its own file when it is first wanted: who only looks at surfaces loads none of them. */
export const VIEWS: Readonly<Record<NetViewName, () => Promise<CreateNetView>>> = {
  train: async () => (await import('./train/view')).createTrainView,
  hand: async () => (await import('./walkthrough/view')).createHandView,
  population: async () => (await import('./population/view')).createPopulationView,
  landscape: async () => (await import('./landscape/view')).createLandscapeView,
  flow: async () => (await import('./flow/view')).createFlowView,
  gan: async () => (await import('./gan/view')).createGanView,
};
