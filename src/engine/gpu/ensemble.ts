import { type Ensemble, type EnsemblePlan, memberCount, type RunPlan } from '../contract';
import { checkMembers } from '../members';
import type { GpuContext } from './context';
import { emptyEnsemble, Fleet, mostMembers, type Task } from './fleet';
import { gpuOptimizer } from './optimizer';
import type { GpuSurface } from './surface';

/** An ensemble with everything compiled that can be without the device. */
export function prepareTask(surface: GpuSurface, run: RunPlan, plan: EnsemblePlan): Task {
  const { members } = plan;
  checkMembers(run, members);
  const optimizer = gpuOptimizer(run, plan.steps, members.kind === 'sweep' ? members : undefined);
  return { surface, optimizer, run, plan };
}

/** Many runs from their starts to their ends: as many at a time as the device's buffers hold. */
export async function ensemble(context: GpuContext, task: Task, signal?: AbortSignal): Promise<Ensemble> {
  const { plan } = task;
  const count = memberCount(plan.members);
  const result = emptyEnsemble(count);
  const most = mostMembers(context, task);
  for (let first = 0; first < count; first += most) {
    const fleet = await Fleet.open(context, task, { first, count: Math.min(most, count - first) }, signal);
    try {
      while (fleet.taken < plan.steps) await fleet.round(plan.steps - fleet.taken, signal);
      const { positions, loss, codes, steps } = await fleet.read(signal);
      result.positions.set(positions, 2 * first);
      result.loss.set(loss, first);
      result.codes.set(codes, first);
      result.steps.set(steps, first);
    } finally {
      fleet.dispose();
    }
  }
  return result;
}
