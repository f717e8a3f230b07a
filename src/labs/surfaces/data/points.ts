import { guessDomain } from '../../../analysis/domain';
import { type Fit, fitOf } from '../../../analysis/fit';
import type { TwoClasses } from '../../../analysis/margin';
import { NumpyRandom } from '../../../catalog/data/numpy-random';
import type { DataColumns } from '../../../catalog/types';
import { LIMITS } from '../../../experiment/limits';
import { chooseSurface } from '../../../experiment/surfaces/choose';
import { resolveSurface } from '../../../experiment/surfaces/resolve';
import type { Experiment, SurfaceChoice } from '../../../experiment/surfaces/types';
import { changeSurface } from '../edits';
import { nearestPlace } from '../nearest';

/** The data of a loss, as they are drawn and edited. */
export interface LossData {
  readonly columns: DataColumns;
  readonly rows: number;
  readonly fit: Fit | null;
  /** Names of the columns along the axes. */
  readonly x: string;
  readonly y: string;
  /** The column of classes, with its two values; null: there are none. */
  readonly classes: { readonly column: string; readonly codes: readonly [number, number] } | null;
}

/** Null for a surface that is no loss over data. */
export function lossDataOf(surface: SurfaceChoice): LossData | null {
  const { problem } = resolveSurface(surface);
  const { data } = problem;
  if (data === null) return null;
  const names = Object.keys(data);
  const fit = fitOf(problem);
  const x = fit?.features[0] ?? names[0]!;
  const y = fit?.features[1] ?? fit?.target ?? names[1] ?? names[0]!;
  const classes =
    fit === null || fit.kind === 'curve' ? null : { column: fit.target, codes: codesOf(fit, data[fit.target]!) };
  return { columns: data, rows: data[x]!.length, fit, x, y, classes };
}

function codesOf(fit: Fit, labels: readonly number[]): readonly [number, number] {
  if (fit.kind === 'chance' || labels.every((label) => label === 0 || label === 1)) return [0, 1];
  return [-1, 1];
}

/** The class of a row: 0 or 1, by the code that its label is nearer to. */
export function classOf({ classes, columns }: LossData, row: number): 0 | 1 {
  if (classes === null) return 0;
  const [low, high] = classes.codes;
  return columns[classes.column]![row]! > (low + high) / 2 ? 1 : 0;
}

/** The points with their classes −1 and 1, where the score of a line decides between these two; else null. */
export function twoClassesOf(view: LossData): TwoClasses | null {
  const { classes, columns, fit, rows } = view;
  if (classes === null || classes.codes[0] !== -1 || fit?.kind !== 'side' || fit.features.length !== 2) return null;
  const [xs, ys] = [columns[view.x]!, columns[view.y]!];
  return {
    places: Float64Array.from({ length: 2 * rows }, (_, i) => (i % 2 === 0 ? xs : ys)[Math.floor(i / 2)]!),
    labels: Array.from({ length: rows }, (_, row) => classes.codes[classOf(view, row)]),
  };
}

/** The experiment on other data; the surface stays what it is. */
export function withColumns(experiment: Experiment, data: DataColumns): Experiment {
  return changeSurface(experiment, (surface) => ({ ...surface, data }) as SurfaceChoice);
}

/**
 * The experiment on a table from elsewhere, whose numbers may be of another size: rates and start suit the new ground,
 * and where the minimum has left the rectangle (or is not known beforehand), another rectangle is looked at.
 */
export function withTable(experiment: Experiment, data: DataColumns): Experiment {
  const { surface } = withColumns(experiment, data);
  const { problem, minima } = resolveSurface(surface);
  const [a, b] = problem.variables;
  const everywhere = resolveSurface({ ...surface, domain: { [a]: LIMITS.coordinate, [b]: LIMITS.coordinate } });
  const guess = minima.length > 0 || ('id' in surface && everywhere.minima.length === 0) ? null : guessDomain(problem);
  return chooseSurface(experiment, guess === null ? surface : { ...surface, domain: { [a]: guess[0], [b]: guess[1] } });
}

/** A row's numbers at a place of the figure; classes snap to their codes. */
export function rowAt(
  view: LossData,
  [x, y]: readonly [number, number],
  kind: 0 | 1,
): Readonly<Record<string, number>> {
  const { classes } = view;
  const row: Record<string, number> = { [view.x]: tidy(x) };
  if (classes === null) return { ...row, [view.y]: tidy(y) };
  const [low, high] = classes.codes;
  if (view.y !== classes.column) return { ...row, [view.y]: tidy(y), [classes.column]: classes.codes[kind] };
  return { ...row, [view.y]: y > (low + high) / 2 ? high : low };
}

/** Another place for a row. A class that is an axis follows the place; one that is not stays. */
export function withMoved(view: LossData, row: number, place: readonly [number, number]): DataColumns {
  return withRow(view.columns, row, rowAt(view, place, classOf(view, row)));
}

export function withRow(columns: DataColumns, row: number, numbers: Readonly<Record<string, number>>): DataColumns {
  return mapColumns(columns, (values, name) =>
    Object.hasOwn(numbers, name) ? values.map((value, i) => (i === row ? limited(numbers[name]!) : value)) : values,
  );
}

/** A row more; columns of which nothing is said repeat their mean. */
export function withAdded(columns: DataColumns, numbers: Readonly<Record<string, number>>): DataColumns {
  return mapColumns(columns, (values, name) => [
    ...values,
    limited(numbers[name] ?? values.reduce((sum, value) => sum + value, 0) / values.length),
  ]);
}

/** A row less; the last one stays, for a mean over nothing is no number. */
export function withoutRow(columns: DataColumns, row: number): DataColumns {
  return mapColumns(columns, (values) => (values.length <= 1 ? values : values.filter((_, i) => i !== row)));
}

function mapColumns(
  columns: DataColumns,
  change: (values: readonly number[], name: string) => readonly number[],
): DataColumns {
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, change(values, name)]));
}

/** The row nearest to a place within `reach`, in shares of the axes' spans; −1: none. */
export function nearestRow(
  view: LossData,
  to: readonly [number, number],
  spans: readonly [number, number],
  reach: number,
): number {
  const [xs, ys] = [view.columns[view.x]!, view.columns[view.y]!];
  return nearestPlace(view.rows, (row) => [xs[row]!, ys[row]!], to, spans, reach);
}

export interface Recipe {
  readonly rows: number;
  /** Standard deviation about the line, or about the centres of the classes. */
  readonly noise: number;
  readonly seed: number;
}

/** Made data for the columns of a loss: a noisy line over one column, or two normal clouds. From the seed alone. */
export function generate(view: LossData, { rows, noise, seed }: Recipe): DataColumns {
  const random = new NumpyRandom(seed);
  const { classes, fit } = view;
  const made: Record<string, number[]> = Object.fromEntries(Object.keys(view.columns).map((name) => [name, []]));
  for (let row = 0; row < rows; row++) {
    const kind = row % 2;
    const side = 2 * kind - 1;
    const numbers: Record<string, number> = {};
    if (classes === null) {
      const x = 4 * random.uniform() - 2;
      numbers[view.x] = x;
      if (view.y !== view.x) numbers[view.y] = 2 * x + 1 + noise * random.normal();
    } else {
      for (const [axis, name] of (fit?.features ?? []).entries()) {
        numbers[name] = side * (axis === 0 ? 1 : 0.6) + noise * random.normal();
      }
      numbers[classes.column] = classes.codes[kind as 0 | 1];
    }
    for (const [name, values] of Object.entries(made)) values.push(tidy(numbers[name] ?? random.normal()));
  }
  return made;
}

/** Four decimals: more than anybody can point at, and addresses stay readable. */
function tidy(value: number): number {
  return Number(value.toFixed(4)) + 0;
}

function limited(value: number): number {
  return Math.min(LIMITS.data[1], Math.max(LIMITS.data[0], value));
}
