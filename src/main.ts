import { browserWorker } from './engine/cpu/browser';
import { createCpuEngine } from './engine/cpu/engine';
import { LABORATORIES } from './labs';
import { tellMissingPart } from './page/part';
import { start } from './page/start';
import type { Engines } from './page/supervisor';

/** Milliseconds that the driver may take to give us a device. */
const DEVICE_TIMEOUT = 5000;

/** The page knows engines and laboratories by their contracts only; here it gets the real ones. */
const engines: Engines = {
  async acquireHost() {
    // Kernels are loaded only where they may run.
    const { acquireGpu } = await import('./engine/gpu');
    return acquireGpu(navigator.gpu as GPU | undefined, { timeoutMs: DEVICE_TIMEOUT });
  },
  cpuEngine: () =>
    createCpuEngine({ spawn: () => browserWorker(tellMissingPart), workers: navigator.hardwareConcurrency }),
};

void start(engines, LABORATORIES);
