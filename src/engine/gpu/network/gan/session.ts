import type { GanState, GanTraining } from '../../../contract/network';
import type { CoefficientWalk } from '../../../network/coefficients';
import { type GanTurn, ganDraws, ganTurns } from '../../../network/gan';
import type { GpuContext } from '../../context';
import type { Buffers } from '../../transfer';
import type { Phases } from '../phases';
import type { Queue } from '../queue';
import { numberOrNaN, readBack } from '../read';
import { after, type PreparedGame } from './game';
import { type GanNets, openNets } from './nets';
import { TurnPlayer } from './turns';

const CODE_MASK = 3;

/** The curves of a training, an entry an update. */
export type GanCurves = Pick<GanTraining, 'discriminatorLoss' | 'generatorLoss' | 'onReal' | 'onGenerated'>;

/** A game on the device: puts its numbers there, plays updates, and reads what came of them. */
export class GanSession {
  private readonly context: GpuContext;
  private readonly buffers: Buffers;
  private readonly queue: Queue;
  private readonly game: PreparedGame;
  private readonly nets: GanNets;
  private readonly turns: TurnPlayer;
  /** Weights and states as they were when the last call of {@link play} began. */
  private readonly keeping: readonly (readonly [source: GPUBuffer, kept: GPUBuffer])[];

  private constructor(context: GpuContext, buffers: Buffers, queue: Queue, game: PreparedGame, nets: GanNets) {
    this.context = context;
    this.buffers = buffers;
    this.queue = queue;
    this.game = game;
    this.nets = nets;
    this.turns = new TurnPlayer(context, queue, game.plan, nets);
    this.keeping = this.numbers.map((source) => [source, buffers.storage('net kept', source.size)] as const);
  }

  /** @throws EngineError `compile`, `out-of-memory`, `device-lost`. */
  static async open(
    context: GpuContext,
    buffers: Buffers,
    queue: Queue,
    game: PreparedGame,
    updates: number,
  ): Promise<GanSession> {
    const nets = await openNets(context, buffers, queue, game, updates);
    return context.scoped(() => new GanSession(context, buffers, queue, game, nets));
  }

  /** Updates that are uploaded together. */
  get updates(): number {
    return this.nets.updates;
  }

  /** Puts both players' numbers in place. Nothing may wait in the queue. */
  write(state: GanState): void {
    const { generator, judge } = this.nets;
    const { batch } = this.game.plan;
    generator.write('weights', Float32Array.from(state.generator.weights));
    generator.write('states', Float32Array.from(state.generator.optimizer));
    generator.write('coefficients', Float32Array.from(this.game.generator.walk.fixed));
    judge.write('weights', Float32Array.from(state.discriminator.weights));
    judge.write('states', Float32Array.from(state.discriminator.optimizer));
    judge.write('coefficients', Float32Array.from(this.game.discriminator.walk.fixed));
    const judged = judge.plan.rows;
    judge.write(
      'targets',
      Float32Array.from({ length: judged }, (_, row) => (row % (2 * batch) < batch ? 1 : 0)),
    );
    generator.write('marks', Uint32Array.of(0, 0));
  }

  /** Plays `count` updates from `state`. Null if all went well, else how far it went. */
  async play(state: GanState, count: number): Promise<{ readonly completed: number; readonly code: number } | null> {
    const { plan, generator, discriminator } = this.game;
    const { nets, queue } = this;
    const turns = this.deal(state, count);
    this.keep();
    // Who rests needs no coefficients, and must not walk ahead of those of its next step.
    const tabulate = (phases: Phases, walk: CoefficientWalk, steps: number, updates: number) =>
      phases.write('coefficients', Float32Array.from(walk.changing(steps + 1, updates)), walk.fixed.length);
    const perUpdate = turns.length / count;
    const judgements = perUpdate - 1;
    if (plan.players !== 'discriminator') tabulate(nets.generator, generator.walk, state.generator.steps, count);
    if (plan.players !== 'generator') {
      tabulate(nets.judge, discriminator.walk, state.discriminator.steps, count * judgements);
    }
    for (const [t, turn] of turns.entries()) {
      const update = Math.floor(t / perUpdate);
      const place = { update, noise: t * plan.batch };
      if (turn.player === 'discriminator') await this.turns.judge(turn, place, update * judgements + (t % perUpdate));
      else await this.turns.fool(turn, place);
    }
    await queue.flush();
    const [bytes] = await readBack(this.context, this.buffers, [{ buffer: nets.generator.memory.marks, count: 2 }]);
    const [mark, stopped] = new Uint32Array(bytes);
    const code = mark & CODE_MASK;
    return code === 0 ? null : { completed: stopped, code };
  }

  /** Reads what {@link play} has recorded of `count` updates into the curves, from entry `first` on. */
  async record(count: number, curves: GanCurves, first: number): Promise<void> {
    const size = 4 * count;
    const [judged, fooled] = await readBack(this.context, this.buffers, [
      { buffer: this.nets.judge.memory.record, count: size },
      { buffer: this.nets.fool.memory.record, count: size },
    ]);
    const [judge, fool] = [new Float32Array(judged), new Float32Array(fooled)];
    for (let k = 0; k < count; k++) {
      curves.discriminatorLoss[first + k] = numberOrNaN(judge[4 * k]);
      curves.onReal[first + k] = 2 * numberOrNaN(judge[4 * k + 2]);
      curves.onGenerated[first + k] = 2 * numberOrNaN(judge[4 * k + 3]);
      curves.generatorLoss[first + k] = numberOrNaN(fool[4 * k]);
    }
  }

  /** `counted`, with the numbers on the device. */
  state(counted: GanState): Promise<GanState> {
    return this.read(counted, this.numbers);
  }

  /** `counted`, with the numbers that were on the device when the last play began. */
  kept(counted: GanState): Promise<GanState> {
    return this.read(
      counted,
      this.keeping.map(([, kept]) => kept),
    );
  }

  /** What the players have learnt: weights and optimizer states of each. */
  private get numbers(): readonly GPUBuffer[] {
    const [g, j] = [this.nets.generator.memory, this.nets.judge.memory];
    return [g.weights, g.states, j.weights, j.states];
  }

  private async read(counted: GanState, sources: readonly GPUBuffer[]): Promise<GanState> {
    const { generator, discriminator } = counted;
    const lengths = [generator, discriminator].flatMap(({ weights, optimizer }) => [weights.length, optimizer.length]);
    const extracts = sources.map((buffer, i) => ({ buffer, count: lengths[i] }));
    const numbers = (await readBack(this.context, this.buffers, extracts)).map((bytes) =>
      Float64Array.from(new Float32Array(bytes)),
    );
    return {
      ...counted,
      generator: { ...generator, weights: numbers[0], optimizer: numbers[1] },
      discriminator: { ...discriminator, weights: numbers[2], optimizer: numbers[3] },
    };
  }

  private keep(): void {
    const encoder = this.context.device.createCommandEncoder({ label: 'networks' });
    for (const [source, kept] of this.keeping) encoder.copyBufferToBuffer(source, 0, kept, 0, source.size);
    this.context.device.queue.submit([encoder.finish()]);
  }

  /** Uploads noise and real rows of `count` updates; returns their turns. */
  private deal(state: GanState, count: number): GanTurn[] {
    const { plan, generator } = this.game;
    const { batch, real } = plan;
    const draws = ganDraws(plan);
    const width = plan.discriminator.net.widths[0];
    const turns = Array.from({ length: count }, (_, k) => {
      const { generator, discriminator } = after(plan, state, k, null);
      return ganTurns(plan, { generator: generator.steps, discriminator: discriminator.steps });
    }).flat();
    const size = batch * generator.program.net.widths[0];
    const noise = new Float32Array(turns.length * size);
    turns.forEach(({ player, step }, t) => {
      noise.set(draws.noise(player, step), t * size);
    });
    const judged = turns.filter(({ player }) => player === 'discriminator');
    const rows = new Float32Array(judged.length * 2 * batch * width);
    judged.forEach(({ step }, t) => {
      draws.realRows(step).forEach((row, k) => {
        rows.set(real.subarray(row * width, (row + 1) * width), (t * 2 * batch + k) * width);
      });
    });
    this.nets.generator.write('inputs', noise);
    this.nets.judge.write('inputs', rows);
    return turns;
  }
}
