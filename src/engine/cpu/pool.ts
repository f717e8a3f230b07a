import { aborted } from '../cancel';
import { EngineError } from '../contract';
import type { FromWorker, Results, Task, WorkerPort } from './messages';

interface Job {
  readonly task: Task;
  readonly resolve: (result: never) => void;
  readonly reject: (error: EngineError) => void;
}

/** Workers and the queue in front of them. Workers start when there is work for them. */
export class WorkerPool {
  readonly size: number;
  private readonly spawn: () => WorkerPort;
  private readonly idle: WorkerPort[] = [];
  private readonly busy = new Map<number, { readonly worker: WorkerPort; readonly job: Job }>();
  private readonly workers = new Set<WorkerPort>();
  private readonly queue: Job[] = [];
  private nextId = 0;
  private disposed = false;

  constructor(spawn: () => WorkerPort, size: number) {
    this.spawn = spawn;
    this.size = Math.max(1, size);
  }

  /** @throws EngineError: `aborted` by the signal or by dispose, `worker` if the task failed. */
  run<K extends Task['kind']>(task: Task & { kind: K }, signal?: AbortSignal): Promise<Results[K]> {
    return new Promise<Results[K]>((resolve, reject) => {
      if (this.disposed || signal?.aborted) {
        reject(aborted());
        return;
      }
      const abort = () => this.cancel(job);
      const settled = () => signal?.removeEventListener('abort', abort);
      const job: Job = {
        task,
        resolve: (result) => {
          settled();
          resolve(result);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      };
      signal?.addEventListener('abort', abort);
      this.queue.push(job);
      this.pump();
    });
  }

  dispose(): void {
    this.disposed = true;
    for (const worker of this.workers) worker.terminate();
    const open = [...this.queue, ...[...this.busy.values()].map(({ job }) => job)];
    this.queue.length = 0;
    this.busy.clear();
    for (const job of open) job.reject(aborted());
  }

  private pump(): void {
    while (this.queue.length > 0) {
      if (this.idle.length === 0 && this.workers.size >= this.size) return;
      const job = this.queue.shift() as Job;
      try {
        this.start(job, this.idle.pop() ?? this.hire());
      } catch (error) {
        job.reject(failure(error instanceof Error ? error.message : String(error)));
      }
    }
  }

  /** Throws what the port throws at a task that cannot be sent. */
  private start(job: Job, worker: WorkerPort): void {
    const id = this.nextId++;
    try {
      worker.post({ kind: 'start', id, task: job.task });
      this.busy.set(id, { worker, job });
    } catch (error) {
      this.idle.push(worker);
      throw error;
    }
  }

  /** Throws what the host throws where it starts no workers. */
  private hire(): WorkerPort {
    const worker = this.spawn();
    this.workers.add(worker);
    worker.listen(
      (message) => this.receive(message),
      (reason) => this.lose(worker, reason),
    );
    return worker;
  }

  private receive(message: FromWorker): void {
    const entry = this.busy.get(message.id);
    // A cancelled task that finished all the same; its worker was freed when it was cancelled.
    if (entry === undefined) return;
    this.busy.delete(message.id);
    this.idle.push(entry.worker);
    if (message.kind === 'done') entry.job.resolve(message.result as never);
    else entry.job.reject(new EngineError('worker', message.text));
    this.pump();
  }

  private cancel(job: Job): void {
    const waiting = this.queue.indexOf(job);
    if (waiting >= 0) {
      this.queue.splice(waiting, 1);
    } else {
      for (const [id, entry] of this.busy) {
        if (entry.job !== job) continue;
        this.busy.delete(id);
        entry.worker.post({ kind: 'cancel', id });
        this.idle.push(entry.worker);
      }
    }
    job.reject(aborted());
    this.pump();
  }

  /** A worker died (out of memory, blocked by the host): its task fails, the others go on. */
  private lose(worker: WorkerPort, reason: string): void {
    this.workers.delete(worker);
    const at = this.idle.indexOf(worker);
    if (at >= 0) this.idle.splice(at, 1);
    worker.terminate();
    for (const [id, entry] of this.busy) {
      if (entry.worker !== worker) continue;
      this.busy.delete(id);
      entry.job.reject(failure(reason));
    }
    this.pump();
  }
}

function failure(reason: string): EngineError {
  return new EngineError('worker', {
    en: `A background worker stopped (${reason}). Try a smaller experiment, or reload the page.`,
    zh: `后台计算线程已停止（${reason}）。请缩小实验规模，或重新加载页面。`,
  });
}
