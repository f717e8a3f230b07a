import { compileProblem } from '../engine/problem';
import { readNetworkFile } from '../experiment/networks/experiment';
import { type ResolvedNetwork, resolveNetwork } from '../experiment/networks/resolve';
import { parseExperiment, readExperimentFile } from '../experiment/surfaces/experiment';
import { type Resolved, resolve } from '../experiment/surfaces/resolve';
import type { Experiment } from '../experiment/surfaces/types';
import { FormulaError } from '../formula';
import { readText } from './files';
import { UsageError } from './usage-error';

/** The experiment in a file. Throws a {@link UsageError} that names the file, and the place of the fault in it. */
export function loadExperiment(file: string): { experiment: Experiment; resolved: Resolved } {
  const text = readText(file);
  if (isOf(text, 'network', 'surface'))
    throw new UsageError(`${file}: this is an experiment with a network; use train`);
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
  const text = readText(file);
  if (isOf(text, 'surface', 'network')) throw new UsageError(`${file}: this is an experiment with a surface; use run`);
  try {
    return resolveNetwork(readNetworkFile(text));
  } catch (error) {
    throw new UsageError(`${file}: ${reason(error)}`);
  }
}

/** Whether it is plainly an experiment of the one kind: told so, nobody has to read a list of keys that are not known. */
function isOf(text: string, one: string, other: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && one in value && !(other in value);
  } catch {
    return false;
  }
}

function reason(error: unknown): string {
  if (error instanceof FormulaError) return `the formula, character ${error.span.start + 1}: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
