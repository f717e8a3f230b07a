import type { RunPlan, Swarm, SwarmPlan } from '../contract';
import { startSide } from '../starts';
import { Batch, MOST_STEPS, particleBytes } from './batch';
import { TimeBudget } from './budget';
import type { GpuContext } from './context';
import { gpuOptimizer } from './optimizer';
import type { GpuSurface } from './surface';

/** Particle-steps of the first dispatch: about the target on a software adapter, nothing on a GPU. */
const FIRST = 2 ** 18;

/**
 * Fewest particles of a batch: fewer leave lanes idle, and every batch costs its buffers. With more, a slow adapter
 * would spend a dispatch on loading them and have no time left for steps.
 */
const SMALLEST = 2 ** 11;

/** Many particles without history; the twin of `swarm` in cpu/swarm.ts. */
export async function swarm(
  context: GpuContext,
  surface: GpuSurface,
  run: RunPlan,
  plan: SwarmPlan,
  signal?: AbortSignal,
): Promise<Swarm> {
  const optimizer = gpuOptimizer(run, plan.steps);
  const { maxStorageBufferBindingSize } = context.device.limits;
  const largest = Math.floor(maxStorageBufferBindingSize / particleBytes(optimizer.module.states));
  // One step of the smallest batch must be a dispatch that nobody notices, also where a step runs over many rows.
  const smallest = Math.max(64, Math.floor(SMALLEST / surface.cost));
  const result: Swarm = {
    positions: new Float32Array(2 * plan.particles),
    loss: new Float32Array(plan.particles),
    codes: new Uint8Array(plan.particles),
  };
  // Counted in particle-steps. What the adapter can do decides first how many particles go together, so that all their
  // steps are one dispatch; only where the smallest batch is too much are its steps cut.
  const budget = new TimeBudget(FIRST / surface.cost);
  for (let first = 0; first < plan.particles; ) {
    const affordable = Math.max(smallest, Math.floor(budget.next(Number.MAX_SAFE_INTEGER) / Math.max(1, plan.steps)));
    const particles = Math.min(affordable, largest, plan.particles - first);
    const side = startSide(plan.particles);
    const batchPlan = { plan, starts: plan.starts, side, first, particles, recording: false };
    const batch = await Batch.open(context, surface, optimizer, run, batchPlan);
    try {
      const coefficients = optimizer.walk();
      // Once at least: the kernel also says where particles that take no step are.
      let taken = 0;
      do {
        signal?.throwIfAborted();
        const affordableSteps = Math.max(1, Math.floor(budget.next(Number.MAX_SAFE_INTEGER) / particles));
        const count = Math.min(affordableSteps, plan.steps - taken, MOST_STEPS);
        budget.report(particles * count, await batch.advance(count, coefficients(count)));
        taken += count;
      } while (taken < plan.steps);
      store(result, first, (await batch.read(particles)).record);
    } finally {
      batch.dispose();
    }
    first += particles;
  }
  return result;
}

function store(swarm: Swarm, first: number, record: Float32Array): void {
  for (let i = 0; 4 * i < record.length; i++) {
    swarm.positions[2 * (first + i)] = record[4 * i];
    swarm.positions[2 * (first + i) + 1] = record[4 * i + 1];
    swarm.loss[first + i] = record[4 * i + 2];
    swarm.codes[first + i] = record[4 * i + 3];
  }
}
