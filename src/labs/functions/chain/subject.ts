import type { ResolvedFunction } from '../../../experiment/functions/resolve';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { MOST_CHAIN_VARIABLES } from '../../../experiment/limits';
import { childrenOf, type Expression, FormulaError, freeNames, parseExpression } from '../../../formula';
import { formulaError } from '../../../formula/language/errors';
import { ALIASES, CONSTANTS, FUNCTIONS } from '../../../formula/language/functions';
import { GREEK_LETTERS } from '../../../formula/language/normalise';
import { suggestFunction } from '../../../formula/language/suggest';
import { buildComputation, type Computation } from '../../../formula/programs/computation/build';
import { type Evaluation, evaluateComputation } from '../../../formula/programs/computation/evaluate';

export type ChainSettings = FunctionExperiment['chain'];

/** A formula with its graph, and its numbers at the place that is looked at. */
export interface Subject {
  readonly formula: string;
  readonly variables: readonly string[];
  readonly parameters: Readonly<Record<string, number>>;
  readonly computation: Computation;
  readonly numbers: Evaluation;
  /** What is worth looking at of the first variable. */
  readonly range: readonly [low: number, high: number];
}

/** Places that are tried where nobody has chosen one: small numbers that can be followed by heart. */
const PLACES: readonly (readonly number[])[] = [
  [2, 3, 1],
  [1, 2, 3],
  [0.5, 0.25, 0.75],
  [-1, 2, 1],
  [-2, -3, -1],
];

/** Half of what is shown around a place of a formula of one's own. */
const REACH = 4;

/**
 * What the bench computes: the formula of its own where it has one, else the function of the experiment.
 *
 * @throws FormulaError for a formula that means nothing, or has no value at the place that was asked for
 */
export function subjectOf(settings: ChainSettings, resolved: ResolvedFunction): Subject {
  const own = settings.formula !== undefined;
  const formula = settings.formula ?? resolved.formula;
  const variables = own ? chainVariables(formula) : [resolved.variable];
  const parameters = own ? {} : resolved.parameters;
  const computation = buildComputation({ formula, variables, parameters: Object.keys(parameters) });
  const start = resolved.entry?.start;
  const usual = !own && start !== undefined ? [[start], ...PLACES] : PLACES;
  const numbers = numbersAt(computation, parameters, settings.at, usual);
  const at = numbers.at[variables[0] ?? ''] ?? 0;
  return {
    formula,
    variables,
    parameters,
    computation,
    numbers,
    range: own ? [at - REACH, at + REACH] : resolved.domain,
  };
}

/**
 * What is shown in place of a formula that has no value where it was asked for, or means nothing: the same formula
 * elsewhere, else the function of the experiment; null where that has no value either.
 */
export function subjectInstead(settings: ChainSettings, resolved: ResolvedFunction): Subject | null {
  const { formula: _, ...plain } = settings;
  for (const instead of [settings, plain]) {
    try {
      return subjectOf({ ...instead, at: [] }, resolved);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
    }
  }
  return null;
}

/**
 * The variables of a formula of one's own, in the order in which they occur. Throws a FormulaError for too many, and for a
 * word that was rather meant as a function.
 */
export function chainVariables(formula: string): readonly string[] {
  const expression = parseExpression(formula);
  refuseFunctions(expression);
  const names = freeNames(expression);
  if (names.length > MOST_CHAIN_VARIABLES) {
    throw formulaError('too-many-variables', expression.span, { names: names.slice(0, 8), most: MOST_CHAIN_VARIABLES });
  }
  return names;
}

/** Names of variables that one puts right behind a function on paper. */
const ARGUMENT = /^[xyzt]\d?$/;

/** Any name may be a variable here: `tg(x)` would be tg times x, `sinx` a variable, and nothing would be said. */
function refuseFunctions(node: Expression): void {
  if (node.kind === 'name') {
    const { name, called, span } = node;
    if (called && /^\p{L}{2,}$/u.test(name) && !CONSTANTS.has(name) && !GREEK_LETTERS.has(name)) {
      throw formulaError('unknown-function', span, { name }, suggestFunction(name));
    }
    for (const known of [...FUNCTIONS.keys(), ...ALIASES.keys()]) {
      const rest = name.slice(known.length);
      const takesOne = FUNCTIONS.get(ALIASES.get(known) ?? known)![1] === 1;
      if (takesOne && name.startsWith(known) && ARGUMENT.test(rest)) {
        throw formulaError('missing-brackets', span, { name: known }, `${known}(${rest})`);
      }
    }
  }
  for (const child of childrenOf(node)) refuseFunctions(child);
}

/** Throws the FormulaError of the place that was asked for; where none was, of the first that is tried. */
function numbersAt(
  computation: Computation,
  parameters: Readonly<Record<string, number>>,
  asked: readonly number[],
  usual: readonly (readonly number[])[],
): Evaluation {
  const { variables } = computation.source;
  let first: FormulaError | null = null;
  for (const place of usual) {
    const at = Object.fromEntries(variables.map((name, i) => [name, asked[i] ?? place[i] ?? PLACES[0]![i]!]));
    try {
      return evaluateComputation(computation, { ...at, ...parameters });
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      first ??= error;
    }
  }
  throw first ?? new TypeError('there is a place to try');
}
