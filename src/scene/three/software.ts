/** Renderers that draw on the processor, where multisampling would cost seconds a frame. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|warp/i;

/** Whether drawing happens in software: told by the WebGPU adapter, or by the name of the WebGL renderer. */
export function drawsInSoftware(device: GPUDevice | null): boolean {
  if (device !== null) return device.adapterInfo.isFallbackAdapter;
  const context = document.createElement('canvas').getContext('webgl2');
  if (context === null) return false;
  const name: unknown = context.getParameter(rendererKey(context));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' && SOFTWARE.test(name);
}

/** Chromium hides the name of the renderer behind an extension; Firefox deprecates that extension and tells at once. */
function rendererKey(context: WebGL2RenderingContext): number {
  const masked = context.getParameter(context.RENDERER) === 'WebKit WebGL';
  const extension = masked ? context.getExtension('WEBGL_debug_renderer_info') : null;
  return extension?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER;
}
