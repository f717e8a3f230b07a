import { availableParallelism } from 'node:os';
import { OPTIMIZERS } from '../../src/catalog';
import type { Engine, Problem, RunPlan } from '../../src/engine/contract';
import { createCpuEngine } from '../../src/engine/cpu/engine';
import { inlineWorker } from '../../src/engine/cpu/inline';
import { createGpuEngine } from '../../src/engine/gpu/engine';
import { GpuHost } from '../../src/engine/gpu/host';
import { gpuForTests } from '../setup/gpu';

/** Both engines, or the GPU's absence said loudly: every suite over engines runs on all that are here. */
export async function engines(): Promise<Engine[]> {
  const cpu = cpuEngine();
  const found = await gpuForTests();
  return 'skip' in found ? [cpu] : [cpu, createGpuEngine(await GpuHost.acquire(found.gpu))];
}

export function cpuEngine(): Engine {
  return createCpuEngine({ spawn: inlineWorker, workers: availableParallelism() });
}

export function plane(formula: string, extent = 5): Problem {
  const range = [-extent, extent] as const;
  return { formula, variables: ['x', 'y'], domain: [range, range], parameters: {}, data: null };
}

/** A catalogue optimizer with its defaults, except for what the case names. */
export function runPlan(
  id: string,
  hyper: Readonly<Record<string, number>>,
  start: readonly [number, number],
  more: Partial<RunPlan> = {},
): RunPlan {
  const entry = OPTIMIZERS.get(id);
  if (entry === undefined) throw new Error(`no optimizer ${id}`);
  const defaults = Object.fromEntries(Object.entries(entry.hyper).map(([name, { value }]) => [name, value]));
  const optimizer: RunPlan['optimizer'] =
    entry.kind === 'rule'
      ? { kind: 'rule', rule: entry.rule, state: entry.state, rate: entry.rate }
      : { kind: 'method', method: entry.method, rate: entry.rate };
  return {
    optimizer,
    hyper: { ...defaults, ...hyper },
    schedule: null,
    clip: null,
    noise: 0,
    batch: 0,
    start,
    ...more,
  };
}
