import { loadDawn } from '../../src/headless/dawn';

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
  const gpu = await loadDawn().catch((error: Error) => error);
  if (gpu instanceof Error) return { skip: gpu.message };
  if ((await gpu.requestAdapter()) === null) {
    return { skip: 'Dawn finds no adapter; install Chromium (its software driver is used) or set VK_DRIVER_FILES' };
  }
  return { gpu };
}
