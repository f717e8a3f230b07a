import type { Assessment, Inspection, NetData } from '../../contract/network';
import type { NetProgram } from '../../network/program';
import type { GpuContext } from '../context';
import { Buffers } from '../transfer';
import { Phases, type Sweep } from './phases';
import { Queue } from './queue';
import { NO_NUMBER, numberOrNaN, readBack } from './read';
import { parts, sizeOf } from './size';

/** Words of a net's marks, and the one that says that something was undefined: shaders/net.wgsl. */
const MARKS = 2;
const MARK_UNDEFINED = 8;

/** Raw outputs of nets at points; NaN where an activation is undefined. */
export async function outputs(
  context: GpuContext,
  program: NetProgram,
  weights: Float64Array,
  inputs: Float64Array,
  signal?: AbortSignal,
): Promise<Float32Array> {
  const { parameters, layers, units } = program.layout;
  const last = layers[layers.length - 1];
  const width = program.net.widths[0];
  const rows = inputs.length / width;
  const nets = weights.length / parameters;
  const result = new Float32Array(nets * rows * last.outputs);
  const size = sizeOf(context, program, nets, rows, 0);
  for (const [from, until] of parts(nets, size.nets)) {
    const buffers = new Buffers(context);
    try {
      const queue = await context.scoped(() => new Queue(context, buffers, signal));
      const count = until - from;
      const phases = await Phases.open(context, buffers, queue, {
        program,
        nets: count,
        rows,
        batch: 1,
        tile: size.tile,
        entries: 0,
        keepsZ: 'flagged',
        training: null,
      });
      phases.write('weights', Float32Array.from(weights.subarray(from * parameters, until * parameters)));
      phases.write('inputs', Float32Array.from(inputs));
      for (const [first, end] of parts(rows, size.tile)) {
        await phases.look(queue, first, end - first);
        await queue.flush();
        const { sums, marks } = phases.memory;
        const [z, found] = await readBack(context, buffers, [
          { buffer: sums, count: ((count - 1) * size.tile + end - first) * units },
          { buffer: marks, count: MARKS * count },
        ]);
        const [numbers, words] = [new Float32Array(z), new Uint32Array(found)];
        for (let n = 0; n < count; n++) {
          // Marks belong to a net: where one has any, its rows are looked through for the units that are flagged.
          const marked = (words[MARKS * n] & MARK_UNDEFINED) !== 0;
          for (let row = first; row < end; row++) {
            const slot = n * size.tile + row - first;
            const z = numbers.subarray(slot * units, (slot + 1) * units);
            const to = ((from + n) * rows + row) * last.outputs;
            if (marked && z.includes(NO_NUMBER)) result.fill(Number.NaN, to, to + last.outputs);
            else result.set(z.subarray(last.units), to);
          }
        }
      }
    } finally {
      buffers.dispose();
    }
  }
  return result;
}

/** One pass over all rows of a data set. */
function wholePass(rows: number): Sweep {
  return { epoch: 0, first: 0, rows, ordered: false, entry: 0, coefficients: 0 };
}

/** Loss, accuracy and metric of nets; NaN where the loss is undefined or too large. */
export async function assess(
  context: GpuContext,
  program: NetProgram,
  weights: Float64Array,
  data: NetData,
  signal?: AbortSignal,
): Promise<Assessment> {
  const { parameters } = program.layout;
  const nets = weights.length / parameters;
  const result: Assessment = {
    loss: new Float64Array(nets),
    accuracy: new Float64Array(nets),
    metric: new Float64Array(nets),
  };
  const size = sizeOf(context, program, nets, data.rows, 0);
  for (const [from, to] of parts(nets, size.nets)) {
    const buffers = new Buffers(context);
    try {
      const queue = await context.scoped(() => new Queue(context, buffers, signal));
      const plan = { program, nets: to - from, rows: data.rows, batch: data.rows, tile: size.tile, entries: 1 };
      const phases = await Phases.open(context, buffers, queue, { ...plan, keepsZ: false, training: null });
      phases.write('weights', Float32Array.from(weights.subarray(from * parameters, to * parameters)));
      phases.write('inputs', Float32Array.from(data.inputs));
      phases.write('targets', Float32Array.from(data.targets));
      await phases.sweep(queue, wholePass(data.rows), 'no');
      await phases.measure(queue, wholePass(data.rows));
      await queue.flush();
      const [bytes] = await readBack(context, buffers, [{ buffer: phases.memory.record, count: 4 * (to - from) }]);
      const record = new Float32Array(bytes);
      for (let n = from; n < to; n++) {
        const at = 4 * (n - from);
        result.loss[n] = numberOrNaN(record[at]);
        result.accuracy[n] = numberOrNaN(record[at + 2]);
        result.metric[n] = numberOrNaN(record[at + 3]);
      }
    } finally {
      buffers.dispose();
    }
  }
  return result;
}

/** Everything about one net on a batch. Rows go tile after tile, and each is read before the next. */
export async function inspect(
  context: GpuContext,
  program: NetProgram,
  weights: Float64Array,
  data: NetData,
  signal?: AbortSignal,
): Promise<Inspection> {
  const { layout, net } = program;
  const { rows } = data;
  const { units, parameters } = layout;
  const width = net.widths[0];
  const matrix = () => new Float64Array(rows * units);
  const [z, h, slope, delta] = [matrix(), matrix(), matrix(), matrix()];
  const inputGradient = new Float64Array(rows * width);
  const { tile } = sizeOf(context, program, 1, rows, 0);
  const buffers = new Buffers(context);
  try {
    const queue = await context.scoped(() => new Queue(context, buffers, signal));
    const plan = { program, nets: 1, rows, batch: rows, tile, entries: 1, keepsZ: 'all', training: null } as const;
    const phases = await Phases.open(context, buffers, queue, plan);
    phases.write('weights', Float32Array.from(weights));
    phases.write('inputs', Float32Array.from(data.inputs));
    phases.write('targets', Float32Array.from(data.targets));
    const { memory } = phases;
    const floats = async (buffer: GPUBuffer, count: number) =>
      new Float32Array((await readBack(context, buffers, [{ buffer, count }]))[0]);
    const pass = wholePass(rows);
    for (const [first, end] of parts(rows, tile)) {
      const count = (end - first) * units;
      // Going back overwrites the slopes.
      await phases.look(queue, first, end - first);
      await queue.flush();
      z.set(await floats(memory.sums, count), first * units);
      h.set(await floats(memory.h, count), first * units);
      slope.set(await floats(memory.slopes, count), first * units);
      await phases.sweepTile(queue, pass, first, end - first, 'inputs');
      await queue.flush();
      delta.set(await floats(memory.deltas, count), first * units);
      inputGradient.set(await floats(memory.inputDeltas, (end - first) * width), first * width);
    }
    const gradient = Float64Array.from(await floats(memory.gradient, parameters));
    await phases.measure(queue, pass);
    await queue.flush();
    const [loss, , accuracy, metric] = Array.from(await floats(memory.record, 4), numberOrNaN);
    return { loss, accuracy, metric, z, h, slope, delta, gradient, inputGradient };
  } finally {
    buffers.dispose();
  }
}
