import * as v from 'valibot';
import { type Field, field } from './field';
import { RATES } from './limits';
import { between } from './shapes';
import { numbersText } from './textForms';

/** What a learning rate that somebody chooses may be. */
export const LEARNING_RATE = { min: 1e-12, max: 1e9 } as const;

/** Learning rates side by side, as many as `RATES` says; empty: chosen by the curvature at the start. */
export function fewRates(): Field<readonly number[], readonly number[], never> {
  return field<readonly number[]>({
    default: [],
    schema: v.pipe(
      v.array(between([LEARNING_RATE.min, LEARNING_RATE.max]), 'few-rates'),
      v.check((given) => given.length === 0 || (given.length >= RATES[0] && given.length <= RATES[1]), 'few-rates'),
    ),
    text: numbersText(),
  });
}
