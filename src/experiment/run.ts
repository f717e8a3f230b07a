import type { Clip, Schedule, ScheduleDraft } from './training';

/** One optimizer with everything that decides its path; `P`: a place, a pair on a surface and a number on a line. */
export interface RunOf<P> {
  /** Catalogue id of the optimizer, or `own`: the user's own {@link rule}. */
  readonly optimizer: string;
  /** With `own`: assignments, one a line or separated by semicolons. States and hyperparameters are found in it. */
  readonly rule?: string;
  /** Complete in an experiment: every hyperparameter of the optimizer, by its name. */
  readonly hyper: Readonly<Record<string, number>>;
  readonly start: P;
  readonly schedule?: Schedule;
  readonly clip?: Clip;
  /** Standard deviation of Gaussian noise added to each coordinate of the gradient. */
  readonly noise?: number;
  /** Rows drawn per step on a data loss (with replacement, from the seed); absent: the full batch. */
  readonly batch?: number;
}

export type RunDraftOf<P> = Pick<RunOf<P>, 'optimizer'> &
  Partial<Pick<RunOf<P>, 'rule' | 'hyper' | 'start' | 'clip' | 'noise' | 'batch'>> & {
    readonly schedule?: ScheduleDraft;
  };
