import { JET } from '../contract';
import type { Step } from './step';
import type { CpuSurface } from './surface';

/** Beyond this a step no longer moves anything; the cap keeps the products finite. */
const LARGEST_LAMBDA = 1e15;

/**
 * Levenberg–Marquardt on the full Hessian (Levenberg 1944, Marquardt 1963), the twin of `shaders/lm.wgsl`.
 * Coefficients of a step: lambda0, delta. State: lambda.
 */
export class LevenbergMarquardt {
  private readonly surface: CpuSurface;
  private readonly there = new Float64Array(JET.size);

  constructor(surface: CpuSurface) {
    this.surface = surface;
  }

  readonly step: Step = (theta, jet, g, state, coefficients) => {
    const delta = coefficients[1];
    const [xx, xy, yy] = [jet[JET.xx], jet[JET.xy], jet[JET.yy]];
    const smallestEigenvalue = 0.5 * (xx + yy) - Math.hypot(0.5 * (xx - yy), xy);
    const lambda = Math.max(state[0], delta - smallestEigenvalue);
    const [a, c] = [xx + lambda, yy + lambda];
    const determinant = a * c - xy * xy;
    const x = theta[0] - (c * g[0] - xy * g[1]) / determinant;
    const y = theta[1] - (a * g[1] - xy * g[0]) / determinant;
    this.surface.jet('value', x, y, this.there);
    const better = this.there[JET.flags] === 0 && this.there[JET.value] < jet[JET.value];
    state[0] = better ? lambda / 3 : Math.min(4 * lambda, LARGEST_LAMBDA);
    if (better) theta.set([x, y]);
    return true;
  };
}
