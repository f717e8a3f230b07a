import { type Descent, type DescentPlan, DIVERGED_BEYOND, FLAG, JET, type Problem, type RunPlan } from '../contract';
import { noiseOf } from '../problem';
import { randomBits, randomNormal, STREAM } from '../random';
import { CODE, escapeLimit, runStatus } from '../status';
import { stopsAfter } from '../stopping';
import { type CpuOptimizer, cpuOptimizer } from './optimizer';
import type { CpuSurface, Pick } from './surface';

/** Steps whose coefficients are computed at a time. */
const CHUNK = 256;

/** One particle on its way, or one after the other: the twin of `descend` in shaders/descend.wgsl. */
export class Particle {
  /** Where it is, and what its optimizer remembers; the caller's own arrays, changed in place. */
  theta: Float64Array = new Float64Array(2);
  code: number = CODE.running;
  /** Square of the last step's length. */
  moved = 0;
  readonly here = new Float64Array(JET.size);
  private readonly surface: CpuSurface;
  private readonly optimizer: CpuOptimizer;
  private readonly run: RunPlan;
  private readonly seed: number;
  private readonly escape: number;
  private readonly pick: Pick;
  private index = 0;
  private state: Float64Array = new Float64Array();
  private readonly seen = new Float64Array(JET.size);
  private readonly g = new Float64Array(2);
  private readonly candidate = new Float64Array(2);
  private readonly next = new Float64Array(JET.size);

  constructor(surface: CpuSurface, optimizer: CpuOptimizer, run: RunPlan, seed: number) {
    this.surface = surface;
    this.optimizer = optimizer;
    this.run = run;
    this.seed = seed;
    this.escape = escapeLimit(surface.problem.domain, DIVERGED_BEYOND);
    this.pick = run.batch > 0 && surface.rows > 0 && !optimizer.fullBatch ? new Uint32Array(run.batch) : null;
  }

  /** Becomes the particle that stands there; `index` numbers its random stream. */
  place(index: number, theta: Float64Array, state: Float64Array): void {
    this.index = index;
    this.theta = theta;
    this.state = state;
    this.surface.jet(this.optimizer.order, theta[0], theta[1], this.here);
    const flags = this.here[JET.flags];
    this.code = flags === 0 ? CODE.running : flags === FLAG.undefined ? CODE.undefined : CODE.diverged;
  }

  get gradientNorm(): number {
    return norm(this.here[JET.x], this.here[JET.y]);
  }

  /** What ends a run that rests: see {@link EnsemblePlan.rests}. */
  isCalm({ gradient, step }: Calm): boolean {
    const [x, y] = [this.here[JET.x], this.here[JET.y]];
    return x * x + y * y <= gradient && this.moved <= step;
  }

  /** Takes step `step` (from 1); false, and the place is kept, if it cannot be taken. */
  advance(step: number, row: Float64Array): boolean {
    const { surface, optimizer, theta, candidate, g } = this;
    const seen = this.pick === null ? this.here : this.batchJet(step, this.pick);
    this.seenGradient(seen, step);
    candidate.set(theta);
    const computed = optimizer.step(candidate, seen, g, this.state, row);
    if (!computed || (seen[JET.flags] & FLAG.undefined) !== 0) return this.stop(CODE.undefined);
    // Written so that NaN has escaped, too.
    if (!(Math.abs(candidate[0]) <= this.escape && Math.abs(candidate[1]) <= this.escape)) {
      return this.stop(CODE.diverged);
    }
    surface.jet(optimizer.order, candidate[0], candidate[1], this.next);
    if (this.next[JET.flags] !== 0) {
      return this.stop(this.next[JET.flags] === FLAG.undefined ? CODE.undefined : CODE.diverged);
    }
    const [dx, dy] = [candidate[0] - theta[0], candidate[1] - theta[1]];
    this.moved = dx * dx + dy * dy;
    theta.set(candidate);
    this.here.set(this.next);
    return true;
  }

  private stop(code: number): false {
    this.code = code;
    return false;
  }

  private batchJet(step: number, pick: Uint32Array): Float64Array {
    for (let i = 0; i < pick.length; i++) {
      pick[i] = randomBits(this.seed, this.index, step, STREAM.batch + i)[0] % this.surface.rows;
    }
    this.surface.jet(this.optimizer.order, this.theta[0], this.theta[1], this.seen, pick);
    return this.seen;
  }

  /** The gradient that the optimizer sees: noise first, then clipping, as it would be in training. */
  private seenGradient(jet: Float64Array, step: number): void {
    const { g, run } = this;
    g[0] = jet[JET.x];
    g[1] = jet[JET.y];
    if (run.noise > 0) {
      const [nx, ny] = randomNormal(randomBits(this.seed, this.index, step, STREAM.noise));
      const [sx, sy] = noiseOf(this.surface.problem, run.noise);
      g[0] += sx * nx;
      g[1] += sy * ny;
    }
    if (run.clip === null) return;
    const { by, max } = run.clip;
    if (by === 'norm') {
      const length = norm(g[0], g[1]);
      if (length > max) {
        g[0] *= max / length;
        g[1] *= max / length;
      }
    } else {
      g[0] = Math.min(Math.max(g[0], -max), max);
      g[1] = Math.min(Math.max(g[1], -max), max);
    }
  }
}

/** Not `hypot`, which is slow: gradients are below 1e30, so their squares are within float64. */
function norm(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** Squares of the gradient's norm and of the step's length up to which a particle is calm. */
export interface Calm {
  readonly gradient: number;
  readonly step: number;
}

export function calmness(tolerance: number, domain: Problem['domain']): Calm {
  const longest = Math.max(...domain.map(([low, high]) => high - low));
  return { gradient: tolerance ** 2, step: (tolerance * longest) ** 2 };
}

export function isInside([[x0, x1], [y0, y1]]: Problem['domain'], x: number, y: number): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/** One run with its full path. A generator, so that the worker can look up between chunks of steps. */
export function* descend(surface: CpuSurface, run: RunPlan, plan: DescentPlan): Generator<void, Descent> {
  const optimizer = cpuOptimizer(surface, run, plan.steps);
  const particle = new Particle(surface, optimizer, run, plan.seed);
  particle.place(0, Float64Array.from(run.start), optimizer.initialState(0, 0));
  const trajectory = new Float64Array(2 * (plan.steps + 1));
  const loss = new Float64Array(plan.steps + 1);
  const gradientNorm = new Float64Array(plan.steps + 1);
  let calmSince: number | null = null;
  let outsideSince: number | null = null;
  const record = (step: number) => {
    const { theta } = particle;
    gradientNorm[step] = particle.gradientNorm;
    calmSince = gradientNorm[step] <= plan.tolerance ? (calmSince ?? step) : null;
    outsideSince = isInside(surface.problem.domain, theta[0], theta[1]) ? null : (outsideSince ?? step);
    trajectory.set(theta, 2 * step);
    loss[step] = particle.here[JET.value];
  };
  record(0);
  let taken = 0;
  let satisfied: number | null = null;
  while (taken < plan.steps && particle.code === CODE.running && satisfied === null) {
    const count = Math.min(CHUNK, plan.steps - taken);
    optimizer.prepare(count);
    for (let k = 0; k < count; k++) {
      if (!particle.advance(taken + 1, optimizer.row(k, 0, 0))) break;
      taken++;
      record(taken);
      if (stopsAfter(plan.stop, gradientNorm[taken - 1]!)) {
        satisfied = taken;
        break;
      }
      // With many rows a single step is long.
      if (surface.rows > 1000) yield;
    }
    yield;
  }
  // Only a start can be flagged: later, the last place that is not is kept, and the step after it was not possible.
  const flagged = particle.here[JET.flags] !== 0;
  const stopped = flagged ? 0 : taken + 1;
  if (flagged) {
    loss[0] = Number.NaN;
    gradientNorm[0] = Number.NaN;
  }
  return {
    trajectory: trajectory.slice(0, 2 * (taken + 1)),
    loss: loss.slice(0, taken + 1),
    gradientNorm: gradientNorm.slice(0, taken + 1),
    status: runStatus({ code: particle.code, stopped, satisfied, calmSince, outsideSince }),
    stepsTaken: taken,
  };
}
