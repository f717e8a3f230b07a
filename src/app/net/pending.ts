import type { Rejected } from '../../experiment/address';
import type { NetExperiment } from '../../experiment/network/types';

/** Stands in until `experiment/network/address.ts` is written. */
const DEFAULT: NetExperiment = {
  version: 1,
  seed: 42,
  network: {
    layers: [2, 4, 1],
    activation: 'tanh',
    loss: 'bce',
    bias: true,
    residual: false,
    l1: 0,
    l2: 0,
  },
  init: { id: 'xavier_uniform', hyper: {} },
  data: {
    X: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    target: [0, 1, 1, 0],
    test: 0,
  },
  optimizer: 'adam',
  hyper: { lr: 0.05, beta1: 0.9, beta2: 0.999, eps: 1e-8 },
  epochs: 1000,
  batch: 'full',
  view: 'train',
  population: {
    seeds: 64,
    compare: { by: 'none', ids: [] },
    sweep: {
      x: { of: 'lr', range: [0.001, 1], scale: 'log' },
      y: { of: 'width', range: [1, 16], scale: 'linear' },
      size: 16,
    },
    show: 'boundaries',
  },
  landscape: { directions: 'random', weights: [0, 1], extent: 1, size: 64 },
  flow: {
    depth: 8,
    width: 16,
    activations: ['sigmoid', 'tanh', 'relu'],
    inits: ['xavier_uniform'],
    residual: false,
    clip: null,
  },
  gan: {
    data: 'ring',
    samples: 256,
    batch: 64,
    noise: 2,
    objective: 'non-saturating',
    discriminatorSteps: 1,
    generator: {
      layers: [2, 16, 2],
      activation: 'tanh',
      init: { id: 'he_normal', hyper: {} },
      optimizer: 'adam',
      hyper: {},
    },
    discriminator: {
      layers: [2, 16, 1],
      activation: 'tanh',
      init: { id: 'he_normal', hyper: {} },
      optimizer: 'adam',
      hyper: {},
    },
  },
};

export function isNetworkAddress(hash: string): boolean {
  return hash.startsWith('#net');
}

export function decodeNetworkAddress(_hash: string): { experiment: NetExperiment; rejected: readonly Rejected[] } {
  return { experiment: DEFAULT, rejected: [] };
}

export function encodeNetworkAddress(experiment: NetExperiment): string {
  return `#net=1&view=${experiment.view}`;
}
