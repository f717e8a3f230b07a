import type { LocalText } from '../../formula/text';
import type { Field, Grid, Range } from './field';
import type { NetworkEngine } from './network';
import type { UpdateRule } from './rule';

export type { Field, Grid, Range } from './field';
export type { UpdateRule } from './rule';

/**
 * What an engine computes. It knows nothing of three.js, the DOM or the panel, keeps no experiment between calls and
 * draws nothing. Two twins fulfil it: `gpu/` (float32, WGSL) and `cpu/` (float64, JavaScript in workers).
 */
export interface Engine {
  readonly kind: 'gpu' | 'cpu';
  /** For people: the adapter's or the processor's name. */
  readonly adapter: string;
  /** Value and gradient on a grid. */
  evaluate(problem: Problem, grid: Grid, signal?: AbortSignal): Promise<Field>;
  /** Value, gradient and Hessian at given points: 8 numbers a point, see {@link JET}. */
  probe(problem: Problem, points: Float64Array, signal?: AbortSignal): Promise<Float64Array>;
  /** A set of runs with their full trajectories, in the order of `runs`. */
  descend(problem: Problem, runs: readonly RunPlan[], plan: DescentPlan, signal?: AbortSignal): Promise<Descent[]>;
  /** Many runs of one optimizer without history, from their starts to their ends. */
  ensemble(problem: Problem, run: RunPlan, plan: EnsemblePlan, signal?: AbortSignal): Promise<Ensemble>;
  /** The same, kept where it is computed: it takes its steps when it is asked to, and is drawn meanwhile. */
  launch(problem: Problem, run: RunPlan, plan: EnsemblePlan, signal?: AbortSignal): Promise<Swarm>;
  /** Multilayer perceptrons, on the same device. */
  readonly networks: NetworkEngine;
  /** Frees buffers and workers; pending promises are rejected with {@link EngineError} `aborted`. */
  dispose(): void;
}

/** A surface made explicit: catalogue ids are resolved, every name in the formula is declared here. */
export interface Problem {
  /** An expression in the variables, the parameters and, inside `mean` or `sum`, the data's columns. */
  readonly formula: string;
  readonly variables: readonly [string, string];
  /**
   * 1: a function of the first variable alone. Places keep their second coordinate, which has no slope, no noise and
   * curvature 1; start it at 0. Absent: 2.
   */
  readonly dimensions?: 1;
  /** The rectangle of interest, in the order of the variables. A particle outside it has left the domain. */
  readonly domain: readonly [Range, Range];
  readonly parameters: Readonly<Record<string, number>>;
  /** Column name → numbers, all of one length; null where the formula is no loss over data. */
  readonly data: Readonly<Record<string, readonly number[]>> | null;
  /** The surface is a spline through these samples, and the formula only says so; absent: it is the formula. */
  readonly samples?: Samples;
}

/** A function between samples on an even grid; columns × rows finite values, row-major with y growing by row. */
export interface Samples extends Grid {
  readonly values: Float64Array;
}

/** Magnitude that a value or a derivative may have; the twin of `too_large` in shaders/math.wgsl. */
export const LARGEST = 1e30;

/** Bits of a sample's flag: the value (or its gradient) is undefined here, or too large to be held ({@link LARGEST}). */
export const FLAG = { undefined: 1, overflow: 2 } as const;

/** Layout of a probed point: 8 numbers. */
export const JET = { value: 0, x: 1, y: 2, xx: 3, xy: 4, yy: 5, flags: 6, size: 8 } as const;

/** One optimizer with everything that decides its path. */
export interface RunPlan {
  readonly optimizer: UpdateRule | Method;
  /** Every hyperparameter, by name. */
  readonly hyper: Readonly<Record<string, number>>;
  /** Factor on the learning rate at step t (1, 2, …) of T: a formula in t, T and its own hyperparameters. */
  readonly schedule: { readonly formula: string; readonly hyper: Readonly<Record<string, number>> } | null;
  readonly clip: { readonly by: 'norm' | 'value'; readonly max: number } | null;
  /** Standard deviation of Gaussian noise on each gradient coordinate; 0: none. */
  readonly noise: number;
  /** Rows per step, drawn with replacement from the seed; 0: all rows. */
  readonly batch: number;
  readonly start: readonly [number, number];
}

/** An optimizer that looks beyond one step, written by hand on both engines. */
export interface Method {
  readonly kind: 'method';
  readonly method: 'lm' | 'lbfgs' | 'lbfgs_wolfe';
  readonly rate: string | null;
}

export interface DescentPlan {
  readonly steps: number;
  readonly seed: number;
  /** Converged: the norm of the full gradient is at most this, from some step to the end. */
  readonly tolerance: number;
  /** Ends a run before its steps are taken; absent: it takes them all. */
  readonly stop?: StoppingRule;
}

/**
 * Update first, then test: a run ends after the update from a place where the norm of the full gradient is below
 * `gradient`. Without noise, mini-batches and clipping that is the gradient which the update used.
 */
export interface StoppingRule {
  readonly gradient: number;
}

export interface Descent {
  /** x₀, y₀, x₁, y₁, …: the start and every step that was taken. */
  readonly trajectory: Float64Array;
  /** Full loss at each of these points; NaN at a start where there is none, or none below 1e30. */
  readonly loss: Float64Array;
  /** Norm of the full gradient at each of these points, NaN like the loss. */
  readonly gradientNorm: Float64Array;
  readonly status: RunStatus;
  readonly stepsTaken: number;
}

/**
 * `step` of converged and left-domain: the first step from which it holds to the end. Of diverged and undefined: the
 * step that could not be taken; the trajectory ends at the last finite place before it. Of stopped: the update after
 * which the plan's stopping rule ended the run, its last one.
 */
export type RunStatus =
  | { readonly kind: 'running' }
  | { readonly kind: 'stopped'; readonly step: number }
  | { readonly kind: 'converged'; readonly step: number }
  | { readonly kind: 'left-domain'; readonly step: number }
  | { readonly kind: 'diverged'; readonly step: number }
  | { readonly kind: 'undefined'; readonly step: number };

/** A coordinate beyond this (or a loss beyond 1e30) has diverged. */
export const DIVERGED_BEYOND = 1e6;

export interface EnsemblePlan extends Omit<DescentPlan, 'stop'> {
  readonly members: Members;
  /**
   * A member rests, and takes no further step, once it is calm: the norm of the full gradient is at most the tolerance,
   * and the step that led there was no longer than the tolerance times the longer side of the domain. (A particle with
   * momentum may pass a flat place.) It then counts as converged. False: every member takes every step.
   */
  readonly rests: boolean;
}

/** Who runs, in this order; a member's index numbers its random stream. */
export type Members =
  /** One from every node of a grid: a basin map, a swarm in rank and file. */
  | { readonly kind: 'grid'; readonly grid: Grid }
  /** Starts uniform over the problem's domain, from the seed. */
  | { readonly kind: 'random'; readonly count: number }
  /**
   * One per pair of values, x fastest: member i has `x.values[i % nx]` and `y.values[⌊i / nx⌋]`; everything else is as
   * the run says. `y` null: one row.
   */
  | { readonly kind: 'sweep'; readonly x: SweepAxis; readonly y: SweepAxis | null };

export interface SweepAxis {
  /** A hyperparameter of the run by name, one of its schedule as `schedule.name`, or a coordinate of the start. */
  readonly of: { readonly hyper: string } | { readonly start: 0 | 1 };
  readonly values: Float64Array;
}

export function memberCount(members: Members): number {
  switch (members.kind) {
    case 'grid':
      return members.grid.columns * members.grid.rows;
    case 'random':
      return members.count;
    case 'sweep':
      return members.x.values.length * (members.y?.values.length ?? 1);
  }
}

/** How the members of an ensemble ended; one entry each. */
export interface Ensemble {
  /** x, y: the last finite place. */
  readonly positions: Float32Array;
  /** Full loss there. */
  readonly loss: Float32Array;
  /** Index in {@link STATUS_CODES}, judged at the end. */
  readonly codes: Uint8Array;
  /** The step after which it rested, or that it could not take (diverged, undefined); else all steps. */
  readonly steps: Uint32Array;
}

/** An ensemble under way. Belongs to its engine: with the device it is lost, and launched anew from its plan. */
export interface Swarm {
  readonly count: number;
  /** Steps taken so far, at most those of the plan. */
  readonly taken: number;
  /**
   * Four float32 a member (x, y, loss, status code) on the engine's own GPU device (STORAGE | VERTEX | COPY_SRC),
   * rewritten in place by every advance; null on an engine without one.
   */
  readonly buffer: GPUBuffer | null;
  /** The same on the CPU, rewritten in place by every advance; null where only the buffer is kept. */
  readonly samples: Float32Array | null;
  /** Takes up to so many steps more; when aborted it has taken fewer, and `taken` says how many. */
  advance(steps: number, signal?: AbortSignal): Promise<void>;
  census(plan: CensusPlan, signal?: AbortSignal): Promise<Census>;
  /** All members as they stand. */
  read(signal?: AbortSignal): Promise<Ensemble>;
  dispose(): void;
}

/** What to count. */
export interface CensusPlan {
  /**
   * Bins of the histogram of losses between `low` and `high` (after the logarithm, if `log`); ends gather what is beyond.
   * At most {@link MOST_BINS}.
   */
  readonly bins: number;
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  /** Places x, y, … that members may have come to; at most {@link MOST_ATTRACTORS}. */
  readonly attractors: Float64Array;
  /** A member has come to the nearest of them if it is no further away than this. */
  readonly radius: number;
}

export const MOST_ATTRACTORS = 64;
export const MOST_BINS = 1024;

export interface Census {
  /** Members per bin; without those that are undefined. */
  readonly histogram: Uint32Array;
  /** Members per attractor, and last those at none. Diverged and undefined members are at none. */
  readonly destinations: Uint32Array;
  /** Members per status code. */
  readonly statuses: Uint32Array;
  /** The lowest loss of all; NaN where there is none. */
  readonly lowest: number;
}

export const STATUS_CODES = ['running', 'converged', 'left-domain', 'diverged', 'undefined'] as const;

/** What can go wrong in an engine, in the user's terms. */
export class EngineError extends Error {
  readonly code: 'aborted' | 'device-lost' | 'out-of-memory' | 'compile' | 'unsupported' | 'worker';
  readonly text: LocalText;

  constructor(code: EngineError['code'], text: LocalText) {
    super(text.en);
    this.name = 'EngineError';
    this.code = code;
    this.text = text;
  }
}
