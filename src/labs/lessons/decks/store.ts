import { edit, type History, redo, startHistory, undo } from '../../../page/history';
import type { KeyValueStore } from '../../../page/prefs';
import { createStore, type Store } from '../../../page/store';
import type { Decks } from './edits';
import { loadDecks, readDecks, STORAGE_KEY, saveDecks } from './storage';

export interface DecksState {
  readonly history: History<Decks>;
  /** The browser keeps what was done last. */
  readonly kept: boolean;
}

/** Decks with undo, kept in the browser after every change, at once: neither a reload nor a crash loses anything. */
export interface DecksStore {
  readonly store: Store<DecksState>;
  readonly decks: Decks;
  /** Edits that carry the same gesture (one field in which somebody writes) are one step of undo. */
  edit(change: (decks: Decks) => Decks, gesture?: string): void;
  undo(): void;
  redo(): void;
}

/** @param other calls back with what another tab has stored */
export function createDecksStore(
  storage: () => KeyValueStore,
  other: (hear: (key: string | null, text: string | null) => void) => void,
): DecksStore {
  const store = createStore<DecksState>({ history: startHistory(loadDecks(storage)), kept: true });

  function move(change: (history: History<Decks>) => History<Decks>): void {
    store.update((state) => {
      const history = change(state.history);
      if (history === state.history) return state;
      return { history, kept: saveDecks(storage, history.present) };
    });
  }

  other((key, text) => {
    if (key !== STORAGE_KEY) return;
    // What could not be stored here exists here only: it must not be replaced by what others have.
    store.update((state) => (state.kept ? { ...state, history: edit(state.history, readDecks(text)) } : state));
  });

  return {
    store,
    get decks() {
      return store.state.history.present;
    },
    edit: (change, gesture) => move((history) => edit(history, change(history.present), gesture ?? null)),
    undo: () => move(undo),
    redo: () => move(redo),
  };
}
