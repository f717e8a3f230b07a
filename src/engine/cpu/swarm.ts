import { aborted, together } from '../cancel';
import { joinedCensus } from '../census';
import type { Census, CensusPlan, Ensemble, EnsemblePlan, Problem, RunPlan, Swarm } from '../contract';
import { memberCount } from '../contract';
import { CODE } from '../status';
import type { MemberState } from './memberState';
import type { WorkerPool } from './pool';

/** Parts per worker: enough that the slowest does not keep the others waiting, few enough that messages stay cheap. */
const SLICES = 4;

/**
 * An ensemble on the processor, cut into contiguous parts. Each advance sends the parts to the workers and takes over
 * what comes back once all is there: one that is cancelled, or that fails, has not taken place.
 */
export class CpuSwarm implements Swarm {
  readonly count: number;
  readonly buffer = null;
  readonly samples: Float32Array;
  private readonly pool: WorkerPool;
  private readonly problem: Problem;
  private readonly run: RunPlan;
  private readonly plan: EnsemblePlan;
  private readonly parts: readonly (readonly [from: number, to: number])[];
  private states: readonly MemberState[] | null = null;
  private done = 0;
  private readonly disposal = new AbortController();
  /** Advances wait for one another. */
  private last: Promise<unknown> = Promise.resolve();

  private constructor(pool: WorkerPool, problem: Problem, run: RunPlan, plan: EnsemblePlan) {
    this.pool = pool;
    this.problem = problem;
    this.run = run;
    this.plan = plan;
    this.count = memberCount(plan.members);
    this.samples = new Float32Array(4 * this.count);
    const parts = Math.min(this.count, pool.size * SLICES);
    this.parts = Array.from({ length: parts }, (_, i) => [
      Math.floor((i * this.count) / parts),
      Math.floor(((i + 1) * this.count) / parts),
    ]);
  }

  /** With its members at their starts, and so many steps taken. */
  static async launch(
    pool: WorkerPool,
    problem: Problem,
    run: RunPlan,
    plan: EnsemblePlan,
    steps: number,
    signal?: AbortSignal,
  ): Promise<CpuSwarm> {
    const swarm = new CpuSwarm(pool, problem, run, plan);
    await swarm.round(steps, signal);
    return swarm;
  }

  get taken(): number {
    return this.done;
  }

  advance(steps: number, signal?: AbortSignal): Promise<void> {
    const either = this.until(signal);
    const turn = this.last.then(async () => {
      const count = Math.min(steps, this.plan.steps - this.done);
      if (either.aborted) throw aborted();
      if (count > 0) await this.round(count, either);
    });
    this.last = turn.catch(() => {});
    return turn;
  }

  async census(plan: CensusPlan, signal?: AbortSignal): Promise<Census> {
    const counts = await together(
      this.parts,
      ([from, to], all) => this.pool.run({ kind: 'census', samples: this.samples.slice(4 * from, 4 * to), plan }, all),
      this.until(signal),
    );
    return joinedCensus(counts, plan);
  }

  async read(signal?: AbortSignal): Promise<Ensemble> {
    if (this.until(signal).aborted) throw aborted();
    const { count, samples } = this;
    const whole = {
      positions: new Float32Array(2 * count),
      loss: new Float32Array(count),
      codes: new Uint8Array(count),
      steps: new Uint32Array(count),
    };
    for (let i = 0; i < count; i++) {
      whole.positions[2 * i] = samples[4 * i];
      whole.positions[2 * i + 1] = samples[4 * i + 1];
      whole.loss[i] = samples[4 * i + 2];
      whole.codes[i] = samples[4 * i + 3];
    }
    this.parts.forEach(([from], part) => {
      const { codes, steps } = this.states![part];
      for (let i = 0; i < codes.length; i++) whole.steps[from + i] = codes[i] === CODE.running ? this.done : steps[i];
    });
    return whole;
  }

  dispose(): void {
    this.disposal.abort();
    this.states = null;
  }

  /** The caller's signal, or the end of the swarm. */
  private until(signal: AbortSignal | undefined): AbortSignal {
    const { signal: end } = this.disposal;
    return signal === undefined ? end : AbortSignal.any([signal, end]);
  }

  private async round(steps: number, signal?: AbortSignal): Promise<void> {
    const { problem, run, plan, done: taken, states } = this;
    const next = await together(
      this.parts.map(([from, to], i) => ({ run, plan, from, to, state: states?.[i] ?? null, taken, steps })),
      (members, all) => this.pool.run({ kind: 'members', problem, members }, all),
      signal,
    );
    this.states = next;
    next.forEach(({ samples }, i) => {
      this.samples.set(samples, 4 * this.parts[i][0]);
    });
    this.done += steps;
  }
}
