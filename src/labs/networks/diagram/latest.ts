/**
 * Work that only the newest request matters for: one call at a time; what is asked for meanwhile waits, and of that the
 * last one only. After a call there is a rest of at least `pause` milliseconds and of twice as long as it took, so that
 * a picture beside a training costs it little.
 */
export interface Latest<Request> {
  ask(request: Request): void;
  /** Forgets what waits. */
  cancel(): void;
}

export function createLatest<Request>(pause: number, work: (request: Request) => Promise<void>): Latest<Request> {
  let waiting: { readonly request: Request } | null = null;
  let busy = false;

  async function run(): Promise<void> {
    busy = true;
    while (waiting !== null) {
      const { request } = waiting;
      waiting = null;
      const from = performance.now();
      await work(request);
      const rest = Math.max(pause, 2 * (performance.now() - from));
      await new Promise((resolve) => setTimeout(resolve, rest));
    }
    busy = false;
  }

  return {
    ask(request) {
      waiting = { request };
      if (!busy) void run();
    },
    cancel() {
      waiting = null;
    },
  };
}
