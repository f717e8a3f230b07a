import {
  type GanPlan,
  type GanPlayer,
  type GanState,
  type GanTraining,
  NET_STATUS,
  type NetPlan,
  type PlayerState,
} from '../../contract/network';
import { CoefficientWalk } from '../../network/coefficients';
import { fooling, type GanPlayerName, type GanTurn, ganDraws, ganTurns, judging, playerSeed } from '../../network/gan';
import { initialWeights } from '../../network/initial';
import { compileNet, compileNetRule, type NetProgram, type NetRule } from '../../network/program';
import type { GpuContext } from '../context';
import { Buffers, dispatchSize } from '../transfer';
import { carryBackKernel, carryKernel } from './modules';
import { bind, Phases, type Sweep } from './phases';
import { Queue } from './queue';
import { numberOrNaN, readBack } from './read';
import { sizeOf } from './size';

/** Updates whose noise and real rows are uploaded together, at most, and their numbers. */
const MOST_UPDATES = 64;
const MOST_NUMBERS = 2 ** 21;

const CODE_MASK = 3;

/** A game with everything compiled. */
export interface PreparedGame {
  readonly plan: GanPlan;
  readonly generator: PreparedPlayer;
  /** Judging real and generated rows. */
  readonly discriminator: PreparedPlayer;
  /** The discriminator's net with the generator's loss. */
  readonly fool: NetProgram;
}

interface PreparedPlayer {
  readonly program: NetProgram;
  readonly rule: NetRule;
  readonly walk: CoefficientWalk;
}

export function prepareGame(plan: GanPlan): PreparedGame {
  const player = ({ optimizer, hyper }: GanPlayer, net: NetPlan): PreparedPlayer => {
    const rule = compileNetRule(optimizer, Object.keys(hyper), null);
    const walk = new CoefficientWalk(rule, { hypers: [hyper], schedule: null }, 1);
    return { program: compileNet(net), rule, walk };
  };
  const judge = judging(plan);
  // The shares of "right" and "metric" tell the mean probabilities: each has half of the rows.
  const loss = { ...judge.loss, correct: 't*sigmoid(z)', metric: '(1 - t)*sigmoid(z)' };
  return {
    plan,
    generator: player(plan.generator, { ...plan.generator.net, l1: 0, l2: 0 }),
    discriminator: player(plan.discriminator, { ...judge, loss }),
    fool: compileNet(fooling(plan)),
  };
}

/** Alternating updates of two players; the twin of cpu/network/gan.ts. */
export async function adversarial(
  context: GpuContext,
  game: PreparedGame,
  state: GanState | null,
  updates: number,
  signal?: AbortSignal,
): Promise<GanTraining> {
  const { plan } = game;
  const column = () => new Float64Array(updates).fill(Number.NaN);
  const told = { discriminatorLoss: column(), generatorLoss: column(), onReal: column(), onGenerated: column() };
  let current: GanState = state ?? {
    update: 0,
    generator: begin(game, 'generator'),
    discriminator: begin(game, 'discriminator'),
    status: 'running',
  };
  if (updates === 0 || current.status !== 'running') return { state: current, ...told };
  const buffers = new Buffers(context);
  try {
    const queue = await context.scoped(() => new Queue(context, buffers, signal));
    const table = await Table.open(context, buffers, queue, game, Math.min(updates, updatesTogether(game)));
    table.sit(current);
    for (let done = 0; done < updates; ) {
      const count = Math.min(table.updates, updates - done);
      const ended = await table.play(current, count);
      if (ended === null) {
        table.tell(await table.record(count), count, told, done);
        current = after(plan, current, count, null);
        done += count;
        continue;
      }
      // An update that could not be completed leaves both players as they were: what came before it is done again.
      table.sit(await table.kept(current));
      if (ended.completed > 0) await table.play(current, ended.completed);
      table.tell(await table.record(ended.completed), ended.completed, told, done);
      current = after(plan, current, ended.completed, ended.code);
      break;
    }
    return { state: await table.state(current), ...told };
  } finally {
    buffers.dispose();
  }
}

/** The counters after some updates; weights stay on the device. */
function after(plan: GanPlan, state: GanState, updates: number, code: number | null): GanState {
  const judged = plan.players === 'generator' ? 0 : updates * Math.max(1, plan.discriminatorSteps);
  const fooled = plan.players === 'discriminator' ? 0 : updates;
  return {
    update: state.update + updates,
    generator: { ...state.generator, steps: state.generator.steps + fooled },
    discriminator: { ...state.discriminator, steps: state.discriminator.steps + judged },
    status: code === null ? state.status : NET_STATUS[code],
  };
}

function begin({ plan, ...players }: PreparedGame, name: GanPlayerName): PlayerState {
  const { program, walk } = players[name];
  const { parameters } = program.layout;
  const values = walk.initialState(0);
  return {
    steps: 0,
    weights: initialWeights(program.net, { seed: playerSeed(plan, name), start: plan[name].start }),
    optimizer: Float64Array.from({ length: values.length * parameters }, (_, i) => values[Math.floor(i / parameters)]),
  };
}

function turnsOf(plan: GanPlan): number {
  return ganTurns(plan, { generator: 0, discriminator: 0 }).length;
}

function updatesTogether({ plan, generator }: PreparedGame): number {
  const [noise, width] = [generator.program.net.widths[0], plan.discriminator.net.widths[0]];
  const numbers = plan.batch * turnsOf(plan) * (noise + 2 * width);
  return Math.max(1, Math.min(MOST_UPDATES, Math.floor(MOST_NUMBERS / numbers)));
}

type Told = Pick<GanTraining, 'discriminatorLoss' | 'generatorLoss' | 'onReal' | 'onGenerated'>;

/** The game on the device: three nets, of which two share their weights, and the ways between them. */
class Table {
  /** Updates that are uploaded together. */
  readonly updates: number;
  private readonly context: GpuContext;
  private readonly buffers: Buffers;
  private readonly queue: Queue;
  private readonly game: PreparedGame;
  private readonly tile: number;
  private readonly generator: Phases;
  private readonly judge: Phases;
  private readonly fool: Phases;
  private readonly ways: Readonly<Record<'toJudge' | 'toFool' | 'back', Way>>;
  /** Weights and states as they were when the last call of {@link play} began. */
  private readonly keeping: readonly (readonly [source: GPUBuffer, kept: GPUBuffer])[];

  private constructor(
    context: GpuContext,
    buffers: Buffers,
    queue: Queue,
    game: PreparedGame,
    sizes: { readonly updates: number; readonly tile: number },
    nets: { readonly generator: Phases; readonly judge: Phases; readonly fool: Phases },
    pipelines: { readonly carry: GPUComputePipeline; readonly back: GPUComputePipeline },
  ) {
    this.context = context;
    this.buffers = buffers;
    this.queue = queue;
    this.game = game;
    this.updates = sizes.updates;
    this.tile = sizes.tile;
    this.generator = nets.generator;
    this.judge = nets.judge;
    this.fool = nets.fool;
    const g = nets.generator.memory;
    const way = (pipeline: GPUComputePipeline, ...own: readonly GPUBuffer[]): Way => ({
      pipeline,
      group: bind(context, pipeline, [g.population, g.layers, queue.passes, ...own]),
    });
    this.ways = {
      toJudge: way(pipelines.carry, g.h, nets.judge.memory.inputs),
      toFool: way(pipelines.carry, g.h, nets.fool.memory.inputs),
      back: way(pipelines.back, nets.fool.memory.inputDeltas, g.slopes, g.deltas),
    };
    const j = nets.judge.memory;
    this.keeping = [g.weights, g.states, j.weights, j.states].map((source) => {
      return [source, buffers.storage('net kept', source.size)] as const;
    });
  }

  /** @throws EngineError `compile`, `out-of-memory`, `device-lost`. */
  static async open(
    context: GpuContext,
    buffers: Buffers,
    queue: Queue,
    game: PreparedGame,
    updates: number,
  ): Promise<Table> {
    const { plan, generator, discriminator, fool } = game;
    const { batch } = plan;
    const judgements = turnsOf(plan) - 1;
    const tile = Math.min(
      sizeOf(context, generator.program, 1, batch, generator.walk.states).tile,
      sizeOf(context, fool, 1, batch, 0).tile,
    );
    const common = { nets: 1, tile, entries: updates, keepsZ: false } as const;
    const training = (rule: NetRule, steps: number) => ({ rule, clip: null, sets: 1, updates: steps });
    const maker = await Phases.open(context, buffers, queue, {
      ...common,
      program: generator.program,
      rows: updates * (judgements + 1) * batch,
      batch,
      training: training(generator.rule, updates),
    });
    const { marks } = maker.memory;
    const judge = await Phases.open(context, buffers, queue, {
      ...common,
      program: discriminator.program,
      rows: updates * judgements * 2 * batch,
      batch: 2 * batch,
      training: training(discriminator.rule, updates * judgements),
      shared: { marks },
    });
    const fooled = await Phases.open(context, buffers, queue, {
      ...common,
      program: fool,
      rows: batch,
      batch,
      training: null,
      shared: { marks, weights: judge.memory.weights },
    });
    const pipelines = { carry: await context.pipeline(carryKernel()), back: await context.pipeline(carryBackKernel()) };
    const nets = { generator: maker, judge, fool: fooled };
    return context.scoped(() => new Table(context, buffers, queue, game, { updates, tile }, nets, pipelines));
  }

  /** Puts both players' numbers in place. Nothing may wait in the queue. */
  sit(state: GanState): void {
    const { generator, discriminator } = this.game;
    const { batch } = this.game.plan;
    this.generator.write('weights', Float32Array.from(state.generator.weights));
    this.generator.write('states', Float32Array.from(state.generator.optimizer));
    this.generator.write('coefficients', Float32Array.from(generator.walk.fixed));
    this.judge.write('weights', Float32Array.from(state.discriminator.weights));
    this.judge.write('states', Float32Array.from(state.discriminator.optimizer));
    this.judge.write('coefficients', Float32Array.from(discriminator.walk.fixed));
    const judged = this.judge.plan.rows;
    this.judge.write(
      'targets',
      Float32Array.from({ length: judged }, (_, row) => (row % (2 * batch) < batch ? 1 : 0)),
    );
    this.generator.write('marks', Uint32Array.of(0, 0));
  }

  /** Plays `count` updates from `state`. Null if all went well, else how far it went. */
  async play(state: GanState, count: number): Promise<{ readonly completed: number; readonly code: number } | null> {
    const { plan, generator, discriminator } = this.game;
    const { queue } = this;
    const turns = this.deal(state, count);
    this.keep();
    // Who rests needs no coefficients, and must not walk ahead of those of its next step.
    const tabulate = (phases: Phases, walk: CoefficientWalk, steps: number, updates: number) =>
      phases.write('coefficients', Float32Array.from(walk.changing(steps + 1, updates)), walk.fixed.length);
    const judgements = turns.length / count - 1;
    if (plan.players !== 'discriminator') tabulate(this.generator, generator.walk, state.generator.steps, count);
    if (plan.players !== 'generator') {
      tabulate(this.judge, discriminator.walk, state.discriminator.steps, count * judgements);
    }
    const perUpdate = turns.length / count;
    for (const [t, turn] of turns.entries()) {
      const update = Math.floor(t / perUpdate);
      const own = { update, noise: t * plan.batch };
      if (turn.player === 'discriminator') await this.judgeTurn(turn, own, update * judgements + (t % perUpdate));
      else await this.foolTurn(turn, own);
    }
    await queue.flush();
    const [bytes] = await readBack(this.context, this.buffers, [{ buffer: this.generator.memory.marks, count: 2 }]);
    const [mark, stopped] = new Uint32Array(bytes);
    const code = mark & CODE_MASK;
    return code === 0 ? null : { completed: stopped, code };
  }

  /** What {@link play} has recorded. */
  async record(count: number): Promise<readonly [judge: Float32Array, fool: Float32Array]> {
    const size = 4 * count;
    const [judge, fool] = await readBack(this.context, this.buffers, [
      { buffer: this.judge.memory.record, count: size },
      { buffer: this.fool.memory.record, count: size },
    ]);
    return [new Float32Array(judge), new Float32Array(fool)];
  }

  tell([judge, fool]: readonly [Float32Array, Float32Array], count: number, told: Told, first: number): void {
    for (let k = 0; k < count; k++) {
      told.discriminatorLoss[first + k] = numberOrNaN(judge[4 * k]);
      told.onReal[first + k] = 2 * numberOrNaN(judge[4 * k + 2]);
      told.onGenerated[first + k] = 2 * numberOrNaN(judge[4 * k + 3]);
      told.generatorLoss[first + k] = numberOrNaN(fool[4 * k]);
    }
  }

  /** `counted`, with the numbers on the device. */
  async state(counted: GanState): Promise<GanState> {
    const { generator, judge } = this;
    return this.extract(counted, [
      generator.memory.weights,
      generator.memory.states,
      judge.memory.weights,
      judge.memory.states,
    ]);
  }

  /** `counted`, with the numbers that were on the device when the last play began. */
  kept(counted: GanState): Promise<GanState> {
    return this.extract(
      counted,
      this.keeping.map(([, kept]) => kept),
    );
  }

  private async extract(counted: GanState, sources: readonly GPUBuffer[]): Promise<GanState> {
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
    this.generator.write('inputs', noise);
    this.judge.write('inputs', rows);
    return turns;
  }

  /** The discriminator on real and generated points; nothing of it flows into the generator. */
  private async judgeTurn({ learns, recorded }: GanTurn, own: Own, nth: number): Promise<void> {
    const { queue, judge } = this;
    const { batch } = this.game.plan;
    const first = nth * 2 * batch;
    for (const [tileFirst, tileRows] of this.tiles()) {
      const making = this.making(own, first + batch);
      this.go(this.ways.toJudge, await this.generator.forwardTile(queue, making, tileFirst, tileRows), tileRows);
    }
    const sweep: Sweep = {
      epoch: own.update,
      first,
      rows: 2 * batch,
      ordered: false,
      entry: own.update,
      coefficients: nth,
    };
    await judge.sweep(queue, sweep, learns ? 'gradient' : 'no');
    if (recorded) await judge.measure(queue, sweep);
    if (learns) await judge.update(queue, sweep);
  }

  /** The generator through the discriminator, which stays as it is. */
  private async foolTurn({ learns }: GanTurn, own: Own): Promise<void> {
    const { queue, fool, generator } = this;
    const { batch } = this.game.plan;
    const making = this.making(own, 0);
    const sweep: Sweep = {
      epoch: own.update,
      first: 0,
      rows: batch,
      ordered: false,
      entry: own.update,
      coefficients: own.update,
    };
    for (const [tileFirst, tileRows] of this.tiles()) {
      this.go(this.ways.toFool, await generator.forwardTile(queue, making, tileFirst, tileRows), tileRows);
      await fool.sweepTile(queue, sweep, tileFirst, tileRows, learns ? 'only-inputs' : 'no');
      if (!learns) continue;
      await queue.breathe();
      const at = queue.place({ ...making, tileFirst, tileRows, scale: 1 });
      this.go(this.ways.back, at, tileRows);
      generator.backward(queue, at, tileRows, 'gradient');
    }
    await fool.measure(queue, sweep);
    if (learns) await generator.update(queue, sweep);
  }

  /** The generator's pass of a turn, whose outputs go to rows of the other net from `entry` on. */
  private making({ update, noise }: Own, entry: number): Sweep {
    const { batch } = this.game.plan;
    return { epoch: update, first: noise, rows: batch, ordered: false, entry, coefficients: 0 };
  }

  private *tiles(): Generator<readonly [first: number, rows: number]> {
    const { batch } = this.game.plan;
    for (let first = 0; first < batch; first += this.tile) yield [first, Math.min(this.tile, batch - first)];
  }

  private go({ pipeline, group }: Way, pass: number, rows: number): void {
    const { widths } = this.game.generator.program.net;
    const threads = rows * widths[widths.length - 1];
    const size = dispatchSize(threads, this.context.device.limits.maxComputeWorkgroupsPerDimension);
    this.queue.push({ pipeline, group, layer: 0, pass, ...size, cost: threads });
  }
}

interface Way {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
}

/** Which update of the play a turn belongs to, and where its noise begins, in rows. */
interface Own {
  readonly update: number;
  readonly noise: number;
}
