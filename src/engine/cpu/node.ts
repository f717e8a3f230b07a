import { Worker } from 'node:worker_threads';
import type { FromWorker, WorkerPort } from './messages';

/**
 * A thread of Node, the twin of `browserWorker`.
 * @param script the built `node-worker.ts`
 */
export function nodeWorker(script: URL): WorkerPort {
  const worker = new Worker(script);
  return {
    post: (message) => worker.postMessage(message),
    listen: (receive, fail) => {
      worker.on('message', (message: FromWorker) => receive(message));
      worker.on('error', (error) => fail(error.message));
      worker.on('messageerror', () => fail('message'));
      // Also after `terminate`, when nobody minds any more.
      worker.on('exit', (code) => fail(`exit code ${code}`));
    },
    terminate: () => void worker.terminate(),
  };
}
