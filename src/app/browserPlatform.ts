import { browserWorker } from '../engine/cpu/browser';
import { createCpuEngine } from '../engine/cpu/engine';
import { createGpuEngine } from '../engine/gpu/engine';
import { GpuHost } from '../engine/gpu/host';
import type { ViewEvents } from '../scene/contract';
import { createMapView } from '../scene/map/view';
import { drawsInSoftware } from '../scene/three/software';
import { createThreeView } from '../scene/three/view';
import type { Host, Platform } from './supervisor';

/** Milliseconds that the driver may take to give us a device. */
const DEVICE_TIMEOUT = 5000;

/** The browser as the supervisor wants it. Every view reports to the same `events`. */
export function browserPlatform(events: Pick<ViewEvents, 'onProbe' | 'onStart'>): Platform {
  const gpu: GPU | undefined = navigator.gpu;
  // The engine needs the host itself, whose private parts a structural type does not carry.
  const hosts = new WeakMap<Host, GpuHost>();
  return {
    hasGpu: gpu !== undefined,
    secure: window.isSecureContext,
    async acquireHost() {
      const host = await GpuHost.acquire(gpu, { timeoutMs: DEVICE_TIMEOUT });
      hosts.set(host, host);
      return host;
    },
    gpuEngine(host) {
      const own = hosts.get(host);
      if (own === undefined) throw new TypeError('a host from another platform');
      return createGpuEngine(own);
    },
    cpuEngine: () => createCpuEngine({ spawn: browserWorker, workers: navigator.hardwareConcurrency }),
    webGpuView: (host, onLost) =>
      createThreeView({ backend: 'webgpu', device: host.device, events: { ...events, onLost } }),
    webGlView: (onLost) => createThreeView({ backend: 'webgl', device: null, events: { ...events, onLost } }),
    webGlInSoftware: () => drawsInSoftware(null),
    mapView: () => createMapView({ events: { ...events, onLost: () => {} } }),
    now: () => performance.now(),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
