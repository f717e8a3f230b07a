/** Renderers that draw on the processor, where multisampling would cost seconds a frame. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|warp/i;

/** Whether drawing happens in software: told by the WebGPU adapter, or by the name of the WebGL renderer. */
export function drawsInSoftware(device: GPUDevice | null): boolean {
  if (device !== null) return device.adapterInfo.isFallbackAdapter;
  const context = document.createElement('canvas').getContext('webgl2');
  if (context === null) return false;
  const name: unknown = context.getParameter(context.RENDERER);
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' && SOFTWARE.test(name);
}
