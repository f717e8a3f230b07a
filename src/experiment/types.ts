import type { DataColumns, Interval } from '../catalog/types';

export type { DataColumns, Interval } from '../catalog/types';

/**
 * An Experiment is plain data. The panel edits it, the address carries it, a file saves it, a lesson is a list of them,
 * the headless command runs it. Lengths are dimensionless; angles do not occur.
 */
export interface Experiment {
  readonly version: 1;
  readonly surface: SurfaceChoice;
  /** 1 to 12 runs, in the order in which they are listed and coloured. */
  readonly runs: readonly Run[];
  /** Optimizer steps of every run, 1 to 100,000. */
  readonly steps: number;
  /** Every random number of the experiment comes from it; an unsigned 32-bit integer. */
  readonly seed: number;
  /** A run counts as converged while the norm of its gradient is at most this. */
  readonly tolerance: number;
  readonly view: View;
}

export type Point = readonly [number, number];

/** By catalogue id, by the user's formula of (x, y), or by a loss over data in two named variables. */
export type SurfaceChoice = CatalogueSurface | FormulaSurface | LossSurface;

export interface CatalogueSurface {
  readonly id: string;
  /** Overrides the view rectangle of the catalogue; keys are the surface's two variables. */
  readonly domain?: Readonly<Record<string, Interval>>;
  readonly parameters?: Readonly<Record<string, number>>;
  /** For a catalogue loss: id of a catalogue data set, or the columns themselves. */
  readonly data?: string | DataColumns;
}

export interface FormulaSurface {
  readonly formula: string;
  /** The names of its variables; absent: x and y. */
  readonly variables?: readonly [string, string];
  readonly domain: Readonly<Record<string, Interval>>;
  readonly parameters?: Readonly<Record<string, number>>;
}

export interface LossSurface {
  readonly loss: string;
  readonly variables: readonly [string, string];
  readonly domain: Readonly<Record<string, Interval>>;
  readonly parameters?: Readonly<Record<string, number>>;
  readonly data: string | DataColumns;
}

export interface Run {
  /** Catalogue id of the optimizer. */
  readonly optimizer: string;
  /** Complete after `normalise`: every hyperparameter of the optimizer, by its name. */
  readonly hyper: Readonly<Record<string, number>>;
  readonly start: Point;
  readonly schedule?: Schedule;
  readonly clip?: Clip;
  /** Standard deviation of Gaussian noise added to each coordinate of the gradient. */
  readonly noise?: number;
  /** Rows drawn per step on a data loss (with replacement, from the seed); absent: the full batch. */
  readonly batch?: number;
}

export interface Schedule {
  readonly id: string;
  readonly hyper: Readonly<Record<string, number>>;
}

/** `norm`: the gradient is scaled to at most `max`; `value`: each coordinate is cut to ±`max`. */
export interface Clip {
  readonly by: 'norm' | 'value';
  readonly max: number;
}

export interface View {
  readonly projection: '3d' | 'map';
  readonly height: 'auto' | 'linear' | 'log';
  readonly colors: ColorMapName;
  readonly contours: boolean;
}

export type ColorMapName = 'cividis' | 'viridis' | 'magma' | 'diverging';

/** An experiment as people write it: what is left out takes its default (`normalise.ts`). */
export interface ExperimentDraft {
  readonly version?: 1;
  readonly surface?: SurfaceDraft;
  readonly runs?: readonly RunDraft[];
  readonly steps?: number;
  readonly seed?: number;
  readonly tolerance?: number;
  readonly view?: Partial<View>;
}

type OptionalDomain<T extends { readonly domain?: unknown }> = Omit<T, 'domain'> & Pick<CatalogueSurface, 'domain'>;

export type SurfaceDraft = CatalogueSurface | OptionalDomain<FormulaSurface> | OptionalDomain<LossSurface>;

export type RunDraft = Pick<Run, 'optimizer'> &
  Partial<Pick<Run, 'hyper' | 'start' | 'clip' | 'noise' | 'batch'>> & {
    readonly schedule?: Pick<Schedule, 'id'> & Partial<Pick<Schedule, 'hyper'>>;
  };
