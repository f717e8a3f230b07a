import { createReadings, type NumberResult } from '../../../src/analysis/readings';
import type { Engine } from '../../../src/engine/contract';
import type { Reading } from '../../../src/experiment/lessons/readings';
import type { LessonNumber, StepExperiment } from '../../../src/experiment/lessons/types';

/** A number as an author writes it; what it is called does not matter here. */
export function numbered(name: string, read: Reading, more: Partial<LessonNumber> = {}): LessonNumber {
  return { name, label: { en: name, zh: name }, read, ...more };
}

/** Reads numbers of one experiment, in their order. */
export function results(
  engine: Engine,
  experiment: StepExperiment | null,
  ...readings: readonly Reading[]
): Promise<readonly NumberResult[]> {
  const list = readings.map((read, i) => numbered(`n${i}`, read));
  return createReadings(experiment, engine).numbers(list);
}

/** The same, where every one of them has a value. */
export async function values(
  engine: Engine,
  experiment: StepExperiment | null,
  ...readings: readonly Reading[]
): Promise<number[]> {
  return (await results(engine, experiment, ...readings)).map((result) => {
    if ('fault' in result) throw new Error(result.fault.en);
    return result.value;
  });
}
