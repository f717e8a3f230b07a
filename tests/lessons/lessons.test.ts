import { describe, expect, it } from 'vitest';
import { parseLesson } from '../../src/experiment/lessons/schema';
import { LESSONS } from '../../src/lessons';
import rows from '../golden/rows.json';

const lessons = await Promise.all(LESSONS.map(async ({ load, ...head }) => ({ ...head, steps: await load() })));
const steps = lessons.flatMap((lesson) => lesson.steps.map((step) => ({ at: `${lesson.id}/${step.id}`, ...step })));

describe('the built-in lessons', () => {
  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s is what a file may hold', (_, lesson) => {
    expect(parseLesson({ version: 1, lesson })).toEqual(lesson);
  });

  it('have ids of their own, and build on lessons before them', () => {
    const ids = lessons.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [i, { needs }] of lessons.entries()) expect(ids.slice(0, i)).toEqual(expect.arrayContaining([...needs]));
  });

  it('have a hundred steps and more', () => {
    expect(steps.length).toBeGreaterThanOrEqual(100);
  });

  it('bring every row of the inventory to life, and no other', () => {
    const known = Object.keys(rows);
    expect(known).toHaveLength(60);
    const shown = new Set(steps.flatMap((step) => step.rows ?? []));
    expect(known.filter((row) => !shown.has(row))).toEqual([]);
    expect(
      steps.flatMap(({ at, rows: own = [] }) => own.filter((row) => !known.includes(row)).map((row) => [at, row])),
    ).toEqual([]);
  });

  it('leave it to the verdict to say that an answer is right', () => {
    const affirms = /^(?:(?:Yes|Right)[.,:;]|(?:对|没错|正确)[。：，；])/;
    const says = steps.flatMap(({ at, question }) =>
      (question?.answers ?? []).flatMap(({ says: { en, zh } }) => [en, zh].map((text) => [at, text] as const)),
    );
    expect(says.length).toBeGreaterThan(0);
    expect(says.filter(([, text]) => affirms.test(text))).toEqual([]);
  });
});
