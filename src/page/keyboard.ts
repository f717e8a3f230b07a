import type { Actions } from './actions';
import { contextOf, hotkeyFor } from './hotkeys';
import type { PageState } from './state';
import type { Store } from './store';

/** Who hears every key while somebody presents. */
export interface KeyListener {
  press(event: KeyboardEvent): void;
}

/** Listens for the hotkeys everywhere; in the capture phase, because lil-gui keeps its key presses to itself. */
export function listenToKeys(store: Store<PageState>, actions: Actions, presenting: () => KeyListener | null): void {
  /** The key of a remote that was pressed last meant something. */
  let heard = false;
  window.addEventListener(
    'keydown',
    (event) => {
      // A dialog keeps its keys, but for the one that closes it again.
      if (event.defaultPrevented || (store.state.layout.help && event.key !== '?')) return;
      if (store.state.presenting !== null) {
        presenting()?.press(event);
        return;
      }
      const hotkey = hotkeyFor(event, contextOf(document.activeElement, store.state.prefs.shortcuts));
      if (hotkey === null) return;
      if (hotkey.remote === true) {
        // A button that is held down would race through a lesson; where there is no lesson, the page scrolls.
        if (!event.repeat) heard = actions.run(hotkey.command);
        if (heard) event.preventDefault();
        return;
      }
      event.preventDefault();
      actions.run(hotkey.command);
    },
    { capture: true },
  );
}
