import type { Rejected } from '../../experiment/address';
import { show } from '../../experiment/explain';
import type { Lesson } from '../../experiment/lessons/types';
import { MISSING_PART } from '../../page/part';
import type { Store } from '../../page/store';
import type { Context } from '../../page/ui/context';
import { type LessonAddress, readLessonAddress, stepIndex, UNKNOWN_LESSON, UNKNOWN_STEP } from './address';
import { isDeckId } from './decks/id';
import { COURSE, createLibrary, entryOf } from './library';
import {
  answered,
  arrive,
  back,
  contents,
  LAST,
  type LessonsState,
  next,
  onRoute,
  opened,
  type Place,
  type Wanted,
  want,
  withoutWanted,
  withTitles,
} from './state';
import { lessonsTexts } from './texts';

export interface Navigation {
  next(): void;
  back(): void;
  goTo(wanted: Wanted): void;
  contents(): void;
  answer(answer: number): void;
  route(name: string | null): void;
  openForeign(lesson: Lesson): void;
  /** Finds out what the steps of these lessons are called. */
  learn(lessons: readonly string[]): void;
  /** A lesson that is at hand; null: it has not been loaded, or there is none. */
  known(lesson: string): Lesson | null;
  /** Gives back what could not be used. */
  open(address: string): readonly Rejected[];
}

/** Moves through the lessons, and loads them on the way. */
export function createNavigation(page: Context, store: Store<LessonsState>): Navigation {
  const library = createLibrary();

  function move(change: (state: LessonsState) => LessonsState): void {
    const before = store.state.wanted;
    store.update((state) => atHand(change(state)));
    const { wanted } = store.state;
    // What is on its way already is fetched, and its failure told, once.
    if (wanted !== null && wanted !== before) void fetch(wanted);
  }

  /** A lesson that was loaded before is there at once. */
  function atHand(state: LessonsState): LessonsState {
    const lesson = state.wanted === null ? null : library.get(state.wanted.lesson);
    return lesson === null ? state : arrive(state, lesson, false);
  }

  async function fetch(wanted: Wanted): Promise<void> {
    try {
      const lesson = await library.load(wanted.lesson);
      store.update((state) => withTitles(state, lesson));
      if (store.state.wanted !== wanted) return;
      store.update((state) => arrive(state, lesson, isDeckId(lesson.id)));
      const rejected = unknownStep(lesson, wanted);
      if (rejected.length > 0) page.actions.notify({ id: 'address', kind: 'address', rejected });
    } catch (error) {
      // Told on the page; the console keeps what would help to mend it.
      console.warn(error);
      if (store.state.wanted !== wanted) return;
      store.update(withoutWanted);
      page.actions.notify({ ...MISSING_PART, text: lessonsTexts.notLoaded });
    }
  }

  function follow({ lesson, step, route }: LessonAddress): readonly Rejected[] {
    if (lesson === null) {
      move((state) => onRoute(contents(state), route));
      return [];
    }
    const { place, dropped } = store.state;
    const wanted = { lesson, step, whole: false };
    // Who comes back to a step, from a laboratory or with the browser, finds it as it was left.
    if (place !== null && stands(place, wanted)) {
      store.update((state) => withoutWanted(onRoute(state, route)));
      return [];
    }
    const foreign = place?.foreign === true && place.lesson.id === lesson;
    if (foreign || entryOf(lesson) !== undefined || isDeckId(lesson)) {
      move((state) => want(onRoute(state, route), wanted));
    } else if (dropped?.id === lesson) {
      store.update((state) => arrive({ ...onRoute(state, route), wanted }, dropped, true));
    } else {
      move((state) => onRoute(contents(state), route));
      return [{ key: 'lesson', value: show(lesson), reason: UNKNOWN_LESSON }];
    }
    const shown = store.state.place;
    return store.state.wanted === null && shown !== null ? unknownStep(shown.lesson, wanted) : [];
  }

  return {
    next: () => move((state) => next(state, COURSE)),
    back: () => move((state) => back(state, COURSE)),
    goTo: (wanted) => move((state) => want(state, wanted)),
    contents: () => move(contents),
    answer: (answer) => move((state) => answered(state, answer)),
    route: (name) => move((state) => onRoute(state, name)),
    learn(lessons) {
      for (const id of new Set(lessons)) {
        if (library.get(id) !== null || entryOf(id) === undefined) continue;
        library.load(id).then(
          (lesson) => store.update((state) => withTitles(state, lesson)),
          // Chapters stand in the place of their steps; whoever opens one hears of it.
          () => {},
        );
      }
    },
    known: (lesson) => library.get(lesson),
    openForeign: (lesson) => store.update((state) => opened(state, lesson)),
    open(text) {
      const { address, rejected } = readLessonAddress(text, Object.keys(COURSE.routes));
      return [...rejected, ...follow(address)];
    },
  };
}

/** Whether what is wanted is the very step that is shown. */
function stands({ lesson, step }: Place, wanted: Wanted): boolean {
  return lesson.id === wanted.lesson && stepIndex(lesson.steps, wanted.step ?? '') === step;
}

function unknownStep(lesson: Lesson, { step }: Wanted): readonly Rejected[] {
  if (step === LAST || stepIndex(lesson.steps, step) !== null) return [];
  return [{ key: 'step', value: show(step ?? ''), reason: UNKNOWN_STEP }];
}
