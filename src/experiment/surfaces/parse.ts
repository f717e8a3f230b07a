import * as v from 'valibot';
import type { LocalText } from '../../catalog/language';
import { explain, isMissing, show } from '../explain';
import { normalise } from './normalise';
import { experimentSchema } from './schema';
import type { Experiment, ExperimentDraft } from './types';

export type Path = readonly (string | number)[];

/** Something in the input that cannot be used. */
export interface InputProblem {
  /** Where it stands: `['runs', 0, 'hyper', 'lr']`; empty for the input as a whole. */
  readonly path: Path;
  readonly value: unknown;
  /** What is wrong with it: a predicate, to stand after its place. */
  readonly reason: LocalText;
}

/** The input is no experiment. `text` names every faulty field. */
export class ExperimentError extends Error {
  readonly problems: readonly InputProblem[];
  readonly text: LocalText;

  constructor(problems: readonly InputProblem[]) {
    const text = sentence(problems);
    super(text.en);
    this.name = 'ExperimentError';
    this.problems = problems;
    this.text = text;
  }
}

/** For files and the command line: throws {@link ExperimentError} if anything in the input cannot be used. */
export function parseExperiment(input: unknown): Experiment {
  const { experiment, problems } = readExperiment(input);
  if (problems.length > 0) throw new ExperimentError(problems);
  return experiment;
}

/**
 * For addresses: uses what can be used. What cannot is listed, and its default takes its place. Never throws, whatever
 * the input. An unknown version is used not at all: its fields may mean something else.
 */
export function readExperiment(input: unknown): { experiment: Experiment; problems: readonly InputProblem[] } {
  const { output, problems } = sift(experimentSchema, input);
  // The schema has just established that the output is one.
  const draft = output as ExperimentDraft;
  const runs = draft.runs?.filter((run) => run !== undefined);
  return { experiment: normalise({ ...draft, ...(runs === undefined ? {} : { runs }) }), problems };
}

/**
 * What of an input passes a schema in which every key is optional, and what was dropped on the way: an empty object at
 * worst. Never throws, whatever the input.
 */
export function sift(
  schema: v.GenericSchema<unknown, unknown>,
  input: unknown,
): { output: unknown; problems: InputProblem[] } {
  const problems: InputProblem[] = [];
  let rest = input;
  // Every round drops what is faulty. Faults that only follow from what was dropped are not reported again.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = v.safeParse(schema, rest);
    if (result.success) return { output: result.output, problems };
    const issues = result.issues.map((issue) => ({ path: pathOf(issue), issue }));
    for (const { path, issue } of issues) {
      if (problems.some((earlier) => startsWith(earlier.path, path))) continue;
      const reason = explain(issue);
      problems.push({ path, value: issue.path?.at(-1)?.value ?? issue.input, reason });
    }
    if (issues.some(({ path }) => path[0] === 'version')) break;
    for (const { path, issue } of issues) rest = without(rest, droppable(isMissing(issue) ? path.slice(0, -1) : path));
  }
  return { output: {}, problems };
}

/** The schema is five levels deep, and a fault climbs a level a round at worst. */
const MOST_ROUNDS = 8;

function pathOf(issue: v.BaseIssue<unknown>): Path {
  return issue.path?.map(({ key }) => (typeof key === 'number' ? key : String(key))) ?? [];
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((key, i) => path[i] === key);
}

/** What goes when something at `path` is faulty: the key, or the whole list where it stands in one (but for runs). */
function droppable(path: Path): Path {
  const index = path.findIndex((key, i) => typeof key === 'number' && !(i === 1 && path[0] === 'runs'));
  return index < 0 ? path : path.slice(0, index);
}

/** A copy of plain data without what stands at `path`; an element of a list leaves a hole. */
function without(data: unknown, path: Path): unknown {
  if (path.length === 0) return {};
  if (typeof data !== 'object' || data === null) return data;
  const [key, ...deeper] = path;
  if (Array.isArray(data)) {
    return data.map((element, i) => (i !== key ? element : deeper.length === 0 ? undefined : without(element, deeper)));
  }
  const entries = Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
    if (name !== key) return [[name, value]];
    return deeper.length === 0 ? [] : [[name, without(value, deeper)]];
  });
  return Object.fromEntries(entries);
}

function sentence(problems: readonly InputProblem[]): LocalText {
  const place = (path: Path) =>
    path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i > 0 ? '.' : ''}${show(key)}`)).join('');
  const say = (language: keyof LocalText, whole: string, gap: string) =>
    problems.map(({ path, reason }) => `${place(path) || whole}${gap}${reason[language]}`);
  return { en: say('en', 'the experiment', ' ').join('; '), zh: say('zh', '实验', ' ').join('；') };
}
