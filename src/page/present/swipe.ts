import type { PresentContext } from './context';

/** Share of the width of the screen that a finger crosses for a swipe, and milliseconds that it may take. */
const FAR = 0.12;
const QUICK = 600;

/** A quick stroke of one finger beside the figure goes on, or back; on the figure it belongs to the figure. */
export function createSwipe({ page, talk, run }: PresentContext): void {
  let from: { readonly x: number; readonly y: number; readonly at: number } | null = null;
  const isWanted = (target: EventTarget | null): boolean =>
    page.store.state.presenting?.tool !== 'pen' &&
    target instanceof Element &&
    (talk()?.pages.contains(target) === true || target.closest('.wall-cover') !== null);

  window.addEventListener(
    'touchstart',
    ({ touches, target, timeStamp }) => {
      const [touch] = touches;
      from =
        page.store.state.presenting !== null && touches.length === 1 && touch !== undefined && isWanted(target)
          ? { x: touch.clientX, y: touch.clientY, at: timeStamp }
          : null;
    },
    { passive: true },
  );
  window.addEventListener(
    'touchend',
    ({ changedTouches, timeStamp }) => {
      const [touch] = changedTouches;
      if (from === null || touch === undefined) return;
      const [x, y] = [touch.clientX - from.x, touch.clientY - from.y];
      const quick = timeStamp - from.at < QUICK;
      from = null;
      if (!quick || Math.abs(x) < FAR * window.innerWidth || Math.abs(x) < 2 * Math.abs(y)) return;
      run(x < 0 ? 'next' : 'back');
    },
    { passive: true },
  );
}
