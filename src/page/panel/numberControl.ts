import { Controller, type GUI } from 'lil-gui';
import type { NumberRow } from '../../experiment/kinds';
import { h } from '../dom';
import { formatInput, parseInput } from '../format';
import { placeOf, SLIDER_PLACES, type SliderScale, valueAt } from './scale';

export interface NumberOptions extends SliderScale {
  /** What may be typed; wider than the slider. */
  readonly least: number;
  readonly most: number;
  /** Shown with a slider, or as a field alone. */
  readonly slider: boolean;
}

/** How a number of an experiment is edited: within the bounds of its declaration, on a slider where it has one. */
export function numberOptions({ min, max, slider, scale, integer }: Omit<NumberRow, 'steps'>): NumberOptions {
  const [low, high] = slider ?? [min, max];
  return { low, high, least: min, most: max, scale, integer, slider: slider !== null };
}

/** What a number control edits. */
export interface NumberBinding {
  value: number;
}

/**
 * A number in the lil-gui panel: native range and text inputs, so that keyboard, touch and screen readers work as
 * everywhere, with a logarithmic scale where the number spans decades (lil-gui's own slider has neither).
 */
export class NumberControl extends Controller {
  readonly #options: NumberOptions;
  readonly #binding: NumberBinding;
  readonly #field: HTMLInputElement;
  readonly #range: HTMLInputElement | null;

  constructor(parent: GUI, binding: NumberBinding, options: NumberOptions) {
    super(parent, binding, 'value', 'nabla-number');
    this.#options = options;
    this.#binding = binding;
    const name = this.$name.id;
    this.#field = h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', 'aria-labelledby': name });
    this.#range = options.slider
      ? h('input', { type: 'range', min: 0, max: SLIDER_PLACES, 'aria-labelledby': name })
      : null;
    if (this.#range !== null) this.$widget.append(this.#range);
    this.$widget.append(this.#field);
    this.#listen();
    this.updateDisplay();
  }

  #listen(): void {
    const range = this.#range;
    range?.addEventListener('input', () => this.setValue(valueAt(Number(range.value), this.#options)));
    range?.addEventListener('change', () => this._callOnFinishChange());
    this.#field.addEventListener('change', () => {
      const { least, most, integer } = this.#options;
      const typed = parseInput(this.#field.value);
      if (typed !== null) this.setValue(Math.min(most, Math.max(least, integer ? Math.round(typed) : typed)));
      this._callOnFinishChange();
      this.updateDisplay();
    });
    // What was not taken stays as it was typed only as long as somebody may be mending it.
    this.#field.addEventListener('blur', () => this.updateDisplay());
  }

  override updateDisplay(): this {
    const { value } = this.#binding;
    const text = formatInput(value);
    if (document.activeElement !== this.#field || parseInput(this.#field.value) === null) this.#field.value = text;
    if (this.#range !== null) {
      const place = placeOf(value, this.#options);
      // Rounding must not push the thumb back from under the pointer.
      if (valueAt(Number(this.#range.value), this.#options) !== value) this.#range.value = String(place);
      this.#range.style.setProperty('--done', String(Number(this.#range.value) / SLIDER_PLACES));
      this.#range.setAttribute('aria-valuetext', text);
    }
    return this;
  }
}
