import type { Actions } from '../actions';
import { createWords, type StringTest, type Words } from '../i18n';
import type { PageState } from '../state';
import { type Store, watchStore } from '../store';
import type { EngineSource } from '../workbench/engineSource';

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
  /** Runs now and whenever the language changes: whatever writes text belongs in here. */
  live(write: (words: Words) => void): void;
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
  const writers: ((words: Words) => void)[] = [];

  // First of all subscriptions: whoever else hears of a new language finds the words in it.
  store.subscribe((state, previous) => {
    if (state.prefs.language === previous.prefs.language) return;
    words = createWords(state.prefs.language, test);
    for (const write of writers) write(words);
  });

  return {
    store,
    actions,
    engine,
    exact,
    get words() {
      return words;
    },
    live(write) {
      writers.push(write);
      write(words);
    },
    watch: (read, write) => watchStore(store, read, write),
  };
}
