/**
 * Work that only the newest request matters for: one call at a time; what is asked for meanwhile waits, and of that the
 * last one only. Calls begin at most every `pause` milliseconds, so that a picture beside a training costs it little.
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
      const rest = new Promise((resolve) => setTimeout(resolve, pause));
      await work(request);
      await rest;
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
