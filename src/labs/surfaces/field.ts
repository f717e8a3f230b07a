import type { Field } from '../../engine/contract';

/** Whether there is nothing to draw: every sample is undefined or too large. */
export function isEmpty({ samples }: Pick<Field, 'samples'>): boolean {
  for (let flags = 3; flags < samples.length; flags += 4) if (samples[flags] === 0) return false;
  return true;
}
