import type { GanPlan } from '../../../contract/network';
import type { GanTurn } from '../../../network/gan';
import type { GpuContext } from '../../context';
import { dispatchSize } from '../../transfer';
import type { Sweep } from '../phases';
import type { Queue } from '../queue';
import type { Carry, GanNets } from './nets';

/** Which update of the play a turn belongs to, and where its noise begins, in rows. */
export interface TurnPlace {
  readonly update: number;
  readonly noise: number;
}

/** What one player's turn dispatches. */
export class TurnPlayer {
  private readonly context: GpuContext;
  private readonly queue: Queue;
  private readonly plan: GanPlan;
  private readonly nets: GanNets;

  constructor(context: GpuContext, queue: Queue, plan: GanPlan, nets: GanNets) {
    this.context = context;
    this.queue = queue;
    this.plan = plan;
    this.nets = nets;
  }

  /**
   * The discriminator on real and generated points; nothing of it flows into the generator. `nth`: of its turns in this
   * play.
   */
  async judge({ learns, recorded }: GanTurn, place: TurnPlace, nth: number): Promise<void> {
    const { queue } = this;
    const { judge, generator, carry } = this.nets;
    const { batch } = this.plan;
    const first = nth * 2 * batch;
    for (const [tileFirst, tileRows] of this.tiles()) {
      const making = this.making(place, first + batch);
      this.carry(carry.toJudge, await generator.forwardTile(queue, making, tileFirst, tileRows), tileRows);
    }
    const sweep: Sweep = {
      epoch: place.update,
      first,
      rows: 2 * batch,
      ordered: false,
      entry: place.update,
      coefficients: nth,
    };
    await judge.sweep(queue, sweep, learns ? 'gradient' : 'no');
    if (recorded) await judge.measure(queue, sweep);
    if (learns) await judge.update(queue, sweep);
  }

  /** The generator through the discriminator, which stays as it is. */
  async fool({ learns }: GanTurn, place: TurnPlace): Promise<void> {
    const { queue } = this;
    const { fool, generator, carry } = this.nets;
    const { batch } = this.plan;
    const making = this.making(place, 0);
    const sweep: Sweep = {
      epoch: place.update,
      first: 0,
      rows: batch,
      ordered: false,
      entry: place.update,
      coefficients: place.update,
    };
    for (const [tileFirst, tileRows] of this.tiles()) {
      this.carry(carry.toFool, await generator.forwardTile(queue, making, tileFirst, tileRows), tileRows);
      await fool.sweepTile(queue, sweep, tileFirst, tileRows, learns ? 'only-inputs' : 'no');
      if (!learns) continue;
      await queue.breathe();
      const at = queue.place({ ...making, tileFirst, tileRows, scale: 1 });
      this.carry(carry.back, at, tileRows);
      generator.backward(queue, at, tileRows, 'gradient');
    }
    await fool.measure(queue, sweep);
    if (learns) await generator.update(queue, sweep);
  }

  /** The generator's pass of a turn, whose outputs go to rows of the other net from `entry` on. */
  private making({ update, noise }: TurnPlace, entry: number): Sweep {
    return { epoch: update, first: noise, rows: this.plan.batch, ordered: false, entry, coefficients: 0 };
  }

  private *tiles(): Generator<readonly [first: number, rows: number]> {
    const { batch } = this.plan;
    const { tile } = this.nets;
    for (let first = 0; first < batch; first += tile) yield [first, Math.min(tile, batch - first)];
  }

  private carry({ pipeline, group }: Carry, pass: number, rows: number): void {
    const { widths } = this.nets.generator.plan.program.net;
    const threads = rows * widths[widths.length - 1];
    const size = dispatchSize(threads, this.context.device.limits.maxComputeWorkgroupsPerDimension);
    this.queue.push({ pipeline, group, layer: 0, pass, ...size, cost: threads });
  }
}
