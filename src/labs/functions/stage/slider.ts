import './slider.css';
import type { NumberRow } from '../../../experiment/kinds';
import { h } from '../../../page/dom';
import { formatInput, parseInput } from '../../../page/format';
import { numberOptions } from '../../../page/panel/numberControl';
import { placeOf, SLIDER_PLACES, valueAt } from '../../../page/panel/scale';

export interface StageSlider {
  readonly element: HTMLElement;
  show(value: number): void;
  name(text: string): void;
}

export interface StageSliderEvents {
  change(value: number): void;
  /** The drag is over, or a number has been typed. */
  end(): void;
}

/** A setting within the stage: its name, a slider, and a field for what no slider reaches. What is no number is not taken. */
export function createStageSlider(row: NumberRow, { change, end }: StageSliderEvents): StageSlider {
  const options = numberOptions(row);
  const label = h('span', {});
  const range = h('input', { type: 'range', min: 0, max: SLIDER_PLACES });
  const field = h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number-field' });
  let shown = Number.NaN;

  function write(): void {
    field.value = formatInput(shown);
    // Rounding must not push the thumb back from under the pointer.
    if (valueAt(Number(range.value), options) !== shown) range.value = String(placeOf(shown, options));
    range.style.setProperty('--done', String(Number(range.value) / SLIDER_PLACES));
    range.setAttribute('aria-valuetext', field.value);
  }

  range.addEventListener('input', () => change(valueAt(Number(range.value), options)));
  range.addEventListener('change', end);
  field.addEventListener('change', () => {
    const typed = parseInput(field.value);
    if (typed !== null) {
      change(Math.min(options.most, Math.max(options.least, typed)));
      end();
    }
    write();
  });
  return {
    element: h('div', { class: 'stage-slider' }, label, range, field),
    show(value) {
      if (Object.is(value, shown)) return;
      shown = value;
      write();
    },
    name(text) {
      label.textContent = text;
      range.setAttribute('aria-label', text);
      field.setAttribute('aria-label', text);
    },
  };
}
