import './numberField.css';
import { h } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { typedNumber } from '../../../page/ui/typedNumber';

export interface StageNumber {
  readonly element: HTMLElement;
  show(value: number): void;
  /** @param sign what stands before the field; @param text its name for assistive technology */
  name(sign: string, text: string, words: Words): void;
}

/** A number that is typed, within the stage. What is no number, or lies beyond the bounds, is refused. */
export function createStageNumber(
  bounds: { readonly min: number; readonly max: number },
  change: (value: number) => void,
): StageNumber {
  const label = h('span', { class: 'math', 'aria-hidden': 'true' });
  const field = h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number-field' });
  const typed = typedNumber(field, bounds, change);
  return {
    element: h('div', { class: 'stage-number' }, label, field),
    show: typed.show,
    name(sign, text, words) {
      label.textContent = sign;
      field.setAttribute('aria-label', text);
      typed.speak(words);
    },
  };
}
