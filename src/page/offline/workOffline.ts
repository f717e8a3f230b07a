import type { PageState } from '../state';
import type { Store } from '../store';
import { offerUpdates } from './updates';
import { registerVersions } from './versions';

/** Keeps the page for work offline, and offers its newer versions. */
export async function workOffline(store: Store<PageState>): Promise<void> {
  const versions = await registerVersions(store.state.presenting !== null);
  if (versions === null) return;
  offerUpdates(store, versions, {
    now: () => performance.now(),
    onSeen: (tell) =>
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') tell();
      }),
  });
}
