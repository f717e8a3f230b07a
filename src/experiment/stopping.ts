import type { LocalText } from '../catalog/language';
import { field, optional } from './field';
import { number, numberOf } from './kinds';
import { closed } from './shapes';
import { namedNumbersText } from './textForms';

/** When a descent ends before its steps are taken: see `StoppingRule` of the engine's contract. */
export interface Stop {
  readonly gradient: number;
}

const STOP_LABEL: LocalText = { en: 'Stopping rule', zh: '停止准则' };

export const STOP = {
  gradient: number({
    label: { en: 'Stop below gradient norm', zh: '停止阈值（梯度范数）' },
    default: 1e-6,
    min: 1e-30,
    max: 1e6,
    slider: [1e-12, 1],
    scale: 'log',
  }),
} as const;

/** The rule that ends the runs of an experiment early, where there is one: `stop=gradient:0.000001`. */
export function stop<A extends string = never>(affects: readonly A[] = []) {
  return optional(
    field<Stop, Stop, A>({
      label: STOP_LABEL,
      default: { gradient: STOP.gradient.default },
      schema: closed({ gradient: numberOf(STOP.gradient) }),
      text: { write: ({ gradient }) => `gradient:${gradient}`, read: namedNumbersText.read },
      affects,
    }),
  );
}
