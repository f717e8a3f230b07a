import type { FromWorker, WorkerPort } from './messages';

/** A web worker of this page's own origin. */
export function browserWorker(): WorkerPort {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'nabla-cpu' });
  return {
    post: (message) => worker.postMessage(message),
    listen: (receive, fail) => {
      worker.onmessage = (event: MessageEvent<FromWorker>) => receive(event.data);
      worker.onerror = (event) => fail(event.message ?? 'error');
      worker.onmessageerror = () => fail('message');
    },
    terminate: () => worker.terminate(),
  };
}
