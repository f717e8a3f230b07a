import type { Engine } from '../contract';
import { createGpuEngine } from './engine';
import { GpuHost } from './host';

/** A device, and the engine that computes on it. */
export interface Gpu {
  readonly device: GPUDevice;
  readonly adapter: string;
  /** A software adapter. */
  readonly isFallback: boolean;
  readonly lost: GpuHost['lost'];
  createEngine(): Engine;
  dispose(): void;
}

/** Asks for a device; for what is refused see {@link GpuHost.acquire}. */
export async function acquireGpu(...request: Parameters<typeof GpuHost.acquire>): Promise<Gpu> {
  const host = await GpuHost.acquire(...request);
  const { device, adapter, isFallback, lost } = host;
  return {
    device,
    adapter,
    isFallback,
    lost,
    createEngine: () => createGpuEngine(host),
    dispose: () => host.dispose(),
  };
}
