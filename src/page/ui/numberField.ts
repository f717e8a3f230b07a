import './numberField.css';
import { h } from '../dom';
import { formatInput, parseInput } from '../format';

export interface NumberField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  show(value: number): void;
  name(text: string): void;
}

/**
 * A number that is typed, with its name beside it. What is no number, or lies outside the bounds, is not taken: the field
 * goes back to what was there.
 */
export function createNumberField(least: number, most: number, change: (value: number) => void): NumberField {
  const label = h('span', {});
  const input = h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number-field' });
  const element = h('label', { class: 'field-row' }, label, input);
  let shown = Number.NaN;
  const write = (): void => {
    input.value = formatInput(shown);
  };
  input.addEventListener('change', () => {
    const value = parseInput(input.value);
    if (value !== null && value >= least && value <= most) change(value);
    write();
  });
  return {
    element,
    input,
    show(value) {
      if (Object.is(value, shown)) return;
      shown = value;
      write();
    },
    name(text) {
      label.textContent = text;
    },
  };
}
