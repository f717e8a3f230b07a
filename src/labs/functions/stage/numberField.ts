import './numberField.css';
import { h } from '../../../page/dom';
import { formatInput, parseInput } from '../../../page/format';

export interface StageNumber {
  readonly element: HTMLElement;
  show(value: number): void;
  /** @param sign what stands before the field; @param text its name for assistive technology */
  name(sign: string, text: string): void;
}

/** A number that is typed, within the stage. What is no number is not taken; what lies beyond the bounds ends at them. */
export function createStageNumber(
  { min, max }: { readonly min: number; readonly max: number },
  change: (value: number) => void,
): StageNumber {
  const label = h('span', { class: 'math', 'aria-hidden': 'true' });
  const field = h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number-field' });
  let shown = Number.NaN;
  const write = () => {
    field.value = formatInput(shown);
  };
  field.addEventListener('change', () => {
    const typed = parseInput(field.value);
    if (typed !== null) change(Math.min(max, Math.max(min, typed)));
    write();
  });
  return {
    element: h('div', { class: 'stage-number' }, label, field),
    show(value) {
      if (Object.is(value, shown)) return;
      shown = value;
      write();
    },
    name(sign, text) {
      label.textContent = sign;
      field.setAttribute('aria-label', text);
    },
  };
}
