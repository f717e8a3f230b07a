import { roundSteps, type Step } from '../diagram/steps';

/** A place in the whole course: rounds from 0, and the steps of a round. What is given is told in the first only. */
export interface Place {
  readonly round: number;
  /** Index into `stepsOf(round)`. */
  readonly index: number;
  readonly step: Step;
}

/** The steps of one round. @param layers weight layers */
export function stepsOf(round: number, layers: number): Step[] {
  const steps = roundSteps(layers);
  return round === 0 ? steps : steps.filter(({ kind }) => kind !== 'given');
}

/** @param at counts all steps of all rounds from 0 */
export function placeAt(at: number, layers: number): Place {
  const first = stepsOf(0, layers).length;
  const later = stepsOf(1, layers).length;
  const round = at < first ? 0 : 1 + Math.floor((at - first) / later);
  const index = at - startOf(round, layers);
  return { round, index, step: stepsOf(round, layers)[index]! };
}

/** Where a round begins in the whole course. */
export function startOf(round: number, layers: number): number {
  return round === 0 ? 0 : stepsOf(0, layers).length + (round - 1) * stepsOf(1, layers).length;
}
