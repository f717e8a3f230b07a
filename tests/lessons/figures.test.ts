import { afterAll, describe, expect, it, vi } from 'vitest';
import { createReadings, type Readings } from '../../src/analysis/readings';
import type { Figure, Series, Step } from '../../src/experiment/lessons/types';
import { LESSONS } from '../../src/lessons';
import { cpuEngine } from '../engine/engines';

// A training that is recorded takes some seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const engine = cpuEngine();
afterAll(() => engine.dispose());

const steps = (
  await Promise.all(
    LESSONS.map(async ({ id, load }) => (await load()).map((step) => [`${id}/${step.id}`, step] as const)),
  )
)
  .flat()
  .filter(([, { figures = [] }]) => figures.length > 0);

/** Everything in a figure that is computed or typed. */
function valuesOf(figure: Figure): Series['values'][] {
  switch (figure.kind) {
    case 'lines':
      return [
        ...(figure.x.values === undefined ? [] : [figure.x.values]),
        ...figure.series.map(({ values }) => values),
      ];
    case 'bars':
      return figure.series.map(({ values }) => values);
    case 'heat':
      return [figure.values];
    case 'line':
      return [];
  }
}

async function lengthsOf(readings: Readings, figure: Figure): Promise<(number | string)[]> {
  const lengths: (number | string)[] = [];
  for (const values of valuesOf(figure)) {
    if ('kind' in values) {
      const result = await readings.series(values, figure.experiment);
      lengths.push(
        'fault' in result ? result.fault.en : result.values.filter(Number.isFinite).length && result.values.length,
      );
    } else lengths.push(values.length);
  }
  return lengths;
}

async function readingsOf({ experiment, numbers = [] }: Step): Promise<Readings> {
  const readings = createReadings(experiment ?? null, engine);
  await readings.numbers(numbers);
  return readings;
}

describe.each(steps)('the figures of %s', (_, step) => {
  it('can be drawn', async () => {
    const readings = await readingsOf(step);
    for (const figure of step.figures ?? []) {
      const lengths = await lengthsOf(readings, figure);
      for (const length of lengths) expect([figure.title.en, length]).toEqual([figure.title.en, expect.any(Number)]);
      // What stands beside one another is as many; over x there is a value for each place.
      if (figure.kind === 'bars') expect(lengths).toEqual(lengths.map(() => figure.categories.length));
      if (figure.kind === 'heat') expect((lengths[0] as number) % figure.columns).toBe(0);
      if (figure.kind === 'lines' && figure.x.values !== undefined) {
        expect([figure.title.en, ...lengths]).toEqual([figure.title.en, ...lengths.map(() => lengths[0])]);
      }
      for (const length of lengths) expect(length).toBeGreaterThan(0);
    }
  });

  it('are labelled in plain text, which is all that a chart can write', () => {
    expect(JSON.stringify(step.figures)).not.toMatch(/[$\\]/);
  });
});
