import { sigmoid } from '../../../formula/language/probability';
import { LARGEST } from '../../contract';
import {
  type GanPlan,
  type GanPlayer,
  type GanState,
  type GanTraining,
  NET_STATUS,
  type PlayerState,
} from '../../contract/network';
import type { CoefficientWalk } from '../../network/coefficients';
import { fooling, type GanPlayerName, type GanTurn, ganDraws, ganTurns, judging, playerSeed } from '../../network/gan';
import { initialWeights } from '../../network/initial';
import type { CompiledNet, Compiler } from './compiled';
import { type LossKernel, NET_CODE, type UpdateKernel } from './functions';
import { Pass } from './pass';

/** Alternating updates of two players. A generator, so that the worker can look up between two turns. */
export function* adversarial(
  compiler: Compiler,
  plan: GanPlan,
  state: GanState | null,
  updates: number,
): Generator<void, GanTraining> {
  const game = new Game(compiler, plan, state);
  const told = {
    discriminatorLoss: new Float64Array(updates).fill(Number.NaN),
    generatorLoss: new Float64Array(updates).fill(Number.NaN),
    onReal: new Float64Array(updates).fill(Number.NaN),
    onGenerated: new Float64Array(updates).fill(Number.NaN),
  };
  for (let k = 0; k < updates && game.code === NET_CODE.running; k++) {
    const turn = yield* game.update();
    if (turn === null) break;
    told.discriminatorLoss[k] = turn.discriminatorLoss;
    told.generatorLoss[k] = turn.generatorLoss;
    told.onReal[k] = turn.onReal;
    told.onGenerated[k] = turn.onGenerated;
  }
  return { state: game.state(), ...told };
}

/** What one update tells; see {@link GanTraining}. */
interface Told {
  discriminatorLoss: number;
  generatorLoss: number;
  onReal: number;
  onGenerated: number;
}

class Game {
  code: number;
  private readonly plan: GanPlan;
  private readonly draws;
  private readonly generator: Player;
  private readonly discriminator: Player;
  private readonly judge: LossKernel;
  private readonly fool: LossKernel;
  /** Real rows first, then generated ones: 1 and 0. */
  private readonly targets: Float64Array;
  private readonly total = new Float64Array(1);
  private done: number;

  constructor(compiler: Compiler, plan: GanPlan, state: GanState | null) {
    this.plan = plan;
    this.draws = ganDraws(plan);
    this.generator = new Player(
      compiler,
      plan,
      'generator',
      compiler.net(plan.generator.net),
      plan.batch,
      state?.generator ?? null,
    );
    const judged = compiler.net(judging(plan));
    this.discriminator = new Player(
      compiler,
      plan,
      'discriminator',
      judged,
      2 * plan.batch,
      state?.discriminator ?? null,
    );
    this.judge = kernelOf(judged);
    this.fool = kernelOf(compiler.net(fooling(plan)));
    this.targets = new Float64Array(2 * plan.batch).fill(1, 0, plan.batch);
    this.done = state?.update ?? 0;
    this.code = state === null ? NET_CODE.running : NET_STATUS.indexOf(state.status);
  }

  /** Null: it could not be completed, and both players are as they were. */
  *update(): Generator<void, Told | null> {
    const { generator, discriminator } = this;
    const told: Told = { discriminatorLoss: 0, generatorLoss: 0, onReal: 0, onGenerated: 0 };
    generator.keep();
    discriminator.keep();
    const steps = { generator: generator.steps, discriminator: discriminator.steps };
    for (const turn of ganTurns(this.plan, steps)) {
      this.code = turn.player === 'discriminator' ? this.judgeTurn(turn, told) : this.foolTurn(turn, told);
      if (this.code !== NET_CODE.running) {
        generator.restore();
        discriminator.restore();
        return null;
      }
      yield;
    }
    this.done++;
    return told;
  }

  state(): GanState {
    return {
      update: this.done,
      generator: this.generator.state(),
      discriminator: this.discriminator.state(),
      status: NET_STATUS[this.code],
    };
  }

  /** The discriminator on real and generated points; nothing of it flows into the generator. */
  private judgeTurn({ step, learns }: GanTurn, told: Told): number {
    const { generator, discriminator, total } = this;
    const { batch, real } = this.plan;
    const { pass } = discriminator;
    const width = discriminator.inputs;
    if (!this.generate('discriminator', step)) return NET_CODE.undefined;
    this.draws.realRows(step).forEach((row, k) => {
      pass.inputs.set(real.subarray(row * width, (row + 1) * width), k * width);
    });
    pass.inputs.set(generator.pass.outputs.subarray(0, batch * width), batch * width);
    total[0] = 0;
    let defined = pass.forward(discriminator.weights, 2 * batch);
    defined = this.judge(pass.outputs, this.targets, pass.outputUpstream, 2 * batch, 1 / (2 * batch), total) && defined;
    told.discriminatorLoss = total[0] / (2 * batch);
    told.onReal = meanProbability(pass.outputs, 0, batch);
    told.onGenerated = meanProbability(pass.outputs, batch, 2 * batch);
    return defined ? discriminator.learn(told.discriminatorLoss, 2 * batch, learns) : NET_CODE.undefined;
  }

  /** The generator through the discriminator, which stays as it is. */
  private foolTurn({ step, learns }: GanTurn, told: Told): number {
    const { generator, discriminator, total } = this;
    const { batch } = this.plan;
    const { pass } = discriminator;
    if (!this.generate('generator', step)) return NET_CODE.undefined;
    pass.inputs.set(generator.pass.outputs);
    total[0] = 0;
    let defined = pass.forward(discriminator.weights, batch);
    defined = this.fool(pass.outputs, this.targets, pass.outputUpstream, batch, 1 / batch, total) && defined;
    told.generatorLoss = total[0] / batch;
    if (!defined) return NET_CODE.undefined;
    if (learns) pass.backward(discriminator.weights, batch, null, generator.pass.outputUpstream);
    return generator.learn(told.generatorLoss, batch, learns);
  }

  /** False: an activation is undefined somewhere. */
  private generate(player: GanPlayerName, step: number): boolean {
    const { pass, weights } = this.generator;
    pass.inputs.set(this.draws.noise(player, step));
    return pass.forward(weights, this.plan.batch);
  }
}

/** One net with its optimizer. */
class Player {
  readonly pass: Pass;
  readonly inputs: number;
  weights: Float64Array;
  steps: number;
  private readonly walk: CoefficientWalk;
  private readonly kernel: UpdateKernel;
  private readonly gradient: Float64Array;
  private optimizer: Float64Array;
  private newWeights: Float64Array;
  private newOptimizer: Float64Array;
  private readonly kept: { weights: Float64Array; optimizer: Float64Array; steps: number };

  constructor(
    compiler: Compiler,
    plan: GanPlan,
    name: GanPlayerName,
    program: CompiledNet,
    rows: number,
    state: PlayerState | null,
  ) {
    const player: GanPlayer = plan[name];
    const { net } = program;
    const rule = compiler.rule(player.optimizer, Object.keys(player.hyper), null);
    this.pass = new Pass(program, rows);
    this.inputs = net.widths[0];
    this.walk = compiler.walk(name, player);
    this.kernel = rule.update;
    const { parameters } = program.layout;
    this.steps = state?.steps ?? 0;
    this.weights = (
      state?.weights ?? initialWeights(net, { seed: playerSeed(plan, name), start: player.start })
    ).slice();
    this.optimizer = state?.optimizer.slice() ?? startOfStates(this.walk.initialState(0), parameters);
    this.gradient = new Float64Array(parameters);
    this.newWeights = new Float64Array(parameters);
    this.newOptimizer = new Float64Array(this.optimizer.length);
    this.kept = { weights: this.weights.slice(), optimizer: this.optimizer.slice(), steps: this.steps };
  }

  /** One step down the loss whose slopes stand in the pass; `rows` went forward. Returns a code of `NET_CODE`. */
  learn(loss: number, rows: number, learns: boolean): number {
    // Written so that NaN has diverged, too.
    if (!(Math.abs(loss) <= LARGEST)) return NET_CODE.diverged;
    if (!learns) return NET_CODE.running;
    const { gradient, weights, optimizer, newWeights, newOptimizer } = this;
    gradient.fill(0);
    this.pass.backward(weights, rows, gradient);
    if (!gradient.every((slope) => Math.abs(slope) <= LARGEST)) return NET_CODE.diverged;
    const { length } = weights;
    const changing = this.walk.changing(this.steps + 1, 1);
    const code = this.kernel(
      weights,
      gradient,
      optimizer,
      newWeights,
      newOptimizer,
      0,
      length,
      length,
      this.walk.fixed,
      0,
      changing,
      0,
    );
    if (code !== NET_CODE.running) return code;
    [this.weights, this.newWeights] = [newWeights, weights];
    [this.optimizer, this.newOptimizer] = [newOptimizer, optimizer];
    this.steps++;
    return code;
  }

  keep(): void {
    this.kept.weights.set(this.weights);
    this.kept.optimizer.set(this.optimizer);
    this.kept.steps = this.steps;
  }

  restore(): void {
    this.weights.set(this.kept.weights);
    this.optimizer.set(this.kept.optimizer);
    this.steps = this.kept.steps;
  }

  state(): PlayerState {
    return { steps: this.steps, weights: this.weights.slice(), optimizer: this.optimizer.slice() };
  }
}

/** states × parameters. */
function startOfStates(values: readonly number[], parameters: number): Float64Array {
  const states = new Float64Array(values.length * parameters);
  values.forEach((value, k) => {
    states.fill(value, k * parameters, (k + 1) * parameters);
  });
  return states;
}

function kernelOf({ kernels: { loss } }: CompiledNet): LossKernel {
  if (loss === null) throw new TypeError('a discriminator has an elementwise loss');
  return loss;
}

function meanProbability(logits: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += sigmoid(logits[i]);
  return sum / (to - from);
}
