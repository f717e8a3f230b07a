import { browserWorker } from './engine/cpu/browser';
import { createCpuEngine } from './engine/cpu/engine';
import { createGpuEngine } from './engine/gpu/engine';
import { GpuHost } from './engine/gpu/host';
import { start } from './page/start';
import type { Engines, Host } from './page/supervisor';

/** Milliseconds that the driver may take to give us a device. */
const DEVICE_TIMEOUT = 5000;

/** The app knows engines by their contract only; here it gets the real ones. */
function browserEngines(): Engines {
  // The engine needs the host itself, whose private parts a structural type does not carry.
  const hosts = new WeakMap<Host, GpuHost>();
  return {
    async acquireHost() {
      const host = await GpuHost.acquire(navigator.gpu as GPU | undefined, { timeoutMs: DEVICE_TIMEOUT });
      hosts.set(host, host);
      return host;
    },
    gpuEngine(host) {
      const own = hosts.get(host);
      if (own === undefined) throw new TypeError('a host from another platform');
      return createGpuEngine(own);
    },
    cpuEngine: () => createCpuEngine({ spawn: browserWorker, workers: navigator.hardwareConcurrency }),
  };
}

start(browserEngines());
