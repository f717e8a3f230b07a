import type { Interval } from '../../catalog/types';
import type { RunDraftOf, RunOf } from '../run';

/** The parts of an experiment with a function that are no rows of settings: the function and the runs. */

/** By catalogue id, or by the user's formula of one variable. */
export type FunctionChoice = CatalogueFunction | FormulaFunction;

export interface CatalogueFunction {
  readonly id: string;
  /** Overrides the interval of the catalogue. */
  readonly domain?: Interval;
  readonly parameters?: Readonly<Record<string, number>>;
}

export interface FormulaFunction {
  readonly formula: string;
  /** The name of its variable; absent: x. */
  readonly variable?: string;
  readonly domain: Interval;
  readonly parameters?: Readonly<Record<string, number>>;
}

export type FunctionDraft = CatalogueFunction | (Omit<FormulaFunction, 'domain'> & { readonly domain?: Interval });

/** A run on a curve: it starts at a number. */
export type LineRun = RunOf<number>;
export type LineRunDraft = RunDraftOf<number>;
