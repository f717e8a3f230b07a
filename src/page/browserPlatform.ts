import type { ViewEvents } from '../scene/contract';
import { createMapView } from '../scene/map/view';
import { drawsInSoftware } from '../scene/three/software';
import { createThreeView } from '../scene/three/view';
import type { Engines, Platform } from './supervisor';

/** The browser as the supervisor wants it. Every view reports to the same `events`. */
export function browserPlatform(engines: Engines, events: Pick<ViewEvents, 'onProbe' | 'onStart'>): Platform {
  return {
    ...engines,
    hasGpu: navigator.gpu !== undefined,
    secure: window.isSecureContext,
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
