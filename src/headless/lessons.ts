import { createReadings, type NumberResult } from '../analysis/readings';
import type { Engine } from '../engine/contract';
import type { LessonNumber, Step } from '../experiment/lessons/types';
import type { LocalText } from '../formula/text';
import type { LessonEntry } from '../lessons';

export interface LessonDocument {
  readonly id: string;
  readonly title: LocalText;
  readonly steps: readonly StepDocument[];
}

export interface StepDocument {
  readonly id: string;
  /** Rows of the inventory of the tutorials. */
  readonly rows: readonly string[];
  readonly title: LocalText;
  readonly numbers: readonly NumberDocument[];
}

/** Either its value, or the error that stands in its place. */
export interface NumberDocument {
  readonly name: string;
  readonly label: LocalText;
  readonly value?: number;
  readonly error?: LocalText;
  /** What the tutorial prints. */
  readonly tutorial?: string;
}

/** A lesson with all its numbers, read of each step as it is entered. */
export async function lessonDocument(engine: Engine, { id, title, load }: LessonEntry): Promise<LessonDocument> {
  const steps: StepDocument[] = [];
  for (const step of await load()) steps.push(await stepDocument(engine, step));
  return { id, title, steps };
}

async function stepDocument(
  engine: Engine,
  { id, rows = [], title, numbers = [], experiment }: Step,
): Promise<StepDocument> {
  const results = await createReadings(experiment ?? null, engine).numbers(numbers);
  return { id, rows, title, numbers: numbers.map((number, i) => numberDocument(number, results[i]!)) };
}

function numberDocument({ name, label, tutorial }: LessonNumber, result: NumberResult): NumberDocument {
  return {
    name,
    label,
    ...('value' in result ? { value: result.value } : { error: result.fault }),
    ...(tutorial === undefined ? {} : { tutorial: tutorial.text }),
  };
}
