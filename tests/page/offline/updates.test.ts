import { describe, expect, test } from 'vitest';
import { CHECK_INTERVAL, NEW_VERSION, offerUpdates } from '../../../src/page/offline/updates';
import { type Registration, versionsOf } from '../../../src/page/offline/versions';
import { defaultPrefs } from '../../../src/page/prefs';
import { beginPresenting } from '../../../src/page/present/state';
import { initialPageState, type PageState, withoutNotice } from '../../../src/page/state';
import { createStore, type Store } from '../../../src/page/store';

/** A service worker on its way. */
class FakeWorker extends EventTarget {
  state: ServiceWorkerState = 'installing';

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

/** What a browser keeps of a site's service workers. */
class FakeRegistration extends EventTarget {
  active: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  installing: FakeWorker | null = null;
  asked = 0;

  async update(): Promise<void> {
    this.asked++;
    throw new TypeError('offline');
  }

  /** The server has another version, which is brought. */
  arrive(succeeds = true): void {
    const worker = new FakeWorker();
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    this.installing = null;
    // Browsers may tell of the worker's state first.
    worker.become(succeeds ? 'installed' : 'redundant');
    if (succeeds) this.waiting = worker;
  }

  /** The same, so quickly that the page hears of it afterwards. */
  arriveAtOnce(): void {
    this.waiting = new FakeWorker();
    this.waiting.become('installed');
    this.dispatchEvent(new Event('updatefound'));
  }

  get versions() {
    return versionsOf(this as unknown as Registration);
  }
}

/** A page whose own version is active, with what the visitor does. */
function open(registration: FakeRegistration) {
  const store: Store<PageState> = createStore(initialPageState(defaultPrefs([], false), 'surfaces'));
  let now = 0;
  const seen: (() => void)[] = [];
  const present = (on: boolean): void =>
    store.update((state) => ({ ...state, presenting: on ? beginPresenting(0) : null }));
  return {
    store,
    present,
    /** Begins to follow the versions, as the page does some time after it has been opened. */
    follow: () =>
      offerUpdates(store, registration.versions, {
        now: () => now,
        onSeen: (tell) => void seen.push(tell),
      }),
    look(after: number): void {
      now += after;
      for (const tell of seen) tell();
    },
    dismiss: () => store.update((state) => withoutNotice(state, NEW_VERSION.id)),
    get offered(): boolean {
      return store.state.notices.some(({ id }) => id === NEW_VERSION.id);
    },
  };
}

function installed(): FakeRegistration {
  const registration = new FakeRegistration();
  registration.active = new FakeWorker();
  return registration;
}

describe('a new version', () => {
  test('is offered when it has arrived, with a button', () => {
    const registration = installed();
    const page = open(registration);
    page.follow();
    expect(page.offered).toBe(false);
    registration.arrive();
    expect(page.store.state.notices).toEqual([NEW_VERSION]);
    expect(NEW_VERSION.kind).toBe('renew');
  });

  test('is offered by a page that is opened while it waits', () => {
    const registration = installed();
    registration.arrive();
    const page = open(registration);
    page.follow();
    expect(page.offered).toBe(true);
  });

  test('is offered also if the page hears late of it', () => {
    const registration = installed();
    const page = open(registration);
    page.follow();
    registration.arriveAtOnce();
    expect(page.offered).toBe(true);
  });

  test('is none that did not arrive whole, nor the very first', () => {
    const registration = installed();
    const page = open(registration);
    page.follow();
    registration.arrive(false);
    expect(page.offered).toBe(false);

    const nobody = new FakeRegistration();
    const first = open(nobody);
    first.follow();
    nobody.arrive();
    expect(first.offered).toBe(false);
  });

  test('is offered once; the next one again', () => {
    const registration = installed();
    const page = open(registration);
    page.follow();
    registration.arrive();
    page.dismiss();
    page.present(true);
    page.present(false);
    expect(page.offered).toBe(false);
    registration.arrive();
    expect(page.offered).toBe(true);
  });

  test('that arrives during a talk is offered afterwards', () => {
    const registration = installed();
    const page = open(registration);
    page.follow();
    page.present(true);
    registration.arrive();
    expect(page.offered).toBe(false);
    page.present(false);
    expect(page.offered).toBe(true);
  });

  test('that is offered when a talk begins is not seen during the talk', () => {
    const registration = installed();
    const page = open(registration);
    page.follow();
    registration.arrive();
    page.present(true);
    expect(page.offered).toBe(false);
    page.present(false);
    expect(page.offered).toBe(true);
  });

  test('waits where the page is opened as a talk', () => {
    const registration = installed();
    registration.arrive();
    const page = open(registration);
    page.present(true);
    page.follow();
    expect(page.offered).toBe(false);
    page.present(false);
    expect(page.offered).toBe(true);
  });
});

describe('the server is asked', () => {
  test('by a page that comes into view after a while, never during a talk, and need not answer', () => {
    const registration = installed();
    const page = open(registration);
    page.follow();
    page.look(CHECK_INTERVAL - 1);
    expect(registration.asked).toBe(0);
    page.look(1);
    expect(registration.asked).toBe(1);
    page.look(1);
    expect(registration.asked).toBe(1);
    page.present(true);
    page.look(2 * CHECK_INTERVAL);
    expect(registration.asked).toBe(1);
    page.present(false);
    page.look(0);
    expect(registration.asked).toBe(2);
    expect(page.offered).toBe(false);
  });
});
