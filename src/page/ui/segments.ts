import './segments.css';
import { h } from '../dom';

export interface Segments<T extends string> {
  readonly element: HTMLElement;
  /** Marks the one that is chosen. */
  show(value: T): void;
  /** Writes the labels: of the whole, and of each. */
  name(whole: string, label: (value: T) => string): void;
}

/** A choice of few, side by side, as buttons of which one is pressed. */
export function createSegments<const T extends string>(values: readonly T[], choose: (value: T) => void): Segments<T> {
  let shown: T | null = null;
  const buttons = values.map((value) => {
    const button = h('button', { type: 'button', 'data-value': value });
    button.addEventListener('click', () => {
      // What is chosen already is no choice, and no step to be undone.
      if (value !== shown) choose(value);
    });
    return button;
  });
  const element = h('div', { class: 'segments', role: 'group' }, ...buttons);

  /** The row may be wider than a phone. Only the row is scrolled, never the page. */
  function reveal(): void {
    if (element.scrollWidth <= element.clientWidth) return;
    if (shown !== null) buttons[values.indexOf(shown)]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
  new ResizeObserver(reveal).observe(element);

  return {
    element,
    show(chosen) {
      // Told at every move of a drag, it must not make the browser lay out the page for a choice that stays.
      if (chosen === shown) return;
      shown = chosen;
      values.forEach((value, index) => {
        buttons[index]!.setAttribute('aria-pressed', String(value === chosen));
      });
      reveal();
    },
    name(whole, label) {
      element.setAttribute('aria-label', whole);
      values.forEach((value, index) => {
        buttons[index]!.textContent = label(value);
      });
      reveal();
    },
  };
}
