import type { Rejected } from '../experiment/address';
import type { Laboratories } from './laboratories';
import { MISSING_PART } from './part';
import { type PageState, withNotice, withoutNotice } from './state';
import type { Store } from './store';

/** Milliseconds of rest before the address follows: browsers refuse pages that rewrite it at every frame. */
const REST = 300;

/**
 * Keeps the fragment of the address and the experiment of the laboratory that is shown equal, whichever changes. Another
 * place (a laboratory, a step) is another entry of the browser's history; an experiment that is changed has one.
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
  /** The place of the entry that stands in the browser's history; null: where that will be is on its way. */
  let entered = place();
  let timer = 0;
  /** Another place is about to be written, which waits for no rest: much may be told while it is being set up. */
  let moving = false;
  /** Addresses that are being opened: until they are, nothing is written over them. */
  let opening = 0;

  function place(): string | null {
    const { document } = laboratories.current;
    if (document.place === undefined) return store.state.laboratory;
    return document.place === null ? null : `${store.state.laboratory}/${document.place}`;
  }

  function writeSoon(): void {
    if (opening > 0 || moving) return;
    clearTimeout(timer);
    moving = place() !== entered;
    timer = window.setTimeout(write, REST);
  }

  function write(): void {
    moving = false;
    // Somebody has just typed another address, which is about to be opened: it must not be written over.
    if (location.hash !== written) return;
    const hash = laboratories.current.document.address();
    if (hash === known) {
      // What the page was opened with has arrived.
      entered ??= place();
      return;
    }
    known = hash;
    const left = entered;
    entered = place();
    // Where the address leaves something out, a reload is better served by what the page carries.
    const shown = carries && !laboratories.current.document.addressIsWhole() ? '' : hash;
    if (shown === location.hash) return;
    const url = shown === '' ? location.pathname + location.search : shown;
    try {
      if (left === null || left === entered) history.replaceState(history.state, '', url);
      else history.pushState(null, '', url);
      written = shown;
    } catch {
      // Sandboxed frames refuse, and some browsers where much is written; the link button still knows the address.
    }
  }

  async function follow(): Promise<void> {
    if (location.hash === written) return;
    written = location.hash;
    clearTimeout(timer);
    moving = false;
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
    entered = place();
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
