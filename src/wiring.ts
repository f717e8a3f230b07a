import { createCpuEngine } from './engine/cpu/engine';
import type { WorkerPort } from './engine/cpu/messages';
import { LABORATORIES } from './labs';
import type { PageFile } from './page/pageFile';
import { start } from './page/start';

/** Milliseconds that the driver may take to give us a device. */
const DEVICE_TIMEOUT = 5000;

/**
 * The page knows engines and laboratories by their contracts only; here it gets the real ones.
 *
 * @param spawn starts a worker, in the way that the page came
 */
export function openPage(spawn: () => WorkerPort, file: PageFile): Promise<void> {
  return start(
    {
      async acquireHost() {
        // Kernels are loaded only where they may run.
        const { acquireGpu } = await import('./engine/gpu');
        return acquireGpu(navigator.gpu as GPU | undefined, { timeoutMs: DEVICE_TIMEOUT });
      },
      cpuEngine: () => createCpuEngine({ spawn, workers: navigator.hardwareConcurrency }),
    },
    LABORATORIES,
    file,
  );
}
