import { completeHyper } from '../complete';
import type { Ruled } from '../surfaces/optimizer';
import { optimizerOf } from '../surfaces/optimizer';
import { suggestHyper } from '../surfaces/suggest';
import { evaluatorOf, functionFault, resolveFunction } from './resolve';
import type { FunctionChoice, LineRun } from './types';

/** Eighths of the domain, in the order in which they are tried. */
const EIGHTHS = [1, 7, 2, 6, 3, 5, 4] as const;

/**
 * Where runs start unless they say otherwise: where the catalogue recommends, else an eighth into the domain, or the
 * first other eighth that has a value and a slope.
 */
export function defaultLineStart(choice: FunctionChoice): number {
  const resolved = resolveFunction(choice);
  const {
    entry,
    domain: [low, high],
  } = resolved;
  if (entry !== null && low <= entry.start && entry.start <= high) return entry.start;
  const places = EIGHTHS.map((eighth) => low + ((high - low) * eighth) / 8);
  if (functionFault(choice) !== null) return places[0]!;
  const { value, derivative } = evaluatorOf(resolved);
  return places.find((x) => Number.isFinite(value(x)) && Number.isFinite(derivative(x))) ?? places[0]!;
}

/** Hyperparameters worth starting with: the optimizer's defaults, with a learning rate in the units of the function. */
export function startingLineHyper(choice: FunctionChoice, run: Ruled, start: number): Readonly<Record<string, number>> {
  const entry = optimizerOf(run);
  if (functionFault(choice) !== null) return completeHyper(entry.hyper);
  const resolved = resolveFunction(choice);
  const [, slope, bend] = evaluatorOf(resolved).jet(start);
  const [low, high] = resolved.domain;
  return suggestHyper(entry, { gradient: [slope, 0], hessian: [bend, 0, 0], extent: high - low });
}

/** The runs of an experiment that lists none: plain gradient descent, as the tutorials begin. */
export function defaultLineRuns(choice: FunctionChoice): readonly LineRun[] {
  const start = defaultLineStart(choice);
  return [{ optimizer: 'sgd', hyper: startingLineHyper(choice, { optimizer: 'sgd' }, start), start }];
}
