import { type ActivationProperties, propertiesOf } from '../../../analysis/activations/properties';
import { type SuspectFinder, suspectFinder } from '../../../analysis/calculus/suspects';
import { ACTIVATIONS } from '../../../catalog/networks';
import { ACTIVATION_CURVES, ACTIVATION_PARAMETERS, OWN_CURVE } from '../../../experiment/functions/activationFields';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { compileFunction, createFunctionEvaluator, type FunctionEvaluator } from '../../../formula/programs/function';
import type { LocalText } from '../../../formula/text';
import type { ShownFunction } from '../state';
import { texts } from './texts';

export type ActivationSettings = FunctionExperiment['activations'];

/** One activation, ready to be drawn and asked. */
export interface ActivationCurve {
  /** Of the catalogue, or {@link OWN_CURVE}. */
  readonly id: string;
  readonly name: LocalText;
  readonly evaluator: FunctionEvaluator;
  readonly suspects: SuspectFinder;
  readonly properties: ActivationProperties;
}

/** The value of a parameter: what the experiment says, else what the catalogue does. */
export function parameterOf({ parameters }: Pick<ActivationSettings, 'parameters'>, key: string): number {
  return parameters[key] ?? ACTIVATION_PARAMETERS.find((entry) => entry.key === key)!.row.value;
}

/** The parameters of a curve by their keys; of those that have none, nothing. */
export const parametersOf = (curve: string) => ACTIVATION_PARAMETERS.filter(({ id }) => id === curve);

/**
 * The curves that are shown, in the order of the catalogue. What has not changed is the same object as before: nothing of
 * it need be compiled, examined or drawn again.
 */
export function createCurveSource(): (
  settings: Pick<ActivationSettings, 'show' | 'parameters'>,
  shown: ShownFunction,
) => readonly ActivationCurve[] {
  const known = new Map<string, { readonly key: unknown; readonly curve: ActivationCurve }>();
  let last: readonly ActivationCurve[] = [];

  function catalogued(id: string, settings: Pick<ActivationSettings, 'parameters'>): ActivationCurve {
    const values = parametersOf(id).map(({ key }) => parameterOf(settings, key));
    return kept(id, values.join(' '), () => {
      const { formula, name, parameters } = ACTIVATIONS.get(id)!;
      const program = compileFunction({ formula, variable: 'x', parameters: Object.keys(parameters) });
      const evaluator = createFunctionEvaluator(program, values);
      return { id, name, evaluator, suspects: suspectFinder(program, values), properties: examine(evaluator) };
    });
  }

  function own(shown: ShownFunction): ActivationCurve {
    return kept(OWN_CURVE, shown, () => {
      const { evaluator, suspects } = shown;
      return { id: OWN_CURVE, name: texts.curves.ownShort, evaluator, suspects, properties: examine(evaluator) };
    });
  }

  function kept(id: string, key: unknown, make: () => ActivationCurve): ActivationCurve {
    const before = known.get(id);
    if (before !== undefined && before.key === key) return before.curve;
    const curve = make();
    known.set(id, { key, curve });
    return curve;
  }

  return (settings, shown) => {
    const next = ACTIVATION_CURVES.filter((id) => settings.show.includes(id)).map((id) =>
      id === OWN_CURVE ? own(shown) : catalogued(id, settings),
    );
    if (next.length !== last.length || next.some((curve, i) => curve !== last[i])) last = next;
    return last;
  };
}

function examine({ value, derivative }: FunctionEvaluator): ActivationProperties {
  return propertiesOf({ value, slope: derivative });
}
