import type { Rejected } from '../experiment/address';
import type { Laboratories } from './laboratories';
import { type PageState, withNotice, withoutNotice } from './state';
import type { Store } from './store';
import { pageTexts } from './texts';

/** Milliseconds of rest before the address follows: browsers refuse pages that rewrite it at every frame. */
const REST = 300;

/** Keeps the fragment of the address and the experiment of the laboratory that is shown equal, whichever changes. */
export function syncAddress(store: Store<PageState>, laboratories: Laboratories): void {
  let written = location.hash;
  let timer = 0;

  laboratories.subscribe(() => {
    clearTimeout(timer);
    timer = window.setTimeout(write, REST);
  });

  function write(): void {
    const hash = laboratories.current.document.address();
    if (hash === location.hash) return;
    written = hash;
    try {
      history.replaceState(history.state, '', hash);
    } catch {
      // Sandboxed frames refuse; the link button still knows the address.
    }
  }

  window.addEventListener('hashchange', () => {
    if (location.hash === written) return;
    written = location.hash;
    laboratories.open(location.hash).then(
      (rejected) => {
        store.update((state) => withRejected(state, rejected));
        clearTimeout(timer);
      },
      (error: unknown) => {
        console.warn(error);
        store.update((state) => withNotice(state, { id: 'laboratory', kind: 'text', text: pageTexts.broken }));
      },
    );
  });
}

/** One list for all that was rejected; none if nothing was. */
export function withRejected(state: PageState, rejected: readonly Rejected[]): PageState {
  const id = 'address';
  return rejected.length === 0 ? withoutNotice(state, id) : withNotice(state, { id, kind: 'address', rejected });
}

/** The whole address of the experiment that is shown. */
export function addressOf(laboratories: Laboratories): string {
  return `${location.origin}${location.pathname}${location.search}${laboratories.current.document.address()}`;
}
