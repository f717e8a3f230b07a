import { LinearSRGBColorSpace, NoToneMapping, WebGPURenderer } from 'three/webgpu';
import { settleScopes } from './scopes';
import { drawsInSoftware } from './software';

/**
 * Starts three's renderer on the canvas: on the device if one is given, else with WebGL2. Rejects where it cannot start
 * (no WebGL2, lost device, aborted), and leaves nothing behind then.
 */
export async function startRenderer(
  canvas: HTMLCanvasElement,
  device: GPUDevice | null,
  signal?: AbortSignal,
): Promise<WebGPURenderer> {
  if (device !== null) settleScopes(device);
  const renderer = new WebGPURenderer({
    canvas,
    antialias: !drawsInSoftware(device),
    alpha: true,
    ...(device === null ? { forceWebGL: true } : { device }),
  });
  // Every colour here is sRGB already and goes to the screen as it is; three then needs no second full-size pass.
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.toneMapping = NoToneMapping;
  renderer.setClearColor(0, 0);
  try {
    await renderer.init();
    signal?.throwIfAborted();
  } catch (error) {
    // dispose() of a renderer that never started rejects for the same reason: one error is enough.
    renderer.dispose().catch(() => undefined);
    throw error;
  }
  return renderer;
}
