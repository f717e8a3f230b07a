import type { DataColumns, Interval } from '../../catalog/types';

export type { DataColumns, Interval } from '../../catalog/types';

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
  /** Which tool is in use beside the surface, and how each of them is set. */
  readonly tools: Tools;
}

export type Point = readonly [number, number];

/**
 * By catalogue id, by the user's formula of (x, y), by a loss over data in two named variables, or by samples that were
 * computed elsewhere.
 */
export type SurfaceChoice = CatalogueSurface | FormulaSurface | LossSurface | SampledSurface;

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

/** A surface between samples on an even grid, by cubic interpolation. Its domain lies within the grid. */
export interface SampledSurface {
  readonly samples: SampledGrid;
  /** The names of its variables; absent: x and y. */
  readonly variables?: readonly [string, string];
  readonly domain: Readonly<Record<string, Interval>>;
  readonly parameters?: never;
}

export interface SampledGrid {
  readonly x: Interval;
  readonly y: Interval;
  /** 4 to 1024 each. */
  readonly columns: number;
  readonly rows: number;
  /** columns × rows finite numbers, row-major with y growing by row. */
  readonly values: readonly number[];
  /** Where it comes from: the name of a file. */
  readonly name: string;
}

export interface Run {
  /** Catalogue id of the optimizer, or `own`: the user's own {@link rule}. */
  readonly optimizer: string;
  /** With `own`: assignments, one a line or separated by semicolons. States and hyperparameters are found in it. */
  readonly rule?: string;
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

/** What one can do with a surface, in the order of the tabs. */
export const TOOLS = ['race', 'rates', 'sweep', 'swarm', 'basins', 'terrain', 'data', 'formula'] as const;
export type ToolName = (typeof TOOLS)[number];

/** A run is named by its place in the experiment's list; one that is not there means the first. */
export interface Tools {
  readonly shown: ToolName;
  readonly race: RaceTool;
  readonly rates: RatesTool;
  readonly sweep: SweepTool;
  readonly swarm: SwarmTool;
  readonly basins: BasinsTool;
  readonly terrain: TerrainTool;
}

export interface RaceTool {
  /** All runs on one surface, or a small map for each. */
  readonly layout: 'overlay' | 'multiples';
  /** The grid of learning rates of a fair race. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** One run at several learning rates, side by side. */
export interface RatesTool {
  readonly run: number;
  /** 2 to 6 of them; empty: chosen by the curvature at the start. */
  readonly rates: readonly number[];
}

/** One run at every pair of two values. */
export interface SweepTool {
  readonly run: number;
  readonly x: SweptAxis;
  readonly y: SweptAxis;
  /** Cells a side, 16 to 1024. */
  readonly size: number;
  readonly measure: 'loss' | 'steps';
}

export interface SweptAxis {
  /** A hyperparameter by name, or `start.x`, `start.y` (first and second coordinate of the start). */
  readonly of: string;
  readonly low: number;
  readonly high: number;
  readonly scale: 'linear' | 'log';
}

export interface SwarmTool {
  /** Of all runs together, 1,000 to 1,000,000. */
  readonly particles: number;
  readonly starts: 'grid' | 'random';
  readonly color: 'optimizer' | 'loss' | 'status' | 'destination';
  /** A map for each optimizer. */
  readonly split: boolean;
}

export interface BasinsTool {
  readonly run: number;
  /** Pixels a side, 64 to 2048. */
  readonly size: number;
  /** Draped on the surface; false: the surface keeps its own colours. */
  readonly drape: boolean;
  /** A pixel has converged once its gradient is at most this. */
  readonly tolerance: number;
}

export interface TerrainTool {
  /** Where the tangent plane touches, the Hessian is taken and sections cross; null: where the first run starts. */
  readonly at: Point | null;
  readonly arrows: boolean;
  readonly streamlines: boolean;
  readonly plane: boolean;
  readonly hessian: boolean;
  /** The level set through the point. */
  readonly level: boolean;
  readonly section: 'none' | 'x' | 'y' | 'gradient';
  /** Stationary points, found and classified. */
  readonly stationary: boolean;
}

/** An experiment as people write it: what is left out takes its default (`normalise.ts`). */
export interface ExperimentDraft {
  readonly version?: 1;
  readonly surface?: SurfaceDraft;
  readonly runs?: readonly RunDraft[];
  readonly steps?: number;
  readonly seed?: number;
  readonly tolerance?: number;
  readonly view?: Partial<View>;
  readonly tools?: ToolsDraft;
}

/** Every key optional, down to the axes of a sweep. */
export type ToolsDraft = { readonly [K in keyof Tools]?: Tools[K] extends string ? Tools[K] : ToolDraft<Tools[K]> };
type ToolDraft<T> = { readonly [K in keyof T]?: T[K] extends SweptAxis ? Partial<SweptAxis> : T[K] };

type OptionalDomain<T extends { readonly domain?: unknown }> = Omit<T, 'domain'> & Pick<CatalogueSurface, 'domain'>;

export type SurfaceDraft =
  | CatalogueSurface
  | OptionalDomain<FormulaSurface>
  | OptionalDomain<LossSurface>
  | OptionalDomain<SampledSurface>;

export type RunDraft = Pick<Run, 'optimizer'> &
  Partial<Pick<Run, 'rule' | 'hyper' | 'start' | 'clip' | 'noise' | 'batch'>> & {
    readonly schedule?: Pick<Schedule, 'id'> & Partial<Pick<Schedule, 'hyper'>>;
  };
