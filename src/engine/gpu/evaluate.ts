import type { Field, Grid } from '../contract';
import { TimeBudget } from './budget';
import type { GpuContext, Kernel } from './context';
import { gridModule } from './shaders';
import type { GpuSurface } from './surface';
import {
  Buffers,
  type DispatchSize,
  dispatchSize,
  floats,
  integers,
  pack,
  SAMPLE_BYTES,
  Stopwatch,
  WORKGROUP,
} from './transfer';

/** Evaluations of a plain surface in the first dispatch: well below the target on anything but a software adapter. */
const FIRST = 2 ** 17;

/** Bytes of `Grid` in shaders/grid.wgsl. */
export const GRID_BYTES = 32;

/** `Grid` of shaders/grid.wgsl, in the order of its declaration. */
export function gridBytes({ x, y, columns, rows }: Grid, first: number, stride: DispatchSize['stride']): ArrayBuffer {
  return pack([...floats(...x, ...y), ...integers(columns, rows, first, stride)]);
}

/** Value and gradient on a grid, by `shaders/grid.wgsl`. */
export async function evaluate(
  context: GpuContext,
  surface: GpuSurface,
  grid: Grid,
  signal?: AbortSignal,
): Promise<Field> {
  const kernel: Kernel = {
    label: 'grid',
    code: gridModule(surface.program),
    entry: 'evaluate',
    slots: ['uniform', 'write'],
  };
  const pipeline = await context.pipeline(kernel);
  signal?.throwIfAborted();
  const { device } = context;
  const points = grid.columns * grid.rows;
  const size = SAMPLE_BYTES * points;
  const buffers = new Buffers(context);
  try {
    const { stopwatch, uniform, samples, staging, groups } = await context.scoped(() => {
      const stopwatch = new Stopwatch(context, buffers);
      const uniform = buffers.uniform('grid', GRID_BYTES);
      const samples = buffers.create(
        'field',
        size,
        GPUBufferUsage.STORAGE | GPUBufferUsage.VERTEX | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
      );
      const staging = buffers.staging('field', size);
      const own = context.group('grid', pipeline.getBindGroupLayout(1), [uniform, samples]);
      return { stopwatch, uniform, samples, staging, groups: [surface.bind(context, buffers), own] };
    });
    // A workgroup cannot be cut: all its threads run anyway.
    const budget = new TimeBudget(FIRST / (WORKGROUP * surface.cost));
    for (let first = 0; first < points; ) {
      const groupCount = budget.next(Math.ceil((points - first) / WORKGROUP));
      const count = Math.min(groupCount * WORKGROUP, points - first);
      const { x, y, stride } = dispatchSize(count, device.limits.maxComputeWorkgroupsPerDimension);
      device.queue.writeBuffer(uniform, 0, gridBytes(grid, first, stride));
      const encoder = device.createCommandEncoder({ label: 'grid' });
      const pass = encoder.beginComputePass(stopwatch.pass('grid'));
      pass.setPipeline(pipeline);
      groups.forEach((group, i) => {
        pass.setBindGroup(i, group);
      });
      pass.dispatchWorkgroups(x, y);
      pass.end();
      stopwatch.resolve(encoder);
      device.queue.submit([encoder.finish()]);
      budget.report(groupCount, await stopwatch.elapsed());
      signal?.throwIfAborted();
      first += count;
    }
    const encoder = device.createCommandEncoder({ label: 'field' });
    encoder.copyBufferToBuffer(samples, 0, staging, 0, size);
    device.queue.submit([encoder.finish()]);
    const bytes = await buffers.read(staging, size);
    signal?.throwIfAborted();
    buffers.release(samples);
    return { grid, samples: new Float32Array(bytes), buffer: samples, dispose: () => samples.destroy() };
  } finally {
    buffers.dispose();
  }
}
