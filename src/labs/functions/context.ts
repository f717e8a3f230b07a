import type { FunctionBenchName, FunctionExperiment } from '../../experiment/functions/types';
import type { Bench } from '../../page/workbench/benchHost';
import type { Editing } from '../../page/workbench/editing';
import type { LabContext } from '../../page/workbench/labContext';
import type { FunctionState } from './state';

/** Everything a person can do in the laboratory. */
export type FunctionActions = Editing<FunctionExperiment, FunctionBenchName>;

/** What every part of the laboratory of functions gets. */
export interface FunctionContext extends LabContext<FunctionState, FunctionActions> {
  /** The bench that is shown has other parts, or another transport. */
  arrange(): void;
}

export interface FunctionBench extends Bench {
  /** Holds the figures that can be saved as a picture; absent: all that it has in the middle. */
  readonly figures?: HTMLElement | undefined;
  /** What its figures show, where that is not the function: `f(x, y) = x*y`. */
  readonly formula?: () => string;
}

export type CreateFunctionBench = (context: FunctionContext) => FunctionBench;
