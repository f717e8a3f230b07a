import { EngineError, type Field, type Grid } from '../../contract';
import type {
  Assessment,
  GanPlan,
  GanState,
  GanTraining,
  Inspection,
  NetData,
  NetPlan,
  NetworkEngine,
  Training,
  TrainPlan,
  TrainState,
  WeightPlane,
} from '../../contract/network';
import { compileNet, type NetProgram } from '../../network/program';
import { Walks } from '../../network/walks';
import type { GpuContext } from '../context';
import { type PreparedGame, prepareGame } from './gan/game';
import { adversarial } from './gan/train';
import { landscape } from './landscape';
import { assess, inspect, outputs } from './measure';
import { MOST_LAYERS } from './population';
import { prepare, train } from './train';

/** Runs work until it is done or given up: the engine's own way of doing so. */
export type Perform = <T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** Networks on the GPU; the twin of cpu/network/networks.ts. */
export class GpuNetworks implements NetworkEngine {
  private readonly context: GpuContext;
  private readonly perform: Perform;
  private readonly programs = new WeakMap<NetPlan, NetProgram>();
  private readonly walks = new Walks();
  /** By the generator, the very object: whoever moves one player alone hands in a plan of his own. */
  private readonly games = new WeakMap<GanPlan['generator'], PreparedGame>();

  constructor(context: GpuContext, perform: Perform) {
    this.context = context;
    this.perform = perform;
  }

  train(plan: TrainPlan, state: TrainState | null, epochs: number, signal?: AbortSignal): Promise<Training> {
    return this.perform(signal, (both) => {
      const prepared = prepare(plan, this.program(plan.net), this.walks);
      return train(this.context, prepared, state, epochs, both);
    });
  }

  outputs(net: NetPlan, weights: Float64Array, inputs: Float64Array, signal?: AbortSignal): Promise<Float32Array> {
    return this.perform(signal, (both) => outputs(this.context, this.program(net), weights, inputs, both));
  }

  assess(net: NetPlan, weights: Float64Array, data: NetData, signal?: AbortSignal): Promise<Assessment> {
    return this.perform(signal, (both) => assess(this.context, this.program(net), weights, data, both));
  }

  inspect(net: NetPlan, weights: Float64Array, data: NetData, signal?: AbortSignal): Promise<Inspection> {
    return this.perform(signal, (both) => inspect(this.context, this.program(net), weights, data, both));
  }

  landscape(net: NetPlan, data: NetData, plane: WeightPlane, grid: Grid, signal?: AbortSignal): Promise<Field> {
    return this.perform(signal, (both) => landscape(this.context, this.program(net), data, plane, grid, both));
  }

  adversarial(plan: GanPlan, state: GanState | null, updates: number, signal?: AbortSignal): Promise<GanTraining> {
    return this.perform(signal, (both) => adversarial(this.context, this.game(plan), state, updates, both));
  }

  /** A game that goes on does not begin its coefficients again. */
  private game(plan: GanPlan): PreparedGame {
    const { generator, discriminator, objective } = plan;
    const known = this.games.get(generator);
    if (known?.plan.discriminator === discriminator && known.plan.objective === objective) return { ...known, plan };
    this.program(generator.net);
    this.program(discriminator.net);
    const fresh = prepareGame(plan);
    this.games.set(generator, fresh);
    return fresh;
  }

  private program(net: NetPlan): NetProgram {
    const known = this.programs.get(net);
    if (known !== undefined) return known;
    if (net.widths.length - 1 > MOST_LAYERS) {
      throw new EngineError('unsupported', {
        en: `A network can have at most ${MOST_LAYERS} layers of weights here.`,
        zh: `此处的网络最多可有 ${MOST_LAYERS} 个权重层。`,
      });
    }
    const fresh = compileNet(net);
    this.programs.set(net, fresh);
    return fresh;
  }
}
