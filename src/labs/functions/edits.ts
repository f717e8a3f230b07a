import { FUNCTIONS } from '../../catalog/functions';
import type { Interval } from '../../catalog/types';
import { defaultLineStart, startingLineHyper } from '../../experiment/functions/defaults';
import { resolveFunction } from '../../experiment/functions/resolve';
import type { FunctionBenchName, FunctionChoice, FunctionExperiment } from '../../experiment/functions/types';
import { snapped } from './stage/places';

/** Changes of an experiment with a function, as pure functions. What does not change keeps its identity. */

/** Other settings of a bench; where nothing differs the same experiment, which is no step to be undone. */
export function setBench<B extends FunctionBenchName>(
  experiment: FunctionExperiment,
  bench: B,
  change: Partial<FunctionExperiment[B]>,
): FunctionExperiment {
  const settings = experiment[bench];
  const differs = Object.entries(change).some(([key, value]) => settings[key as keyof typeof settings] !== value);
  return differs ? { ...experiment, [bench]: { ...settings, ...change } } : experiment;
}

/** Another function: the same optimizers from a place worth starting at, at rates that suit the curve. */
export function chooseFunction(experiment: FunctionExperiment, choice: FunctionChoice): FunctionExperiment {
  const start = defaultLineStart(choice);
  const { chain } = experiment;
  return {
    ...experiment,
    function: choice,
    runs: experiment.runs.map((run) => ({ ...run, start, hyper: startingLineHyper(choice, run, start) })),
    // Places and bounds belong to the curve that they were chosen on.
    derivative: { ...experiment.derivative, at: [], sketch: [], compare: false },
    descent: { ...experiment.descent, rates: [], etas: null, xs: null },
    integral: { ...experiment.integral, ...boundsOn(resolveFunction(choice).domain, experiment.integral), constant: 0 },
    chain: chain.formula === undefined ? { ...chain, at: [], inner: 1 } : chain,
  };
}

/** Bounds that lie on the interval: those of before, or else from 0 (where it is inside) to three quarters of the rest. */
function boundsOn(
  [low, high]: Interval,
  { from, to }: { readonly from: number; readonly to: number },
): { from: number; to: number } {
  const isOn = (x: number) => x >= low && x <= high;
  if (isOn(from) && isOn(to)) return { from, to };
  const start = low <= 0 && high > 0 ? 0 : low;
  return { from: start, to: snapped(start + 0.75 * (high - start), high - low) };
}

/** The function of the moment as a formula that can be edited, so that nobody begins with an empty field. */
export function asOwnFunction(choice: FunctionChoice): FunctionChoice {
  if ('formula' in choice) return choice;
  const { formula, variable, domain, parameters } = resolveFunction(choice);
  return {
    formula,
    ...(variable === 'x' ? {} : { variable }),
    domain,
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
  };
}

/** Another text for a formula of the user's own; a function of the catalogue stays as it is. */
export function setFormula(experiment: FunctionExperiment, formula: string): FunctionExperiment {
  const { function: choice } = experiment;
  return 'formula' in choice ? { ...experiment, function: { ...choice, formula } } : experiment;
}

export function setParameter(experiment: FunctionExperiment, name: string, value: number): FunctionExperiment {
  const { function: choice } = experiment;
  return { ...experiment, function: { ...choice, parameters: { ...choice.parameters, [name]: value } } };
}

/** A parameter more, at 1: there a factor, a power and a divisor change nothing yet. */
export function declareParameter(experiment: FunctionExperiment, name: string): FunctionExperiment {
  return setParameter(experiment, name, 1);
}

/** One end of what is looked at; an end that would pass the other is not taken. */
export function setDomainEnd(experiment: FunctionExperiment, end: 0 | 1, value: number): FunctionExperiment {
  const { function: choice } = experiment;
  const [low, high] = resolveFunction(choice).domain;
  const domain = end === 0 ? ([value, high] as const) : ([low, value] as const);
  return domain[0] < domain[1] ? { ...experiment, function: { ...choice, domain } } : experiment;
}

/** The choice of a list: an id of the catalogue, or none of it. */
export function functionById(id: string): FunctionChoice | null {
  return FUNCTIONS.has(id) ? { id } : null;
}
