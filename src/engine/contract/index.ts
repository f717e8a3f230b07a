import type { LocalText } from '../../formula/text';
import type { NetworkEngine } from './network';

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
  /** Many particles of one optimizer, without history. */
  swarm(problem: Problem, run: RunPlan, plan: SwarmPlan, signal?: AbortSignal): Promise<Swarm>;
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
  /** The rectangle of interest, in the order of the variables. A particle outside it has left the domain. */
  readonly domain: readonly [Range, Range];
  readonly parameters: Readonly<Record<string, number>>;
  /** Column name → numbers, all of one length; null where the formula is no loss over data. */
  readonly data: Readonly<Record<string, readonly number[]>> | null;
}

export type Range = readonly [low: number, high: number];

/** Inclusive of the bounds: column i stands at x[0] + i (x[1] − x[0]) / (columns − 1), a single one at x[0]. */
export interface Grid {
  readonly x: Range;
  readonly y: Range;
  readonly columns: number;
  readonly rows: number;
}

/** Magnitude that a value or a derivative may have; the twin of `too_large` in shaders/math.wgsl. */
export const LARGEST = 1e30;

/** Bits of a sample's flag: the value (or its gradient) is undefined here, or too large to be held ({@link LARGEST}). */
export const FLAG = { undefined: 1, overflow: 2 } as const;

/** Rows × columns samples, row-major with y growing by row; per sample (value, ∂f/∂x, ∂f/∂y, flags) as four float32. */
export interface Field {
  readonly grid: Grid;
  /** The samples on the CPU. */
  readonly samples: Float32Array;
  /** The same samples on the engine's own GPU device (STORAGE | VERTEX | COPY_SRC | COPY_DST), where it has one. */
  readonly buffer: GPUBuffer | null;
  /** Frees the GPU buffer. The scene must have stopped drawing it. */
  dispose(): void;
}

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

/** An optimizer that is a formula: see `formula/rule.ts` for the names it may use. */
export interface UpdateRule {
  readonly kind: 'rule';
  /** Assignments, one a line. */
  readonly rule: string;
  /** State name → its initial value, a formula of the hyperparameters. */
  readonly state: Readonly<Record<string, string>>;
  /** The hyperparameter a schedule multiplies. */
  readonly rate: string | null;
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
 * step that could not be taken; the trajectory ends at the last finite place before it.
 */
export type RunStatus =
  | { readonly kind: 'running' }
  | { readonly kind: 'converged'; readonly step: number }
  | { readonly kind: 'left-domain'; readonly step: number }
  | { readonly kind: 'diverged'; readonly step: number }
  | { readonly kind: 'undefined'; readonly step: number };

/** A coordinate beyond this (or a loss beyond 1e30) has diverged. */
export const DIVERGED_BEYOND = 1e6;

export interface SwarmPlan extends DescentPlan {
  /** Starts: a square grid over the domain, or uniform from the seed. */
  readonly starts: 'grid' | 'random';
  readonly particles: number;
}

/** One entry per particle; `codes` index {@link STATUS_CODES}. */
export interface Swarm {
  /** x, y per particle. */
  readonly positions: Float32Array;
  readonly loss: Float32Array;
  readonly codes: Uint8Array;
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
