import { together } from '../cancel';
import type {
  Descent,
  DescentPlan,
  Engine,
  Ensemble,
  EnsemblePlan,
  Field,
  Grid,
  Problem,
  RunPlan,
  Swarm,
} from '../contract';
import type { NetworkEngine } from '../contract/network';
import { checkMembers } from '../members';
import { lazyNetworks } from '../network/lazy';
import type { WorkerPort } from './messages';
import { WorkerPool } from './pool';
import { CpuSwarm } from './swarm';

/** Slices per worker: enough that the slowest does not keep the others waiting, few enough that messages stay cheap. */
const SLICES = 4;

/** The engine on the processor: float64, JavaScript in workers. */
export function createCpuEngine(options: {
  readonly spawn: () => WorkerPort;
  /** Workers at most: the number of cores. */
  readonly workers: number;
}): Engine {
  return new CpuEngine(new WorkerPool(options.spawn, options.workers));
}

class CpuEngine implements Engine {
  readonly kind = 'cpu';
  readonly networks: NetworkEngine;
  readonly adapter: string;
  private readonly pool: WorkerPool;

  constructor(pool: WorkerPool) {
    this.pool = pool;
    this.networks = lazyNetworks(async () => new (await import('./network/networks')).CpuNetworks(pool));
    this.adapter = `CPU × ${pool.size}`;
  }

  async evaluate(problem: Problem, grid: Grid, signal?: AbortSignal): Promise<Field> {
    const parts = this.slices(grid.rows);
    const results = await together(
      parts,
      ([from, to], all) => this.pool.run({ kind: 'grid', problem, grid, from, to }, all),
      signal,
    );
    const samples = new Float32Array(4 * grid.columns * grid.rows);
    parts.forEach(([from], i) => {
      samples.set(results[i], 4 * grid.columns * from);
    });
    return { grid, samples, buffer: null, dispose: () => {} };
  }

  probe(problem: Problem, points: Float64Array, signal?: AbortSignal): Promise<Float64Array> {
    return this.pool.run({ kind: 'probe', problem, points }, signal);
  }

  descend(problem: Problem, runs: readonly RunPlan[], plan: DescentPlan, signal?: AbortSignal): Promise<Descent[]> {
    return together(runs, (run, all) => this.pool.run({ kind: 'descend', problem, run, plan }, all), signal);
  }

  async ensemble(problem: Problem, run: RunPlan, plan: EnsemblePlan, signal?: AbortSignal): Promise<Ensemble> {
    checkMembers(run, plan.members);
    const swarm = await CpuSwarm.launch(this.pool, problem, run, plan, plan.steps, signal);
    return swarm.read(signal);
  }

  async launch(problem: Problem, run: RunPlan, plan: EnsemblePlan, signal?: AbortSignal): Promise<Swarm> {
    checkMembers(run, plan.members);
    return CpuSwarm.launch(this.pool, problem, run, plan, 0, signal);
  }

  dispose(): void {
    this.pool.dispose();
  }

  /** [0, count) in contiguous parts. */
  private slices(count: number): [from: number, to: number][] {
    const parts = Math.min(count, this.pool.size * SLICES);
    return Array.from({ length: parts }, (_, i) => [
      Math.floor((i * count) / parts),
      Math.floor(((i + 1) * count) / parts),
    ]);
  }
}
