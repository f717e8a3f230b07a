import './slider.css';
import type { NumberRow } from '../../../experiment/kinds';
import { h } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { numberOptions } from '../../../page/panel/numberControl';
import { placeOf, SLIDER_PLACES, valueAt } from '../../../page/panel/scale';
import { typedNumber } from '../../../page/ui/typedNumber';

export interface StageSlider {
  readonly element: HTMLElement;
  show(value: number): void;
  name(text: string, words: Words): void;
}

export interface StageSliderEvents {
  change(value: number): void;
  /** The drag is over, or a number has been typed. */
  end(): void;
}

/** A setting within the stage: its name, a slider, and a field for what no slider reaches. What lies beyond is refused. */
export function createStageSlider(row: NumberRow, { change, end }: StageSliderEvents): StageSlider {
  const options = numberOptions(row);
  const label = h('span', {});
  const range = h('input', { type: 'range', min: 0, max: SLIDER_PLACES });
  const field = h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', class: 'number-field' });
  const typed = typedNumber(field, { min: options.least, max: options.most }, (value) => {
    change(row.integer ? Math.round(value) : value);
    end();
  });

  range.addEventListener('input', () => change(valueAt(Number(range.value), options)));
  range.addEventListener('change', end);
  return {
    element: h('div', { class: 'stage-slider' }, label, range, field),
    show(value) {
      typed.show(value);
      // Rounding must not push the thumb back from under the pointer.
      if (valueAt(Number(range.value), options) !== value) range.value = String(placeOf(value, options));
      range.style.setProperty('--done', String(Number(range.value) / SLIDER_PLACES));
      range.setAttribute('aria-valuetext', field.value);
    },
    name(text, words) {
      label.textContent = text;
      range.setAttribute('aria-label', text);
      field.setAttribute('aria-label', text);
      typed.speak(words);
    },
  };
}
