import { EngineError } from './contract';

export function aborted(): EngineError {
  return new EngineError('aborted', { en: 'The computation was cancelled.', zh: '计算已取消。' });
}

/**
 * The work's outcome, or an EngineError `aborted` as soon as the signal says so: the work itself only looks at the
 * signal between pieces, and a compiler or a driver may keep it waiting.
 */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(aborted());
    signal.addEventListener('abort', abort);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    if (signal.aborted) abort();
  });
}

/** All parts of a computation at the same time. As soon as one fails, the others are cancelled: nobody waits for them. */
export async function together<Part, T>(
  parts: readonly Part[],
  compute: (part: Part, signal: AbortSignal) => Promise<T>,
  signal?: AbortSignal,
): Promise<T[]> {
  const failed = new AbortController();
  const sources = signal === undefined ? [failed.signal] : [signal, failed.signal];
  try {
    // A signal for each part: listeners of a dozen parts on one look like a leak to Node.
    return await Promise.all(parts.map((part) => compute(part, AbortSignal.any(sources))));
  } catch (error) {
    failed.abort();
    throw error;
  }
}
