import type { NetRule } from '../../../network/program';
import type { GpuContext } from '../../context';
import type { Buffers } from '../../transfer';
import { carryBackKernel, carryKernel } from '../modules';
import { bind, Phases } from '../phases';
import type { Queue } from '../queue';
import { sizeOf } from '../size';
import { type PreparedGame, turnsOf } from './game';

/** The three nets of a game on the device, and the kernels that carry rows between them. */
export interface GanNets {
  readonly generator: Phases;
  /** The discriminator, judging real and generated rows. */
  readonly judge: Phases;
  /** The discriminator's weights with the generator's loss. */
  readonly fool: Phases;
  /** Outputs of the generator to inputs of the discriminator, and gradients by those inputs back. */
  readonly carry: Readonly<Record<'toJudge' | 'toFool' | 'back', Carry>>;
  /** Rows that go through the layers together. */
  readonly tile: number;
  /** Updates that are uploaded together. */
  readonly updates: number;
}

export interface Carry {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
}

/** @throws EngineError `compile`, `out-of-memory`, `device-lost`. */
export async function openNets(
  context: GpuContext,
  buffers: Buffers,
  queue: Queue,
  game: PreparedGame,
  updates: number,
): Promise<GanNets> {
  const { batch } = game.plan;
  const judgements = turnsOf(game.plan) - 1;
  const tile = Math.min(
    sizeOf(context, game.generator.program, 1, batch, game.generator.walk.states).tile,
    sizeOf(context, game.fool, 1, batch, 0).tile,
  );
  const common = { nets: 1, tile, entries: updates, keepsZ: false } as const;
  const training = (rule: NetRule, steps: number) => ({ rule, clip: null, sets: 1, updates: steps });
  const generator = await Phases.open(context, buffers, queue, {
    ...common,
    program: game.generator.program,
    rows: updates * (judgements + 1) * batch,
    batch,
    training: training(game.generator.rule, updates),
  });
  const { marks } = generator.memory;
  const judge = await Phases.open(context, buffers, queue, {
    ...common,
    program: game.discriminator.program,
    rows: updates * judgements * 2 * batch,
    batch: 2 * batch,
    training: training(game.discriminator.rule, updates * judgements),
    shared: { marks },
  });
  const fool = await Phases.open(context, buffers, queue, {
    ...common,
    program: game.fool,
    rows: batch,
    batch,
    training: null,
    shared: { marks, weights: judge.memory.weights },
  });
  const forth = await context.pipeline(carryKernel());
  const back = await context.pipeline(carryBackKernel());
  return context.scoped(() => {
    const g = generator.memory;
    const carry = (pipeline: GPUComputePipeline, ...own: readonly GPUBuffer[]): Carry => ({
      pipeline,
      group: bind(context, pipeline, [g.population, g.layers, queue.passes, ...own]),
    });
    return {
      generator,
      judge,
      fool,
      carry: {
        toJudge: carry(forth, g.h, judge.memory.inputs),
        toFool: carry(forth, g.h, fool.memory.inputs),
        back: carry(back, fool.memory.inputDeltas, g.slopes, g.deltas),
      },
      tile,
      updates,
    };
  });
}
