import { describe, expect, it } from 'vitest';
import type { Lesson, Step } from '../../../src/experiment/lessons/types';
import { NO_PROGRESS } from '../../../src/labs/lessons/progress';
import {
  answered,
  answerOf,
  arrive,
  back,
  type Course,
  initialLessonsState,
  isAsked,
  LAST,
  type LessonsState,
  next,
  onRoute,
  opened,
  stepKey,
  want,
} from '../../../src/labs/lessons/state';

const both = (text: string) => ({ en: text, zh: text });

function step(id: string, { reveals = 0, asks = false } = {}): Step {
  return {
    id,
    title: both(id),
    caption: [both(id)],
    reveals: Array.from({ length: reveals }, (_, index) => ({ text: both(`${id} ${index}`) })),
    ...(asks ? { question: { text: both('?'), answers: [{ text: both('a'), says: both('A') }] } } : {}),
  };
}

function lesson(id: string, steps: readonly Step[]): Lesson {
  return { id, title: both(id), question: both(id), minutes: 1, needs: [], steps };
}

const LESSONS: readonly Lesson[] = [
  lesson('why', [step('loop'), step('fog', { reveals: 2 })]),
  lesson('slope', [step('secant', { asks: true, reveals: 1 }), step('tangent'), step('rule')]),
  lesson('end', [step('beyond')]),
];
const COURSE: Course = {
  lessons: LESSONS.map(({ id }) => id),
  routes: { short: ['why/fog', 'end/beyond', 'slope/tangent'] },
};

/** Loads what is wanted, as the laboratory does. */
function settled(state: LessonsState): LessonsState {
  const wanted = state.wanted;
  const found = LESSONS.find(({ id }) => id === wanted?.lesson);
  return found === undefined ? state : arrive(state, found, false);
}
const onward = (state: LessonsState): LessonsState => settled(next(state, COURSE));
const backward = (state: LessonsState): LessonsState => settled(back(state, COURSE));
const at = (lessonId: string, stepId: string | null, whole = false): LessonsState =>
  settled(want(initialLessonsState(NO_PROGRESS), { lesson: lessonId, step: stepId, whole }));

/** Where one is, as a text. */
function where(state: LessonsState): string {
  if (state.place === null) return 'contents';
  return `${stepKey(state.place)}+${state.place.revealed}${isAsked(state) ? '?' : ''}`;
}

function walk(from: LessonsState, move: (state: LessonsState) => LessonsState): string[] {
  const seen: string[] = [];
  for (let state = from; ; state = move(state)) {
    seen.push(where(state));
    if (state.place === null) return seen;
  }
}

const WAY = [
  'why/loop+0',
  'why/fog+0',
  'why/fog+1',
  'why/fog+2',
  'slope/secant+0?',
  'slope/secant+0',
  'slope/secant+1',
  'slope/tangent+0',
  'slope/rule+0',
  'end/beyond+0',
  'contents',
];

describe('the way through the lessons', () => {
  it('leads through reveals, steps and lessons, and ends at the table of contents', () => {
    expect(walk(at('why', null), onward)).toEqual(WAY);
  });

  it('leads back by the same places; a question that was passed is not asked again', () => {
    expect(walk(at('end', LAST), backward)).toEqual(
      WAY.filter((place) => !place.endsWith('?'))
        .reverse()
        .slice(1)
        .concat('contents'),
    );
  });

  it.each(WAY.slice(1, -1).filter((place) => !place.endsWith('?')))('comes back to %s from what is next', (place) => {
    let state = at('why', null);
    while (where(state) !== place) state = onward(state);
    const after = onward(state);
    const again = after.place === null ? state : backward(after);
    expect(where(again)).toBe(place);
    expect(again.place).toEqual(state.place);
  });

  it('calls off a step that is on its way by the other way, and waits for it by the same', () => {
    const last = at('why', 'fog', true);
    const onItsWay = next(last, COURSE);
    expect(onItsWay.wanted).toMatchObject({ lesson: 'slope' });
    expect(next(onItsWay, COURSE)).toBe(onItsWay);
    expect(back(onItsWay, COURSE)).toEqual(last);
    const first = at('slope', null);
    const onItsWayBack = back(first, COURSE);
    expect(onItsWayBack.wanted).toMatchObject({ lesson: 'why', step: LAST });
    expect(back(onItsWayBack, COURSE)).toBe(onItsWayBack);
    expect(next(onItsWayBack, COURSE)).toEqual(first);
  });

  it('leads along a route, across lessons and in its own order', () => {
    const begun = onRoute(at('why', 'fog'), 'short');
    expect(walk(begun, onward)).toEqual([
      'why/fog+0',
      'why/fog+1',
      'why/fog+2',
      'end/beyond+0',
      'slope/tangent+0',
      'contents',
    ]);
    expect(walk(onRoute(at('slope', 'tangent'), 'short'), backward)).toEqual([
      'slope/tangent+0',
      'end/beyond+0',
      'why/fog+2',
      'why/fog+1',
      'why/fog+0',
      'contents',
    ]);
  });

  it('goes on in the lesson from a step that is not on the route', () => {
    expect(where(onward(onRoute(at('slope', 'rule'), 'short')))).toBe('end/beyond+0');
  });

  it('ends with the lesson of a file', () => {
    const state = arrive(
      want(initialLessonsState(NO_PROGRESS), { lesson: 'why', step: LAST, whole: true }),
      LESSONS[0]!,
      true,
    );
    // It may have the id of a built-in one.
    expect(where(state)).toBe('file:why/fog+2');
    expect(where(next(state, COURSE))).toBe('contents');
  });

  it('asks anew what the lesson of a file asks, whatever was answered in the one before', () => {
    const file = LESSONS[1]!;
    const first = answered(opened(answered(at('slope', null), 0), file), 1);
    expect(isAsked(first)).toBe(false);
    const again = opened(first, { ...file });
    expect(where(again)).toBe('file:slope/secant+0?');
    // That of the built-in lesson is another.
    expect(again.answers).toEqual({ 'slope/secant': 0 });
  });

  it('comes back from the lesson of a file to where one was', () => {
    const { progress } = opened(at('slope', 'rule'), LESSONS[0]!);
    expect(progress.last).toBe('slope');
    expect(progress.lessons).toHaveProperty('file:why');
  });
});

describe('a step', () => {
  it.each([
    ['its id', 'tangent', 'slope/tangent+0'],
    ['its number', '3', 'slope/rule+0'],
    ['nothing', null, 'slope/secant+0?'],
    ['a number beyond the last', '4', 'slope/secant+0?'],
    ['an unknown id', 'cosecant', 'slope/secant+0?'],
  ])('is found by %s', (_, named, found) => {
    expect(where(at('slope', named))).toBe(found);
  });

  it('waits for its answer, which is remembered until another is chosen', () => {
    const asked = at('slope', 'secant');
    expect(isAsked(asked)).toBe(true);
    const chosen = answered(asked, 0);
    expect(isAsked(chosen)).toBe(false);
    const away = onward(onward(chosen));
    expect(where(away)).toBe('slope/tangent+0');
    expect(answerOf(away)).toBeUndefined();
    expect(answerOf(backward(away))).toBe(0);
  });

  it('has all its reveals and no open question when it is entered backwards', () => {
    const state = backward(at('slope', 'tangent'));
    expect(where(state)).toBe('slope/secant+1');
    expect(answerOf(state)).toBe('passed');
  });

  it('is remembered as seen, and as where one was', () => {
    const { progress } = onward(at('why', null));
    expect(progress).toEqual({ last: 'why', lessons: { why: { last: 'fog', seen: ['loop', 'fog'], of: 2 } } });
  });
});

describe('a lesson that cannot be shown', () => {
  it('leaves the page where it is', () => {
    const state = want(at('why', 'fog'), { lesson: 'slope', step: null, whole: false });
    const empty = arrive(state, lesson('slope', []), false);
    expect(where(empty)).toBe('why/fog+0');
    expect(empty.wanted).toBeNull();
  });

  it('is not shown when another has been wanted meanwhile', () => {
    const state = want(at('why', 'fog'), { lesson: 'slope', step: null, whole: false });
    const late = arrive(want(state, { lesson: 'end', step: null, whole: false }), LESSONS[1]!, false);
    expect(where(late)).toBe('why/fog+0');
  });
});
