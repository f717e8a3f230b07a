import type { KeyValueStore } from '../../page/prefs';

/** Where a visitor was, and what was seen, of each lesson. */
export interface Progress {
  /** Id of the built-in lesson that was looked at last. */
  readonly last: string | null;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

export interface LessonProgress {
  /** Id of the step that was looked at last. */
  readonly last: string;
  /** Ids of all that were looked at. */
  readonly seen: readonly string[];
  /** How many steps the lesson has. */
  readonly of: number;
}

export const NO_PROGRESS: Progress = { last: null, lessons: {} };

const STORAGE_KEY = 'nabla.lessons';

/** Lessons that are remembered at most: those of files come and go. */
const MOST_LESSONS = 100;

/** A step is looked at, of a lesson with these. Those that the lesson has no longer are forgotten. */
export function withSeen(progress: Progress, lesson: string, step: string, steps: readonly string[]): Progress {
  const before = progress.lessons[lesson]?.seen ?? [];
  const seen = steps.filter((id) => id === step || before.includes(id));
  const now: LessonProgress = { last: step, seen, of: steps.length };
  const others = Object.entries(progress.lessons).filter(([id]) => id !== lesson);
  return { last: lesson, lessons: Object.fromEntries([...others.slice(1 - MOST_LESSONS), [lesson, now]]) };
}

/** What cannot be understood is left out. Never throws: without storage everything lasts as long as the page. */
export function loadProgress(storage: () => KeyValueStore): Progress {
  try {
    return readProgress(JSON.parse(storage().getItem(STORAGE_KEY) ?? 'null'));
  } catch {
    return NO_PROGRESS;
  }
}

/** Never throws: what cannot be stored lasts as long as the page. */
export function saveProgress(storage: () => KeyValueStore, progress: Progress): void {
  try {
    storage().setItem(STORAGE_KEY, JSON.stringify(progress));
  } catch {
    // Full or forbidden; nothing the visitor could do about it here.
  }
}

function readProgress(value: unknown): Progress {
  const { last, lessons } = recordOf(value);
  const read = Object.entries(recordOf(lessons)).flatMap(([id, entry]): [string, LessonProgress][] => {
    const one = recordOf(entry);
    const { last: place, seen, of } = one;
    if (typeof place !== 'string' || !Array.isArray(seen) || typeof of !== 'number' || !(of > 0)) return [];
    return [[id, { last: place, seen: seen.filter((step) => typeof step === 'string').slice(0, of), of }]];
  });
  return {
    last: typeof last === 'string' ? last : null,
    lessons: Object.fromEntries(read.slice(-MOST_LESSONS)),
  };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
