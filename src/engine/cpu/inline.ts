import type { FromWorker, ToWorker, WorkerPort } from './messages';
import { serve } from './serve';

/** A "worker" in the same thread: for tests, and for pages that may not start workers. Messages are still tasks apart. */
export function inlineWorker(): WorkerPort {
  let toServer: (message: ToWorker) => void = () => {};
  let toClient: (message: FromWorker) => void = () => {};
  let alive = true;
  serve({
    post: (message) => {
      if (alive) setTimeout(() => toClient(message));
    },
    listen: (receive) => {
      toServer = receive;
    },
  });
  return {
    post: (message) => {
      setTimeout(() => toServer(message));
    },
    listen: (receive) => {
      toClient = receive;
    },
    terminate: () => {
      alive = false;
    },
  };
}
