import { type Descent, type Engine, JET } from '../engine/contract';
import { linePlan, lineRunPlan, problemOf, type ResolvedFunction } from '../experiment/functions/resolve';
import type { FunctionExperiment, LineRun } from '../experiment/functions/types';

/** A run on a curve: lists of numbers, the start included; steps + 1 of them unless the run ended early. */
export interface LineRunDocument {
  readonly optimizer: string;
  /** Of the user's own, where the optimizer is `own`. */
  readonly rule?: string;
  /** Every hyperparameter, the defaults included. */
  readonly hyper: LineRun['hyper'];
  readonly start: number;
  readonly trajectory: readonly number[];
  /** f at each of these places; JSON says null where a run starts at a place that has none. */
  readonly loss: readonly number[];
  /** f′ there, with its sign. */
  readonly gradient: readonly (number | null)[];
  readonly status: Descent['status']['kind'];
  /** The step of the status; null while running. */
  readonly statusStep: number | null;
  readonly stepsTaken: number;
  readonly final: number;
}

/** Null where the function is undefined, or beyond what an engine holds (1e30): never a stand-in that looks like a value. */
export interface LinePointDocument {
  readonly point: number;
  readonly value: number | null;
  readonly derivative: number | null;
  readonly second: number | null;
}

/** One document a run, in the order of the experiment. */
export async function lineRunDocuments(
  engine: Engine,
  experiment: FunctionExperiment,
  resolved: ResolvedFunction,
): Promise<LineRunDocument[]> {
  const { runs } = experiment;
  const descents = await engine.descend(problemOf(resolved), runs.map(lineRunPlan), linePlan(experiment));
  const paths = descents.map(({ trajectory }) => alongX(trajectory));
  const points = await linePointDocuments(engine, resolved, paths.flat());
  let first = 0;
  return runs.map(({ optimizer, rule, hyper, start }, i) => {
    const { loss, status, stepsTaken } = descents[i]!;
    const trajectory = paths[i]!;
    const gradient = points.slice(first, first + trajectory.length).map(({ derivative }) => derivative);
    first += trajectory.length;
    return {
      optimizer,
      ...(rule === undefined ? {} : { rule }),
      hyper,
      start,
      trajectory,
      loss: Array.from(loss),
      gradient,
      status: status.kind,
      statusStep: 'step' in status ? status.step : null,
      stepsTaken,
      final: trajectory.at(-1) ?? start,
    };
  });
}

/** f, f′ and f″, as the engine computes them. */
export async function linePointDocuments(
  engine: Engine,
  resolved: ResolvedFunction,
  points: readonly number[],
): Promise<LinePointDocument[]> {
  const jets = await engine.probe(problemOf(resolved), Float64Array.from(points.flatMap((x) => [x, 0])));
  return points.map((point, i) => {
    const jet = jets.subarray(i * JET.size, (i + 1) * JET.size);
    const held = jet[JET.flags] === 0;
    const at = (index: number): number | null => (held && Number.isFinite(jet[index]) ? jet[index]! : null);
    return { point, value: at(JET.value), derivative: at(JET.x), second: at(JET.xx) };
  });
}

function alongX(pairs: Float64Array): number[] {
  return Array.from({ length: pairs.length / 2 }, (_, i) => pairs[2 * i]!);
}
