import * as v from 'valibot';
import type { LocalText } from '../catalog/language';
import { explain, isMissing, show } from './explain';
import type { Schema } from './shapes';

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

  /** @param text names the fields in another way than by their paths */
  constructor(problems: readonly InputProblem[], text = sentence(problems)) {
    super(text.en);
    this.name = 'ExperimentError';
    this.problems = problems;
    this.text = text;
  }
}

/** What the text of a file says, for a schema to judge. Throws {@link ExperimentError} if it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    // Editors on Windows begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The message quotes the text, line breaks and all.
    const detail = String(error instanceof Error ? error.message : error).replace(/\s+/g, ' ');
    throw new ExperimentError([
      { path: [], value: text, reason: { en: `is not JSON: ${detail}`, zh: `不是合法的 JSON：${detail}` } },
    ]);
  }
}

/**
 * What of an input passes a schema in which every key is optional, and what was dropped on the way: an empty object at
 * worst. `holed` are lists at the root of which a faulty element is dropped alone and leaves a hole. Never throws,
 * whatever the input.
 */
export function sift(
  schema: Schema,
  input: unknown,
  holed: ReadonlySet<string> = new Set(),
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
    for (const { path, issue } of issues) {
      rest = without(rest, droppable(isMissing(issue) ? path.slice(0, -1) : path, holed));
    }
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

/** What goes when something at `path` is faulty: the key, or the whole list where it stands in one. */
function droppable(path: Path, holed: ReadonlySet<string>): Path {
  const index = path.findIndex((key, i) => typeof key === 'number' && !(i === 1 && holed.has(String(path[0]))));
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
