import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Lesson } from '../../../src/experiment/lessons/types';
import { NO_PROGRESS } from '../../../src/labs/lessons/progress';
import { settingAt } from '../../../src/labs/lessons/setting';
import {
  answered,
  arrive,
  back,
  initialLessonsState,
  type LessonsState,
  next,
  stepOf,
  want,
} from '../../../src/labs/lessons/state';
import { LESSONS } from '../../../src/lessons';

const lessons: readonly Lesson[] = await Promise.all(
  LESSONS.map(async ({ load, ...about }) => ({ ...about, steps: await load() })),
);
const COURSE = { lessons: lessons.map(({ id }) => id), routes: {} };
const steps = lessons.flatMap(({ id, steps: all }) => all.map((step) => ({ lesson: id, step: step.id })));

/** What is wanted is at hand. */
function here(state: LessonsState): LessonsState {
  const lesson = lessons.find(({ id }) => id === state.wanted?.lesson);
  return lesson === undefined ? state : arrive(state, lesson, false);
}

const goTo = (state: LessonsState, index: number): LessonsState =>
  here(want(state, { ...steps[index % steps.length]!, whole: false }));

it('a step begins as it is written, whatever was seen, answered and revealed before', () => {
  const move = fc.oneof(
    fc.nat({ max: steps.length - 1 }).map((index) => (state: LessonsState) => goTo(state, index)),
    fc.constant((state: LessonsState) => here(next(state, COURSE))),
    fc.constant((state: LessonsState) => here(back(state, COURSE))),
    fc.nat({ max: 3 }).map((answer) => (state: LessonsState) => answered(state, answer)),
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), fc.nat({ max: steps.length - 1 }), (moves, target) => {
      const fresh = goTo(initialLessonsState(NO_PROGRESS), target).place!;
      const { place } = goTo(
        moves.reduce((state, each) => each(state), initialLessonsState(NO_PROGRESS)),
        target,
      );
      expect(place).toEqual(fresh);
      expect(settingAt(stepOf(place!), place!.revealed)).toEqual(settingAt(stepOf(fresh), 0));
    }),
  );
});
