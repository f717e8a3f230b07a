import { describe, expect, test } from 'vitest';
import { LESSONS } from '../../src/lessons';
import { ROUTES } from '../../src/lessons/routes';

const chapters = await Promise.all(
  LESSONS.map(async ({ id, load }) => (await load()).map((step) => `${id}/${step.id}`)),
);
const course = chapters.flat();
const routes = Object.entries(ROUTES).sort(([a], [b]) => Number(a) - Number(b));

describe('ways through the lessons', () => {
  test('are of ten, forty-five and ninety minutes', () => {
    expect(routes.map(([minutes]) => minutes)).toEqual(['10', '45', '90']);
  });

  test.each(routes)('of %s minutes has steps that exist, each once, in the order of the chapters', (_, steps) => {
    expect(steps).toEqual(course.filter((step) => steps.includes(step)));
  });

  test('a longer one has all steps of a shorter one', () => {
    for (const [index, [, steps]] of routes.slice(1).entries()) {
      const [, shorter] = routes[index]!;
      expect(shorter.filter((step) => !steps.includes(step))).toEqual([]);
      expect(steps.length).toBeGreaterThan(shorter.length);
    }
  });
});
