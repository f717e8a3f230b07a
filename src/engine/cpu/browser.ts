import type { FromWorker, ToWorker, WorkerPort } from './messages';

/**
 * A web worker of this page's own origin. A sandboxed frame without an origin may start none: there the work is done on
 * the page's own thread, in slices, and without generated code, whose place is a worker.
 *
 * @param missing hears that the worker's script did not arrive; that its task failed is told as of any other
 */
export function browserWorker(missing: () => void): WorkerPort {
  try {
    return portOf(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'nabla-cpu' }), missing);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'SecurityError')) throw error;
    return arriving(import('./inline').then(({ inlineWorker }) => inlineWorker()));
  }
}

function portOf(worker: Worker, missing: () => void): WorkerPort {
  return {
    post: (message) => worker.postMessage(message),
    listen: (receive, fail) => {
      worker.onmessage = (event: MessageEvent<FromWorker>) => receive(event.data);
      worker.onerror = (event) => {
        // A script that did not arrive has thrown nothing.
        if (!(event instanceof ErrorEvent)) missing();
        fail(event.message ?? 'error');
      };
      worker.onmessageerror = () => fail('message');
    },
    terminate: () => worker.terminate(),
  };
}

/** A port that is still on its way: what is said to it waits. */
function arriving(coming: Promise<WorkerPort>): WorkerPort {
  const tell = (say: (port: WorkerPort) => void): void => void coming.then(say);
  return {
    post: (message: ToWorker) => tell((port) => port.post(message)),
    listen(receive, fail) {
      coming.then(
        (port) => port.listen(receive, fail),
        (error) => fail(String(error)),
      );
    },
    terminate: () => tell((port) => port.terminate()),
  };
}
