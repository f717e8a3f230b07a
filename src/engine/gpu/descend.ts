import type { Descent, DescentPlan, RunPlan } from '../contract';
import { CODE, type RunEnd, runStatus } from '../status';
import { Batch, MOST_STEPS } from './batch';
import { TimeBudget } from './budget';
import type { GpuContext } from './context';
import { gpuOptimizer } from './optimizer';
import type { GpuSurface } from './surface';

/** Steps of a single particle in the first dispatch: one lane is slow, and its latency is all there is. */
const FIRST = 512;

const NEVER = 0xffffffff;

/** One run with its full path; the twin of `descend` in cpu/descend.ts. */
export async function descend(
  context: GpuContext,
  surface: GpuSurface,
  run: RunPlan,
  plan: DescentPlan,
  signal?: AbortSignal,
): Promise<Descent> {
  const optimizer = gpuOptimizer(run, plan.steps);
  const batch = await Batch.open(context, surface, optimizer, run, {
    plan,
    starts: 'given',
    side: 1,
    first: 0,
    particles: 1,
    recording: true,
  });
  try {
    const trajectory = new Float64Array(2 * (plan.steps + 1));
    const loss = new Float64Array(plan.steps + 1);
    const gradientNorm = new Float64Array(plan.steps + 1);
    const budget = new TimeBudget(FIRST / surface.cost);
    let end: RunEnd = { code: CODE.running, stopped: 0, calmSince: null, outsideSince: null };
    const coefficients = optimizer.walk();
    let taken = 0;
    // Once at least: the kernel also says what is at the start.
    do {
      signal?.throwIfAborted();
      const count = Math.min(budget.next(plan.steps - taken), MOST_STEPS);
      budget.report(count, await batch.advance(count, coefficients(count)));
      const { record, words } = await batch.read(count + 1);
      end = endOf(words);
      // A run that stopped at step s has s − 1 steps behind it.
      const steps = end.code === CODE.running ? count : Math.max(end.stopped - 1 - taken, 0);
      for (let k = taken === 0 ? 0 : 1; k <= steps; k++) {
        trajectory.set(record.subarray(4 * k, 4 * k + 2), 2 * (taken + k));
        loss[taken + k] = record[4 * k + 2];
        gradientNorm[taken + k] = record[4 * k + 3];
      }
      taken += steps;
    } while (taken < plan.steps && end.code === CODE.running);
    // The start is the user's own number, whatever float32 made of it.
    trajectory.set(run.start, 0);
    // Only a start ends a run at step 0.
    if (end.code !== CODE.running && end.stopped === 0) {
      loss[0] = Number.NaN;
      gradientNorm[0] = Number.NaN;
    }
    return {
      trajectory: trajectory.slice(0, 2 * (taken + 1)),
      loss: loss.slice(0, taken + 1),
      gradientNorm: gradientNorm.slice(0, taken + 1),
      status: runStatus(end),
      stepsTaken: taken,
    };
  } finally {
    batch.dispose();
  }
}

/** The words of `Particle` in shaders/particle.wgsl. */
function endOf(words: Uint32Array): RunEnd {
  const [, , code, stopped, calm, outside] = words;
  return {
    code,
    stopped,
    calmSince: calm === NEVER ? null : calm,
    outsideSince: outside === NEVER ? null : outside,
  };
}
