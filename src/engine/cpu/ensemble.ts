import { reachable } from '../../formula/graph/graph';
import { compileRule } from '../../formula/programs/rule';
import { stage } from '../../formula/programs/surface';
import { DIVERGED_BEYOND, type EnsemblePlan, JET, type Members, type RunPlan } from '../contract';
import { memberStart, NO_SWEEP, type SweepAxes, sweepPosition } from '../members';
import { prepareRule, ruleSource, tileSteps } from '../rules';
import { CODE, escapeLimit } from '../status';
import { calmness, isInside, Particle } from './descend';
import { FUSED, type FusedKernel, fusedSource, fusedTables, LANES } from './fused-js';
import type { MemberState } from './memberState';
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

/** Member-steps between two looks at the messages, some ten milliseconds, in the fused loop and in plain code. */
const BLOCK = { fused: 2 ** 20, plain: 2 ** 14 } as const;
/** Operations of a surface and its gradient for which that holds: fewer fused steps are taken at once with a longer formula. */
const SIMPLE = 16;

/** Takes steps with a part of an ensemble. A generator, so that the worker can look up between blocks. */
export function* advanceMembers(surface: CpuSurface, task: MemberTask): Generator<void, MemberState> {
  const axes = axesOf(task);
  const advance = fusedAdvance(surface, task, axes) ?? plainAdvance(surface, task, axes);
  // Copies: where worker and caller share a thread, an advance that is cancelled must not have moved anybody.
  const state = task.state === null ? yield* startMembers(surface, task, axes) : copied(task.state);
  yield* advance(state);
  return state;
}

/** What a sweep looks like from some of its members: all columns, and the rows in which they are. */
interface Axes extends SweepAxes {
  readonly columns: number;
  readonly firstRow: number;
}

function axesOf({ plan: { members }, from, to }: MemberTask): Axes {
  if (members.kind !== 'sweep') return { ...NO_SWEEP, columns: 1, firstRow: 0 };
  const { x, y } = members;
  const [, firstRow] = sweepPosition(members, from);
  const [, lastRow] = sweepPosition(members, to - 1);
  const rows = y && { ...y, values: y.values.slice(firstRow, lastRow + 1) };
  return { x, y: rows, columns: x.values.length, firstRow };
}

/** Position of a member in these axes. */
function positionOf(members: Members, { firstRow }: Axes, index: number): readonly [x: number, y: number] {
  if (members.kind !== 'sweep') return [0, 0];
  const [x, y] = sweepPosition(members, index);
  return [x, y - firstRow];
}

function copied({ theta, memory, codes, steps, samples }: MemberState): MemberState {
  return {
    theta: theta.slice(),
    memory: memory.slice(),
    codes: codes.slice(),
    steps: steps.slice(),
    samples: samples.slice(),
  };
}

function* startMembers(surface: CpuSurface, task: MemberTask, axes: Axes): Generator<void, MemberState> {
  const { run, plan, from, to } = task;
  const optimizer = cpuOptimizer(surface, run, plan.steps, axes);
  const count = to - from;
  const size = optimizer.stateSize;
  const state: MemberState = {
    theta: new Float64Array(2 * count),
    memory: new Float64Array(size * count),
    codes: new Uint8Array(count),
    steps: new Uint32Array(count),
    samples: new Float32Array(4 * count),
  };
  let initial = optimizer.initialState(0, 0);
  const { theta, memory } = state;
  for (let i = 0; i < count; i++) {
    const [x, y] = memberStart(surface.problem, run, plan, from + i);
    theta[2 * i] = x;
    theta[2 * i + 1] = y;
    if (optimizer.initialVaries) initial = optimizer.initialState(...positionOf(plan.members, axes, from + i));
    for (let k = 0; k < size; k++) memory[size * i + k] = initial[k];
    if (i % BLOCK.plain === 0) yield;
  }
  return state;
}

type Advance = (state: MemberState) => Generator<void, void>;

/** Member after member by the same code as a single run. */
function plainAdvance(surface: CpuSurface, task: MemberTask, axes: Axes): Advance {
  const { run, plan, from, to, taken, steps } = task;
  const { domain } = surface.problem;
  const optimizer = cpuOptimizer(surface, run, plan.steps, axes);
  optimizer.skip(taken);
  const particle = new Particle(surface, optimizer, run, plan.seed);
  const calm = calmness(plan.tolerance, domain);
  const pause = Math.max(1, Math.floor(BLOCK.plain / Math.max(surface.rows, 1)));
  return function* ({ theta, memory, codes, steps: stops, samples }) {
    let work = 0;
    let done = 0;
    // Once at least: members that take no step stand somewhere, too.
    do {
      const tile = Math.min(tileSteps(optimizer.width), steps - done);
      optimizer.prepare(tile);
      for (let i = 0; i < to - from; i++) {
        if (codes[i] !== CODE.running) continue;
        const [x, y] = positionOf(plan.members, axes, from + i);
        const place = theta.subarray(2 * i, 2 * i + 2);
        particle.place(from + i, place, memory.subarray(i * optimizer.stateSize, (i + 1) * optimizer.stateSize));
        codes[i] = particle.code;
        for (let k = 0; k < tile && codes[i] === CODE.running; k++) {
          const step = taken + done + k + 1;
          particle.advance(step, optimizer.row(k, x, y));
          const rests = plan.rests && particle.code === CODE.running && particle.isCalm(calm);
          codes[i] = rests ? CODE.converged : particle.code;
          if (codes[i] !== CODE.running) stops[i] = step;
          if (++work % pause === 0) yield;
        }
        const held = particle.gradientNorm <= plan.tolerance ? CODE.converged : CODE.running;
        const there = held === CODE.running && !isInside(domain, place[0], place[1]) ? CODE.leftDomain : held;
        samples.set([place[0], place[1], particle.here[JET.value], codes[i] || there], 4 * i);
        if (++work % pause === 0) yield;
      }
      done += tile;
    } while (done < steps);
  };
}

/**
 * Surface and optimizer in one generated loop, several members interleaved. Null where the plain code has to serve:
 * methods, sums over data, random numbers, hosts without generated code.
 */
function fusedAdvance(surface: CpuSurface, task: MemberTask, axes: Axes): Advance | null {
  const { run, plan, from, to, taken, steps } = task;
  const { optimizer } = run;
  if (optimizer.kind !== 'rule' || surface.program.overData || run.noise > 0) return null;
  const source = ruleSource(optimizer, run, axes);
  const key = JSON.stringify([source, run.clip?.by, plan.rests]);
  const fused = surface.loops.get(key, () => {
    const program = compileRule(source);
    const make = surface.generated(FUSED, fusedSource(surface.program, program, run, plan.rests));
    const operations = reachable(surface.program.graph, stage(surface.program, 'gradient').outputs).length;
    return { program, make, weight: Math.max(1, operations / SIMPLE) };
  });
  if (fused.make === null) return null;
  const prepared = prepareRule(optimizer, run, plan.steps, axes, fused.program);
  const { domain, parameters } = surface.problem;
  const limits = {
    domain: domain.flat(),
    escape: escapeLimit(domain, DIVERGED_BEYOND),
    clip: run.clip?.max ?? 0,
    tolerance: plan.tolerance,
    calm: calmness(plan.tolerance, domain),
  };
  const kernel = fused.make(Object.values(parameters), surface.sources, limits) as FusedKernel;
  return function* (state) {
    const coefficients = prepared.coefficients();
    coefficients.skip(taken);
    const number = from - axes.firstRow * axes.columns;
    let done = 0;
    do {
      const tile = Math.min(tileSteps(coefficients.width), steps - done);
      const tables = fusedTables(prepared.program, coefficients, coefficients.next(tile), axes.columns);
      const block = LANES * Math.max(1, Math.floor(BLOCK.fused / (LANES * Math.max(tile, 1) * fused.weight)));
      for (let first = 0; first < to - from; first += block) {
        kernel(state, tables, number, first, Math.min(first + block, to - from), taken + done, tile);
        yield;
      }
      done += tile;
    } while (done < steps);
  };
}
