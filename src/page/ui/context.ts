import type { Actions } from '../actions';
import { createWords, type StringTest, type Words } from '../i18n';
import type { PageState } from '../state';
import { type Store, storeUntil, watchStore } from '../store';
import { type EngineSource, engineUntil } from '../workbench/engineSource';

/** What every part of the page gets. */
export interface Context {
  readonly store: Store<PageState>;
  readonly actions: Actions;
  /** The engine of the moment. */
  readonly engine: EngineSource;
  /** The CPU's, in float64: for numbers that people read digit by digit, whatever the engine of the moment is. */
  readonly exact: EngineSource;
  /** In the language of the moment; do not keep. */
  readonly words: Words;
  /** It stands within another laboratory, whose host says what plays: it begins nothing by itself, and hides no setting. */
  readonly embedded: boolean;
  /** Aborts when whoever was given this context is put aside for good; all that was subscribed through it has ended then. */
  readonly signal: AbortSignal;
  /** The id of an element that has one, for its own kind: a laboratory may stand in the document twice. */
  id(name: string): string;
  /** Runs now and whenever the language changes: whatever writes text belongs in here. Gives back how to end that. */
  live(write: (words: Words) => void): () => void;
  /** Runs now and whenever one of the values read from the state changes. */
  watch<const T extends readonly unknown[]>(read: (state: PageState) => T, write: (values: T) => void): void;
}

export function createContext(
  store: Store<PageState>,
  actions: Actions,
  { engine, exact }: Pick<Context, 'engine' | 'exact'>,
  test: StringTest,
): Context {
  let words = createWords(store.state.prefs.language, test);

  const writers = new Set<{ write: (words: Words) => void }>();

  // First of all subscriptions: whoever else hears of a new language finds the words in it.
  store.subscribe((state, previous) => {
    if (state.prefs.language === previous.prefs.language) return;
    words = createWords(state.prefs.language, test);
    for (const { write } of [...writers]) write(words);
  });

  return {
    store,
    actions,
    engine,
    exact,
    get words() {
      return words;
    },
    embedded: false,
    // The page lasts.
    signal: new AbortController().signal,
    id: (name) => name,
    live(write) {
      const writer = { write };
      writers.add(writer);
      write(words);
      return () => void writers.delete(writer);
    },
    watch: (read, write) => void watchStore(store, read, write),
  };
}

/** The context for a part of the page that goes before the page does: what it follows ends with the signal. */
export function contextUntil(page: Context, signal: AbortSignal): Context {
  const store = storeUntil(page.store, signal);
  return derived(page, {
    store,
    engine: engineUntil(page.engine, signal),
    exact: engineUntil(page.exact, signal),
    signal,
    live(write) {
      const end = page.live(write);
      signal.addEventListener('abort', end, { once: true });
      return end;
    },
    watch: (read, write) => void watchStore(store, read, write),
  });
}

/**
 * The context for a laboratory that stands within another one, beside its namesake in a tab of its own: its ids begin with
 * `prefix`, and nothing in it plays by itself.
 */
export function embeddedContext(page: Context, prefix: string): Context {
  return derived(page, { embedded: true, id: (name) => page.id(`${prefix}-${name}`) });
}

/** The words change with the language: they are asked for whenever they are needed. */
function derived(page: Context, change: Partial<Omit<Context, 'words'>>): Context {
  return {
    ...page,
    ...change,
    get words() {
      return page.words;
    },
  };
}
