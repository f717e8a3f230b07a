import type { NetworkEngine } from '../contract/network';

/**
 * An engine for networks whose code comes when it is first asked for anything: who only looks at surfaces loads none of
 * it. Code that did not come is tried again with the next call.
 */
export function lazyNetworks(load: () => Promise<NetworkEngine>): NetworkEngine {
  let coming: Promise<NetworkEngine> | null = null;
  const engine = (): Promise<NetworkEngine> => {
    coming ??= load().catch((error: unknown) => {
      coming = null;
      throw error;
    });
    return coming;
  };
  return {
    train: async (...args) => (await engine()).train(...args),
    outputs: async (...args) => (await engine()).outputs(...args),
    assess: async (...args) => (await engine()).assess(...args),
    inspect: async (...args) => (await engine()).inspect(...args),
    landscape: async (...args) => (await engine()).landscape(...args),
    adversarial: async (...args) => (await engine()).adversarial(...args),
  };
}
