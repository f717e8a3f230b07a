import type { Engine, Problem } from '../../engine/contract';
import { exactProber } from '../exactJet';
import { Pauses } from '../pauses';
import { Classifier } from './classify';
import { findKinks } from './kinks';
import { SampledField, type Search, samplesAside, thinned } from './sampled';
import { cellStarts, newtonEnds } from './starts';
import type { Stationary, StationaryPoint } from './types';

export type { KinkPoint, Stationary, StationaryPoint, StationarySet } from './types';
export { MOST_KINKS, MOST_OF_SET, MOST_POINTS } from './types';

const MOST_STARTS = 6000;

/**
 * All places in the domain where the gradient is zero: Newton from many starts on the engine (a grid of them, and the
 * cells of a field in which both derivatives change their sign or the gradient is smallest), polished in float64.
 * Extremes on kinks are found by comparing values. Extremes on the border of the domain are none. What is narrower than
 * a cell of the field (1/255 of the view) may be missed.
 */
export async function stationaryPoints(engine: Engine, problem: Problem, signal?: AbortSignal): Promise<Stationary> {
  const pauses = new Pauses(signal);
  const side = samplesAside(problem);
  const [x, y] = problem.domain;
  const field = await engine.evaluate(problem, { x, y, columns: side, rows: side }, signal);
  try {
    const sampled = new SampledField(problem, field);
    const search: Search = { sampled, probe: exactProber(engine, problem, signal).probe, pauses };
    const starts = [...(await cellStarts(sampled, pauses)), ...(await newtonEnds(engine, problem, signal))];
    const zeros = new Classifier(search);
    await zeros.follow(thinned(starts, MOST_STARTS));
    // A smooth extreme lies within a cell of the sample that shows it.
    const reach = 2 / field.grid.columns;
    const creases = await findKinks(search, (place) => zeros.hasPointNear(place, reach) || zeros.hasSetNear(place));
    return {
      points: tidied(zeros.points, sampled.range),
      sets: zeros.sets.sort((a, b) => a.value - b.value),
      kinks: [...creases.kinks].sort((a, b) => a.value - b.value),
      cut: zeros.cut || creases.cut,
    };
  } finally {
    field.dispose();
  }
}

/** By value, and a value of zero as zero: what rounding leaves of it is tiny beside the range of the field. */
function tidied(points: readonly StationaryPoint[], range: number): StationaryPoint[] {
  const clean = (value: number): number => (Math.abs(value) <= 1e-14 * range ? 0 : value);
  return points
    .map((point) => ({ ...point, value: clean(point.value) }))
    .sort((a, b) => a.value - b.value || a.place[0] - b.place[0] || a.place[1] - b.place[1]);
}
