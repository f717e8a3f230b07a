import type { RunPlan, Swarm, SwarmPlan } from '../contract';
import { startSide } from '../starts';
import { Batch, MOST_STEPS, particleBytes } from './batch';
import { TimeBudget } from './budget';
import type { GpuContext } from './context';
import { gpuOptimizer } from './optimizer';
import type { GpuSurface } from './surface';

/** Particle-steps of the first dispatch: about the target on a software adapter, nothing on a GPU. */
const FIRST = 2 ** 20;

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
  // A batch fits into one binding, and one step of it into a dispatch that nobody notices.
  const largest = Math.floor(maxStorageBufferBindingSize / particleBytes(optimizer.module.states));
  const affordable = Math.max(64, Math.floor((16 * FIRST) / surface.cost));
  const size = Math.min(plan.particles, largest, affordable);
  const result: Swarm = {
    positions: new Float32Array(2 * plan.particles),
    loss: new Float32Array(plan.particles),
    codes: new Uint8Array(plan.particles),
  };
  const budget = new TimeBudget(FIRST / (size * surface.cost));
  // One batch after another: each holds its own particles and a copy of the data.
  for (let first = 0; first < plan.particles; first += size) {
    const particles = Math.min(size, plan.particles - first);
    const side = startSide(plan.particles);
    const batchPlan = { plan, starts: plan.starts, side, first, particles, recording: false };
    const batch = await Batch.open(context, surface, optimizer, run, batchPlan);
    try {
      const coefficients = optimizer.walk();
      // Once at least: the kernel also says where particles that take no step are.
      let taken = 0;
      do {
        signal?.throwIfAborted();
        const count = Math.min(budget.next(plan.steps - taken), MOST_STEPS);
        budget.report(count, await batch.advance(count, coefficients(count)));
        taken += count;
      } while (taken < plan.steps);
      store(result, first, (await batch.read(particles)).record);
    } finally {
      batch.dispose();
    }
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
