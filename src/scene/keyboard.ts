/** What a key does in a view. Amounts are signs; x to the right, y up. */
export type KeyAction =
  | { readonly kind: 'turn' | 'pan' | 'probe'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'zoom'; readonly way: 1 | -1 }
  | { readonly kind: 'reset' | 'start' };

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Arrows turn, with Shift pan, with Alt move the probe; + and − zoom, Home and 0 reset, Enter sets the start where the
 * probe is. Anything else, and anything with Ctrl or Meta, belongs to the page or the browser.
 */
export function keyAction(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey'>,
): KeyAction | null {
  if (event.ctrlKey || event.metaKey) return null;
  const arrow = Object.hasOwn(ARROWS, event.key) ? ARROWS[event.key] : undefined;
  if (arrow !== undefined) {
    const kind = event.altKey ? 'probe' : event.shiftKey ? 'pan' : 'turn';
    return { kind, dx: arrow[0], dy: arrow[1] };
  }
  if (event.altKey) return null;
  switch (event.key) {
    case '+':
    case '=':
      return { kind: 'zoom', way: 1 };
    case '-':
    case '_':
      return { kind: 'zoom', way: -1 };
    case 'Home':
    case '0':
      return { kind: 'reset' };
    case 'Enter':
      return { kind: 'start' };
    default:
      return null;
  }
}
