import { browserWorker } from './engine/cpu/browser';
import { createCpuEngine } from './engine/cpu/engine';
import { createGpuEngine } from './engine/gpu/engine';
import { GpuHost } from './engine/gpu/host';
import { LABORATORIES } from './labs';
import { start } from './page/start';
import type { Engines } from './page/supervisor';

/** Milliseconds that the driver may take to give us a device. */
const DEVICE_TIMEOUT = 5000;

/** The page knows engines and laboratories by their contracts only; here it gets the real ones. */
const engines: Engines<GpuHost> = {
  acquireHost: () => GpuHost.acquire(navigator.gpu as GPU | undefined, { timeoutMs: DEVICE_TIMEOUT }),
  gpuEngine: createGpuEngine,
  cpuEngine: () => createCpuEngine({ spawn: browserWorker, workers: navigator.hardwareConcurrency }),
};

start(engines, LABORATORIES);
