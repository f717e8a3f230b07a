import type { ToWorker } from '../engine/cpu/messages';
import { serve } from '../engine/cpu/serve';
import type { FromNursery, ToNursery } from './nursery';

/*
 * One script for two tasks: the nursery, which starts others of its kind when the page asks, and those others, which
 * compute. What is to be computed goes past the nursery, through a port between page and worker.
 */

/** Address of this script for the nursery's own workers: without an origin nobody may use the address of another. */
let script = '';
/** Started to see whether that is possible here; the first that is asked for. */
let spare: Worker | null = null;
const children = new Map<number, Worker>();

function tell(message: FromNursery): void {
  self.postMessage(message);
}

/** Says that it is ready when a worker of its own has said so; nothing else proves it. */
function open(text: string): void {
  script = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  spare = begin();
  spare.onmessage = () => tell({ kind: 'ready' });
  spare.onerror = (event) => tell({ kind: 'barren', reason: event.message ?? 'error' });
}

function begin(): Worker {
  return new Worker(script, { name: 'nabla-cpu' });
}

function raise(id: number, port: MessagePort): void {
  const child = spare ?? begin();
  spare = null;
  child.onmessage = null;
  child.onerror = (event) => tell({ kind: 'failed', id, reason: event.message ?? 'error' });
  child.postMessage({ kind: 'compute', port } satisfies ToNursery, [port]);
  children.set(id, child);
}

function compute(port: MessagePort): void {
  serve({
    post: (message, transfer) => port.postMessage(message, transfer),
    listen: (receive) => {
      port.onmessage = (event: MessageEvent<ToWorker>) => receive(event.data);
    },
  });
}

self.onmessage = ({ data }: MessageEvent<ToNursery>) => {
  switch (data.kind) {
    case 'open':
      return open(data.script);
    case 'raise':
      return raise(data.id, data.port);
    case 'compute':
      return compute(data.port);
    case 'end':
      children.get(data.id)?.terminate();
      children.delete(data.id);
  }
};
tell({ kind: 'ready' });
