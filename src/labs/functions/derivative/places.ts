import { defaultLineStart } from '../../../experiment/functions/defaults';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { type FunctionState, functionExperimentOf } from '../state';

/** Where the tangents touch: what was chosen, or one place that suits the function. */
export function placesOf(state: FunctionState): readonly number[] {
  const { at } = functionExperimentOf(state).derivative;
  return at.length > 0 ? at : [defaultLineStart(state.shown.choice)];
}

export function firstPlace(state: FunctionState): number {
  return placesOf(state)[0]!;
}

/** The first of them somewhere else. */
export function movedFirst(experiment: FunctionExperiment, x: number): FunctionExperiment {
  const { derivative } = experiment;
  return derivative.at[0] === x
    ? experiment
    : { ...experiment, derivative: { ...derivative, at: [x, ...derivative.at.slice(1)] } };
}
