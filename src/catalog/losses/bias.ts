import type { SurfaceParameter } from '../types';

/** The bias of a line in the plane. A surface has two variables, so it is held here; a network learns it with the weights. */
export const HELD_BIAS: SurfaceParameter = {
  value: 0,
  min: -3,
  max: 3,
  label: { en: 'b: bias, held fixed', zh: 'b：偏置，保持不变' },
};
