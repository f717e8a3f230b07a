import type { Descent, RunPlan, RunStatus } from '../engine/contract';

/** How a run of a race ended, in numbers that can be ranked. */
export interface Result {
  /** The last place, in the order of the surface's variables. */
  readonly end: readonly [number, number];
  /** At the last place. NaN where there is none. */
  readonly loss: number;
  /** From the last place to the nearest of the known minima, in the surface's own units; null: none is known. */
  readonly distance: number | null;
  /** The first step from which the gradient's norm stays at most the tolerance; null: it does not. */
  readonly settled: number | null;
  readonly effort: Effort;
  readonly status: RunStatus;
}

/**
 * What the optimizer itself asked of the surface; what the laboratory computes to draw and to judge is not counted.
 */
export interface Effort {
  /** Gradients: one for every step. */
  readonly gradients: number;
  /** Hessians, for those that use them: one for every step. */
  readonly hessians: number;
  /** Trials within a step (of a line search, of a damping) are not recorded: with them it took more than is said here. */
  readonly least: boolean;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

export function resultOf(descent: Descent, run: RunPlan, minima: readonly Place[], tolerance: number): Result {
  const { trajectory, loss, status } = descent;
  const [x, y] = [trajectory.at(-2) ?? Number.NaN, trajectory.at(-1) ?? Number.NaN];
  return {
    end: [x, y],
    loss: loss.at(-1) ?? Number.NaN,
    distance: minima.length === 0 ? null : Math.min(...minima.map((at) => Math.hypot(x - at.x, y - at.y))),
    settled: settledAt(descent, tolerance),
    effort: effortOf(descent, run),
    status,
  };
}

/** The first step from which the gradient's norm stays at most `tolerance` to the end; null: it does not. */
export function settledAt({ gradientNorm, status }: Descent, tolerance: number): number | null {
  // Who could not take the next step has not come to rest, however small the last gradient was.
  if (status.kind === 'diverged' || status.kind === 'undefined') return null;
  let step = gradientNorm.length;
  while (step > 0 && gradientNorm[step - 1]! <= tolerance) step--;
  return step === gradientNorm.length ? null : step;
}

function effortOf({ stepsTaken, status }: Descent, { optimizer }: RunPlan): Effort {
  // The step that could not be taken was asked for too.
  const gradients = stepsTaken + (status.kind === 'diverged' || status.kind === 'undefined' ? 1 : 0);
  if (optimizer.kind === 'rule') {
    return { gradients, hessians: /\bnewton\b/.test(optimizer.rule) ? gradients : 0, least: false };
  }
  switch (optimizer.method) {
    case 'lm':
      return { gradients, hessians: gradients, least: true };
    case 'lbfgs':
      return { gradients, hessians: 0, least: false };
    case 'lbfgs_wolfe':
      return { gradients, hessians: 0, least: true };
  }
}

export const COLUMNS = ['run', 'x', 'y', 'loss', 'distance', 'settled', 'effort', 'status'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  readonly by: Column;
  readonly down: boolean;
}

/** From best to worst: who stopped or came to rest, who still goes, who left, who broke. */
const STANDING: Readonly<Record<RunStatus['kind'], number>> = {
  stopped: 0,
  converged: 0,
  running: 1,
  'left-domain': 2,
  diverged: 3,
  undefined: 4,
};

/** Indices of the results in order; equal ones stay in the order of the runs, and what is not known comes last. */
export function ranked(results: readonly Result[], { by, down }: Order): number[] {
  const keys = results.map((result, index) => keyOf(result, index, by));
  return results
    .map((_, index) => index)
    .sort((a, b) => {
      const [p, q] = [keys[a]!, keys[b]!];
      const known = Number(Number.isNaN(p)) - Number(Number.isNaN(q));
      if (known !== 0 || Number.isNaN(p)) return known || a - b;
      return (down ? q - p : p - q) || a - b;
    });
}

function keyOf({ end, loss, distance, settled, effort, status }: Result, index: number, by: Column): number {
  switch (by) {
    case 'run':
      return index;
    case 'x':
      return end[0];
    case 'y':
      return end[1];
    case 'loss':
      return loss;
    case 'distance':
      return distance ?? Number.NaN;
    case 'settled':
      return settled ?? Number.NaN;
    case 'effort':
      return effort.gradients + effort.hessians;
    case 'status':
      return STANDING[status.kind];
  }
}
