import { compileProblem } from '../engine/problem';
import { readFunctionFile } from '../experiment/functions/experiment';
import { compileResolved, type ResolvedFunction, resolveFunction } from '../experiment/functions/resolve';
import type { FunctionExperiment } from '../experiment/functions/types';
import { parseLessonText } from '../experiment/lessons/schema';
import { readNetworkFile } from '../experiment/networks/experiment';
import { type ResolvedNetwork, resolveNetwork } from '../experiment/networks/resolve';
import { parseExperiment, readExperimentFile } from '../experiment/surfaces/experiment';
import { type Resolved, resolve } from '../experiment/surfaces/resolve';
import type { Experiment } from '../experiment/surfaces/types';
import { FormulaError } from '../formula';
import { readJson, readText } from './files';
import { UsageError } from './usage-error';

/** The experiment in a file. Throws a {@link UsageError} that names the file, and the place of the fault in it. */
export function loadExperiment(file: string): { experiment: Experiment; resolved: Resolved } {
  const text = textOf(file, 'surface');
  try {
    const experiment = readExperimentFile(text);
    const resolved = resolve(experiment);
    // Here and not in a worker, whose message could not say where in the formula the fault stands.
    compileProblem(resolved.problem);
    return { experiment, resolved };
  } catch (error) {
    throw new UsageError(`${file}: ${reason(error)}`);
  }
}

/** The experiment with other axes to sweep, as a command line names them; null: its own. */
export function withAxes(experiment: Experiment, x: unknown, y: unknown): Experiment {
  const { sweep } = experiment.tools;
  try {
    return parseExperiment({
      ...experiment,
      tools: { ...experiment.tools, sweep: { ...sweep, x: x ?? sweep.x, y: y ?? sweep.y } },
    });
  } catch (error) {
    throw new UsageError(reason(error));
  }
}

/** The experiment with a network in a file. Throws a {@link UsageError} that names the file, and the fault in it. */
export function loadNetwork(file: string): ResolvedNetwork {
  const text = textOf(file, 'network');
  try {
    return resolveNetwork(readNetworkFile(text));
  } catch (error) {
    throw new UsageError(`${file}: ${reason(error)}`);
  }
}

/** The experiment with a function in a file. Throws a {@link UsageError} that names the file, and the fault in it. */
export function loadFunction(file: string): { experiment: FunctionExperiment; resolved: ResolvedFunction } {
  const text = textOf(file, 'function');
  try {
    const experiment = readFunctionFile(text);
    const resolved = resolveFunction(experiment.function);
    compileResolved(resolved);
    return { experiment, resolved };
  } catch (error) {
    throw new UsageError(`${file}: ${reason(error)}`);
  }
}

/** What a page is to carry. Throws a {@link UsageError} that names the file, and the fault in it. */
export function loadCarried(file: string): { readonly kind: string; readonly content: object } {
  const content = readJson(file);
  if (typeof content !== 'object' || content === null) throw new UsageError(`${file}: must be an object`);
  if ('lesson' in content) {
    try {
      parseLessonText(JSON.stringify(content));
    } catch (error) {
      throw new UsageError(`${file}: ${reason(error)}`);
    }
    return { kind: 'lesson', content };
  }
  // As the page chooses its laboratory.
  if ('function' in content) loadFunction(file);
  else if ('network' in content) loadNetwork(file);
  else loadExperiment(file);
  return { kind: ['function', 'network'].find((kind) => kind in content) ?? 'surface', content };
}

/** Kinds of experiments by the key that only they have, with the commands that take them. */
const KINDS = {
  surface: 'run, eval, basin, sweep, swarm, stationary or graph',
  network: 'train',
  function: 'run, eval, differentiate, integrate or graph',
} as const;
type Kind = keyof typeof KINDS;

/** What a file plainly is; null: it says nothing that tells, or several things. Throws a {@link UsageError}. */
export function kindOfFile(file: string): Kind | null {
  return kindOf(readText(file));
}

function kindOf(text: string): Kind | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const said = (Object.keys(KINDS) as Kind[]).filter((kind) => kind in value);
    return said.length === 1 ? said[0]! : null;
  } catch {
    return null;
  }
}

/** The text of a file, unless it is plainly of another kind: told so, nobody has to read a list of keys that are not known. */
function textOf(file: string, wanted: Kind): string {
  const text = readText(file);
  const kind = kindOf(text);
  if (kind === null || kind === wanted) return text;
  throw new UsageError(`${file}: this is an experiment with a ${kind}; use ${KINDS[kind]}`);
}

/** What is wrong, with the place in the formula. */
export function reason(error: unknown): string {
  if (error instanceof FormulaError) return `the formula, character ${error.span.start + 1}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
