/** Faults of browsers, each as a script that runs in the page before the app's own. */

declare global {
  interface Window {
    /** Devices that the page was given, the oldest first; see {@link keepDevices}. */
    devices: GPUDevice[];
    /** Textures that were created and not destroyed; see {@link countTextures}. */
    liveTextures: number;
  }
}

export function withoutWebGpu(): void {
  Reflect.deleteProperty(Navigator.prototype, 'gpu');
}

export function withoutAdapter(): void {
  GPU.prototype.requestAdapter = async () => null;
}

export function withSilentAdapter(): void {
  GPU.prototype.requestAdapter = () => new Promise(() => {});
}

/** The first device is refused, as after a limit that an adapter promises and does not keep. */
export function withDeviceRefusedOnce(): void {
  const request = GPUAdapter.prototype.requestDevice;
  let refused = false;
  GPUAdapter.prototype.requestDevice = function (...args) {
    if (refused) return request.apply(this, args);
    refused = true;
    return Promise.reject(new DOMException('refused by the test', 'OperationError'));
  };
}

/** Lets a test destroy the app's device, now or at once when it is handed out. */
export function keepDevices(): void {
  window.devices = [];
  const request = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...args) {
    const device = await request.apply(this, args);
    window.devices.push(device);
    return device;
  };
}

/** The first device is lost while the page is still starting. */
export function withDeviceLostAtStart(): void {
  const request = GPUAdapter.prototype.requestDevice;
  let lost = false;
  GPUAdapter.prototype.requestDevice = async function (...args) {
    const device = await request.apply(this, args);
    if (!lost) setTimeout(() => device.destroy(), 30);
    lost = true;
    return device;
  };
}

export function withoutWebGl(): void {
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
    return kind.startsWith('webgl') ? null : Reflect.apply(getContext, this, [kind, ...rest]);
  } as typeof getContext;
}

export function countTextures(): void {
  window.liveTextures = 0;
  const create = GPUDevice.prototype.createTexture;
  const destroy = GPUTexture.prototype.destroy;
  const live = new WeakSet<GPUTexture>();
  GPUDevice.prototype.createTexture = function (...args) {
    const texture = create.apply(this, args);
    live.add(texture);
    window.liveTextures++;
    return texture;
  };
  GPUTexture.prototype.destroy = function () {
    if (live.delete(this)) window.liveTextures--;
    destroy.apply(this);
  };
}
