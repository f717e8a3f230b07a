import type { Lesson, Step } from '../../experiment/lessons/types';
import type { LocalText } from '../../formula/text';
import { stepIndex } from './address';
import { type Progress, withSeen } from './progress';

/** The state of the laboratory of lessons: immutable data, no commands. */
export interface LessonsState {
  /** The step that is shown; null: the table of contents. */
  readonly place: Place | null;
  /** Name of the route on which one walks; null: chapter by chapter. */
  readonly route: string | null;
  /** Where one wants to be as soon as the lesson has been loaded. */
  readonly wanted: Wanted | null;
  /** What has been answered since the page was opened, by the key of its step ({@link stepKey}). */
  readonly answers: Readonly<Record<string, Answered>>;
  /** What is remembered beyond that. */
  readonly progress: Progress;
  /** Of the steps of all lessons that have been loaded, by their keys. */
  readonly titles: Readonly<Record<string, LocalText>>;
  /** The lesson that came last as a file: one may leave it and come back. */
  readonly dropped: Lesson | null;
}

export interface Place {
  readonly lesson: Lesson;
  /** Not one of the built-in lessons. */
  readonly foreign: boolean;
  readonly step: number;
  /** So many reveals are in sight. */
  readonly revealed: number;
}

/** Index of the answer that was chosen last; `passed`: one went on without. */
export type Answered = number | 'passed';

/** Where a lesson ends; no id may look like it. */
export const LAST = '*';

/** A step by its lesson's id, and its own. */
export interface Wanted {
  readonly lesson: string;
  /** Id or number of the step; null: the first, {@link LAST}: the last. */
  readonly step: string | null;
  /** With all its reveals: it is entered backwards. */
  readonly whole: boolean;
}

/** The order of things, as far as the state has to do with it. */
export interface Course {
  /** Ids of the built-in lessons. */
  readonly lessons: readonly string[];
  /** `lesson/step`, in the order in which a route leads through them. */
  readonly routes: Readonly<Record<string, readonly string[]>>;
}

export function initialLessonsState(progress: Progress): LessonsState {
  return { place: null, route: null, wanted: null, answers: {}, progress, titles: {}, dropped: null };
}

export function stepOf({ lesson, step }: Place): Step {
  return lesson.steps[step]!;
}

/** Unique among all lessons; one of a file may have the id of another. */
export function lessonKey({ lesson, foreign }: Pick<Place, 'lesson' | 'foreign'>): string {
  return foreign ? `file:${lesson.id}` : lesson.id;
}

/** Unique among all steps: `lesson/step`. */
export function stepKey(place: Place): string {
  return `${lessonKey(place)}/${stepOf(place).id}`;
}

/** What was answered to the question of the step; undefined: nothing yet, or nothing was asked. */
export function answerOf(state: LessonsState): Answered | undefined {
  return state.place === null ? undefined : state.answers[stepKey(state.place)];
}

/** Whether the step asks something that has not been answered: what plays waits. */
export function isAsked(state: LessonsState): boolean {
  return state.place !== null && stepOf(state.place).question !== undefined && answerOf(state) === undefined;
}

/**
 * The one next thing: the open question is passed over, then a reveal, then the next step. `Back` undoes it: it leads to
 * where `Next` was pressed, so a step that is entered backwards has all its reveals. While a step is on its way, the one
 * way does no more, and the other calls it off.
 */
export function next(state: LessonsState, course: Course): LessonsState {
  const { place } = state;
  if (place === null) return state;
  if (state.wanted !== null) return state.wanted.whole ? withoutWanted(state) : state;
  if (isAsked(state)) return answered(state, 'passed');
  if (place.revealed < (stepOf(place).reveals?.length ?? 0)) {
    return { ...state, place: { ...place, revealed: place.revealed + 1 } };
  }
  const after = following(state, course);
  return after === null ? contents(state) : want(state, after);
}

export function back(state: LessonsState, course: Course): LessonsState {
  const { place } = state;
  if (place === null) return state;
  if (state.wanted !== null) return state.wanted.whole ? state : withoutWanted(state);
  if (place.revealed > 0) return { ...state, place: { ...place, revealed: place.revealed - 1 } };
  const before = preceding(state, course);
  return before === null ? contents(state) : want(state, before);
}

/** The step that comes next; null: this is the last one. */
export function following(state: LessonsState, { lessons, routes }: Course): Wanted | null {
  const { place, route } = state;
  if (place === null) return null;
  const stop = neighbour(routes[route ?? ''], stepKey(place), 1);
  if (stop !== undefined) return stop === null ? null : { ...wantedOf(stop), whole: false };
  const { lesson, step, foreign } = place;
  const inside = lesson.steps[step + 1];
  if (inside !== undefined) return { lesson: lesson.id, step: inside.id, whole: false };
  const other = foreign ? undefined : lessons[lessons.indexOf(lesson.id) + 1];
  return other === undefined ? null : { lesson: other, step: null, whole: false };
}

/** The step that comes before; null: this is the first one. */
export function preceding(state: LessonsState, { lessons, routes }: Course): Wanted | null {
  const { place, route } = state;
  if (place === null) return null;
  const stop = neighbour(routes[route ?? ''], stepKey(place), -1);
  if (stop !== undefined) return stop === null ? null : { ...wantedOf(stop), whole: true };
  const { lesson, step, foreign } = place;
  const inside = lesson.steps[step - 1];
  if (inside !== undefined) return { lesson: lesson.id, step: inside.id, whole: true };
  const other = foreign ? undefined : lessons[lessons.indexOf(lesson.id) - 1];
  return other === undefined ? null : { lesson: other, step: LAST, whole: true };
}

/** Beside a stop of a route; null: nothing comes there, undefined: the stop is not on it, or there is no route. */
function neighbour(stops: readonly string[] | undefined, key: string, by: 1 | -1): string | null | undefined {
  const index = stops?.indexOf(key) ?? -1;
  return index < 0 ? undefined : (stops![index + by] ?? null);
}

function wantedOf(stop: string): Pick<Wanted, 'lesson' | 'step'> {
  const [lesson = '', step = null] = stop.split('/');
  return { lesson, step };
}

/** Goes there at once where the lesson is at hand; else somebody has to load it, and {@link arrive}. */
export function want(state: LessonsState, wanted: Wanted): LessonsState {
  const { place } = state;
  if (place !== null && place.lesson.id === wanted.lesson)
    return arrive({ ...state, wanted }, place.lesson, place.foreign);
  return { ...state, wanted };
}

/** A lesson has been loaded: its wanted step is shown, the first one where it has none of that name. */
export function arrive(state: LessonsState, lesson: Lesson, foreign: boolean): LessonsState {
  const { wanted } = state;
  if (wanted?.lesson !== lesson.id || lesson.steps.length === 0) return { ...state, wanted: null };
  const last = lesson.steps.length - 1;
  const step = wanted.step === LAST ? last : (stepIndex(lesson.steps, wanted.step) ?? 0);
  const place = { lesson, foreign, step, revealed: 0 };
  const progress = withSeen(
    state.progress,
    lessonKey(place),
    lesson.steps[step]!.id,
    lesson.steps.map(({ id }) => id),
  );
  const { question, reveals = [] } = lesson.steps[step]!;
  const shown: LessonsState = {
    ...state,
    wanted: null,
    place: wanted.whole ? { ...place, revealed: reveals.length } : place,
    // A file cannot be opened again from here: one goes on where one was before.
    progress: foreign ? { ...progress, last: state.progress.last } : progress,
  };
  // What comes after a question was not shown before it: somebody who comes from there has passed it.
  return wanted.whole && question !== undefined && isAsked(shown) ? answered(shown, 'passed') : shown;
}

/** The lesson of a file is shown from its beginning. What was answered in an earlier one of its name was answered there. */
export function opened(state: LessonsState, lesson: Lesson): LessonsState {
  const own = `${lessonKey({ lesson, foreign: true })}/`;
  const answers = Object.fromEntries(Object.entries(state.answers).filter(([key]) => !key.startsWith(own)));
  const wanted = { lesson: lesson.id, step: null, whole: false };
  return arrive({ ...onRoute(state, null), place: null, wanted, answers, dropped: lesson }, lesson, true);
}

/** A lesson has been loaded, whether or not it is wanted: its steps have names. */
export function withTitles(state: LessonsState, { id, steps }: Lesson): LessonsState {
  const titles = Object.fromEntries(steps.map((step) => [`${id}/${step.id}`, step.title]));
  return { ...state, titles: { ...state.titles, ...titles } };
}

export function contents(state: LessonsState): LessonsState {
  return { ...state, place: null, wanted: null };
}

/** The wanted lesson could not be had. */
export function withoutWanted(state: LessonsState): LessonsState {
  return { ...state, wanted: null };
}

export function answered(state: LessonsState, answer: Answered): LessonsState {
  const { place } = state;
  if (place === null) return state;
  return { ...state, answers: { ...state.answers, [stepKey(place)]: answer } };
}

export function onRoute(state: LessonsState, route: string | null): LessonsState {
  return state.route === route ? state : { ...state, route };
}
