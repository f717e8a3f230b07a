import { basinColor } from '../../../charts/basinColors';
import type { SwarmTool } from '../../../experiment/surfaces/types';
import type { SwarmPaint } from '../../../scene/contract';

/** One per status code (`STATUS_CODES`): under way, converged, outside, diverged, undefined. Light enough for every map. */
export const STATUS_COLORS = ['#8fd0f5', '#35d49a', '#f4d35e', '#f0653f', '#b3b9c4'] as const;
/** Particles that are at none of the places. */
export const NOWHERE = '#c3c8d1';

/** Where particles may end, and the hue of each. */
export interface Places {
  /** x, y, … */
  readonly places: Float64Array;
  readonly slots: readonly number[];
  readonly radius: number;
}

/** How the particles of a run are coloured; `own`: its colour. */
export function swarmPaint(color: SwarmTool['color'], own: string, { places, slots, radius }: Places): SwarmPaint {
  switch (color) {
    case 'optimizer':
      return { by: 'one', color: own };
    case 'loss':
      return { by: 'loss' };
    case 'status':
      return { by: 'status', colors: STATUS_COLORS };
    case 'destination':
      return { by: 'destination', places, colors: slots.map(basinColor), radius, other: NOWHERE };
  }
}
