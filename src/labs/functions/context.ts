import type { FunctionBenchName, FunctionExperiment } from '../../experiment/functions/types';
import type { Bench } from '../../page/workbench/benchHost';
import type { Editing } from '../../page/workbench/editing';
import type { LabContext } from '../../page/workbench/labContext';
import type { FunctionState } from './state';

/** Everything a person can do in the laboratory. */
export type FunctionActions = Editing<FunctionExperiment, FunctionBenchName>;

/** What every part of the laboratory of functions gets. */
export type FunctionContext = LabContext<FunctionState, FunctionActions>;

export type CreateFunctionBench = (context: FunctionContext) => Bench;
