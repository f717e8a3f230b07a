import { DIVERGED_BEYOND, JET, type RunPlan, STATUS_CODES, type SwarmPlan } from '../contract';
import { prepareRule } from '../rules';
import { startPlace } from '../starts';
import { CODE, escapeLimit, runStatus } from '../status';
import { Particle } from './descend';
import { fusedSource, LANES } from './fused-js';
import { cpuOptimizer } from './optimizer';
import type { CpuSurface } from './surface';

/** Particles `from` … `to − 1` of a swarm. */
export interface SwarmSlice {
  readonly positions: Float32Array;
  readonly loss: Float32Array;
  readonly codes: Uint8Array;
}

/** Particle-steps that are computed between two looks at the messages, some ten milliseconds. */
const BLOCK = 2 ** 20;

/** A part of a swarm. A generator, so that the worker can look up between blocks. */
export function* swarm(
  surface: CpuSurface,
  run: RunPlan,
  plan: SwarmPlan,
  from: number,
  to: number,
): Generator<void, SwarmSlice> {
  const slice: SwarmSlice = {
    positions: new Float32Array(2 * (to - from)),
    loss: new Float32Array(to - from),
    codes: new Uint8Array(to - from),
  };
  const fused = fusedKernel(surface, run, plan);
  if (fused === null) {
    yield* plainSwarm(surface, run, plan, slice, from, to);
    return slice;
  }
  const block = LANES * Math.max(1, Math.floor(BLOCK / (LANES * Math.max(plan.steps, 1))));
  for (let first = from; first < to; first += block) {
    fused(slice, from, first, Math.min(first + block, to));
    yield;
  }
  return slice;
}

/** Particle after particle by the same code as a single run. */
function* plainSwarm(
  surface: CpuSurface,
  run: RunPlan,
  plan: SwarmPlan,
  slice: SwarmSlice,
  from: number,
  to: number,
): Generator<void, void> {
  const optimizer = cpuOptimizer(surface, run, plan.steps);
  const coefficients = optimizer.coefficients(plan.steps);
  // A step is much slower here than in the fused loop.
  const pause = Math.max(1, Math.floor(BLOCK / (64 * Math.max(surface.rows, 1))));
  for (let index = from, work = 0; index < to; index++) {
    const start = startPlace(plan, surface.problem.domain, index);
    const particle = new Particle(surface, optimizer, run, plan, start, index);
    for (let step = 1; step <= plan.steps && particle.code === CODE.running; step++) {
      particle.advance(step, coefficients, (step - 1) * optimizer.width);
      if (++work % pause === 0) yield;
    }
    const code = STATUS_CODES.indexOf(runStatus(particle.end).kind);
    store(slice, index - from, particle.theta[0], particle.theta[1], particle.here[JET.value], code);
  }
}

function store(slice: SwarmSlice, at: number, x: number, y: number, loss: number, code: number): void {
  slice.positions[2 * at] = x;
  slice.positions[2 * at + 1] = y;
  slice.loss[at] = loss;
  slice.codes[at] = code;
}

type FusedKernel = (slice: SwarmSlice, offset: number, first: number, last: number) => void;

/**
 * Surface and optimizer in one generated loop, several particles interleaved. Null where the plain code has to serve:
 * methods, sums over data, random numbers, hosts without generated code.
 */
function fusedKernel(surface: CpuSurface, run: RunPlan, plan: SwarmPlan): FusedKernel | null {
  const { optimizer } = run;
  if (optimizer.kind !== 'rule' || surface.program.overData || run.noise > 0) return null;
  const prepared = prepareRule(optimizer, run, plan.steps);
  const { program } = prepared;
  const coefficients = prepared.coefficients();
  const make = surface.generated(
    ['parameters', 'columns', 'limits', 'initial', 'coefficients', 'begin', 'end'],
    fusedSource(surface.program, program, run),
  );
  if (make === null) return null;
  const { domain } = surface.problem;
  const limits = { escape: escapeLimit(domain, DIVERGED_BEYOND), clip: run.clip?.max ?? 0, steps: plan.steps };
  const end = (slice: SwarmSlice, at: number, x: number, y: number, f: number, gradient: number, code: number) => {
    const [[x0, x1], [y0, y1]] = domain;
    const inside = x >= x0 && x <= x1 && y >= y0 && y <= y1;
    // Without a history only the end counts, and since when is nobody's question.
    const held = gradient <= plan.tolerance ? CODE.converged : inside ? CODE.running : CODE.leftDomain;
    store(slice, at, x, y, f, code === CODE.running ? held : code);
  };
  return make(
    Object.values(surface.problem.parameters),
    [],
    limits,
    coefficients.initialState(),
    coefficients.next(plan.steps),
    (index: number) => startPlace(plan, domain, index),
    end,
  ) as FusedKernel;
}
