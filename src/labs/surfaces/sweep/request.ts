import { type Limit, limitOf, type Quadratic, quadraticOf, type Silence } from '../../../analysis/theory';
import { type Engine, type Ensemble, STATUS_CODES } from '../../../engine/contract';
import { sweepPlan } from '../../../experiment/surfaces/sweep';
import type { Experiment, Run, SweepTool, SweptAxis } from '../../../experiment/surfaces/types';
import type { Shown } from '../state';

/** What a map is computed from; its identity is the job's. */
export interface SweepRequest {
  /** Equal keys on one surface: the same map. */
  readonly key: string;
  readonly experiment: Experiment;
  readonly index: number;
  readonly run: Run;
  readonly x: SweptAxis;
  readonly y: SweptAxis;
  /** Cells a side. */
  readonly size: number;
  readonly measure: SweepTool['measure'];
  /** Value of the lowest known minimum, from which losses are counted; 0 where none is known, or it is near 0. */
  readonly floor: number;
}

/** The map as far as it has come. */
export interface SweepMap {
  /** Cells a side. */
  readonly side: number;
  readonly ensemble: Ensemble;
  readonly theory: Theory;
}

/** What is known of the border of stability here; in words where nothing is. */
export type Theory =
  | { readonly kind: 'known'; readonly limit: Limit; readonly quadratic: Quadratic }
  | { readonly kind: 'silent'; readonly why: Silence | 'shape' | 'unbounded' };

/** What the two axes set does not count: a drag of it computes nothing anew. */
export function sweepRequest({ experiment, resolved }: Shown): SweepRequest {
  const { sweep } = experiment.tools;
  const { index, x, y } = sweepPlan(experiment, 1);
  const run = experiment.runs[index]!;
  const free = {
    ...run,
    hyper: Object.fromEntries(Object.entries(run.hyper).filter(([name]) => name !== x.of && name !== y.of)),
    start: run.start.map((value, axis) => ([x.of, y.of].includes(axis === 0 ? 'start.x' : 'start.y') ? 0 : value)),
  };
  const { size, measure } = sweep;
  const { steps, seed, tolerance } = experiment;
  const key = JSON.stringify([free, index, x, y, size, measure, steps, seed, tolerance]);
  const floor = Math.min(...resolved.minima.map(({ value }) => value));
  return { key, experiment, index, run, x, y, size, measure, floor: Number.isFinite(floor) ? floor : 0 };
}

/** One run per cell, `side` cells a side. */
export function computeSweep(
  engine: Engine,
  request: SweepRequest,
  side: number,
  signal: AbortSignal,
): Promise<Ensemble> {
  const { problem, run, plan } = sweepPlan(request.experiment, side);
  return engine.ensemble(problem, run, plan, signal);
}

export async function theoryOf(engine: Engine, request: SweepRequest, signal: AbortSignal): Promise<Theory> {
  const limit = limitOf(request.run, [request.x.of, request.y.of]);
  if (typeof limit === 'string') return { kind: 'silent', why: limit };
  const quadratic = await quadraticOf(engine, sweepPlan(request.experiment, 1).problem, signal);
  if (quadratic === null) return { kind: 'silent', why: 'shape' };
  // Rounding may leave a curvature of zero a little below it.
  const [low, high] = quadratic.eigenvalues;
  if (!(high > 0) || low < -1e-9 * high) return { kind: 'silent', why: 'unbounded' };
  return { kind: 'known', limit, quadratic };
}

/** How a cell ended, for the map. */
export const CODE = Object.fromEntries(STATUS_CODES.map((name, code) => [name, code])) as Readonly<
  Record<(typeof STATUS_CODES)[number], number>
>;
