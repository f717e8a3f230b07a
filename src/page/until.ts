/** Milliseconds between two looks at what is not told: whether a laboratory is ready. */
const LOOK = 50;

/** Resolves when it holds; rejects when it is no longer wanted. */
export async function until(holds: () => boolean, signal?: AbortSignal): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    signal?.throwIfAborted();
  }
}
