import {
  type Arithmetic,
  armSlopes,
  type BestSteps,
  bestSteps,
  type DifferenceErrors,
  FLOAT32,
  FLOAT64,
  finerSweep,
  quotients,
  thirdDerivative,
} from '../../../../analysis/calculus/differences';
import { sideSlopes } from '../../../../analysis/calculus/oneSided';
import { compileResolved, type ResolvedFunction } from '../../../../experiment/functions/resolve';
import { createFunctionEvaluator, type FunctionEvaluator } from '../../../../formula/programs/function';

export type Precision = Arithmetic['precision'];

/** Quotients at so many h a decade. */
const PER_DECADE = 4;
export const STEPS: readonly number[] = finerSweep(PER_DECADE);
/** From one h to the next. */
export const STEP_FACTOR = 10 ** (1 / PER_DECADE);

/** What the difference quotients at one place come to, in one arithmetic. */
export interface ErrorFacts {
  /** As that arithmetic holds it. */
  readonly x: number;
  /** By formula, in float64. */
  readonly derivative: number;
  /** Whether the slopes from both sides are one: else there is no derivative, whatever the formula says. */
  readonly agree: boolean;
  readonly quotients: readonly DifferenceErrors[];
  /** Magnitudes, one for each of {@link STEPS}; NaN where there is no quotient. */
  readonly errors: { readonly forward: readonly number[]; readonly central: readonly number[] };
  /** √ε and ∛ε */
  readonly orders: BestSteps;
  /** With the function's own size and curvature. */
  readonly predicted: BestSteps;
  /** |f|, |f″| and |f‴|, which the errors are made of; 1 in place of 0. */
  readonly parts: { readonly value: number; readonly second: number; readonly third: number };
  readonly epsilon: number;
  readonly slopes: { readonly forward: ReturnType<typeof armSlopes>; readonly central: ReturnType<typeof armSlopes> };
}

/** @param evaluator the function in float64 */
export function errorFacts(
  resolved: ResolvedFunction,
  evaluator: FunctionEvaluator,
  place: number,
  precision: Precision,
): ErrorFacts {
  const arithmetic = precision === 'float32' ? FLOAT32 : FLOAT64;
  const x = arithmetic.round(place);
  const f =
    precision === 'float32'
      ? createFunctionEvaluator(compileResolved(resolved), Object.values(resolved.parameters), 'float32').value
      : evaluator.value;
  const [value, derivative, second] = evaluator.jet(x);
  const third = thirdDerivative((at) => evaluator.jet(at)[2], x);
  const all = quotients(f, x, STEPS, arithmetic);
  const errorsOf = (kind: 'forward' | 'central') => all.map((each) => Math.abs(each[kind] - derivative));
  const errors = { forward: errorsOf('forward'), central: errorsOf('central') };
  const predicted = bestSteps({ value, second, third }, arithmetic);
  const { epsilon } = arithmetic;
  const lost = 16 * epsilon;
  return {
    x,
    derivative,
    agree: sideSlopes(evaluator.value, x, evaluator.derivative).agree,
    quotients: all,
    errors,
    orders: { forward: Math.sqrt(epsilon), central: Math.cbrt(epsilon) },
    predicted,
    parts: { value: Math.abs(value), second: Math.abs(second), third: Math.abs(third) },
    epsilon,
    slopes: {
      forward: armSlopes(STEPS, errors.forward, predicted.forward, lost),
      central: armSlopes(STEPS, errors.central, predicted.central, lost),
    },
  };
}

/** Index of the h that is nearest on a logarithmic axis. */
export function nearestStep(h: number): number {
  const distances = STEPS.map((step) => Math.abs(Math.log(step / h)));
  return distances.indexOf(Math.min(...distances));
}

/** Index of the h at which the error is least; −1: there is none. */
export function bestIndex(errors: readonly number[]): number {
  let best = -1;
  errors.forEach((error, i) => {
    if (!Number.isNaN(error) && (best < 0 || error < errors[best]!)) best = i;
  });
  return best;
}
