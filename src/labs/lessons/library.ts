import type { Lesson } from '../../experiment/lessons/types';
import { LESSONS, type LessonEntry } from '../../lessons';
import { ROUTES } from '../../lessons/routes';
import { part } from '../../page/part';
import { isDeckId } from './decks/id';
import type { Course } from './state';

/** The built-in lessons, in their order. */
export const COURSE: Course = { lessons: LESSONS.map(({ id }) => id), routes: ROUTES };

/** Lessons that have been loaded. */
export interface Library {
  /** At hand; null: it has yet to be loaded, or there is none. */
  get(id: string): Lesson | null;
  /** Rejects if it cannot be loaded. */
  load(id: string): Promise<Lesson>;
}

export function entryOf(id: string): LessonEntry | undefined {
  return LESSONS.find((entry) => entry.id === id);
}

export function createLibrary(): Library {
  const loaded = new Map<string, Lesson>();
  return {
    get: (id) => loaded.get(id) ?? null,
    async load(id) {
      // A deck changes while it is edited: it is read anew.
      if (isDeckId(id)) return (await part(() => import('./decks/storage'))).storedDeck(() => window.localStorage, id);
      const entry = entryOf(id);
      if (entry === undefined) throw new Error(`no lesson ${id}`);
      const { load, ...about } = entry;
      const lesson = { ...about, steps: await load() };
      loaded.set(id, lesson);
      return lesson;
    },
  };
}
