import type { SceneRun } from '../contract';

/** CSS pixels at look.scale 1. */
export const CORE_WIDTH = 2.6;
export const HALO_WIDTH = 5.4;
/** Gaps of a dashed line at a width of 1 (see `SceneLine`). */
export const DASHES: Readonly<Record<SceneRun['dash'], readonly number[]>> = {
  solid: [],
  dashed: [10, 7],
  dotted: [0.5, 6],
};
