import { type Descent, type Engine, JET } from '../engine/contract';
import type { Experiment, Point, Run } from '../experiment/surfaces/types';

/** Which engine computed, as every document says. */
export interface EngineDocument {
  readonly kind: Engine['kind'];
  readonly adapter: string;
}

export interface RunDocument {
  readonly optimizer: string;
  /** Of the user's own, where the optimizer is `own`. */
  readonly rule?: string;
  /** Every hyperparameter, the defaults included. */
  readonly hyper: Run['hyper'];
  readonly start: Point;
  /** Pairs, the start included: steps + 1 of them unless the run ended early. */
  readonly trajectory: readonly Point[];
  /** Full loss at each of these pairs; JSON says null where a run starts at a place that has none. */
  readonly loss: readonly number[];
  readonly status: Descent['status']['kind'];
  /** The step of the status; null while running. */
  readonly statusStep: number | null;
  readonly stepsTaken: number;
  readonly final: Point;
}

/** Null where the surface is undefined, or beyond what an engine holds (1e30): never a stand-in that looks like a value. */
export interface PointDocument {
  readonly point: Point;
  readonly value: number | null;
  readonly gradient: readonly [number | null, number | null];
  readonly hessian: readonly (readonly [number | null, number | null])[];
}

export function engineDocument({ kind, adapter }: Engine): EngineDocument {
  return { kind, adapter };
}

/** One document a run, in the order of the experiment. */
export function runDocuments(experiment: Experiment, descents: readonly Descent[]): RunDocument[] {
  return experiment.runs.map((run, i) => runDocument(run, descents[i]!));
}

function runDocument({ optimizer, rule, hyper, start }: Run, descent: Descent): RunDocument {
  const trajectory = pairs(descent.trajectory);
  return {
    optimizer,
    ...(rule === undefined ? {} : { rule }),
    hyper,
    start,
    trajectory,
    loss: Array.from(descent.loss),
    status: descent.status.kind,
    statusStep: 'step' in descent.status ? descent.status.step : null,
    stepsTaken: descent.stepsTaken,
    final: trajectory.at(-1) ?? start,
  };
}

function pairs(flat: Float64Array): Point[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
}

/** @param jets as `Engine.probe` returns them for these points */
export function pointDocuments(points: readonly Point[], jets: Float64Array): PointDocument[] {
  return points.map((point, i) => {
    const jet = jets.subarray(i * JET.size, (i + 1) * JET.size);
    const held = jet[JET.flags] === 0;
    const at = (index: number): number | null => (held && Number.isFinite(jet[index]) ? jet[index]! : null);
    return {
      point,
      value: at(JET.value),
      gradient: [at(JET.x), at(JET.y)],
      hessian: [
        [at(JET.xx), at(JET.xy)],
        [at(JET.xy), at(JET.yy)],
      ],
    };
  });
}
