import { availableParallelism } from 'node:os';
import type { Engine } from '../engine/contract';
import { createCpuEngine } from '../engine/cpu/engine';
import { nodeWorker } from '../engine/cpu/node';
import { createGpuEngine } from '../engine/gpu/engine';
import { GpuHost } from '../engine/gpu/host';
import type { EngineChoice } from './arguments';
import { loadDawn } from './dawn';

/**
 * @param choice `auto` takes the GPU where its adapter is hardware: a software adapter is slower than the CPU engine
 * @param worker the CPU engine's worker script
 */
export async function openEngine(choice: EngineChoice, worker: URL): Promise<Engine> {
  if (choice === 'gpu') return createGpuEngine(await GpuHost.acquire(await loadDawn()));
  if (choice === 'auto') {
    const gpu = await loadDawn().catch(() => null);
    const adapter = await gpu?.requestAdapter();
    if (gpu && adapter && !adapter.info.isFallbackAdapter) return createGpuEngine(await GpuHost.acquire(gpu));
  }
  return createCpuEngine({ spawn: () => nodeWorker(worker), workers: availableParallelism() });
}
