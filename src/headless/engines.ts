import { availableParallelism } from 'node:os';
import type { Engine } from '../engine/contract';
import { createCpuEngine } from '../engine/cpu/engine';
import { nodeWorker } from '../engine/cpu/node';
import { createGpuEngine } from '../engine/gpu/engine';
import { GpuHost } from '../engine/gpu/host';
import { loadDawn } from './dawn';
import type { EngineChoice } from './options';

/**
 * @param choice `auto` takes the GPU where its adapter is hardware: a software adapter is slower than the CPU engine
 * @param worker the CPU engine's worker script
 */
export async function openEngine(choice: EngineChoice, worker: URL): Promise<Engine> {
  if (choice === 'gpu') return createGpuEngine(await GpuHost.acquire(await loadDawn()));
  const host = choice === 'auto' ? await hardwareHost() : null;
  if (host !== null) return createGpuEngine(host);
  return createCpuEngine({ spawn: () => nodeWorker(worker), workers: availableParallelism() });
}

/** Null where there is none, whatever the reason: nobody has asked for a GPU. */
async function hardwareHost(): Promise<GpuHost | null> {
  try {
    const host = await GpuHost.acquire(await loadDawn());
    if (!host.isFallback) return host;
    host.dispose();
  } catch {
    // The CPU engine computes.
  }
  return null;
}
