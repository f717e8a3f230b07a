import { FUNCTIONS, type FunctionEntry } from '../../catalog/functions';
import type { LocalText } from '../../catalog/language';
import type { Interval } from '../../catalog/types';
import type { DescentPlan, Problem, RunPlan } from '../../engine/contract';
import { FormulaError } from '../../formula';
import {
  compileFunction,
  createFunctionEvaluator,
  type FunctionEvaluator,
  type FunctionProgram,
} from '../../formula/programs/function';
import { resolveRun } from '../surfaces/resolve';
import type { FunctionChoice, FunctionExperiment, LineRun } from './types';

/** A function with every name and number made explicit. */
export interface ResolvedFunction {
  /** Null where it is the user's own formula. */
  readonly entry: FunctionEntry | null;
  readonly formula: string;
  readonly variable: string;
  readonly domain: Interval;
  /** Every parameter with its value, in the order of the declaration. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly title: LocalText;
}

/** The choice must be complete. */
export function resolveFunction(choice: FunctionChoice): ResolvedFunction {
  if ('formula' in choice) {
    const { formula, variable = 'x', domain, parameters = {} } = choice;
    return { entry: null, formula, variable, domain, parameters, title: { en: formula, zh: formula } };
  }
  const entry = FUNCTIONS.get(choice.id)!;
  const defaults = Object.entries(entry.parameters).map(([name, { value }]) => [name, value] as const);
  return {
    entry,
    formula: entry.formula,
    variable: entry.variable,
    domain: choice.domain ?? entry.view,
    parameters: { ...Object.fromEntries(defaults), ...choice.parameters },
    title: entry.name,
  };
}

/** Parsed and differentiated. Throws FormulaError and nothing else. */
export function compileResolved({ formula, variable, parameters }: ResolvedFunction): FunctionProgram {
  return compileFunction({ formula, variable, parameters: Object.keys(parameters) });
}

/** f, f′ and f″ in float64, for the page itself. Throws FormulaError and nothing else. */
export function evaluatorOf(resolved: ResolvedFunction): FunctionEvaluator {
  return createFunctionEvaluator(compileResolved(resolved), Object.values(resolved.parameters));
}

/** The antiderivative of the catalogue; null where none is stated. */
export function antiderivativeOf({ entry, ...resolved }: ResolvedFunction): ((x: number) => number) | null {
  if (entry === null || entry.antiderivative === null) return null;
  return evaluatorOf({ ...resolved, entry, formula: entry.antiderivative }).value;
}

/** What is wrong with the user's own formula; null: it can be computed. */
export function functionFault(choice: FunctionChoice): FormulaError | null {
  if ('id' in choice) return null;
  try {
    compileResolved(resolveFunction(choice));
    return null;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

/** The function in the engine's terms: a surface whose second coordinate stands still at 0. */
export function problemOf({ formula, variable, domain, parameters }: ResolvedFunction): Problem {
  const half = (domain[1] - domain[0]) / 2;
  return {
    formula,
    variables: [variable, variable === 'y' ? 'x' : 'y'],
    dimensions: 1,
    // As long as the other side and around 0: neither what is calm nor what has left depends on it.
    domain: [domain, [-half, half]],
    parameters,
    data: null,
  };
}

/** One run alone, from its number on the line. Throws a FormulaError for an own rule that cannot be run. */
export function lineRunPlan(run: LineRun): RunPlan {
  return resolveRun({ ...run, start: [run.start, 0] }, false);
}

/** What the runs have in common. */
export function linePlan({
  steps,
  seed,
  tolerance,
  stop,
}: Pick<FunctionExperiment, 'steps' | 'seed' | 'tolerance' | 'stop'>): DescentPlan {
  return { steps, seed, tolerance, ...(stop === undefined ? {} : { stop }) };
}
