import { parentPort } from 'node:worker_threads';
import type { ToWorker } from './messages';
import { serve } from './serve';

// The entry of a thread of Node, the twin of `worker.ts`. There is a parent: nothing else starts this file.
const port = parentPort!;
serve({
  post: (message, transfer) => port.postMessage(message, transfer),
  listen: (receive) => void port.on('message', (message: ToWorker) => receive(message)),
});
