import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Laboratories } from '../../../src/page/laboratories';
import type { ExperimentDocument, FileContent, Laboratory, LaboratoryKind } from '../../../src/page/laboratory';
import { keepExperiments, restoreExperiments } from '../../../src/page/offline/keep';

/** A laboratory whose experiment is an address, and a text that no address can carry. */
function fakeLaboratory(name: string) {
  let address = `#${name}`;
  let text: string | null = null;
  const document: Pick<ExperimentDocument, 'address' | 'addressIsWhole' | 'fileText' | 'open' | 'openFile'> = {
    address: () => address,
    addressIsWhole: () => text === null,
    fileText: () => JSON.stringify({ text }),
    open(next) {
      address = next;
      return [];
    },
    async openFile({ json }: FileContent) {
      text = String(json?.text);
      return [];
    },
  };
  return {
    laboratory: { document } as Laboratory,
    set(nextAddress: string, nextText: string | null): void {
      address = nextAddress;
      text = nextText;
    },
    get holds() {
      return { address, text };
    },
  };
}

type Fake = ReturnType<typeof fakeLaboratory>;

/** A page, of which the first laboratory is shown and the first `loaded` are there. */
function pageOf(labs: readonly Fake[], loaded: number) {
  const kinds = ['first', 'second'].map(
    (name): LaboratoryKind => ({ name, claims: (address: string) => address.startsWith(`#${name}`) }) as LaboratoryKind,
  );
  const present = labs.slice(0, loaded).map(({ laboratory }) => laboratory);
  const hearers: ((laboratory: Laboratory) => void)[] = [];
  const laboratories: Pick<Laboratories, 'kinds' | 'loaded' | 'current' | 'onLoaded'> = {
    kinds,
    loaded: present,
    current: present[0]!,
    onLoaded(tell) {
      hearers.push(tell);
      for (const laboratory of present) tell(laboratory);
    },
  };
  return {
    laboratories: laboratories as Laboratories,
    /** The other one is wanted now. */
    load: () => hearers.forEach((tell) => void tell(labs[1]!.laboratory)),
  };
}

function fakeStorage(room = 1e6): () => Storage {
  const held = new Map<string, string>();
  const storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
    getItem: (key) => held.get(key) ?? null,
    setItem(key, value) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, value);
    },
    removeItem: (key) => void held.delete(key),
  };
  return () => storage as Storage;
}

const noFault = (error: unknown): void => {
  throw error;
};

describe('experiments, when the page is loaded anew', () => {
  let hash = '';
  beforeEach(() => {
    hash = '';
    vi.stubGlobal('history', {
      state: null,
      replaceState(_state: unknown, _title: string, next: string) {
        hash = next;
      },
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  /** Both are loaded and changed; the page goes, and another comes with what was kept. */
  function leave(storage: () => Storage): readonly [Fake, Fake] {
    const before = [fakeLaboratory('first'), fakeLaboratory('second')] as const;
    before[0].set('#first=3', 'samples');
    before[1].set('#second=4', null);
    expect(keepExperiments(storage, pageOf(before, 2).laboratories)).toBe(true);
    return [fakeLaboratory('first'), fakeLaboratory('second')];
  }

  test('come back: what an address cannot carry, and those that are not shown, when they are wanted', async () => {
    const storage = fakeStorage();
    const labs = leave(storage);
    expect(hash).toBe('#first=3');
    labs[0].set(hash, null);
    const page = pageOf(labs, 1);
    expect(await restoreExperiments(storage, page.laboratories, hash, noFault)).toBe(true);
    expect(labs[0].holds).toEqual({ address: '#first=3', text: 'samples' });
    page.load();
    await vi.waitFor(() => expect(labs[1].holds).toEqual({ address: '#second=4', text: null }));
  });

  test('come back once', async () => {
    const storage = fakeStorage();
    leave(storage);
    await restoreExperiments(storage, pageOf([fakeLaboratory('first')], 1).laboratories, '#first=3', noFault);
    const later = fakeLaboratory('first');
    later.set('#first=3', null);
    await restoreExperiments(storage, pageOf([later], 1).laboratories, '#first=3', noFault);
    expect(later.holds.text).toBeNull();
  });

  test('do not come over what another address asks for', async () => {
    const storage = fakeStorage();
    const labs = leave(storage);
    labs[0].set('#first=9', null);
    expect(await restoreExperiments(storage, pageOf(labs, 1).laboratories, '#first=9', noFault)).toBe(false);
    expect(labs[0].holds).toEqual({ address: '#first=9', text: null });
  });

  test('that could not be opened are said to be so, and kept for another attempt', async () => {
    const storage = fakeStorage();
    const [first] = leave(storage);
    first.set(hash, null);
    const fault = new Error('a part is missing');
    const document: ExperimentDocument = { ...first.laboratory.document, openFile: () => Promise.reject(fault) };
    const broken: Laboratory = { ...first.laboratory, document };
    const heard: unknown[] = [];
    await restoreExperiments(
      storage,
      pageOf([{ ...first, laboratory: broken }], 1).laboratories,
      hash,
      (error) => void heard.push(error),
    );
    expect(heard).toEqual([fault]);
    await restoreExperiments(storage, pageOf([first], 1).laboratories, hash, noFault);
    expect(first.holds.text).toBe('samples');
  });

  test('are refused where there is no room, unless the address says all', () => {
    const lab = fakeLaboratory('first');
    lab.set('#first=3', 'samples');
    const page = pageOf([lab, fakeLaboratory('second')], 1).laboratories;
    expect(keepExperiments(fakeStorage(10), page)).toBe(false);
    expect(hash).toBe('');
    lab.set('#first=3', null);
    expect(keepExperiments(fakeStorage(10), page)).toBe(true);
    expect(hash).toBe('#first=3');
  });
});
