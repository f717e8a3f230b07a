import { EngineError } from '../contract';

/** How long an adapter or a device may take before the app goes on without it, in milliseconds. */
const PATIENCE = 5000;

/** Buffers larger than this help nobody: two of them fill a small GPU. */
const LARGEST_BUFFER = 2 ** 30;

/**
 * The adapter and the device, ours and not the renderer's: three does not recover from a lost device, so who draws and
 * who computes is rebuilt around a new host.
 */
export class GpuHost {
  readonly device: GPUDevice;
  /** For people. */
  readonly adapter: string;
  /** A software adapter: it draws, but the processor itself computes many times faster. */
  readonly isFallback: boolean;
  /** Resolves when the device is lost, with `destroyed` also after {@link dispose}. */
  readonly lost: Promise<GPUDeviceLostInfo>;
  private readonly waiting = new Set<(error: EngineError) => void>();
  private gone = false;

  private constructor(device: GPUDevice, info: GPUAdapterInfo | undefined) {
    this.device = device;
    this.adapter = describe(info);
    // Chrome 140 moved the flag from the adapter to its info.
    this.isFallback = info?.isFallbackAdapter ?? false;
    this.lost = device.lost;
    void device.lost.then(() => {
      this.gone = true;
      for (const reject of this.waiting) reject(lostError());
      this.waiting.clear();
    });
  }

  /**
   * @param gpu `navigator.gpu`, Dawn's twin of it, or undefined where there is none.
   * @throws EngineError `unsupported`: no WebGPU, no adapter, no device, or none in time.
   */
  static async acquire(gpu: GPU | undefined, options: { readonly timeoutMs?: number } = {}): Promise<GpuHost> {
    if (gpu === undefined) {
      throw unsupported({ en: 'This browser offers no WebGPU.', zh: '此浏览器不支持 WebGPU。' });
    }
    let expired = false;
    const device = acquireDevice(gpu);
    // A device that comes too late is given back.
    void device.then(
      (late) => expired && late.device.destroy(),
      () => {},
    );
    const timeoutMs = options.timeoutMs ?? PATIENCE;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        expired = true;
        reject(unsupported({ en: 'The graphics driver did not answer in time.', zh: '图形驱动程序未及时响应。' }));
      }, timeoutMs);
    });
    try {
      const found = await Promise.race([device, timeout]);
      return new GpuHost(found.device, found.info);
    } finally {
      clearTimeout(timer);
    }
  }

  /** The promise, or an EngineError `device-lost` as soon as the device is lost: nothing waits for ever. */
  alive<T>(promise: Promise<T>): Promise<T> {
    if (this.gone) {
      promise.catch(() => {});
      return Promise.reject(lostError());
    }
    return new Promise<T>((resolve, reject) => {
      this.waiting.add(reject);
      const settled = () => this.waiting.delete(reject);
      promise.then(
        (value) => {
          settled();
          resolve(value);
        },
        (error) => {
          settled();
          reject(this.gone || isAbort(error) ? lostError() : error);
        },
      );
    });
  }

  dispose(): void {
    this.device.destroy();
  }
}

/**
 * A read-back is aborted a moment before the loss itself is reported. A pipeline's error is a DOMException, too, but
 * the device is well.
 */
function isAbort(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'AbortError' || error.name === 'OperationError');
}

async function acquireDevice(gpu: GPU): Promise<{ device: GPUDevice; info: GPUAdapterInfo | undefined }> {
  const adapter = await adapterOf(gpu);
  try {
    return { device: await adapter.requestDevice(descriptorFor(adapter)), info: adapter.info };
  } catch {
    // The limits were refused, or the adapter was used up by an earlier request: once more with defaults.
    const fresh = await adapterOf(gpu);
    try {
      return { device: await fresh.requestDevice({ label: 'nabla' }), info: fresh.info };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw unsupported({ en: `The graphics device was refused: ${reason}`, zh: `图形设备请求被拒绝：${reason}` });
    }
  }
}

async function adapterOf(gpu: GPU): Promise<GPUAdapter> {
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (adapter === null) {
    throw unsupported({ en: 'No graphics adapter is available for WebGPU.', zh: '没有可用于 WebGPU 的图形适配器。' });
  }
  return adapter;
}

function descriptorFor(adapter: GPUAdapter): GPUDeviceDescriptor {
  const { maxBufferSize, maxStorageBufferBindingSize, maxTextureDimension2D } = adapter.limits;
  return {
    label: 'nabla',
    requiredFeatures: adapter.features.has('timestamp-query') ? ['timestamp-query'] : [],
    requiredLimits: {
      maxBufferSize: Math.min(maxBufferSize, LARGEST_BUFFER),
      maxStorageBufferBindingSize: Math.min(maxStorageBufferBindingSize, LARGEST_BUFFER),
      maxTextureDimension2D: Math.min(maxTextureDimension2D, 16_384),
    },
  };
}

function describe(info: GPUAdapterInfo | undefined): string {
  const named = [info?.description, [info?.vendor, info?.architecture].filter(Boolean).join(' ')];
  return named.find((text) => text !== undefined && text !== '') ?? 'GPU';
}

function unsupported(text: { en: string; zh: string }): EngineError {
  return new EngineError('unsupported', text);
}

function lostError(): EngineError {
  return new EngineError('device-lost', {
    en: 'The graphics device was lost; Nabla starts it again.',
    zh: '图形设备已丢失，Nabla 正在重新启动它。',
  });
}
