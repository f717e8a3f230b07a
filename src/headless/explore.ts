import { LABEL, nearestPlace, reachOf } from '../analysis/attractors';
import { mapBasins } from '../analysis/basins';
import { type Destination, findDestinations } from '../analysis/destinations';
import { stationaryPoints } from '../analysis/stationary';
import { type Engine, type Ensemble, memberCount, STATUS_CODES } from '../engine/contract';
import type { Resolved } from '../experiment/surfaces/resolve';
import {
  type Area,
  axisValues,
  basinPlan,
  shares,
  swarmPlan,
  sweepable,
  sweepPlan,
  type ToolPlan,
} from '../experiment/surfaces/sweep';
import type { Experiment, Point, Run, SweptAxis } from '../experiment/surfaces/types';
import { UsageError } from './usage-error';

/** A run as the documents name it. */
export type RunName = Pick<Run, 'optimizer' | 'hyper' | 'start'>;

export interface BasinDocument {
  readonly run: RunName;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly size: number;
  /** Where runs came to rest, the lowest first. */
  readonly attractors: readonly Point[];
  /** Pixels that came to each of them. */
  readonly counts: readonly number[];
  /** About each of them. */
  readonly details: readonly {
    readonly value: number;
    readonly kind: string;
    /** A minimum that the catalogue knows. */
    readonly known: Point | null;
    readonly meanSteps: number;
  }[];
  readonly diverged: number;
  readonly notConverged: number;
  /** Row by row, y growing: index into `attractors`; −1 could not go on, −2 at none of them when its steps were over. */
  readonly labels: readonly number[];
  readonly steps: readonly number[];
}

/** One run from every node of a grid over the domain (or another area), inclusive of the bounds. */
export async function basinDocument(
  engine: Engine,
  experiment: Experiment,
  { minima, problem }: Resolved,
  size: number,
  { x, y }: { readonly x: Area[0] | null; readonly y: Area[1] | null },
): Promise<BasinDocument> {
  const area: Area = [x ?? problem.domain[0], y ?? problem.domain[1]];
  const { run, plan, index } = basinPlan(experiment, size, area);
  // Attractors are told apart on the scale of all that is looked at.
  const domain: Area = [hull(problem.domain[0], area[0]), hull(problem.domain[1], area[1])];
  const map = await mapBasins(engine, { ...problem, domain }, run, plan, minima);
  const labels = Array.from(map.labels, (label) =>
    label >= 0 ? label : label === LABEL.diverged || label === LABEL.undefined ? -1 : -2,
  );
  return {
    run: nameOf(experiment, index),
    x: area[0],
    y: area[1],
    size,
    attractors: map.attractors.map(({ x, y }) => [x, y] as const),
    counts: map.attractors.map(({ members }) => members),
    details: map.attractors.map(({ value, kind, known, meanSteps }) => ({
      value,
      kind,
      known: known === null ? null : ([known.x, known.y] as const),
      meanSteps,
    })),
    diverged: labels.filter((label) => label === -1).length,
    notConverged: labels.filter((label) => label === -2).length,
    labels,
    steps: Array.from(map.steps),
  };
}

export interface AxisDocument extends SweptAxis {
  readonly values: readonly number[];
}

export interface SweepDocument {
  readonly run: RunName;
  readonly x: AxisDocument;
  readonly y: AxisDocument;
  /** [row][column], row of `y.values` and column of `x.values`; null where a run begins where there is no value. */
  readonly loss: readonly (readonly (number | null)[])[];
  readonly status: readonly (readonly string[])[];
  /** Steps taken: until it rested (when the sweep measures steps), or until the one that could not be taken. */
  readonly steps: readonly (readonly number[])[];
}

export async function sweepDocument(engine: Engine, experiment: Experiment, size: number): Promise<SweepDocument> {
  const { problem, run, plan, index, x, y } = sweepPlan(experiment, size);
  const ends = await engine.ensemble(problem, run, plan);
  const source = experiment.runs[index]!;
  const axis = (each: SweptAxis): AxisDocument => ({ ...each, values: Array.from(axisValues(source, each, size)) });
  const matrix = <T>(entry: (member: number) => T): T[][] =>
    Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => entry(row * size + column)));
  return {
    run: nameOf(experiment, index),
    x: axis(x),
    y: axis(y),
    loss: matrix((member) => finite(ends.loss[member]!)),
    status: matrix((member) => statusOf(ends, member)),
    steps: matrix((member) => ends.steps[member]!),
  };
}

/** The page lets another name stand in; who has typed one wants to know. Throws a {@link UsageError}. */
export function checkAxes(experiment: Experiment): void {
  const { run, x, y } = experiment.tools.sweep;
  const names = sweepable(experiment.runs[run] ?? experiment.runs[0]!);
  for (const { of } of [x, y]) {
    if (!names.includes(of)) throw new UsageError(`the run has no "${of}" to sweep; it has ${names.join(', ')}`);
  }
}

export interface SwarmDocument {
  readonly minima: readonly Point[];
  readonly runs: readonly SwarmRunDocument[];
}

export interface SwarmRunDocument extends RunName {
  readonly particles: number;
  readonly statuses: Readonly<Record<string, number>>;
  /** Of those that have a finite loss; null where none has. */
  readonly loss: {
    readonly lowest: number | null;
    readonly median: number | null;
    readonly mean: number | null;
    readonly highest: number | null;
  };
  /** Particles per bin; evenly between `low` and `high`. */
  readonly histogram: { readonly low: number; readonly high: number; readonly counts: readonly number[] };
  /** Share of the particles that ended near each of `minima`, and of those that ended near none. */
  readonly shares: readonly number[];
  readonly elsewhere: number;
}

const BINS = 32;
/** Scouts a side: as many as the page sends on a GPU. */
const SCOUTS = 64;

/** All runs from the same starts; near a minimum is who has ended within the same distance of it as on the page. */
export async function swarmDocument(
  engine: Engine,
  experiment: Experiment,
  resolved: Resolved,
  particles: number,
): Promise<SwarmDocument> {
  const destinations = await findDestinations(engine, experiment, resolved, SCOUTS);
  const reach = reachOf(destinations, resolved.problem.domain);
  // Runs may come to rest on a saddle, too; that is none of the minima.
  const places = destinations.filter(({ attractor }) => attractor?.kind !== 'saddle' && attractor?.kind !== 'maximum');
  const counts = shares(particles, experiment.runs.length);
  const runs: SwarmRunDocument[] = [];
  for (const [index, count] of counts.entries()) {
    const plan = swarmPlan(experiment, index, count);
    const ends = await engine.ensemble(plan.problem, plan.run, plan.plan);
    runs.push({ ...nameOf(experiment, index), ...summary(plan, ends, places, reach) });
  }
  return { minima: places.map(({ x, y }) => [x, y] as const), runs };
}

function summary(
  { plan }: ToolPlan,
  ends: Ensemble,
  places: readonly Destination[],
  reach: number,
): Omit<SwarmRunDocument, keyof RunName> {
  const particles = memberCount(plan.members);
  const reached = new Array<number>(places.length + 1).fill(0);
  const statuses = new Array<number>(STATUS_CODES.length).fill(0);
  for (let i = 0; i < particles; i++) {
    const code = ends.codes[i]!;
    statuses[code]!++;
    const moving = STATUS_CODES[code] !== 'diverged' && STATUS_CODES[code] !== 'undefined';
    const at = moving ? nearestPlace(places, [ends.positions[2 * i]!, ends.positions[2 * i + 1]!], reach) : -1;
    reached[at < 0 ? places.length : at]!++;
  }
  const losses = ends.loss.filter(Number.isFinite).sort();
  const [low, high] = [losses[0] ?? 0, losses.at(-1) ?? 0];
  const counts = new Array<number>(BINS).fill(0);
  for (const loss of losses) counts[Math.min(BINS - 1, Math.floor((BINS * (loss - low)) / (high - low || 1)))]!++;
  return {
    particles,
    statuses: Object.fromEntries(STATUS_CODES.map((status, code) => [status, statuses[code]!])),
    loss: {
      lowest: losses[0] ?? null,
      median: losses[losses.length >> 1] ?? null,
      mean: losses.length === 0 ? null : losses.reduce((sum, loss) => sum + loss / losses.length, 0),
      highest: losses.at(-1) ?? null,
    },
    histogram: { low, high, counts },
    shares: reached.slice(0, -1).map((count) => count / particles),
    elsewhere: reached.at(-1)! / particles,
  };
}

/** Where the gradient is zero, and where the value has a sharp extreme. */
export async function stationaryDocument(engine: Engine, { problem }: Resolved): Promise<object> {
  const { points, sets, kinks, cut } = await stationaryPoints(engine, problem);
  return {
    points: points.map(({ place, value, kind, eigenvalues }) => ({ place, value, kind, eigenvalues })),
    sets: sets.map(({ kind, value, places }) => ({
      kind,
      value,
      places: Array.from({ length: places.length / 2 }, (_, i) => [places[2 * i], places[2 * i + 1]]),
    })),
    kinks,
    cut,
  };
}

function nameOf({ runs }: Experiment, index: number): RunName & Pick<Run, 'rule'> {
  const { optimizer, rule, hyper, start } = runs[index]!;
  return { optimizer, ...(rule === undefined ? {} : { rule }), hyper, start };
}

function hull(a: readonly [number, number], b: readonly [number, number]): readonly [number, number] {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

function statusOf({ codes }: Ensemble, member: number): string {
  return STATUS_CODES[codes[member]!]!;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
