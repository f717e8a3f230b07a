import type { Rejected } from '../experiment/address';
import type { Laboratories } from './laboratories';
import { MISSING_PART } from './part';
import { type PageState, withNotice, withoutNotice } from './state';
import type { Store } from './store';

/** Milliseconds of rest before the address follows: browsers refuse pages that rewrite it at every frame. */
const REST = 300;

/**
 * Keeps the fragment of the address and the experiment of the laboratory that is shown equal, whichever changes.
 *
 * @param opened the fragment that the page was opened with; by now there may be another
 * @param carries the page carries something, which it opens with where there is no fragment
 */
export function syncAddress(
  store: Store<PageState>,
  laboratories: Laboratories,
  opened: string,
  carries: boolean,
): void {
  let written = opened;
  /** What the experiment was last known to be: an address is not spelled anew before it changes. */
  let known = laboratories.current.document.address();
  let timer = 0;
  /** Addresses that are being opened: until they are, nothing is written over them. */
  let opening = 0;

  function writeSoon(): void {
    clearTimeout(timer);
    if (opening === 0) timer = window.setTimeout(write, REST);
  }

  function write(): void {
    // Somebody has just typed another address, which is about to be opened: it must not be written over.
    if (location.hash !== written) return;
    const hash = laboratories.current.document.address();
    if (hash === known) return;
    known = hash;
    // Where the address leaves something out, a reload is better served by what the page carries.
    const shown = carries && !laboratories.current.document.addressIsWhole() ? '' : hash;
    if (shown === location.hash) return;
    written = shown;
    try {
      history.replaceState(history.state, '', shown === '' ? location.pathname + location.search : shown);
    } catch {
      // Sandboxed frames refuse; the link button still knows the address.
    }
  }

  async function follow(): Promise<void> {
    if (location.hash === written) return;
    written = location.hash;
    clearTimeout(timer);
    opening++;
    try {
      const rejected = await laboratories.open(location.hash);
      store.update((state) => withRejected(state, rejected));
    } catch (error) {
      // Told on the page; the console keeps what would help to mend it.
      console.warn(error);
      store.update((state) => withNotice(state, MISSING_PART));
    }
    opening--;
    writeSoon();
  }

  laboratories.subscribe(writeSoon);
  window.addEventListener('hashchange', () => void follow());
  void follow();
}

/** One list for all that was rejected; none if nothing was. */
export function withRejected(state: PageState, rejected: readonly Rejected[]): PageState {
  const id = 'address';
  return rejected.length === 0 ? withoutNotice(state, id) : withNotice(state, { id, kind: 'address', rejected });
}

/** The whole address of the experiment that is shown. */
export function addressOf(laboratories: Laboratories): string {
  // Not put together of origin and path: a file has no origin.
  return location.href.replace(/#.*$/s, '') + laboratories.current.document.address();
}
