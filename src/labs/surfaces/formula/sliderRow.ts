import { h, setText } from '../../../page/dom';
import { formatInput, parseInput } from '../../../page/format';
import { placeOf, SLIDER_PLACES, type SliderScale, valueAt } from '../../../page/panel/scale';

export interface SliderRowOptions {
  readonly value: number;
  readonly scale: SliderScale;
  /** What may be typed. */
  readonly least: number;
  readonly most: number;
  change(value: number): void;
  /** A drag or an entry is over. */
  finish(): void;
  /** Another range of the slider. */
  range(low: number, high: number): void;
  /** Absent: it is needed. */
  readonly remove?: () => void;
}

export interface SliderWords {
  readonly low: string;
  readonly high: string;
  readonly remove: string;
}

export interface SliderRow {
  readonly element: HTMLElement;
  show(options: SliderRowOptions, label: string, words: SliderWords): void;
}

/** A number with a slider whose ends can be moved: low end, slider, high end, value. */
function createSliderRow(name: string): SliderRow {
  const title = h('span', { class: 'slider-name' });
  const field = (of: string) =>
    h('input', {
      type: 'text',
      inputmode: 'decimal',
      autocomplete: 'off',
      class: `number-field slider-${of}`,
      'data-of': of,
    });
  const [low, high, value] = [field('low'), field('high'), field('value')];
  const slider = h('input', { type: 'range', min: 0, max: SLIDER_PLACES });
  const remove = h('button', { type: 'button', class: 'text-button slider-remove' }, '×');
  const element = h('div', { class: 'slider-row', 'data-name': name }, title, value, low, slider, high, remove);
  let now: SliderRowOptions | null = null;

  slider.addEventListener('input', () => now?.change(valueAt(Number(slider.value), now.scale)));
  slider.addEventListener('change', () => now?.finish());
  value.addEventListener('change', () => {
    const typed = parseInput(value.value);
    if (now !== null && typed !== null) {
      now.change(Math.min(now.most, Math.max(now.least, now.scale.integer ? Math.round(typed) : typed)));
      now.finish();
    }
    if (now !== null) value.value = formatInput(now.value);
  });
  const move = (): void => {
    if (now === null) return;
    const ends = [low, high].map((each) => parseInput(each.value));
    const { low: before, high: after } = now.scale;
    const [from, to] = [ends[0] ?? before, ends[1] ?? after];
    const kept = (end: number): number => Math.min(now!.most, Math.max(now!.least, end));
    // Ends typed the wrong way round are meant the right way round.
    if (from !== to) now.range(kept(Math.min(from, to)), kept(Math.max(from, to)));
    low.value = formatInput(now.scale.low);
    high.value = formatInput(now.scale.high);
  };
  low.addEventListener('change', move);
  high.addEventListener('change', move);
  remove.addEventListener('click', () => now?.remove?.());

  return {
    element,
    show(options, label, words) {
      now = options;
      const { scale } = options;
      setText(title, label);
      const text = formatInput(options.value);
      if (document.activeElement !== value) value.value = text;
      if (document.activeElement !== low) low.value = formatInput(scale.low);
      if (document.activeElement !== high) high.value = formatInput(scale.high);
      // Rounding must not push the thumb back from under the pointer.
      if (valueAt(Number(slider.value), scale) !== options.value) slider.value = String(placeOf(options.value, scale));
      slider.style.setProperty('--done', String(Number(slider.value) / SLIDER_PLACES));
      slider.setAttribute('aria-label', label);
      slider.setAttribute('aria-valuetext', text);
      value.setAttribute('aria-label', label);
      low.setAttribute('aria-label', `${label}: ${words.low}`);
      high.setAttribute('aria-label', `${label}: ${words.high}`);
      remove.hidden = options.remove === undefined;
      remove.setAttribute('aria-label', `${words.remove} ${label}`);
      remove.title = `${words.remove} ${label}`;
    },
  };
}

/** Rows by name: those that are wanted, in their order; the others go. Focus stays where it is. */
export function createSliderList(): {
  readonly element: HTMLElement;
  show(
    rows: readonly { readonly name: string; readonly label: string; readonly options: SliderRowOptions }[],
    words: SliderWords,
  ): void;
} {
  const element = h('div', { class: 'slider-list' });
  const made = new Map<string, SliderRow>();
  return {
    element,
    show(rows, words) {
      const wanted = new Set(rows.map(({ name }) => name));
      for (const [name, row] of made) {
        if (wanted.has(name)) continue;
        row.element.remove();
        made.delete(name);
      }
      rows.forEach(({ name, label, options }, index) => {
        const row = made.get(name) ?? createSliderRow(name);
        made.set(name, row);
        if (element.children[index] !== row.element) element.insertBefore(row.element, element.children[index] ?? null);
        row.show(options, label, words);
      });
      element.hidden = rows.length === 0;
    },
  };
}
