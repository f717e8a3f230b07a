/** Called after every change, with the new and the previous state. */
export type Listener<S> = (state: S, previous: S) => void;

/** Holds one immutable state. Whoever wants to change it hands in a function from the old state to the new one. */
export interface Store<S> {
  readonly state: S;
  /** Runs the listeners if the change returns another object. Changes made by a listener are told after it returns. */
  update(change: (state: S) => S): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: Listener<S>): () => void;
}

/** The store for who goes before it does: subscriptions end with the signal. */
export function storeUntil<S>(store: Store<S>, signal: AbortSignal): Store<S> {
  return {
    get state() {
      return store.state;
    },
    update: store.update,
    subscribe(listener) {
      const end = store.subscribe(listener);
      signal.addEventListener('abort', end, { once: true });
      return end;
    },
  };
}

/** Runs `write` now and whenever one of the values read from the state changes. Gives back how to end that. */
export function watchStore<S, const T extends readonly unknown[]>(
  store: Store<S>,
  read: (state: S) => T,
  write: (values: T) => void,
): () => void {
  let values = read(store.state);
  write(values);
  return store.subscribe((state) => {
    const next = read(state);
    if (alike(values, next)) return;
    values = next;
    write(next);
  });
}

/** Whether two lists of one length hold the very same values; false where there is no first one. */
export function alike(a: readonly unknown[] | undefined, b: readonly unknown[]): boolean {
  return a?.every((value, index) => value === b[index]) ?? false;
}

export function createStore<S extends object>(initial: S): Store<S> {
  let state = initial;
  let told = initial;
  let telling = false;
  const listeners = new Set<Listener<S>>();

  /** A loop, not recursion: a listener that updates must not let later listeners see the changes in reverse order. */
  function tell(): void {
    if (telling) return;
    telling = true;
    try {
      while (told !== state) {
        const previous = told;
        told = state;
        for (const listener of [...listeners]) listener(told, previous);
      }
    } finally {
      telling = false;
    }
  }

  return {
    get state() {
      return state;
    },
    update(change) {
      state = change(state);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
