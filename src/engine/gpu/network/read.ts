import { LARGEST } from '../../contract';
import type { GpuContext } from '../context';
import type { Buffers } from '../transfer';

export interface Extract {
  readonly buffer: GPUBuffer;
  /** Numbers of four bytes. */
  readonly count: number;
}

/** Copies of the beginnings of buffers, all in one go. */
export async function readBack(
  context: GpuContext,
  buffers: Buffers,
  extracts: readonly Extract[],
): Promise<ArrayBuffer[]> {
  const size = 4 * extracts.reduce((sum, { count }) => sum + count, 0);
  const staging = await context.scoped(() => buffers.staging('networks', size));
  const encoder = context.device.createCommandEncoder({ label: 'networks' });
  let at = 0;
  for (const { buffer, count } of extracts) {
    if (count > 0) encoder.copyBufferToBuffer(buffer, 0, staging, at, 4 * count);
    at += 4 * count;
  }
  context.device.queue.submit([encoder.finish()]);
  const bytes = await buffers.read(staging, size);
  buffers.release(staging);
  staging.destroy();
  at = 0;
  return extracts.map(({ count }) => {
    at += 4 * count;
    return bytes.slice(at - 4 * count, at);
  });
}

/** `NO_NUMBER` of shaders/net.wgsl, as it comes back. */
export const NO_NUMBER = Math.fround(2e30);

/** The twin of `too_large` in shaders/math.wgsl: where a kernel had no number, NaN. */
export function numberOrNaN(value: number): number {
  return Math.abs(value) <= LARGEST ? value : Number.NaN;
}
