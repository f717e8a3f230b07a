import type { DraftsOf, ValuesOf } from '../field';
import type { FIELDS, FUNCTION_BENCHES } from './fields';

export type { CatalogueFunction, FormulaFunction, FunctionChoice, FunctionDraft, LineRun } from './forms';

/** An experiment with a function of one variable, complete. Numbers are dimensionless; angles are in radians. */
export type FunctionExperiment = ValuesOf<typeof FIELDS>;

/** The same as people write it: what is left out takes its default. */
export type FunctionExperimentDraft = DraftsOf<typeof FIELDS>;

export type FunctionBenchName = (typeof FUNCTION_BENCHES)[number];
