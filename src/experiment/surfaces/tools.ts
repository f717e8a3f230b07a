import type { Tools, ToolsDraft } from './types';

/** How the tools stand before anybody has touched them. */
export const DEFAULT_TOOLS: Tools = {
  shown: 'race',
  race: { layout: 'overlay', low: 1e-4, high: 1, count: 64 },
  rates: { run: 0, rates: [] },
  sweep: {
    run: 0,
    x: { of: 'lr', low: 1e-4, high: 1, scale: 'log' },
    y: { of: 'start.y', low: -1, high: 3, scale: 'linear' },
    size: 256,
    measure: 'loss',
  },
  swarm: { particles: 100_000, starts: 'grid', color: 'optimizer', split: false },
  basins: { run: 0, size: 512, drape: true, tolerance: 1e-3 },
  terrain: {
    at: null,
    arrows: true,
    streamlines: false,
    plane: true,
    hessian: true,
    level: false,
    section: 'none',
    stationary: true,
  },
};

/** Completes what is said of the tools. */
export function completeTools(draft: ToolsDraft = {}): Tools {
  const { sweep } = DEFAULT_TOOLS;
  return {
    shown: draft.shown ?? DEFAULT_TOOLS.shown,
    race: { ...DEFAULT_TOOLS.race, ...draft.race },
    rates: { ...DEFAULT_TOOLS.rates, ...draft.rates },
    sweep: { ...sweep, ...draft.sweep, x: { ...sweep.x, ...draft.sweep?.x }, y: { ...sweep.y, ...draft.sweep?.y } },
    swarm: { ...DEFAULT_TOOLS.swarm, ...draft.swarm },
    basins: { ...DEFAULT_TOOLS.basins, ...draft.basins },
    terrain: { ...DEFAULT_TOOLS.terrain, ...draft.terrain },
  };
}
