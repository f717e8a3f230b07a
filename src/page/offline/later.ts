import { isEmbedded } from '../share/embed';
import type { PageState } from '../state';
import type { Store } from '../store';

/** Milliseconds after the first picture: what is kept for later does not compete with what is wanted now. */
const SETTLED = 2000;

/** Keeps the page for work offline, where that can be and is wanted; whatever refuses it, the page goes on as it is. */
export function workOfflineLater(store: Store<PageState>, query: URLSearchParams): void {
  if (!mayWorkOffline(query)) return;
  window.setTimeout(async () => {
    try {
      await (await import('./workOffline')).workOffline(store);
    } catch (error) {
      console.warn(error);
    }
  }, SETTLED);
}

/**
 * Not in frames, which are a part of other people's pages; not from a file; and only where the page names a manifest: the
 * development server's does not, nor does the page in one file.
 */
function mayWorkOffline(query: URLSearchParams): boolean {
  return (
    location.protocol.startsWith('http') &&
    'serviceWorker' in navigator &&
    window.parent === window &&
    !isEmbedded(query) &&
    document.querySelector('link[rel="manifest"]') !== null
  );
}
