import type { ToWorker } from './messages';
import { serve } from './serve';

// The entry of a web worker. The page's policy forbids generated code; a worker has the policy of its own response.
serve({
  post: (message, transfer) => self.postMessage(message, { transfer }),
  listen: (receive) => {
    self.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data);
  },
});
