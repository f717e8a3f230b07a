import type { CurveJet } from '../../../analysis/calculus/features';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { optimizerOf } from '../../../experiment/surfaces/optimizer';
import { formatDigits } from '../../../page/format';
import type { ShownFunction } from '../state';
import type { Descended } from './state';

/** The size of the places that a run is computed from: below its last bit there is only rounding. */
export function placeScale({ shown, runs }: Pick<Descended, 'shown' | 'runs'>, run: number): number {
  return Math.max(...[...shown.resolved.domain, runs[run]?.start ?? 0].map(Math.abs));
}

export function placeText(done: Descended, run: number, step: number, digits: number): string {
  return formatDigits(done.descents[run]?.trajectory[2 * step] ?? Number.NaN, digits, placeScale(done, run));
}

/** The rate of a run that x − η f′(x) alone describes; null: it does more. */
export function plainRate(run: FunctionExperiment['runs'][number]): number | null {
  const plain =
    run.optimizer === 'sgd' &&
    run.schedule === undefined &&
    run.clip === undefined &&
    (run.noise ?? 0) === 0 &&
    (run.hyper.weight_decay ?? 0) === 0;
  return plain ? (run.hyper.lr ?? null) : null;
}

/** The learning rate of a run with its name among the hyperparameters; null: it has none. */
export function rateOf(
  run: FunctionExperiment['runs'][number],
): { readonly name: string; readonly value: number } | null {
  const name = optimizerOf(run).rate;
  const value = name === null ? undefined : run.hyper[name];
  return name === null || value === undefined ? null : { name, value };
}

/** f, f′ and f″, as the analysis of descents asks for them. */
export function jetOf({ evaluator: { value, derivative, jet } }: ShownFunction): CurveJet {
  return { value, derivative, second: (x) => jet(x)[2] };
}
