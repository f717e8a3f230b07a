import { EngineError } from '../contract';
import type { NetworkEngine } from '../contract/network';

/** Stands in while an engine learns to train networks. */
export function pendingNetworks(): NetworkEngine {
  const refuse = (): never => {
    throw new EngineError('unsupported', { en: 'Networks are not there yet.', zh: '尚不支持网络。' });
  };
  return {
    train: async () => refuse(),
    outputs: async () => refuse(),
    assess: async () => refuse(),
    inspect: async () => refuse(),
    landscape: async () => refuse(),
    adversarial: async () => refuse(),
  };
}
