import { CONSTANTS } from '../../formula/language/functions';
import type { LocalText } from '../../formula/text';
import { show } from '../explain';
import { ExperimentError, type InputProblem, type Path } from '../read';
import { experimentOf } from './experimentOf';
import { formulaReason, type NamedPart, namesIn, namesOf, namesRead } from './names';
import type { Reading, SeriesReading } from './readings';
import type { Figure, Lesson, Series, Step, StepExperiment } from './types';

/*
 * What the shape of a lesson cannot say: that names are unique and known, that every experiment can be read, that a question
 * has an answer.
 */

/** Everything that is wrong with a lesson whose shape is right. Paths begin at the lesson. */
export function faultsOf({ steps, ...head }: Lesson): InputProblem[] {
  const ids = steps.map(({ id }) => id);
  return [
    ...textFaults(head, [], new Set()),
    ...steps.flatMap((step, i) => {
      const path = ['steps', i];
      const twice = ids.indexOf(step.id) < i ? [problem([...path, 'id'], step.id, TWICE)] : [];
      return [...twice, ...faultsOfStep(step, path)];
    }),
  ];
}

function faultsOfStep(step: Step, path: Path): InputProblem[] {
  const { question, reveals = [] } = step;
  const names = new Set((step.numbers ?? []).map(({ name }) => name));
  const late = [...entriesOf(step.numbers, 'numbers'), ...entriesOf(step.figures, 'figures')].filter(
    ([each]) => (each.after ?? 0) > reveals.length,
  );
  return [
    ...textFaults(step, path, names),
    ...experimentFaults(step, path),
    ...numberFaults(step, path),
    ...entriesOf(step.figures, 'figures').flatMap(([figure, at]) => figureFaults(figure, [...path, ...at], names)),
    ...(question === undefined || question.answers.some(({ right }) => right)
      ? []
      : [problem([...path, 'question', 'answers'], question.answers, NO_RIGHT)]),
    ...late.map(([{ after }, at]) => problem([...path, ...at, 'after'], after, tooLate(reveals.length))),
  ];
}

/** Every experiment of a step, by its own codec. */
function experimentFaults(step: Step, path: Path): InputProblem[] {
  const holders: (readonly [{ readonly experiment?: StepExperiment }, Path])[] = [
    [step, []],
    ...entriesOf(step.numbers, 'numbers'),
    ...entriesOf(step.figures, 'figures'),
    ...entriesOf(step.reveals, 'reveals'),
  ];
  return holders.flatMap(([{ experiment }, at]) => {
    if (experiment === undefined) return [];
    try {
      experimentOf(experiment);
      return [];
    } catch (error) {
      if (!(error instanceof ExperimentError)) throw error;
      return error.problems.map(({ path: inner, value, reason }) =>
        problem([...path, ...at, 'experiment', ...inner], value, reason),
      );
    }
  });
}

/** Names are unique, none of them means a constant in formulas, and a number is read of earlier ones. */
function numberFaults({ numbers = [] }: Step, path: Path): InputProblem[] {
  const earlier = new Set<string>();
  return numbers.flatMap(({ name, read }, i) => {
    const at = [...path, 'numbers', i];
    const own = CONSTANTS.has(name) ? [CONSTANT] : earlier.has(name) ? [TWICE] : [];
    const faults = readFaults(read, [...at, 'read'], earlier);
    earlier.add(name);
    return [...own.map((reason) => problem([...at, 'name'], name, reason)), ...faults];
  });
}

function readFaults(read: Reading | SeriesReading, path: Path, names: ReadonlySet<string>): InputProblem[] {
  try {
    return unknown(namesRead(read), path, names);
  } catch (error) {
    return [problem([...path, 'formula'], undefined, formulaReason(error))];
  }
}

function unknown(parts: readonly NamedPart[], path: Path, names: ReadonlySet<string>): InputProblem[] {
  return parts
    .filter(({ name }) => !names.has(name))
    .map(({ path: inner, name }) => problem([...path, ...inner], name, notKnown(name)));
}

function figureFaults(figure: Figure, path: Path, names: ReadonlySet<string>): InputProblem[] {
  const ofSeries = (series: readonly Series[], length?: number): InputProblem[] =>
    series.flatMap(({ values }, i) => valueFaults(values, [...path, 'series', i, 'values'], names, length));
  switch (figure.kind) {
    case 'lines':
      return [...valueFaults(figure.x.values ?? [], [...path, 'x', 'values'], names), ...ofSeries(figure.series)];
    case 'bars':
      return ofSeries(figure.series, figure.categories.length);
    case 'heat':
      return [...valueFaults(figure.values, [...path, 'values'], names), ...matrixFaults(figure, path)];
    case 'line':
      return figure.lines.flatMap(({ at }, i) => unknown(namesOf(at, [...path, 'lines', i, 'at']), [], names));
  }
}

/** @param length of what is typed; absent: as long as it likes */
function valueFaults(
  values: Series['values'],
  path: Path,
  names: ReadonlySet<string>,
  length?: number,
): InputProblem[] {
  if (!isTyped(values)) return readFaults(values, path, names);
  return length === undefined || values.length === length ? [] : [problem(path, values, otherLength(length))];
}

const isTyped = (values: Series['values']): values is readonly number[] => Array.isArray(values);

function matrixFaults(
  { columns, labels, values }: Extract<Figure, { readonly kind: 'heat' }>,
  path: Path,
): InputProblem[] {
  return [
    ...(isTyped(values) && values.length % columns !== 0 ? [problem([...path, 'values'], values, RAGGED)] : []),
    ...(labels !== undefined && labels.columns.length !== columns
      ? [problem([...path, 'labels', 'columns'], labels.columns, otherLength(columns))]
      : []),
  ];
}

/** Every `{name}` of every text is a number of the step. */
function textFaults(part: unknown, path: Path, names: ReadonlySet<string>): InputProblem[] {
  if (typeof part !== 'object' || part === null) return [];
  if (isLocal(part)) {
    return (['en', 'zh'] as const).flatMap((language) =>
      unknown(
        namesIn(part[language]).map((name) => ({ path: [language], name })),
        path,
        names,
      ),
    );
  }
  if (Array.isArray(part)) return part.flatMap((each, i) => textFaults(each, [...path, i], names));
  return Object.entries(part).flatMap(([key, each]) =>
    key === 'experiment' ? [] : textFaults(each, [...path, key], names),
  );
}

function isLocal(part: object): part is LocalText {
  return 'en' in part && 'zh' in part && typeof part.en === 'string' && typeof part.zh === 'string';
}

/** The elements of a list with their paths. */
function entriesOf<T>(list: readonly T[] | undefined, key: string): (readonly [T, Path])[] {
  return (list ?? []).map((each, i) => [each, [key, i]] as const);
}

function problem(path: Path, value: unknown, reason: LocalText): InputProblem {
  return { path, value, reason };
}

const TWICE: LocalText = { en: 'is a name that stands there before', zh: '与前面的重名' };
const CONSTANT: LocalText = { en: 'is the name of a constant', zh: '与常数同名' };
const NO_RIGHT: LocalText = { en: 'has no right answer', zh: '没有正确答案' };
const RAGGED: LocalText = { en: 'does not fill its rows', zh: '的个数不能排满整行' };

const notKnown = (name: string): LocalText => ({
  en: `names “${show(name)}”, which is no number of the step before it`,
  zh: `提到的“${show(name)}”不是本步骤在此之前的数`,
});
const otherLength = (length: number): LocalText => ({ en: `needs ${length} entries`, zh: `应有 ${length} 项` });
const tooLate = (reveals: number): LocalText => ({
  en: `is more than the ${reveals} reveals of the step`,
  zh: `超过本步骤的 ${reveals} 次揭示`,
});
