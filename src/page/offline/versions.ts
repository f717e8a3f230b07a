import { ownRegistration } from './takeOver';

/** The versions of the page that a service worker brings. */
export interface Versions {
  /** Asks the server whether there is another one, which is then brought. Where the server does not answer there is none. */
  check(): Promise<void>;
  /** Calls back for every newer version that has arrived as a whole, also for one that waits already. */
  onArrival(tell: () => void): void;
}

/** Of `ServiceWorkerRegistration`, what is needed, so that a test can hand in its own. */
export type Registration = Pick<
  ServiceWorkerRegistration,
  'active' | 'waiting' | 'installing' | 'addEventListener' | 'update'
>;

/**
 * Null where the page may not, or cannot, have a service worker: it works as it came.
 *
 * @param quiet whether not to ask for a newer version, as registering does
 */
export async function registerVersions(quiet: boolean): Promise<Versions | null> {
  try {
    const known = quiet ? await ownRegistration() : null;
    return versionsOf(known ?? (await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' })));
  } catch (error) {
    // Private windows, full disks, policies of firms: nothing is lost but working offline.
    console.info('not kept for work offline:', error);
    return null;
  }
}

export function versionsOf(registration: Registration): Versions {
  const hearers: (() => void)[] = [];
  /** The first version does not wait: nobody is served by another. */
  const served = (): boolean => registration.active !== null;

  registration.addEventListener('updatefound', () => {
    // The news may come after the version itself has; and its own state may be known before that of the registration.
    const coming = registration.installing ?? registration.waiting;
    const look = (): void => {
      if (coming?.state === 'installed' && served()) for (const tell of hearers) tell();
    };
    coming?.addEventListener('statechange', look);
    look();
  });

  return {
    async check() {
      try {
        await registration.update();
      } catch {
        // Offline.
      }
    },
    onArrival(tell) {
      hearers.push(tell);
      if (registration.waiting !== null && served()) tell();
    },
  };
}
