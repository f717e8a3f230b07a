import type { Engine } from '../../engine/contract';

/**
 * The engine of the moment. It changes when a device is lost or comes back; whoever computes follows one source
 * and needs nobody to hand the engine on.
 */
export interface EngineSource {
  /** Null until the first engine stands, and while none does. */
  readonly current: Engine | null;
  /** Calls at once with the current engine and on each change of identity. Gives back how to stop following. */
  follow(use: (engine: Engine | null) => void): () => void;
}

/** The source for who goes before the page does: it follows until the signal says so. */
export function engineUntil(source: EngineSource, signal: AbortSignal): EngineSource {
  return {
    get current() {
      return source.current;
    },
    follow(use) {
      const end = source.follow(use);
      signal.addEventListener('abort', end, { once: true });
      return end;
    },
  };
}

/** An engine that is made when somebody first asks for it, and stays. */
export function engineOnDemand(make: () => Engine): EngineSource & { readonly current: Engine } {
  let engine: Engine | null = null;
  const made = (): Engine => {
    engine ??= make();
    return engine;
  };
  return {
    get current() {
      return made();
    },
    follow(use) {
      use(made());
      return () => {};
    },
  };
}

export function createEngineSource(): EngineSource & { set(engine: Engine | null): void } {
  const followers = new Set<{ use: (engine: Engine | null) => void }>();
  let current: Engine | null = null;
  return {
    get current() {
      return current;
    },
    follow(use) {
      const follower = { use };
      followers.add(follower);
      use(current);
      return () => followers.delete(follower);
    },
    set(engine) {
      if (engine === current) return;
      current = engine;
      // A follower that leaves on hearing this must not be called after another has made it leave.
      for (const follower of [...followers]) if (followers.has(follower)) follower.use(engine);
    },
  };
}
