import { type EnsemblePlan, JET, type RunPlan } from '../contract';
import { memberRun } from '../members';
import { CODE } from '../status';
import { isInside, Particle } from './descend';
import { cpuOptimizer } from './optimizer';
import type { CpuSurface } from './surface';

/** Members `from` … `to − 1` of an ensemble and what they are to do. */
export interface MemberTask {
  readonly run: RunPlan;
  readonly plan: EnsemblePlan;
  readonly from: number;
  readonly to: number;
  /** As the last task left them; null: they stand at their starts. */
  readonly state: MemberState | null;
  /** Steps taken so far, and those to take now. */
  readonly taken: number;
  readonly steps: number;
}

/** Members on their way, one after the other. */
export interface MemberState {
  /** x, y each. */
  readonly theta: Float64Array;
  /** What their optimizers remember: as many numbers each. */
  readonly optimizer: Float64Array;
  /** `CODE`: running, resting (converged), or why a step could not be taken. */
  readonly codes: Uint8Array;
  /** The step after which it rested, or that could not be taken. */
  readonly steps: Uint32Array;
}

export interface MemberSlice {
  readonly state: MemberState;
  /** x, y, loss, status code each, as {@link Swarm.samples}. */
  readonly samples: Float32Array;
}

/** Particle-steps that are computed between two looks at the messages, some ten milliseconds. */
const BLOCK = 2 ** 14;

/** Takes steps with a part of an ensemble. A generator, so that the worker can look up between blocks. */
export function* advanceMembers(surface: CpuSurface, task: MemberTask): Generator<void, MemberSlice> {
  const { problem } = surface;
  const { plan, from, to, taken } = task;
  const count = to - from;
  // Copies: where worker and caller share a thread, an advance that is cancelled must not have moved anybody.
  const state: MemberState = {
    theta: task.state?.theta.slice() ?? new Float64Array(2 * count),
    optimizer: new Float64Array(),
    codes: task.state?.codes.slice() ?? new Uint8Array(count),
    steps: task.state?.steps.slice() ?? new Uint32Array(count),
  };
  const samples = new Float32Array(4 * count);
  const calmStep = plan.tolerance * Math.max(...problem.domain.map(([low, high]) => high - low));
  const pause = Math.max(1, Math.floor(BLOCK / Math.max(surface.rows, 1)));
  const optimizers: Float64Array[] = [];
  let work = 0;
  for (let i = 0; i < count; i++) {
    const run = memberRun(problem, task.run, plan, from + i);
    const optimizer = cpuOptimizer(surface, run, plan.steps);
    const size = optimizer.initialState.length;
    const theta = state.theta.subarray(2 * i, 2 * i + 2);
    if (task.state === null) theta.set(run.start);
    const own = task.state === null ? optimizer.initialState : task.state.optimizer.slice(i * size, (i + 1) * size);
    const particle = new Particle(surface, optimizer, run, plan.seed);
    particle.place(from + i, theta, own);
    optimizers.push(own);
    if (task.state === null) state.codes[i] = particle.code;
    if (taken > 0) optimizer.coefficients(taken);
    const coefficients = optimizer.coefficients(task.steps);
    for (let k = 0; k < task.steps && state.codes[i] === CODE.running; k++) {
      const step = taken + k + 1;
      particle.advance(step, coefficients, k * optimizer.width);
      const rests = plan.rests && particle.gradientNorm <= plan.tolerance && particle.moved <= calmStep;
      state.codes[i] = particle.code === CODE.running && rests ? CODE.converged : particle.code;
      if (state.codes[i] !== CODE.running) state.steps[i] = step;
      if (++work % pause === 0) yield;
    }
    const held = particle.gradientNorm <= plan.tolerance ? CODE.converged : CODE.running;
    const inside = isInside(problem.domain, theta[0], theta[1]);
    const code = state.codes[i] !== CODE.running ? state.codes[i] : held || inside ? held : CODE.leftDomain;
    samples.set([theta[0], theta[1], particle.here[JET.value], code], 4 * i);
    yield;
  }
  const width = optimizers[0]?.length ?? 0;
  const optimizer = new Float64Array(width * count);
  optimizers.forEach((own, i) => {
    optimizer.set(own, i * width);
  });
  return { state: { ...state, optimizer }, samples };
}
