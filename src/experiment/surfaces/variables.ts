import { SURFACES } from '../../catalog';
import type { SurfaceDraft } from './forms';

/** The names of a surface's two variables. An id must be in the catalogue. */
export function surfaceVariables(surface: SurfaceDraft): readonly [string, string] {
  if ('id' in surface) return SURFACES.get(surface.id)!.variables;
  return surface.variables ?? ['x', 'y'];
}
