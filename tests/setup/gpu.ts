declare global {
  /** Dawn's instance. Its objects do not keep it alive: once it is collected, the next call ends the process. */
  var dawnInstance: GPU | undefined;
}

export type TestGpu = { readonly gpu: GPU } | { readonly skip: string };

/**
 * WebGPU in Node (Dawn), for suites that run kernels. Where there is no driver it fails if `CI` is set, because a
 * green run without the GPU suites would prove nothing, and otherwise says loudly why they are skipped:
 *
 *     const found = await gpuForTests();
 *     describe.skipIf('skip' in found)('…', …)
 *
 * The WebGPU constants (`GPUBufferUsage`, …) are installed as globals.
 */
export async function gpuForTests(): Promise<TestGpu> {
  const found = await find();
  if ('skip' in found) {
    if (process.env.CI) throw new Error(`No WebGPU for the GPU suites, and CI is set: ${found.skip}`);
    console.warn(`\n*** GPU SUITES SKIPPED: ${found.skip} ***\n`);
  }
  return found;
}

async function find(): Promise<TestGpu> {
  if (globalThis.dawnInstance === undefined) {
    try {
      const { create, globals } = await import('webgpu');
      Object.assign(globalThis, globals);
      globalThis.dawnInstance = create([]);
    } catch (error) {
      return { skip: `the optional package "webgpu" cannot be loaded (${(error as Error).message})` };
    }
  }
  const gpu = globalThis.dawnInstance;
  if ((await gpu.requestAdapter()) === null) {
    return { skip: 'Dawn finds no adapter; install Chromium (its software driver is used) or set VK_DRIVER_FILES' };
  }
  return { gpu };
}
