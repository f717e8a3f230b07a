import { aborted, orAborted, together } from '../cancel';
import {
  type Descent,
  type DescentPlan,
  type Engine,
  EngineError,
  type Ensemble,
  type EnsemblePlan,
  type Field,
  type Grid,
  type Problem,
  type RunPlan,
  type Swarm,
} from '../contract';
import type { NetworkEngine } from '../contract/network';
import { lazyNetworks } from '../network/lazy';
import { GpuContext } from './context';
import { descend } from './descend';
import { ensemble, prepareTask } from './ensemble';
import { evaluate } from './evaluate';
import type { GpuHost } from './host';
import { probe } from './probe';
import { GpuSurface } from './surface';
import { GpuSwarm } from './swarm';

/** The engine on the GPU: float32, the kernels of `shaders/`. The host is the caller's and outlives the engine. */
export function createGpuEngine(host: GpuHost): Engine {
  return new GpuEngine(host);
}

class GpuEngine implements Engine {
  readonly kind = 'gpu';
  readonly networks: NetworkEngine;
  readonly adapter: string;
  private readonly context: GpuContext;
  private readonly ended = new AbortController();

  constructor(host: GpuHost) {
    this.adapter = host.adapter;
    this.context = new GpuContext(host);
    this.networks = lazyNetworks(async () => {
      const { GpuNetworks } = await import('./network/networks');
      return new GpuNetworks(this.context, (signal, work) => this.perform(signal, work));
    });
  }

  evaluate(problem: Problem, grid: Grid, signal?: AbortSignal): Promise<Field> {
    return this.perform(signal, (both) => evaluate(this.context, new GpuSurface(problem), grid, both));
  }

  probe(problem: Problem, points: Float64Array, signal?: AbortSignal): Promise<Float64Array> {
    return this.perform(signal, (both) => probe(this.context, new GpuSurface(problem), points, both));
  }

  descend(problem: Problem, runs: readonly RunPlan[], plan: DescentPlan, signal?: AbortSignal): Promise<Descent[]> {
    return this.perform(signal, (both) => {
      const surface = new GpuSurface(problem);
      return together(runs, (run, all) => descend(this.context, surface, run, plan, all), both);
    });
  }

  ensemble(problem: Problem, run: RunPlan, plan: EnsemblePlan, signal?: AbortSignal): Promise<Ensemble> {
    return this.perform(signal, (both) =>
      ensemble(this.context, prepareTask(new GpuSurface(problem), run, plan), both),
    );
  }

  launch(problem: Problem, run: RunPlan, plan: EnsemblePlan, signal?: AbortSignal): Promise<Swarm> {
    return this.perform(signal, (both) => {
      const task = prepareTask(new GpuSurface(problem), run, plan);
      return GpuSwarm.launch(this.context, task, this.ended.signal, both);
    });
  }

  dispose(): void {
    this.ended.abort();
    this.context.dispose();
  }

  private async perform<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const both = AbortSignal.any(signal === undefined ? [this.ended.signal] : [signal, this.ended.signal]);
    try {
      both.throwIfAborted();
      return await orAborted(work(both), both);
    } catch (error) {
      if (!both.aborted || error instanceof EngineError) throw error;
      throw aborted();
    }
  }
}
