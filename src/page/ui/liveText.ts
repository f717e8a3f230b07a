import { h } from '../dom';

export interface LiveText {
  readonly element: HTMLElement;
  show(text: string): void;
}

/** Milliseconds without another text after which the last one is announced. */
const REST = 500;

/** A sentence about what can be dragged: seen at once, announced when it has come to rest, and not at every pixel. */
export function createLiveText(className: string): LiveText {
  const element = h('p', { class: className, 'aria-live': 'off' });
  let begun = false;
  let timer = 0;

  /** What is put into a live region is announced; it already stands here, so it is put in once more. */
  function announce(): void {
    element.setAttribute('aria-live', 'polite');
    element.replaceChildren(element.textContent ?? '');
  }

  return {
    element,
    show(text) {
      if (element.textContent === text) return;
      element.setAttribute('aria-live', 'off');
      element.textContent = text;
      window.clearTimeout(timer);
      // What stands there at first is met where it stands.
      if (begun) timer = window.setTimeout(announce, REST);
      begun = true;
    },
  };
}
