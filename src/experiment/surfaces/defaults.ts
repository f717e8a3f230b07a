import { SURFACES } from '../../catalog';
import { completeHyper } from '../complete';
import type { Interval, Point, Run, SurfaceChoice, SurfaceDraft } from './forms';
import { optimizerOf, type Ruled } from './optimizer';
import { placeAt, suggestHyper } from './suggest';
import { DEFAULT_INTERVAL, DEFAULT_SURFACE } from './surfaceField';
import { surfaceVariables } from './variables';

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

/** A race worth watching: all four reach the valley, and only patience or momentum gets along it. */
const OPENING_RACE: ReadonlyMap<string, Readonly<Record<string, number>>> = new Map([
  ['sgd', { lr: 1e-3 }],
  ['momentum', { lr: 5e-4 }],
  ['rmsprop', { lr: 0.05 }],
  ['adam', { lr: 0.2 }],
]);

/**
 * Hyperparameters worth starting with: the opening race on its own surface, else the optimizer's defaults with a
 * learning rate in the units of the surface at the start.
 */
export function startingHyper(surface: SurfaceChoice, run: Ruled, start: Point): Readonly<Record<string, number>> {
  const entry = optimizerOf(run);
  const tuned = 'id' in surface && surface.id === DEFAULT_SURFACE.id ? OPENING_RACE.get(run.optimizer) : undefined;
  if (tuned !== undefined) return completeHyper(entry.hyper, tuned);
  const place = placeAt(surface, start);
  return place === null ? completeHyper(entry.hyper) : suggestHyper(entry, place);
}

/** The runs of an experiment that lists none: the optimizers of the opening race, at rates that suit the surface. */
export function defaultRuns(surface: SurfaceChoice): readonly Run[] {
  const start = defaultStart(surface);
  return [...OPENING_RACE.keys()].map((optimizer) => ({
    optimizer,
    hyper: startingHyper(surface, { optimizer }, start),
    start,
  }));
}
