/** Those who want to hear of something that has no store. */
export interface Listeners {
  /** Gives back how to end that. */
  subscribe(listener: () => void): () => void;
  tell(): void;
}

export function createListeners(): Listeners {
  // Each subscription is one of its own, also of the same function.
  const all = new Set<{ readonly listener: () => void }>();
  return {
    subscribe(listener) {
      const mine = { listener };
      all.add(mine);
      return () => void all.delete(mine);
    },
    tell() {
      for (const { listener } of [...all]) listener();
    },
  };
}
