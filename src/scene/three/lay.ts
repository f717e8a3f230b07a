import type { HeightField } from '../heightfield';
import { buildTrail, TRAIL_STRIDE } from '../trail';
import { toScene } from './coordinates';
import { RIBBON_STRIDE } from './ribbon';

/** A path of the domain laid on the surface, as segments of a ribbon with the running length that dashes need. */
export function layRibbon(surface: HeightField, path: Float64Array): Float32Array {
  const { grid } = surface;
  const trail = buildTrail(surface, path);
  const count = trail.length / TRAIL_STRIDE;
  const out = new Float32Array(count * RIBBON_STRIDE);
  let length = 0;
  for (let i = 0; i < count; i++) {
    const from = i * TRAIL_STRIDE;
    const a = toScene(grid, trail[from]!, trail[from + 1]!, trail[from + 2]!);
    const b = toScene(grid, trail[from + 4]!, trail[from + 5]!, trail[from + 6]!);
    const before = length;
    length += Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
    out.set([...a, trail[from + 3]!, ...b, trail[from + 7]!, before, length], i * RIBBON_STRIDE);
  }
  return out;
}
