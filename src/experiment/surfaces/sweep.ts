import { SCHEDULES } from '../../catalog';
import type { Hyperparameter } from '../../catalog/types';
import type { DescentPlan, EnsemblePlan, Grid, Problem, Range, RunPlan, SweepAxis } from '../../engine/contract';
import { valueAt } from '../axis';
import { optimizerOf } from './optimizer';
import { resolveRun, resolveSurface } from './resolve';
import type { Experiment, Run, SweptAxis } from './types';

/**
 * Sweep, basins and swarm as the engine's plans: the one place where the settings of these tools become members of an
 * ensemble. Page and command go through here, so that both tell the same story.
 */
export interface ToolPlan {
  readonly problem: Problem;
  readonly run: RunPlan;
  readonly plan: EnsemblePlan;
  /** Which run of the experiment it is. */
  readonly index: number;
}

/** A basin map is a grid of starts. */
export interface BasinToolPlan extends ToolPlan {
  readonly plan: EnsemblePlan & { readonly members: { readonly kind: 'grid'; readonly grid: Grid } };
}

export interface SweepToolPlan extends ToolPlan {
  /** What is swept: as the tool says, or what stands in for a name that the run does not have. */
  readonly x: SweptAxis;
  readonly y: SweptAxis;
}

/**
 * One run per cell, `size` cells a side, x fastest. While the colour is the final loss, every run takes all its steps,
 * as it would alone; for steps to tolerance it rests once it is there.
 */
export function sweepPlan(experiment: Experiment, size: number = experiment.tools.sweep.size): SweepToolPlan {
  const { sweep } = experiment.tools;
  const index = runIndex(experiment, sweep.run);
  const run = experiment.runs[index]!;
  const [x, y] = sweptAxes(experiment, run);
  const engineAxis = (axis: SweptAxis): SweepAxis => ({
    of: START_AXES.has(axis.of) ? { start: START_AXES.get(axis.of)! } : { hyper: axis.of },
    values: axisValues(run, axis, size),
  });
  return {
    ...commonPart(experiment, index),
    x,
    y,
    plan: {
      ...descent(experiment),
      members: { kind: 'sweep', x: engineAxis(x), y: engineAxis(y) },
      rests: sweep.measure === 'steps',
    },
  };
}

/**
 * One run per pixel, from every node of a grid over the domain, inclusive of the bounds. A pixel rests once it is calm,
 * so that its steps are those to its minimum.
 */
export function basinPlan(
  experiment: Experiment,
  size: number = experiment.tools.basins.size,
  area?: Area,
): BasinToolPlan {
  const { basins } = experiment.tools;
  const part = commonPart(experiment, runIndex(experiment, basins.run));
  const [x, y] = area ?? part.problem.domain;
  return {
    ...part,
    plan: {
      ...descent(experiment),
      tolerance: basins.tolerance,
      members: { kind: 'grid', grid: { x, y, columns: size, rows: size } },
      rests: true,
    },
  };
}

/** Another rectangle to map than the whole domain. */
export type Area = readonly [x: Range, y: Range];

/**
 * The particles of one run: `count` of them, for `shares` says how many each run has. A grid has the largest square
 * number that is not more. Every run has the same starts, so that their ends can be compared. Every particle takes every
 * step, as it would alone.
 */
export function swarmPlan(experiment: Experiment, index: number, count: number): ToolPlan {
  const part = commonPart(experiment, runIndex(experiment, index));
  const [x, y] = part.problem.domain;
  const side = Math.max(1, Math.floor(Math.sqrt(count)));
  const grid: Grid = { x, y, columns: side, rows: side };
  const members =
    experiment.tools.swarm.starts === 'grid' ? ({ kind: 'grid', grid } as const) : ({ kind: 'random', count } as const);
  return { ...part, plan: { ...descent(experiment), members, rests: false } };
}

/** The particles of a swarm, shared out evenly among so many runs: the first ones get what does not divide. */
export function shares(particles: number, runs: number): number[] {
  return Array.from({ length: runs }, (_, i) => Math.floor(particles / runs) + (i < particles % runs ? 1 : 0));
}

/** The values of an axis: the centres of its cells, evenly on its scale. Whole where the hyperparameter is. */
export function axisValues(run: Run, axis: SweptAxis, size: number): Float64Array {
  const integer = !START_AXES.has(axis.of) && hyperOf(run).get(axis.of)?.integer === true;
  return Float64Array.from({ length: size }, (_, i) => {
    const value = valueAt(axis, (i + 0.5) / size);
    return integer ? Math.round(value) : value;
  });
}

/** What can be swept in a run: its hyperparameters, those of its schedule as `schedule.name`, and its start. */
export function sweepable(run: Run): readonly string[] {
  return [...hyperOf(run).keys(), ...START_AXES.keys()];
}

/** An axis worth beginning with: what the slider of a hyperparameter spans, or the domain. The run must have the name. */
export function suggestAxis(experiment: Experiment, run: Run, of: string): SweptAxis {
  const axis = START_AXES.get(of);
  if (axis !== undefined) {
    const [low, high] = resolveSurface(experiment.surface).problem.domain[axis];
    return { of, low, high, scale: 'linear' };
  }
  const { min, max, scale } = hyperOf(run).get(of)!;
  return { of, low: min, high: max, scale: scale === 'log' && min > 0 ? 'log' : 'linear' };
}

/** The run with another value of what an axis sweeps: a click on the map adopts a cell, axis by axis. */
export function withSwept(run: Run, of: string, value: number): Run {
  const axis = START_AXES.get(of);
  if (axis === 0) return { ...run, start: [value, run.start[1]] };
  if (axis === 1) return { ...run, start: [run.start[0], value] };
  if (!of.startsWith(SCHEDULE)) return { ...run, hyper: { ...run.hyper, [of]: value } };
  const { schedule } = run;
  if (schedule === undefined) return run;
  return { ...run, schedule: { ...schedule, hyper: { ...schedule.hyper, [of.slice(SCHEDULE.length)]: value } } };
}

/** The number that an axis sweeps, as the run has it. */
export function sweptValue(run: Run, of: string): number {
  const axis = START_AXES.get(of);
  if (axis !== undefined) return run.start[axis];
  const own = of.startsWith(SCHEDULE) ? run.schedule?.hyper : run.hyper;
  return own?.[of.startsWith(SCHEDULE) ? of.slice(SCHEDULE.length) : of] ?? Number.NaN;
}

/**
 * The axes of the sweep as this run has them. A name that it does not have (the optimizer has changed since) gives way to
 * the learning rate across and the start's second coordinate upwards, or to the next name that is free.
 */
function sweptAxes(experiment: Experiment, run: Run): readonly [SweptAxis, SweptAxis] {
  const { x, y } = experiment.tools.sweep;
  const names = sweepable(run);
  const { rate } = optimizerOf(run);
  const instead = (taken: string, preferred: string | null): SweptAxis => {
    const free = names.filter((name) => name !== taken);
    return suggestAxis(experiment, run, free.find((name) => name === preferred) ?? free[0]!);
  };
  const across = names.includes(x.of) ? x : instead(y.of, rate);
  const upwards = names.includes(y.of) && y.of !== across.of ? y : instead(across.of, 'start.y');
  return [across, upwards];
}

const SCHEDULE = 'schedule.';
/** Coordinates of the start, by the names that axes give them. */
const START_AXES: ReadonlyMap<string, 0 | 1> = new Map([
  ['start.x', 0],
  ['start.y', 1],
]);

function hyperOf(run: Run): ReadonlyMap<string, Hyperparameter> {
  const schedule = run.schedule === undefined ? undefined : SCHEDULES.get(run.schedule.id);
  return new Map([
    ...Object.entries(optimizerOf(run).hyper),
    ...Object.entries(schedule?.hyper ?? {}).map(([name, row]) => [`${SCHEDULE}${name}`, row] as const),
  ]);
}

/** A run that is not there means the first. */
function runIndex({ runs }: Experiment, index: number): number {
  return index < runs.length ? index : 0;
}

function commonPart(experiment: Experiment, index: number): Omit<ToolPlan, 'plan'> {
  const { problem } = resolveSurface(experiment.surface);
  return { problem, run: resolveRun(experiment.runs[index]!, problem.data !== null), index };
}

function descent({ steps, seed, tolerance }: Experiment): Omit<DescentPlan, 'stop'> {
  return { steps, seed, tolerance };
}
