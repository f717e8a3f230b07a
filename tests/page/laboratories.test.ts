import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Rejected } from '../../src/experiment/address';
import { syncAddress } from '../../src/page/addressSync';
import { createLaboratories, kindOf, kindOfFile, type Laboratories } from '../../src/page/laboratories';
import type { CreateLaboratory, Laboratory, LaboratoryKind } from '../../src/page/laboratory';
import { MISSING_PART } from '../../src/page/part';
import { defaultPrefs } from '../../src/page/prefs';
import { initialPageState, type PageState } from '../../src/page/state';
import { createStore, type Store, watchStore } from '../../src/page/store';
import type { Context } from '../../src/page/ui/context';
import type { PageViewport } from '../../src/page/viewport';

/** A laboratory whose experiment is the fragment that it was opened with; its code comes when `arrive` is called. */
function slow(name: string, arrived = false) {
  const active: boolean[] = [];
  const hearers: (() => void)[] = [];
  let hash = `#${name}`;
  let place: string | null | undefined;
  let arrive = (): void => {};
  let refuse = (_: Error): void => {};
  const create: CreateLaboratory = (_page, _viewport, address) => {
    hash = address || hash;
    const part: Pick<Laboratory, 'document' | 'setActive' | 'subscribe'> = {
      document: {
        address: () => hash,
        get place() {
          return place;
        },
        open(next: string): readonly Rejected[] {
          hash = next;
          for (const tell of hearers) tell();
          return [];
        },
      } as Laboratory['document'],
      setActive: (now) => void active.push(now),
      subscribe: (tell) => void hearers.push(tell),
    };
    return part as Laboratory;
  };
  const code = new Promise<CreateLaboratory>((resolve, reject) => {
    arrive = () => resolve(create);
    refuse = reject;
  });
  code.catch(() => {});
  if (arrived) arrive();
  const kind: LaboratoryKind = {
    name,
    title: { en: name, zh: name },
    about: { en: name, zh: name },
    claims: (address) => address.startsWith(`#${name}`),
    claimsFile: () => false,
    load: () => code,
  };
  return {
    kind,
    active,
    arrive: () => arrive(),
    refuse: (error: Error) => refuse(error),
    /** @param at where in the laboratory that is; undefined: as before */
    set(next: string, at: string | null | undefined = place) {
      hash = next;
      place = at;
      for (const tell of hearers) tell();
    },
  };
}

function pageOf(store: Store<PageState>): Context {
  const page: Pick<Context, 'store' | 'watch'> = { store, watch: (read, write) => watchStore(store, read, write) };
  return page as Context;
}

async function open() {
  const [first, second, third] = [slow('first', true), slow('second'), slow('third')] as const;
  const store = createStore(initialPageState(defaultPrefs([], false), 'first'));
  const kinds = [first.kind, second.kind, third.kind];
  const laboratories = await createLaboratories(pageOf(store), {} as PageViewport, kinds, {
    kind: first.kind,
    address: '',
  });
  return { first, second, third, store, laboratories };
}

/** Everything that waits for something that is there has gone on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the laboratory that an address belongs to', () => {
  const kind = (name: string, sign: string, takesRest?: true): LaboratoryKind => ({
    name,
    title: { en: name, zh: name },
    about: { en: name, zh: name },
    ...(takesRest === undefined ? {} : { takesRest }),
    claims: (address) => address.includes(sign),
    claimsFile: ({ json }) => json !== undefined && name in json,
    load: () => Promise.reject(new Error('not asked for')),
  });
  const kinds = [kind('left', 'l='), kind('middle', 'm=', true), kind('right', 'r=')];

  test('is the one that claims it, wherever it stands', () => {
    expect(['#l=1', '#m=1', '#r=1'].map((address) => kindOf(kinds, address).name)).toEqual(['left', 'middle', 'right']);
  });

  test('is the one that takes the rest, if nobody claims it; without one the first', () => {
    expect(kindOf(kinds, '').name).toBe('middle');
    expect(kindOf([kinds[0]!, kinds[2]!], '#v=1').name).toBe('left');
  });

  test('is found of a file in the same way', () => {
    const of = (json: Readonly<Record<string, unknown>>) =>
      kindOfFile(kinds, { name: '', bytes: new Uint8Array(), json }).name;
    expect([{ right: 1 }, { left: 1 }, { other: 1 }].map(of)).toEqual(['right', 'left', 'middle']);
  });
});

describe('the laboratories of a page', () => {
  test('of several that are asked for while they load, the last is shown', async () => {
    const { first, second, third, store, laboratories } = await open();
    const shown = Promise.all([laboratories.show('second'), laboratories.show('third')]);
    third.arrive();
    await settle();
    expect(store.state.laboratory).toBe('third');
    second.arrive();
    await shown;
    expect(store.state.laboratory).toBe('third');
    expect([first.active, second.active, third.active]).toEqual([[true, false], [], [true]]);
  });

  test('an address that is overtaken is opened, and not shown', async () => {
    const { second, store, laboratories } = await open();
    const opened = laboratories.open('#second=1');
    await laboratories.show('first');
    second.arrive();
    expect(await opened).toEqual([]);
    expect(store.state.laboratory).toBe('first');
    expect(laboratories.loaded[1]!.document.address()).toBe('#second=1');
  });

  test('what is asked for twice is made once', async () => {
    const { second, laboratories } = await open();
    const heard = vi.fn();
    laboratories.onLoaded(heard);
    const shown = Promise.all([laboratories.show('second'), laboratories.show('second')]);
    second.arrive();
    await shown;
    expect(heard).toHaveBeenCalledTimes(2);
    expect(second.active).toEqual([true]);
  });
});

describe('the address of the page', () => {
  const location = { hash: '' };
  /** Entries of the browser's history. */
  let entries: string[] = [];
  let refuses = false;
  let changed = (): void => {};

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    location.hash = '';
    vi.stubGlobal('location', location);
    entries = [''];
    refuses = false;
    const enter = (hash: string): void => {
      if (refuses) throw new DOMException('too often', 'SecurityError');
      entries.push(hash);
      location.hash = hash;
    };
    vi.stubGlobal('history', {
      replaceState(_state: unknown, _title: string, hash: string) {
        const last = entries.pop()!;
        try {
          enter(hash);
        } catch (error) {
          entries.push(last);
          throw error;
        }
      },
      pushState: (_state: unknown, _title: string, hash: string) => enter(hash),
    });
    vi.stubGlobal('window', {
      setTimeout: (...given: Parameters<typeof setTimeout>) => setTimeout(...given),
      addEventListener: (_: string, listener: () => void) => {
        changed = listener;
      },
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const go = (hash: string): void => {
    location.hash = hash;
    changed();
  };
  const sync = (store: Store<PageState>, laboratories: Laboratories): void =>
    syncAddress(store, laboratories, '', false);

  test('stays as it was typed until the experiment changes', async () => {
    const { first, store, laboratories } = await open();
    sync(store, laboratories);
    first.set('#first');
    vi.runAllTimers();
    expect(location.hash).toBe('');
    first.set('#first=2');
    vi.runAllTimers();
    expect(location.hash).toBe('#first=2');
  });

  test('is not written over while the laboratory that it belongs to loads', async () => {
    const { first, second, store, laboratories } = await open();
    sync(store, laboratories);
    first.set('#first=2');
    go('#second=1');
    first.set('#first=3');
    vi.runAllTimers();
    expect(location.hash).toBe('#second=1');
    second.arrive();
    await settle();
    vi.runAllTimers();
    expect(location.hash).toBe('#second=1');
    expect(store.state.laboratory).toBe('second');
  });

  test('is not written over between being typed and being told of', async () => {
    const { first, store, laboratories } = await open();
    sync(store, laboratories);
    first.set('#first=2');
    location.hash = '#first=9';
    vi.runAllTimers();
    expect(location.hash).toBe('#first=9');
    changed();
    await settle();
    expect(laboratories.current.document.address()).toBe('#first=9');
  });

  test('that was changed while the page loaded is followed', async () => {
    const { store, laboratories } = await open();
    location.hash = '#first=4';
    sync(store, laboratories);
    await settle();
    expect(laboratories.current.document.address()).toBe('#first=4');
  });

  test('of a laboratory that cannot be loaded leaves the one that is shown, and says so', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { second, store, laboratories } = await open();
    sync(store, laboratories);
    go('#second=1');
    second.refuse(new Error('offline'));
    await settle();
    expect(store.state.laboratory).toBe('first');
    expect(store.state.notices.map(({ id }) => id)).toEqual([MISSING_PART.id]);
    warn.mockRestore();
  });

  test('is another entry of the history for another place, and the same one for what is changed there', async () => {
    const { first, second, store, laboratories } = await open();
    first.set('#first', 'a');
    sync(store, laboratories);
    await settle();
    const written = (change: () => void): readonly string[] => {
      change();
      vi.runAllTimers();
      return entries;
    };
    expect(written(() => first.set('#first=2'))).toEqual(['#first=2']);
    expect(written(() => first.set('#first=3', 'b'))).toEqual(['#first=2', '#first=3']);
    // A place that is on its way has its entry when it is asked for, and keeps it when it is there.
    expect(written(() => first.set('#first=4', null))).toEqual(['#first=2', '#first=3', '#first=4']);
    expect(written(() => first.set('#first=5', 'c'))).toEqual(['#first=2', '#first=3', '#first=5']);
    second.arrive();
    await laboratories.show('second');
    expect(written(() => {})).toEqual(['#first=2', '#first=3', '#first=5', '#second']);
  });

  test('that is typed, or gone back to, makes no further entry, whatever it comes to', async () => {
    const { first, store, laboratories } = await open();
    first.set('#first', 'a');
    sync(store, laboratories);
    await settle();
    entries.push('#first=nowhere');
    go('#first=nowhere');
    first.set('#first=nowhere', null);
    await settle();
    first.set('#first=1', 'b');
    vi.runAllTimers();
    expect(entries).toEqual(['', '#first=1']);
  });

  test('that the page was opened with has its entry, once it has arrived', async () => {
    const { first, store, laboratories } = await open();
    first.set('#first', null);
    sync(store, laboratories);
    await settle();
    first.set('#first', 'a');
    vi.runAllTimers();
    first.set('#first=2', 'b');
    vi.runAllTimers();
    expect(entries).toEqual(['', '#first=2']);
    // While the next place is on its way one is still in the one before.
    first.set('#first=2', null);
    vi.runAllTimers();
    first.set('#first=3', 'c');
    vi.runAllTimers();
    expect(entries).toEqual(['', '#first=2', '#first=3']);
  });

  test('is written for another place while more and more is told, and for what is changed once that rests', async () => {
    const { first, store, laboratories } = await open();
    first.set('#first', 'a');
    sync(store, laboratories);
    await settle();
    // A second, in which something is told all the time.
    const busily = (hash: string, at: string): void => {
      for (let told = 0; told < 10; told++) {
        first.set(hash, at);
        vi.advanceTimersByTime(100);
      }
    };
    busily('#first=2', 'a');
    expect(location.hash).toBe('');
    busily('#first=3', 'b');
    expect(location.hash).toBe('#first=3');
  });

  test('that a browser refuses once is written the next time', async () => {
    const { first, store, laboratories } = await open();
    sync(store, laboratories);
    await settle();
    refuses = true;
    first.set('#first=2');
    vi.runAllTimers();
    expect(location.hash).toBe('');
    refuses = false;
    first.set('#first=3');
    vi.runAllTimers();
    expect(location.hash).toBe('#first=3');
  });
});
