import { type Engine, JET, type Problem } from '../engine/contract';
import type { Run } from '../experiment/surfaces/types';
import { eigen } from './curvature';
import { exactProber } from './exactJet';

/** A surface whose Hessian is the same everywhere. */
export interface Quadratic {
  /** f_xx, f_xy, f_yy */
  readonly hessian: readonly [number, number, number];
  /** The smaller one first. */
  readonly eigenvalues: readonly [number, number];
}

/** Places are probed in a pattern that meets no axis, no diagonal and no period of a formula: multiples of two roots. */
const PROBES = 24;
const STRIDES = [Math.SQRT2 - 1, Math.sqrt(3) - 1] as const;
/** What float64 derivatives of a formula of some dozen operations may differ by; float32 ones (much data on a GPU). */
const EQUAL = { exact: 1e-9, float32: 1e-4 } as const;

/** The surface's Hessian, if it is constant and the gradient changes by it; null for any other surface. */
export async function quadraticOf(engine: Engine, problem: Problem, signal?: AbortSignal): Promise<Quadratic | null> {
  const [[x0, x1], [y0, y1]] = problem.domain;
  const places = Array.from({ length: PROBES }, (_, i): readonly [number, number] => [
    x0 + (x1 - x0) * (((i + 0.5) * STRIDES[0]) % 1),
    y0 + (y1 - y0) * (((i + 0.5) * STRIDES[1]) % 1),
  ]);
  const { probe, exact } = exactProber(engine, problem, signal);
  const jets = await probe(places);
  const share = exact ? EQUAL.exact : EQUAL.float32;
  const at = (i: number, k: number): number => jets[i * JET.size + k];
  const hessian = [at(0, JET.xx), at(0, JET.xy), at(0, JET.yy)] as const;
  const curvature = Math.max(...hessian.map(Math.abs));
  const extent = Math.max(x1 - x0, y1 - y0);
  for (let i = 0; i < PROBES; i++) {
    if (at(i, JET.flags) !== 0) return null;
    const differs = [JET.xx, JET.xy, JET.yy].some((k, n) => Math.abs(at(i, k) - hessian[n]) > share * curvature);
    if (differs) return null;
    // A sum of kinked planes has no curvature anywhere, yet is no quadratic.
    const [dx, dy] = [places[i][0] - places[0][0], places[i][1] - places[0][1]];
    const [ex, ey] = [hessian[0] * dx + hessian[1] * dy, hessian[1] * dx + hessian[2] * dy];
    const size = Math.max(curvature * extent, Math.hypot(at(0, JET.x), at(0, JET.y)));
    if (Math.hypot(at(i, JET.x) - at(0, JET.x) - ex, at(i, JET.y) - at(0, JET.y) - ey) > share * size) return null;
  }
  return curvature === 0 ? null : { hessian, eigenvalues: eigen(...hessian).values };
}

type Hyper = Readonly<Record<string, number>>;

/** A known limit on a quadratic: along an eigenvector with eigenvalue λ > 0 a run comes to rest below it, and escapes above. */
export interface Limit {
  /** The hyperparameter that has the limit. */
  readonly rate: string;
  /** The largest stable rate for an eigenvalue λ > 0, with the other hyperparameters as given. */
  largest(hyper: Hyper, lambda: number): number;
  /** The condition as it is written, in the symbols of the optimizer's card: η the rate, μ the momentum, λ. */
  readonly inequality: string;
  readonly source: string;
}

/** Why there is none to be drawn. */
export type Silence = 'optimizer' | 'own' | 'schedule' | 'clip' | 'batch' | 'decay';

const POLYAK = 'B. T. Polyak, 1964; G. Goh, Why Momentum Really Works, Distill, 2017';

/**
 * With g = λθ the rules are linear recurrences, stable while the roots of their characteristic polynomial lie within
 * the unit circle (q = ηλ, η the rate):
 *
 * - gradient descent: z = 1 − q;
 * - momentum, v = μv + (1 − d)g, θ = θ − ηv: z² − (1 + μ − (1 − d)q) z + μ; also with the rate inside (d = 0);
 * - Nesterov, v = μv + g, θ = θ − η(g + μv): z² − (1 + μ)(1 − q) z + μ(1 − q);
 * - Newton: z = 1 − η, whatever λ.
 *
 * Each meets the circle first at z = −1: the run oscillates before it escapes.
 */
const LIMITS: Readonly<Record<string, Limit>> = {
  sgd: {
    rate: 'lr',
    largest: (_, lambda) => 2 / lambda,
    inequality: '0 < ηλ < 2',
    source: 'Y. Nesterov, Introductory Lectures on Convex Optimization, 2004, section 1.2',
  },
  momentum: {
    rate: 'lr',
    largest: ({ momentum, dampening }, lambda) => (2 + 2 * momentum) / ((1 - dampening) * lambda),
    inequality: '0 < ηλ < (2 + 2μ)/(1 − d)',
    source: POLYAK,
  },
  momentum_seed: {
    rate: 'lr',
    largest: ({ momentum }, lambda) => (2 + 2 * momentum) / lambda,
    inequality: '0 < ηλ < 2 + 2μ',
    source: POLYAK,
  },
  nesterov: {
    rate: 'lr',
    largest: ({ momentum }, lambda) => (2 + 2 * momentum) / ((1 + 2 * momentum) * lambda),
    inequality: '0 < ηλ < (2 + 2μ)/(1 + 2μ)',
    source: 'L. Lessard, B. Recht, A. Packard, SIAM Journal on Optimization 26 (2016) 57–95',
  },
  newton: { rate: 'eta', largest: () => 2, inequality: '0 < η < 2', source: 'C. T. Kelley, 1999, chapter 2' },
  newton_damped: { rate: 'eta', largest: () => 2, inequality: '0 < η < 2', source: 'C. T. Kelley, 1999, chapter 2' },
};

/** The limit of an optimizer of the catalogue, whatever else its run has; null where none is known. */
export function knownLimit(optimizer: string): Limit | null {
  return Object.hasOwn(LIMITS, optimizer) ? LIMITS[optimizer]! : null;
}

/** What theory says of a run on a quadratic, or why it is silent. `swept`: hyperparameters that will take other values. */
export function limitOf(run: Run, swept: readonly string[] = []): Limit | Silence {
  if (run.optimizer === 'own') return 'own';
  const limit = knownLimit(run.optimizer);
  if (limit === null) return 'optimizer';
  if (run.schedule !== undefined && run.schedule.id !== 'constant') return 'schedule';
  if (run.clip !== undefined) return 'clip';
  if (run.batch !== undefined) return 'batch';
  // Decay pulls towards zero, not towards the minimum: what is limited then is not the distance to it.
  if ((run.hyper.weight_decay ?? 0) !== 0 || swept.includes('weight_decay')) return 'decay';
  return run.optimizer === 'momentum' && run.hyper.dampening === 0 && !swept.includes('dampening')
    ? { ...limit, inequality: '0 < ηλ < 2 + 2μ' }
    : limit;
}

/** The largest rate at which a run is stable where the largest curvature is λ; null where theory is silent or λ ≤ 0. */
export function largestStableRate(run: Run, lambda: number): number | null {
  const limit = limitOf(run);
  if (typeof limit === 'string' || !(lambda > 0)) return null;
  return limit.largest(run.hyper, lambda);
}

/** How far inside the limit a run is: above 0 stable, below 0 not. */
export function stableBy(limit: Limit, hyper: Hyper, lambda: number): number {
  return limit.largest(hyper, lambda) - hyper[limit.rate];
}

/** The best constants for eigenvalues from `low` to `high`, both above 0, and the factor by which errors shrink a step. */
export interface Best {
  readonly hyper: Hyper;
  readonly factor: number;
}

/**
 * Best constants where they are known: gradient descent and the heavy ball after Polyak (1964), Nesterov after Lessard,
 * Recht and Packard (2016, proposition 1). With dampening d the rate is that of d = 0 over 1 − d.
 */
export function bestFor(run: Run, [low, high]: readonly [number, number]): Best | null {
  const limit = limitOf(run);
  if (typeof limit === 'string' || !(low > 0)) return null;
  const [r, s] = [Math.sqrt(low), Math.sqrt(high)];
  const { dampening = 0 } = run.hyper;
  switch (run.optimizer) {
    case 'sgd':
      return { hyper: { lr: 2 / (low + high) }, factor: (high - low) / (high + low) };
    case 'momentum':
    case 'momentum_seed': {
      const factor = (s - r) / (s + r);
      return { hyper: { lr: (2 / (r + s)) ** 2 / (1 - dampening), momentum: factor ** 2 }, factor };
    }
    case 'nesterov': {
      const root = Math.sqrt(3 * (high / low) + 1);
      return { hyper: { lr: 4 / (3 * high + low), momentum: (root - 2) / (root + 2) }, factor: 1 - 2 / root };
    }
    default:
      return null;
  }
}

/** One hyperparameter over a range; `at(u)` is its value at the share u of the axis, 0 to 1. */
export interface TheoryAxis {
  readonly of: string;
  at(u: number): number;
}

/** Points of a line in shares of both axes: x₀, y₀, x₁, y₁, …; empty where it does not cross the map. */
const SAMPLES = 256;

/**
 * Where a run at (x, y) is on the edge of what is stable, as points from one side of the map to the other. The limit is
 * monotone in each hyperparameter, so that it crosses each column (and each row) at most once.
 */
export function limitLine(limit: Limit, run: Run, lambda: number, x: TheoryAxis, y: TheoryAxis): Float64Array {
  const stable = (u: number, v: number): number =>
    stableBy(limit, { ...run.hyper, [x.of]: x.at(u), [y.of]: y.at(v) }, lambda);
  const byColumn = trace((u, v) => stable(u, v));
  const byRow = trace((v, u) => stable(u, v));
  return byColumn.length >= byRow.length
    ? Float64Array.from(byColumn.flat())
    : Float64Array.from(byRow.flatMap(([v, u]) => [u, v]));
}

/** Per column the height at which the sign changes. */
function trace(of: (along: number, across: number) => number): [number, number][] {
  const points: [number, number][] = [];
  for (let i = 0; i <= SAMPLES; i++) {
    const along = i / SAMPLES;
    const below = of(along, 0) > 0;
    if (below === of(along, 1) > 0) continue;
    let [low, high] = [0, 1];
    // To a 2⁻³² of the axis: far below a pixel.
    for (let round = 0; round < 32; round++) {
      const middle = (low + high) / 2;
      if (of(along, middle) > 0 === below) low = middle;
      else high = middle;
    }
    points.push([along, (low + high) / 2]);
  }
  return points;
}
