import { TAKE_OVER } from './message';
import { createSiteCache, type SiteVersion } from './siteCache';

/*
 * The entry of the service worker, `sw.js` of the built site. It takes over from an older version only when a visitor says
 * so, or when no page of the site is open any more: whoever is in the middle of something stays with what was begun.
 */

/** The build writes it here (`.ci/offline.mjs`). */
declare const SITE: SiteVersion;

/** What we need of a service worker's own scope, which the page's types do not know. */
interface WorkerScope {
  readonly registration: { readonly scope: string; readonly installing: object | null };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'message', listener: (event: Lasting & { readonly data: unknown }) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
}

interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const scope = self as unknown as WorkerScope;
const site = createSiteCache(scope.registration.scope, SITE, {
  caches,
  fetch: (request) => fetch(request),
  now: () => Date.now(),
});

scope.addEventListener('install', (event) => event.waitUntil(site.install()));

scope.addEventListener('activate', (event) => {
  async function takeOver(): Promise<void> {
    const first = await site.activate(scope.registration.installing !== null);
    // The page of the first visit has no older version to go on with: what it has yet to load is here.
    if (first) await scope.clients.claim();
  }
  event.waitUntil(takeOver());
});

scope.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) event.waitUntil(scope.skipWaiting());
});

scope.addEventListener('fetch', (event) => {
  const answer = site.answer(event.request);
  if (answer !== null) event.respondWith(answer);
});
