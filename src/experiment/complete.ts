import type { Hyperparameter } from '../catalog/types';

/** Every hyperparameter of an optimizer or a schedule: the given ones, and the defaults of those left out. */
export function completeHyper(
  hyper: Readonly<Record<string, Hyperparameter>>,
  given: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(hyper).map(([name, { value }]) => [name, Object.hasOwn(given, name) ? given[name]! : value]),
  );
}
