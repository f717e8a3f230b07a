import { TAKE_OVER } from '../../offline/message';

/** Milliseconds that a version may take to take over: it has all of its files, but the old one may have answers to end. */
const PATIENCE = 10_000;

/**
 * The service worker of this site; another one may stand for the folders above. Rejects where there can be none.
 */
export async function ownRegistration(): Promise<ServiceWorkerRegistration | null> {
  const scope = new URL('./', document.baseURI).href;
  const registration = await navigator.serviceWorker.getRegistration(scope);
  return registration?.scope === scope ? registration : null;
}

/**
 * Resolves when the version that waits takes over, at once where there is none: whoever navigates from then on gets that
 * version. The page stays the old one until it is loaded anew.
 */
export async function letTakeOver(): Promise<void> {
  try {
    const waiting = (await ownRegistration())?.waiting;
    if (!waiting) return;
    await new Promise<void>((resolve) => {
      waiting.addEventListener('statechange', () => resolve());
      waiting.postMessage(TAKE_OVER);
      setTimeout(resolve, PATIENCE);
    });
  } catch {
    // No service worker where the page stands: it is loaded anew all the same.
  }
}
