import { type Notice, type PageState, withNotice, withoutNotice } from '../state';
import { type Store, watchStore } from '../store';
import { pageTexts } from '../texts';
import type { Versions } from './versions';

/** Milliseconds between two questions to the server from a page that stays open. */
export const CHECK_INTERVAL = 3_600_000;

export const NEW_VERSION = {
  id: 'version',
  kind: 'renew',
  text: pageTexts.version.arrived,
  button: pageTexts.version.load,
} as const satisfies Notice;

export interface Surroundings {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  /** Calls back whenever the page comes into view. */
  onSeen(tell: () => void): void;
}

/**
 * Offers every new version once. While somebody presents nothing is asked and nothing offered: that comes afterwards. It
 * is the visitor who takes it, by the notice's button; a notice that was closed does not come again, and whoever closes all
 * pages of the site has the new version the next time anyway.
 */
export function offerUpdates(store: Store<PageState>, versions: Versions, around: Surroundings): void {
  const presenting = (): boolean => store.state.presenting !== null;
  /** A version has arrived that has yet to be offered. */
  let pending = false;
  let asked = around.now();

  function offer(): void {
    if (!pending || presenting()) return;
    pending = false;
    store.update((state) => withNotice(state, NEW_VERSION));
  }

  versions.onArrival(() => {
    pending = true;
    offer();
  });
  watchStore(
    store,
    (state) => [state.presenting !== null],
    ([now]) => {
      if (!now) {
        offer();
        return;
      }
      if (!store.state.notices.some(({ id }) => id === NEW_VERSION.id)) return;
      // Afterwards it is offered again.
      pending = true;
      store.update((state) => withoutNotice(state, NEW_VERSION.id));
    },
  );
  around.onSeen(() => {
    if (presenting() || around.now() - asked < CHECK_INTERVAL) return;
    asked = around.now();
    void versions.check();
  });
}
