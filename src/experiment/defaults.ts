import { OPTIMIZERS, SURFACES } from '../catalog';
import type { Hyperparameter } from '../catalog/types';
import { NUMBERS } from './table';
import type { Experiment, Interval, Point, Run, SurfaceDraft, View } from './types';

export const DEFAULT_SURFACE = { id: 'rosenbrock' } as const;

export const DEFAULT_VIEW: View = { projection: '3d', height: 'auto', colors: 'cividis', contours: true };

/** The rectangle of a user's formula that names none. */
export const DEFAULT_INTERVAL: Interval = [-5, 5];

/** Every hyperparameter of an optimizer or a schedule: the given ones, and the defaults of those left out. */
export function completeHyper(
  hyper: Readonly<Record<string, Hyperparameter>>,
  given: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(hyper).map(([name, { value }]) => [name, Object.hasOwn(given, name) ? given[name] : value]),
  );
}

/** A run with the defaults of its optimizer, but for what is given. The optimizer must be in the catalogue. */
export function defaultRun(optimizer: string, start: Point, given: Readonly<Record<string, number>> = {}): Run {
  return { optimizer, hyper: completeHyper(OPTIMIZERS.get(optimizer)!.hyper, given), start };
}

/**
 * Where runs start unless they say otherwise: the place that the catalogue recommends, if the domain has not been moved
 * away from it; else a place near the upper left corner, which is seldom a minimum.
 */
export function defaultStart(surface: SurfaceDraft): Point {
  const entry = 'id' in surface ? SURFACES.get(surface.id) : undefined;
  const [a, b] = surfaceVariables(surface);
  const given = surface.domain ?? {};
  const x = given[a] ?? entry?.view[a] ?? DEFAULT_INTERVAL;
  const y = given[b] ?? entry?.view[b] ?? DEFAULT_INTERVAL;
  const inside = (value: number, [low, high]: Interval) => low <= value && value <= high;
  if (entry !== undefined && inside(entry.start[0], x) && inside(entry.start[1], y)) return entry.start;
  return [x[0] + (x[1] - x[0]) / 8, y[1] - (y[1] - y[0]) / 8];
}

/** The names of a surface's two variables. An id must be in the catalogue. */
export function surfaceVariables(surface: SurfaceDraft): readonly [string, string] {
  if ('id' in surface) return SURFACES.get(surface.id)!.variables;
  return surface.variables ?? ['x', 'y'];
}

/** A race worth watching: all four reach the valley, and only patience or momentum gets along it. */
const OPENING_RACE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sgd: { lr: 1e-3 },
  momentum: { lr: 5e-4 },
  rmsprop: { lr: 0.05 },
  adam: { lr: 0.2 },
};

/** The runs of an experiment that lists none; the rates suit Rosenbrock, elsewhere the optimizers' defaults stand. */
export function defaultRuns(surface: SurfaceDraft): readonly Run[] {
  const tuned = 'id' in surface && surface.id === DEFAULT_SURFACE.id;
  const start = defaultStart(surface);
  return Object.entries(OPENING_RACE).map(([id, hyper]) => defaultRun(id, start, tuned ? hyper : {}));
}

/** What the app opens with. */
export const OPENING_EXPERIMENT: Experiment = {
  version: 1,
  surface: DEFAULT_SURFACE,
  runs: defaultRuns(DEFAULT_SURFACE),
  steps: NUMBERS.steps.value,
  seed: NUMBERS.seed.value,
  tolerance: NUMBERS.tolerance.value,
  view: DEFAULT_VIEW,
};
