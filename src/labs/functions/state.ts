import { type SuspectFinder, suspectFinder } from '../../analysis/calculus/suspects';
import { compileResolved, type ResolvedFunction, resolveFunction } from '../../experiment/functions/resolve';
import type { FunctionChoice, FunctionExperiment } from '../../experiment/functions/types';
import { FormulaError } from '../../formula';
import { createFunctionEvaluator, type FunctionEvaluator } from '../../formula/programs/function';
import type { LocalText } from '../../formula/text';
import { startHistory } from '../../page/history';
import type { Edited } from '../../page/workbench/editing';

/** The state of the laboratory of functions: immutable data, no commands. */
export interface FunctionState extends Edited<FunctionExperiment> {
  /** The last function that means something; benches draw this one, so a slip of the pen leaves the picture as it is. */
  readonly shown: ShownFunction;
  /** Why the present function is not the one that is shown. */
  readonly failure: LocalText | null;
}

/** A function, compiled. */
export interface ShownFunction {
  readonly choice: FunctionChoice;
  readonly resolved: ResolvedFunction;
  /** f, f′ and f″ in float64; not shared between those who call it at the same time, which nobody does on a page. */
  readonly evaluator: FunctionEvaluator;
  /** Of the same compiled formula; made when it is first asked. */
  readonly suspects: SuspectFinder;
}

/** The experiment must be one that opens: its function can be computed. */
export function initialFunctionState(experiment: FunctionExperiment): FunctionState {
  return { history: startHistory(experiment), shown: shownFunction(experiment.function), failure: null };
}

export function functionExperimentOf(state: FunctionState): FunctionExperiment {
  return state.history.present;
}

/** The state with its function compiled; itself where that is done. */
export function withCompiled(state: FunctionState): FunctionState {
  const { function: choice } = functionExperimentOf(state);
  if (choice === state.shown.choice) return state.failure === null ? state : { ...state, failure: null };
  try {
    return { ...state, shown: shownFunction(choice), failure: null };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    // Said already: a state that is made anew each time would never come to rest.
    return state.failure?.en === error.text.en ? state : { ...state, failure: error.text };
  }
}

/** Compiles a function once for all that is asked of it. Throws FormulaError and nothing else. */
export function shownFunction(choice: FunctionChoice): ShownFunction {
  const resolved = resolveFunction(choice);
  const program = compileResolved(resolved);
  const parameters = Object.values(resolved.parameters);
  let find: SuspectFinder | null = null;
  return {
    choice,
    resolved,
    evaluator: createFunctionEvaluator(program, parameters),
    suspects(low, high) {
      find ??= suspectFinder(program, parameters);
      return find(low, high);
    },
  };
}
