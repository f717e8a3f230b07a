import type { Actions } from './actions';
import { commandFor, contextOf } from './hotkeys';
import type { PageState } from './state';
import type { Store } from './store';

/** Listens for the hotkeys everywhere; in the capture phase, because lil-gui keeps its key presses to itself. */
export function listenToKeys(store: Store<PageState>, actions: Actions): void {
  window.addEventListener(
    'keydown',
    (event) => {
      // A dialog keeps its keys, but for the one that closes it again.
      if (event.defaultPrevented || (store.state.layout.help && event.key !== '?')) return;
      const command = commandFor(event, contextOf(document.activeElement, store.state.prefs.shortcuts));
      if (command === null) return;
      event.preventDefault();
      actions.run(command);
    },
    { capture: true },
  );
}
