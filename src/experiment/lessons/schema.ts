import * as v from 'valibot';
import type { LocalText } from '../../formula/text';
import { explain, show } from '../explain';
import { ExperimentError, type InputProblem, type Path, parseJson } from '../read';
import { isRecord, textOf } from '../shapes';
import { faultsOf } from './checks';
import { type LessonFile, lessonFile } from './lessonShape';
import type { Lesson } from './types';

/**
 * The lesson in what a file holds: `{ "version": 1, "lesson": { … } }`. Throws an {@link ExperimentError} whose text says
 * of everything that cannot be used in which step and field it stands.
 */
export function parseLesson(input: unknown): Lesson {
  const result = v.safeParse(lessonFile.schema, input);
  if (!result.success) throw lessonError(shapeProblems(result.issues), input);
  const { lesson } = result.output as LessonFile;
  const faults = faultsOf(lesson).map((fault) => ({ ...fault, path: ['lesson', ...fault.path] }));
  if (faults.length > 0) throw lessonError(faults, input);
  return lesson;
}

/** The lesson in the text of a file. Throws like {@link parseLesson}, also for what is no JSON. */
export function parseLessonText(text: string): Lesson {
  let input: unknown;
  try {
    input = parseJson(text);
  } catch (error) {
    if (error instanceof ExperimentError) throw lessonError(error.problems, undefined);
    throw error;
  }
  return parseLesson(input);
}

function shapeProblems(issues: readonly v.BaseIssue<unknown>[]): InputProblem[] {
  return issues.map((issue) => ({
    path: issue.path?.map(({ key }) => (typeof key === 'number' ? key : String(key))) ?? [],
    value: issue.path?.at(-1)?.value ?? issue.input,
    reason: explain(issue),
  }));
}

/** Nobody mends the hundredth fault of a list before the first. */
const MOST_TOLD = 10;

function lessonError(problems: readonly InputProblem[], input: unknown): ExperimentError {
  const told = problems.slice(0, MOST_TOLD);
  const more = problems.length - told.length;
  const places = told.map(({ path }) => placeOf(path, input));
  const en = told.map(({ reason }, i) => `${places[i].en} ${reason.en}`);
  const zh = told.map(({ reason }, i) => `${places[i].zh} ${reason.zh}`);
  return new ExperimentError(problems, {
    en: [...en, ...(more > 0 ? [`and ${more} more`] : [])].join('; '),
    zh: [...zh, ...(more > 0 ? [`另有 ${more} 处`] : [])].join('；'),
  });
}

/** A step by its id, or by its position where it has none; then the field in it. */
function placeOf(path: Path, input: unknown): LocalText {
  const [lesson, steps, index, ...inner] = path;
  if (lesson !== 'lesson' || steps !== 'steps' || typeof index !== 'number') {
    const field = fieldOf(path);
    return field === '' ? { en: 'the lesson file', zh: '课程文件' } : { en: field, zh: field };
  }
  const id = idOf(input, index);
  const field = fieldOf(inner);
  return {
    en: `${id === '' ? `step ${index + 1}` : `step “${id}”`}${field === '' ? '' : `: ${field}`}`,
    zh: `${id === '' ? `第 ${index + 1} 步` : `步骤“${id}”`}${field === '' ? '' : `：${field}`}`,
  };
}

function idOf(input: unknown, index: number): string {
  const lesson = isRecord(input) ? input.lesson : undefined;
  const steps = isRecord(lesson) ? lesson.steps : undefined;
  return Array.isArray(steps) ? show(textOf(steps[index], 'id')) : '';
}

function fieldOf(path: Path): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${show(key)}`)).join('');
}
