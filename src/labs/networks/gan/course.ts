import type { GanTraining } from '../../../engine/contract/network';

/** The course of a game, thinned out as it grows long. Lists of equal length, one entry per update that is kept. */
export interface Course {
  /** Number of the update, from 1. */
  readonly updates: readonly number[];
  readonly discriminatorLoss: readonly number[];
  readonly generatorLoss: readonly number[];
  readonly onReal: readonly number[];
  readonly onGenerated: readonly number[];
  /** Every how many updates one is kept. */
  readonly stride: number;
}

export const EMPTY_COURSE: Course = {
  updates: [],
  discriminatorLoss: [],
  generatorLoss: [],
  onReal: [],
  onGenerated: [],
  stride: 1,
};

/** Entries that a chart can tell apart. */
const MOST = 1200;

/** @param first the number of the first update of `told` */
export function extendCourse(course: Course, told: GanTraining, first: number): Course {
  const kept = Array.from(told.discriminatorLoss.keys()).filter(
    (k) => (first + k) % course.stride === 0 && !Number.isNaN(told.discriminatorLoss[k]!),
  );
  const column = (old: readonly number[], values: Float64Array) => [...old, ...kept.map((k) => values[k]!)];
  const next: Course = {
    updates: [...course.updates, ...kept.map((k) => first + k)],
    discriminatorLoss: column(course.discriminatorLoss, told.discriminatorLoss),
    generatorLoss: column(course.generatorLoss, told.generatorLoss),
    onReal: column(course.onReal, told.onReal),
    onGenerated: column(course.onGenerated, told.onGenerated),
    stride: course.stride,
  };
  return thinned(next);
}

function thinned(course: Course): Course {
  if (course.updates.length <= MOST) return course;
  const stride = 2 * course.stride;
  const keep = course.updates.map((update) => update % stride === 0);
  const column = (values: readonly number[]) => values.filter((_, k) => keep[k]);
  return thinned({
    updates: column(course.updates),
    discriminatorLoss: column(course.discriminatorLoss),
    generatorLoss: column(course.generatorLoss),
    onReal: column(course.onReal),
    onGenerated: column(course.onGenerated),
    stride,
  });
}
