import * as v from 'valibot';
import { field, group, optional } from '../field';
import { choice, formulaText, number } from '../kinds';
import { LIMITS, MOST_CHAIN_VARIABLES } from '../limits';
import { between } from '../shapes';
import { numbersText } from '../textForms';

/** The computation graph and automatic differentiation. */
export const chain = group(
  {
    /** Of up to three variables; absent: the function of the experiment. */
    formula: optional(formulaText({ label: { en: 'Formula', zh: '公式' }, default: '(3*x + 2)^2' })),
    /** Where it is computed, a number for each variable in the order in which they occur; the rest is chosen. */
    at: field<readonly number[]>({
      default: [],
      schema: v.pipe(v.array(between(LIMITS.coordinate), 'places'), v.maxLength(MOST_CHAIN_VARIABLES, 'places')),
      text: numbersText(),
    }),
    mode: choice({
      label: { en: 'Mode', zh: '模式' },
      default: 'reverse',
      options: { forward: { en: 'forward', zh: '前向模式' }, reverse: { en: 'reverse', zh: '反向模式' } },
    }),
    /** Which of the inner functions that the formula has, from the outermost. */
    inner: number({ label: { en: 'Inner function', zh: '内层函数' }, default: 1, min: 1, max: 50, integer: true }),
    /** Of a computation of the same size, for the count of operations. */
    inputs: number({
      label: { en: 'Inputs n', zh: '输入个数 n' },
      default: 100,
      min: 1,
      max: 1000,
      scale: 'log',
      integer: true,
    }),
    outputs: number({
      label: { en: 'Outputs m', zh: '输出个数 m' },
      default: 1,
      min: 1,
      max: 1000,
      scale: 'log',
      integer: true,
    }),
  },
  { prefix: 'chain.', affects: ['view'] },
);
