import type { DataColumns, Interval } from '../../catalog/types';
import type { Point } from '../kinds';
import type { RunDraftOf, RunOf } from '../run';

export type { Interval } from '../../catalog/types';
export type { Point } from '../kinds';
export type { Clip } from '../training';

/** The parts of an experiment with a surface that are no rows of settings: the surface and the runs. */

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

export type Run = RunOf<Point>;
export type RunDraft = RunDraftOf<Point>;

type OptionalDomain<T extends { readonly domain?: unknown }> = Omit<T, 'domain'> & Pick<CatalogueSurface, 'domain'>;

export type SurfaceDraft =
  | CatalogueSurface
  | OptionalDomain<FormulaSurface>
  | OptionalDomain<LossSurface>
  | OptionalDomain<SampledSurface>;
