import { FLAG, JET, LARGEST } from '../contract';
import { historyOf } from '../methods';
import type { Step } from './step';
import type { CpuSurface } from './surface';

/** Slots of the state, two numbers each; the twin of the constants in `shaders/lbfgs.wgsl`. */
const PREVIOUS_GRADIENT = 0;
const DIRECTION = 2;
const LENGTH = 4;
const SCALE = 5;
const ITERATIONS = 6;
const COUNT = 7;
const PAIRS = 8;

const SUFFICIENT_DECREASE = 1e-4;
const CURVATURE = 0.9;
const SMALLEST_BRACKET = 1e-9;
const SEARCH_EVALUATIONS = 25;

/** A trial of the line search: step length, value and slope along the direction there. */
interface Trial {
  readonly t: number;
  readonly f: number;
  readonly slope: number;
}

/**
 * Limited-memory BFGS (Nocedal 1980; Liu and Nocedal 1989), one iteration a step as torch.optim.LBFGS with max_iter=1;
 * the twin of `shaders/lbfgs.wgsl`. Coefficients of a step: lr, history, tolerance_grad, tolerance_change.
 */
export class Lbfgs {
  readonly stateSize: number;
  private readonly surface: CpuSurface;
  private readonly lineSearch: boolean;
  private readonly there = new Float64Array(JET.size);
  private readonly alpha: Float64Array;

  /** @param history the most pairs that any particle keeps */
  constructor(surface: CpuSurface, history: number, lineSearch: boolean) {
    this.surface = surface;
    this.lineSearch = lineSearch;
    this.stateSize = PAIRS + 4 * history;
    this.alpha = new Float64Array(history);
  }

  readonly step: Step = (theta, jet, g, state, coefficients) => {
    const rate = coefficients[0];
    if (Math.max(Math.abs(g[0]), Math.abs(g[1])) <= coefficients[2]) return true;
    state[ITERATIONS] += 1;
    const first = state[ITERATIONS] === 1;
    let direction = [-g[0], -g[1]];
    if (first) {
      state[SCALE] = 1;
    } else {
      this.remember(g, state, historyOf(coefficients[1]));
      direction = this.twoLoop(g, state);
    }
    state.set(g, PREVIOUS_GRADIENT);
    state.set(direction, DIRECTION);
    let length = first ? Math.min(1, 1 / (Math.abs(g[0]) + Math.abs(g[1]))) * rate : rate;
    state[LENGTH] = length;
    const slope = g[0] * direction[0] + g[1] * direction[1];
    if (slope > -coefficients[3]) return true;
    if (this.lineSearch) {
      length = this.strongWolfe(theta, direction, length, jet[JET.value], slope);
      state[LENGTH] = length;
    }
    theta[0] += length * direction[0];
    theta[1] += length * direction[1];
    return true;
  };

  private remember(g: Float64Array, state: Float64Array, history: number): void {
    const y = [g[0] - state[PREVIOUS_GRADIENT], g[1] - state[PREVIOUS_GRADIENT + 1]];
    const s = [state[LENGTH] * state[DIRECTION], state[LENGTH] * state[DIRECTION + 1]];
    const ys = y[0] * s[0] + y[1] * s[1];
    if (ys <= 1e-10) return;
    if (state[COUNT] === history) {
      state.copyWithin(PAIRS, PAIRS + 4);
      state[COUNT] -= 1;
    }
    state.set([...y, ...s], PAIRS + 4 * state[COUNT]);
    state[COUNT] += 1;
    state[SCALE] = ys / (y[0] * y[0] + y[1] * y[1]);
  }

  /** −H⁻¹g from the pairs (Nocedal and Wright 2006, algorithm 7.4). */
  private twoLoop(g: Float64Array, state: Float64Array): number[] {
    const count = state[COUNT];
    const q = [-g[0], -g[1]];
    for (let i = count - 1; i >= 0; i--) {
      const [y0, y1, s0, s1] = state.subarray(PAIRS + 4 * i, PAIRS + 4 * i + 4);
      this.alpha[i] = (s0 * q[0] + s1 * q[1]) / (y0 * s0 + y1 * s1);
      q[0] -= this.alpha[i] * y0;
      q[1] -= this.alpha[i] * y1;
    }
    q[0] *= state[SCALE];
    q[1] *= state[SCALE];
    for (let i = 0; i < count; i++) {
      const [y0, y1, s0, s1] = state.subarray(PAIRS + 4 * i, PAIRS + 4 * i + 4);
      const change = this.alpha[i] - (y0 * q[0] + y1 * q[1]) / (y0 * s0 + y1 * s1);
      q[0] += s0 * change;
      q[1] += s1 * change;
    }
    return q;
  }

  private tryStep(theta: Float64Array, direction: readonly number[], t: number): Trial {
    const { there } = this;
    this.surface.jet('gradient', theta[0] + t * direction[0], theta[1] + t * direction[1], there);
    const f = (there[JET.flags] & FLAG.undefined) !== 0 ? LARGEST : there[JET.value];
    return { t, f, slope: there[JET.x] * direction[0] + there[JET.y] * direction[1] };
  }

  /** A step length with sufficient decrease and small slope (Nocedal and Wright 2006, algorithms 3.5 and 3.6). */
  private strongWolfe(
    theta: Float64Array,
    direction: readonly number[],
    first: number,
    f0: number,
    slope0: number,
  ): number {
    const start: Trial = { t: 0, f: f0, slope: slope0 };
    let previous = start;
    let trial = this.tryStep(theta, direction, first);
    let low = start;
    let high = start;
    let evaluations = 0;
    for (;;) {
      if (evaluations >= SEARCH_EVALUATIONS) {
        high = trial;
        break;
      }
      const tooHigh = trial.f > f0 + SUFFICIENT_DECREASE * trial.t * slope0;
      if (tooHigh || (evaluations > 1 && trial.f >= previous.f)) {
        low = previous;
        high = trial;
        break;
      }
      if (Math.abs(trial.slope) <= -CURVATURE * slope0) return trial.t;
      if (trial.slope >= 0) {
        low = previous;
        high = trial;
        break;
      }
      const next = cubicMinimum(previous, trial, trial.t + 0.01 * (trial.t - previous.t), 10 * trial.t);
      previous = trial;
      trial = this.tryStep(theta, direction, next);
      evaluations++;
    }
    if (high.f < low.f) [low, high] = [high, low];

    let stalled = false;
    while (evaluations < SEARCH_EVALUATIONS) {
      const near = Math.min(low.t, high.t);
      const far = Math.max(low.t, high.t);
      if ((far - near) * Math.max(Math.abs(direction[0]), Math.abs(direction[1])) < SMALLEST_BRACKET) break;
      let t = cubicMinimum(low, high, near, far);
      // A trial close to an end of the bracket twice in a row shrinks it too slowly.
      const margin = 0.1 * (far - near);
      if (Math.min(far - t, t - near) < margin) {
        if (stalled || t >= far || t <= near) {
          t = Math.abs(t - far) < Math.abs(t - near) ? far - margin : near + margin;
          stalled = false;
        } else {
          stalled = true;
        }
      } else {
        stalled = false;
      }
      trial = this.tryStep(theta, direction, t);
      evaluations++;
      if (trial.f > f0 + SUFFICIENT_DECREASE * t * slope0 || trial.f >= low.f) {
        high = trial;
        if (high.f < low.f) [low, high] = [high, low];
      } else {
        if (Math.abs(trial.slope) <= -CURVATURE * slope0) return trial.t;
        if (trial.slope * (high.t - low.t) >= 0) high = low;
        low = trial;
      }
    }
    return low.t;
  }
}

/** Minimum of the cubic through two trials, kept within bounds (Nocedal and Wright 2006, equation 3.59). */
function cubicMinimum(a: Trial, b: Trial, low: number, high: number): number {
  const [left, right] = a.t <= b.t ? [a, b] : [b, a];
  const d1 = left.slope + right.slope - (3 * (left.f - right.f)) / (left.t - right.t);
  const square = d1 * d1 - left.slope * right.slope;
  if (!(square >= 0)) return 0.5 * (low + high);
  const d2 = Math.sqrt(square);
  const t = right.t - (right.t - left.t) * ((right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2));
  return Math.min(Math.max(t, low), high);
}
