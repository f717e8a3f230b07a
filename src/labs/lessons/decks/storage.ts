import { parseLesson } from '../../../experiment/lessons/schema';
import type { Lesson } from '../../../experiment/lessons/types';
import type { KeyValueStore } from '../../../page/prefs';
import { type Decks, filled, NO_DECKS } from './edits';
import { isDeckId } from './id';

export const STORAGE_KEY = 'nabla.decks';

/** What the browser keeps. Never throws: what cannot be understood is left out. */
export function loadDecks(storage: () => KeyValueStore): Decks {
  try {
    return readDecks(storage().getItem(STORAGE_KEY));
  } catch {
    return NO_DECKS;
  }
}

/** One of them as it is shown. Throws where there is none of that id. */
export function storedDeck(storage: () => KeyValueStore, id: string): Lesson {
  const deck = loadDecks(storage).decks.find((each) => each.id === id);
  if (deck === undefined) throw new Error(`no deck ${id}`);
  return filled(deck);
}

/** The same of what another tab has stored. */
export function readDecks(text: string | null): Decks {
  if (text === null) return NO_DECKS;
  try {
    const { decks, current } = JSON.parse(text) as { decks?: unknown; current?: unknown };
    const read = Array.isArray(decks) ? decks.flatMap(readDeck) : [];
    const known = read.find(({ id }) => id === current)?.id ?? read.at(-1)?.id ?? null;
    return { decks: read, current: known };
  } catch {
    return NO_DECKS;
  }
}

/** @returns whether the browser keeps it: it may be full, or forbid it */
export function saveDecks(storage: () => KeyValueStore, { decks, current }: Decks): boolean {
  try {
    storage().setItem(STORAGE_KEY, JSON.stringify({ version: 1, decks, current }));
    return true;
  } catch {
    return false;
  }
}

/** A deck under an id that no other has. */
export function deckId(): string {
  return `deck-${crypto.getRandomValues(new Uint32Array(2)).reduce((text, each) => text + each.toString(36), '')}`;
}

/**
 * Held to the rules of lessons as it is shown; kept as it was written, with what is still empty. One without steps is none
 * yet, but is kept as well.
 */
function readDeck(value: unknown): Lesson[] {
  try {
    const deck = value as Lesson;
    if (!isDeckId(deck.id)) return [];
    const shown = filled(deck);
    if (shown.steps.length > 0) parseLesson({ version: 1, lesson: shown });
    return [deck];
  } catch {
    return [];
  }
}
