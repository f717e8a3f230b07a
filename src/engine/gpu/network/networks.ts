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
import type { GpuContext } from '../context';
import { adversarial, type PreparedGame, prepareGame } from './gan';
import { landscape } from './landscape';
import { assess, inspect, outputs } from './measure';
import { MOST_LAYERS } from './population';
import { type Prepared, prepare, train } from './train';

/** Runs work until it is done or given up: the engine's own way of doing so. */
export type Perform = <T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/** Networks on the GPU; the twin of cpu/network/networks.ts. */
export class GpuNetworks implements NetworkEngine {
  private readonly context: GpuContext;
  private readonly perform: Perform;
  /** Compiled plans, so that a training that goes on does not begin its coefficients again. */
  private readonly plans = new WeakMap<TrainPlan, Prepared>();
  private readonly games = new WeakMap<GanPlan, PreparedGame>();

  constructor(context: GpuContext, perform: Perform) {
    this.context = context;
    this.perform = perform;
  }

  train(plan: TrainPlan, state: TrainState | null, epochs: number, signal?: AbortSignal): Promise<Training> {
    return this.perform(signal, (both) => train(this.context, this.prepared(plan), state, epochs, both));
  }

  outputs(net: NetPlan, weights: Float64Array, inputs: Float64Array, signal?: AbortSignal): Promise<Float32Array> {
    return this.perform(signal, (both) => outputs(this.context, compiled(net), weights, inputs, both));
  }

  assess(net: NetPlan, weights: Float64Array, data: NetData, signal?: AbortSignal): Promise<Assessment> {
    return this.perform(signal, (both) => assess(this.context, compiled(net), weights, data, both));
  }

  inspect(net: NetPlan, weights: Float64Array, data: NetData, signal?: AbortSignal): Promise<Inspection> {
    return this.perform(signal, (both) => inspect(this.context, compiled(net), weights, data, both));
  }

  landscape(net: NetPlan, data: NetData, plane: WeightPlane, grid: Grid, signal?: AbortSignal): Promise<Field> {
    return this.perform(signal, (both) => landscape(this.context, compiled(net), data, plane, grid, both));
  }

  adversarial(plan: GanPlan, state: GanState | null, updates: number, signal?: AbortSignal): Promise<GanTraining> {
    return this.perform(signal, (both) => adversarial(this.context, this.game(plan), state, updates, both));
  }

  private game(plan: GanPlan): PreparedGame {
    const known = this.games.get(plan);
    if (known !== undefined) return known;
    compiled(plan.generator.net);
    compiled(plan.discriminator.net);
    const fresh = prepareGame(plan);
    this.games.set(plan, fresh);
    return fresh;
  }

  private prepared(plan: TrainPlan): Prepared {
    const known = this.plans.get(plan);
    if (known !== undefined) return known;
    compiled(plan.net);
    const fresh = prepare(plan);
    this.plans.set(plan, fresh);
    return fresh;
  }
}

function compiled(net: NetPlan): NetProgram {
  if (net.widths.length - 1 > MOST_LAYERS) {
    throw new EngineError('unsupported', {
      en: `A network can have at most ${MOST_LAYERS} layers of weights here.`,
      zh: `此处的网络最多可有 ${MOST_LAYERS} 个权重层。`,
    });
  }
  return compileNet(net);
}
