import { SURFACES } from '../catalog';
import type { Hyperparameter } from '../catalog/types';
import type { SurfaceDraft } from './surfaces/types';

/** Every hyperparameter of an optimizer or a schedule: the given ones, and the defaults of those left out. */
export function completeHyper(
  hyper: Readonly<Record<string, Hyperparameter>>,
  given: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(hyper).map(([name, { value }]) => [name, Object.hasOwn(given, name) ? given[name] : value]),
  );
}

/** The names of a surface's two variables. An id must be in the catalogue. */
export function surfaceVariables(surface: SurfaceDraft): readonly [string, string] {
  if ('id' in surface) return SURFACES.get(surface.id)!.variables;
  return surface.variables ?? ['x', 'y'];
}
