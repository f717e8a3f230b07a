import {
  FLOAT32,
  FLOAT64,
  failsFrom,
  literalSoftmax,
  literalTanh,
  type Rounding,
  stableSoftmax,
  stableTanh,
} from '../../../analysis/activations/rounding';
import type { Interval } from '../../../catalog/types';
import { indexed } from './logits';

/** A step of a computation, with what it gives in both precisions. */
export interface FormStep {
  /** TeX-free mathematics, for a table. */
  readonly label: string;
  readonly single: number;
  readonly double: number;
  /** The result, not a step on the way. */
  readonly result: boolean;
}

/** Beyond, exponentials of float64 are all ∞ or 0, too. */
const FARTHEST = 1000;

/** What is computed, with x for tanh and c, which is added to all logits, for softmax. */
export interface Form {
  literal(x: number, round: Rounding): readonly number[];
  stable(x: number, round: Rounding): readonly number[];
  literalSteps(x: number): readonly FormStep[];
  stableSteps(x: number): readonly FormStep[];
}

function steps(labels: readonly string[], results: number, at: (round: Rounding) => readonly number[]): FormStep[] {
  const [single, double] = [at(FLOAT32), at(FLOAT64)];
  return labels.map((label, i) => ({
    label,
    single: single[i]!,
    double: double[i]!,
    result: i >= labels.length - results,
  }));
}

export const tanhForm: Form = {
  literal: (x, round) => [literalTanh(x, round).value],
  stable: (x, round) => [stableTanh(x, round).value],
  literalSteps: (x) =>
    steps(['eˣ', 'e⁻ˣ', 'eˣ − e⁻ˣ', 'eˣ + e⁻ˣ', 'tanh x'], 1, (round) => {
      const { up, down, difference, sum, value } = literalTanh(x, round);
      return [up, down, difference, sum, value];
    }),
  stableSteps: (x) =>
    steps(['t = e^(−2|x|)', '1 − t', '1 + t', 'tanh x'], 1, (round) => {
      const { t, difference, sum, value } = stableTanh(x, round);
      return [t, difference, sum, value];
    }),
};

export function softmaxForm(logits: readonly number[]): Form {
  const moved = (c: number): number[] => logits.map((z) => z + c);
  const names = (letter: string): string[] => logits.map((_, i) => indexed(letter, i));
  return {
    literal: (c, round) => literalSoftmax(moved(c), round).values,
    stable: (c, round) => stableSoftmax(moved(c), round).values,
    literalSteps: (c) =>
      steps([...names('z').map((z) => `e^(${z} + c)`), 'Σ', ...names('s')], logits.length, (round) => {
        const { powers, sum, values } = literalSoftmax(moved(c), round);
        return [...powers, sum, ...values];
      }),
    stableSteps: (c) =>
      steps(
        ['m = max(z + c)', ...names('z').map((z) => `e^(${z} + c − m)`), 'Σ', ...names('s')],
        logits.length,
        (round) => {
          const { most, powers, sum, values } = stableSoftmax(moved(c), round);
          return [most, ...powers, sum, ...values];
        },
      ),
  };
}

const broken = (values: readonly number[]): boolean => values.some(Number.isNaN);

/** From where on, upwards and downwards, the literal form gives a NaN; null: not before ±1000. */
export function failures(
  form: Form,
  round: Rounding,
): { readonly above: number | null; readonly below: number | null } {
  const below = failsFrom((x) => broken(form.literal(-x, round)), 0, FARTHEST);
  return {
    above: failsFrom((x) => broken(form.literal(x, round)), 0, FARTHEST),
    below: below === null ? null : 0 - below,
  };
}

/** The parts of an axis on which the literal form fails in float32. */
export function failingBands(form: Form, [low, high]: Interval): readonly Interval[] {
  const { above, below } = failures(form, FLOAT32);
  const bands: Interval[] = [];
  if (below !== null && below > low) bands.push([low, below]);
  if (above !== null && above < high) bands.push([above, high]);
  return bands;
}
