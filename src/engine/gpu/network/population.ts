import { isResidual } from '../../contract/network';
import type { NetProgram } from '../../network/program';
import { floats, integers, pack } from '../transfer';

/** Layers that fit into `Population` of shaders/net.wgsl. */
export const MOST_LAYERS = 32;

/** Bytes of `Layer` and of `Population` in shaders/net.wgsl, the latter padded as {@link pack} does. */
export const LAYER_BYTES = 32;
export const POPULATION_BYTES = LAYER_BYTES * MOST_LAYERS + 64;

const NONE = 0xffffffff;

/** A bound that no gradient reaches: float32's largest number, nearly. */
const UNBOUNDED = 3e38;

export interface Clip {
  readonly by: 'norm' | 'value';
  readonly max: number;
}

export interface PopulationFields {
  readonly program: NetProgram;
  readonly nets: number;
  /** Rows of the data set, of results per net, and of a tile. */
  readonly rows: number;
  readonly batch: number;
  readonly tile: number;
  /** Sets of hyperparameters. */
  readonly sets: number;
  readonly clip: Clip | null;
}

/** `Population`, in the order of its declaration. */
export function populationBytes({ program, nets, rows, batch, tile, sets, clip }: PopulationFields): ArrayBuffer {
  const { net, layout } = program;
  const { layers } = layout;
  const table = layers.flatMap((layer, l) => [
    layer.inputs,
    layer.outputs,
    layer.weights,
    layer.biases ?? NONE,
    layer.units,
    layers[l - 1]?.units ?? 0,
    program.activationOf[l],
    Number(isResidual(net, l)),
  ]);
  const padded = [...table, ...new Array<number>((LAYER_BYTES / 4) * MOST_LAYERS - table.length).fill(0)];
  const bound = (by: Clip['by']) => (clip?.by === by ? clip.max : UNBOUNDED);
  return pack([
    ...integers(...padded, layers.length, nets, layout.parameters, layout.units, net.widths[0], targetWidth(program)),
    ...integers(rows, batch, tile, sets),
    ...floats(net.l1, net.l2, bound('norm'), bound('value')),
  ]);
}

/** Numbers of a row of targets. */
export function targetWidth({ loss, layout: { layers } }: NetProgram): number {
  return loss === null ? 1 : layers[layers.length - 1].outputs;
}
