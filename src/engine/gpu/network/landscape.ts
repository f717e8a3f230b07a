import type { Field, Grid } from '../../contract';
import type { NetData, WeightPlane } from '../../contract/network';
import type { NetProgram } from '../../network/program';
import type { GpuContext } from '../context';
import { Buffers, dispatchSize, floats, integers, pack, SAMPLE_BYTES } from '../transfer';
import { lanesOf, slopesKernel, spreadKernel } from './modules';
import { bind, Phases } from './phases';
import { Queue } from './queue';
import { sizeOf } from './size';

/** `PlaneGrid` of shaders/net-plane.wgsl, in the order of its declaration. */
export function planeGridBytes({ x, y, columns, rows }: Grid): ArrayBuffer {
  return pack([...floats(...x, ...y), ...integers(columns, rows)]);
}

/** The loss on a plane through weight space: every grid point is a net of a population. */
export async function landscape(
  context: GpuContext,
  program: NetProgram,
  data: NetData,
  plane: WeightPlane,
  grid: Grid,
  signal?: AbortSignal,
): Promise<Field> {
  const { parameters } = program.layout;
  const { device } = context;
  const { rows } = data;
  const points = grid.columns * grid.rows;
  const bytes = SAMPLE_BYTES * points;
  const size = sizeOf(context, program, points, rows, 0);
  const [spread, slopes] = await Promise.all([
    context.pipeline(spreadKernel()),
    context.pipeline(slopesKernel(lanesOf(program, rows))),
  ]);
  const buffers = new Buffers(context);
  try {
    const queue = await context.scoped(() => new Queue(context, buffers, signal));
    const phases = await Phases.open(context, buffers, queue, {
      program,
      nets: size.nets,
      rows,
      batch: rows,
      tile: size.tile,
      entries: 1,
      keepsZ: false,
      training: null,
    });
    phases.write('inputs', Float32Array.from(data.inputs));
    phases.write('targets', Float32Array.from(data.targets));
    const { samples, staging, groups } = await context.scoped(() => {
      const { memory } = phases;
      const samples = buffers.create(
        'field',
        bytes,
        GPUBufferUsage.STORAGE | GPUBufferUsage.VERTEX | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
      );
      const bounds = planeGridBytes(grid);
      const uniform = buffers.uniform('net grid', bounds.byteLength);
      device.queue.writeBuffer(uniform, 0, bounds);
      const directions = buffers.storage('net plane', 12 * parameters);
      device.queue.writeBuffer(directions, 0, Float32Array.from([...plane.centre, ...plane.across, ...plane.up]));
      const common = [memory.population, memory.layers, queue.passes, uniform, directions];
      return {
        samples,
        staging: buffers.staging('field', bytes),
        groups: {
          spread: bind(context, spread, [...common, memory.weights]),
          slopes: bind(context, slopes, [...common, memory.gradient, memory.record, memory.marks, samples]),
        },
      };
    });
    const limit = device.limits.maxComputeWorkgroupsPerDimension;
    for (let first = 0; first < points; first += size.nets) {
      await queue.breathe();
      const pass = { epoch: 0, first, rows, ordered: false, entry: 0, coefficients: 0 };
      const at = queue.place({ ...pass, tileFirst: 0, tileRows: rows, scale: 1 });
      const all = size.nets * parameters;
      queue.push({
        pipeline: spread,
        group: groups.spread,
        layer: 0,
        pass: at,
        ...dispatchSize(all, limit),
        cost: all,
      });
      const whole = { ...pass, first: 0 };
      await phases.sweep(queue, whole, 'gradient');
      await phases.measure(queue, whole);
      // Its place may have been given away by a submission in between.
      await queue.breathe();
      queue.push({
        pipeline: slopes,
        group: groups.slopes,
        layer: 0,
        pass: queue.place({ ...pass, tileFirst: 0, tileRows: rows, scale: 1 }),
        ...phases.groupsSize,
        cost: 8 * all,
      });
    }
    await queue.flush();
    const encoder = device.createCommandEncoder({ label: 'field' });
    encoder.copyBufferToBuffer(samples, 0, staging, 0, bytes);
    device.queue.submit([encoder.finish()]);
    const read = await buffers.read(staging, bytes);
    signal?.throwIfAborted();
    buffers.release(samples);
    return { grid, samples: new Float32Array(read), buffer: samples, dispose: () => samples.destroy() };
  } finally {
    buffers.dispose();
  }
}
