import { JET } from '../contract';
import type { GpuContext, Kernel } from './context';
import { probeModule } from './shaders';
import type { GpuSurface } from './surface';
import { Buffers, dispatchSize } from './transfer';

/** Points of one dispatch: what one row of workgroups holds, divided by what a point costs. */
const MOST_POINTS = 2 ** 16;

/** Value, gradient and Hessian at given points, by `shaders/probe.wgsl`. */
export async function probe(
  context: GpuContext,
  surface: GpuSurface,
  points: Float64Array,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const kernel: Kernel = {
    label: 'probe',
    code: probeModule(surface.program),
    entry: 'probe',
    slots: ['read', 'write'],
  };
  const pipeline = await context.pipeline(kernel);
  const { device } = context;
  const total = points.length / 2;
  const jets = new Float64Array(total * JET.size);
  const most = Math.max(1, Math.floor(MOST_POINTS / surface.cost));
  for (let first = 0; first < total; first += most) {
    signal?.throwIfAborted();
    const count = Math.min(most, total - first);
    const size = 4 * JET.size * count;
    const buffers = new Buffers(context);
    try {
      const { staging } = await context.scoped(() => {
        const places = Float32Array.from(points.subarray(2 * first, 2 * (first + count)));
        const input = buffers.storage('points', places.byteLength);
        // The kernel asks the buffer how many points there are.
        const exact = { buffer: input, size: places.byteLength };
        device.queue.writeBuffer(input, 0, places);
        const output = buffers.storage('jets', size);
        const staging = buffers.staging('jets', size);
        const own = device.createBindGroup({
          label: 'probe',
          layout: pipeline.getBindGroupLayout(1),
          entries: [
            { binding: 0, resource: exact },
            { binding: 1, resource: { buffer: output } },
          ],
        });
        const encoder = device.createCommandEncoder({ label: 'probe' });
        const pass = encoder.beginComputePass({ label: 'probe' });
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, surface.bind(context, buffers));
        pass.setBindGroup(1, own);
        pass.dispatchWorkgroups(dispatchSize(count, device.limits.maxComputeWorkgroupsPerDimension).x);
        pass.end();
        encoder.copyBufferToBuffer(output, 0, staging, 0, size);
        device.queue.submit([encoder.finish()]);
        return { staging };
      });
      jets.set(new Float32Array(await buffers.read(staging, size)), first * JET.size);
    } finally {
      buffers.dispose();
    }
  }
  return jets;
}
