import type { FromWorker, WorkerPort } from '../engine/cpu/messages';

export type ToNursery =
  /** Comes first: the text of the script, for workers of its own. */
  | { readonly kind: 'open'; readonly script: string }
  /** Another worker, which computes what comes through the port. */
  | { readonly kind: 'raise'; readonly id: number; readonly port: MessagePort }
  | { readonly kind: 'end'; readonly id: number }
  /** To the worker that was raised. */
  | { readonly kind: 'compute'; readonly port: MessagePort };

export type FromNursery =
  /** The script has started; of a nursery that was opened it is the answer. */
  | { readonly kind: 'ready' }
  /** The answer of a nursery that can start no workers. */
  | { readonly kind: 'barren'; readonly reason: string }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

/** Workers that another worker starts: the page itself may start none. */
export function nurseryWorkers(nursery: Worker): () => WorkerPort {
  let raised = 0;
  const failures = new Map<number, (reason: string) => void>();
  nursery.onmessage = ({ data }: MessageEvent<FromNursery>) => {
    if (data.kind === 'failed') failures.get(data.id)?.(data.reason);
  };
  nursery.onerror = (event) => {
    for (const fail of failures.values()) fail(event.message ?? 'error');
  };
  const tell = (message: ToNursery, ports: Transferable[] = []): void => nursery.postMessage(message, ports);
  return () => {
    const id = raised++;
    const { port1: own, port2: port } = new MessageChannel();
    tell({ kind: 'raise', id, port }, [port]);
    return {
      post: (message) => own.postMessage(message),
      listen(receive, fail) {
        failures.set(id, fail);
        own.onmessageerror = () => fail('message');
        own.onmessage = (event: MessageEvent<FromWorker>) => receive(event.data);
      },
      terminate() {
        failures.delete(id);
        own.close();
        tell({ kind: 'end', id });
      },
    };
  };
}
