import './numberField.css';
import { h } from '../dom';
import type { Words } from '../i18n';
import { typedNumber } from './typedNumber';

export interface NumberField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  show(value: number): void;
  name(text: string, words: Words): void;
}

/** A number that is typed, with its name beside it. What is no number, or lies outside the bounds, is refused. */
export function createNumberField(least: number, most: number, change: (value: number) => void): NumberField {
  const label = h('span', {});
  const input = h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number-field' });
  const typed = typedNumber(input, { min: least, max: most }, change);
  return {
    element: h('label', { class: 'field-row' }, label, input),
    input,
    show: typed.show,
    name(text, words) {
      label.textContent = text;
      typed.speak(words);
    },
  };
}
