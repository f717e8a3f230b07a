import type { Verdict } from '../../../analysis/behaviour';
import type { Descent } from '../../../engine/contract';
import type { Shown } from '../state';

/** What came of the runs. */
export interface Found {
  readonly rates: readonly number[];
  readonly descents: readonly Descent[];
  readonly verdicts: readonly Verdict[];
}

/** What the parts show: the rates with what came of them. */
export interface RatesModel {
  readonly shown: Shown;
  /** Index of the run. */
  readonly run: number;
  /** The hyperparameter; null: the run has no learning rate. */
  readonly rate: string | null;
  readonly rates: readonly number[];
  readonly found: Found | null;
}
