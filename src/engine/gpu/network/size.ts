import type { NetProgram } from '../../network/program';
import type { GpuContext } from '../context';

/** Bytes of the largest buffer, whatever the device could bind: several of them must fit beside each other. */
const LARGEST = 2 ** 27;

/** Multiplications of the largest dispatch: some ten milliseconds on a software adapter, nothing on a GPU. */
const WORK = 2 ** 22;

/** Rows of a tile that make it worth its dispatches. */
const SMALL_TILE = 16;

export interface Size {
  /** Nets that go together. */
  readonly nets: number;
  /** Rows that go together. */
  readonly tile: number;
}

/**
 * How much of a population goes to the device at a time, so that every buffer can be bound and no dispatch takes long.
 * @param batch rows of the largest pass
 * @param states numbers that an optimizer keeps of each parameter
 */
export function sizeOf(context: GpuContext, program: NetProgram, nets: number, batch: number, states: number): Size {
  const { parameters, units, layers } = program.layout;
  const numbers = Math.min(context.device.limits.maxStorageBufferBindingSize, LARGEST) / 4;
  const widest = Math.max(...layers.map(({ inputs, outputs }) => inputs * outputs));
  const fewest = Math.min(batch, SMALL_TILE);
  const perNet = Math.max(states * parameters, parameters, 4 * batch, fewest * Math.max(units, layers[0].inputs));
  const together = Math.min(nets, numbers / perNet, WORK / (widest * fewest));
  const chosen = Math.max(1, Math.floor(together));
  const perRow = chosen * Math.max(units, layers[0].inputs);
  const tile = Math.min(batch, numbers / perRow, WORK / (chosen * widest));
  return { nets: chosen, tile: Math.max(1, Math.floor(tile)) };
}

/** [0, count) in parts of at most `most`. */
export function parts(count: number, most: number): (readonly [from: number, to: number])[] {
  return Array.from({ length: Math.ceil(count / most) }, (_, i) => [i * most, Math.min(count, (i + 1) * most)]);
}
