declare global {
  /** Dawn's instance. Its objects do not keep it alive: once it is collected, the next call ends the process. */
  var dawnInstance: GPU | undefined;
}

/**
 * WebGPU in Node, from the optional package `webgpu`; its constants (`GPUBufferUsage`, …) become globals. Rejects with a
 * sentence for people where the package is missing or does not run on this machine.
 */
export async function loadDawn(): Promise<GPU> {
  if (globalThis.dawnInstance === undefined) {
    const { create, globals } = await import('webgpu').catch((error: unknown) => {
      throw new Error(`the npm package "webgpu" cannot be loaded here: ${(error as Error).message}`);
    });
    Object.assign(globalThis, globals);
    globalThis.dawnInstance = create([]);
  }
  return globalThis.dawnInstance;
}
