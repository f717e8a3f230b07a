import { aborted, orAborted } from '../cancel';
import { type Census, type CensusPlan, type Ensemble, memberCount, type Swarm } from '../contract';
import { Counter } from './census';
import type { GpuContext } from './context';
import { Fleet, type Task, whole } from './fleet';

/**
 * Dispatches of one round of an advance. In a round every member takes the same steps, so it cannot be cancelled halfway:
 * few of them, so that who cancels does not wait.
 */
const ROUND = 8;

/** An ensemble under way that stays on the device. Its calls wait for one another. */
export class GpuSwarm implements Swarm {
  readonly count: number;
  readonly buffer: GPUBuffer;
  readonly samples = null;
  private readonly context: GpuContext;
  private readonly task: Task;
  private readonly fleet: Fleet;
  /** Aborted by {@link dispose}. */
  private readonly ended = new AbortController();
  /** That of the engine, with which the swarm ends. */
  private readonly engine: AbortSignal;
  private readonly end = () => this.dispose();
  private counter: Counter | null = null;
  /** Settles when all calls so far have come to their ends. */
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  private constructor(context: GpuContext, task: Task, fleet: Fleet, engine: AbortSignal) {
    this.context = context;
    this.task = task;
    this.fleet = fleet;
    this.engine = engine;
    this.count = memberCount(task.plan.members);
    this.buffer = fleet.samples;
    engine.addEventListener('abort', this.end);
  }

  /**
   * @param engine aborted when the engine ends
   * @throws EngineError `compile`, `out-of-memory`, `device-lost`.
   */
  static async launch(context: GpuContext, task: Task, engine: AbortSignal, signal: AbortSignal): Promise<GpuSwarm> {
    const fleet = await Fleet.open(context, task, whole(task.plan), signal);
    if (!signal.aborted) return new GpuSwarm(context, task, fleet, engine);
    fleet.dispose();
    throw aborted();
  }

  get taken(): number {
    return this.fleet.taken;
  }

  /** Rejected by the signal only between two rounds, so that `taken` is what has been taken. */
  advance(steps: number, signal?: AbortSignal): Promise<void> {
    return this.inTurn(this.ended.signal, async () => {
      const { fleet } = this;
      const goal = Math.min(fleet.taken + steps, this.task.plan.steps);
      while (fleet.taken < goal) {
        if (signal?.aborted) throw aborted();
        await fleet.round(Math.min(goal - fleet.taken, ROUND * fleet.affordable), this.ended.signal);
      }
    });
  }

  census(plan: CensusPlan, signal?: AbortSignal): Promise<Census> {
    return this.inTurn(this.endedOr(signal), async () => {
      this.counter ??= await Counter.open(this.context, this.buffer, this.count);
      return this.counter.count(plan);
    });
  }

  read(signal?: AbortSignal): Promise<Ensemble> {
    const either = this.endedOr(signal);
    return this.inTurn(either, () => this.fleet.read(either));
  }

  /** What is under way is rejected at once; its buffers go when the GPU is no longer at it. */
  dispose(): void {
    this.engine.removeEventListener('abort', this.end);
    this.ended.abort();
    if (this.waiting === 0) this.free();
  }

  private endedOr(signal?: AbortSignal): AbortSignal {
    return signal === undefined ? this.ended.signal : AbortSignal.any([signal, this.ended.signal]);
  }

  /** Does the work after all that was asked for before. @throws EngineError `aborted` as soon as the signal says so. */
  private inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    this.waiting++;
    const turn = this.last.then(() => {
      if (signal.aborted) throw aborted();
      return work();
    });
    this.last = turn
      .catch(() => {})
      .then(() => {
        this.waiting--;
        if (this.waiting === 0 && this.ended.signal.aborted) this.free();
      });
    return orAborted(turn, signal);
  }

  private free(): void {
    this.fleet.dispose();
    this.counter?.dispose();
  }
}
