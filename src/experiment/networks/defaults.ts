import type {
  Choice,
  FlowChoice,
  GanChoice,
  GanPlayerChoice,
  GeneratedData,
  LandscapeChoice,
  PopulationChoice,
} from './types';

/** Every default that does not depend on what else an experiment says; `normalise.ts` has the others. */

export const DEFAULT_DATA: GeneratedData = { id: 'noisy_xor', samples: 300, noise: 0, test: 0.2 };

export const DEFAULT_INIT: Choice = { id: 'xavier_uniform', hyper: { gain: 1, bias: 0 } };

/** Who names no optimizer gets this one, at a rate that suits small nets; who names Adam gets the paper's rate. */
export const DEFAULT_OPTIMIZER = 'adam';
export const DEFAULT_HYPER: Readonly<Record<string, number>> = { lr: 0.03 };

/** Widths of the hidden layers. */
export const DEFAULT_HIDDEN: readonly number[] = [8, 8];
export const DEFAULT_ACTIVATION = 'tanh';
export const DEFAULT_EPOCHS = 500;

export const DEFAULT_POPULATION: PopulationChoice = {
  seeds: 64,
  compare: { by: 'none', ids: [] },
  sweep: {
    x: { of: 'lr', range: [1e-3, 10], scale: 'log' },
    y: { of: 'width', range: [1, 32], scale: 'log' },
    size: 32,
  },
  show: 'boundaries',
};

export const DEFAULT_LANDSCAPE: LandscapeChoice = { directions: 'random', weights: [0, 1], extent: 1, size: 64 };

export const DEFAULT_FLOW: FlowChoice = {
  depth: 16,
  width: 16,
  activations: ['sigmoid', 'tanh', 'relu'],
  inits: ['xavier_normal'],
  residual: false,
  clip: null,
};

/** Half of Adam's usual momentum, as A. Radford et al. (2016) advise for games. */
const PLAYER: Pick<GanPlayerChoice, 'init' | 'optimizer' | 'hyper'> = {
  init: { id: 'xavier_uniform', hyper: { gain: 1, bias: 0 } },
  optimizer: 'adam',
  hyper: { lr: 0.002, beta1: 0.5, beta2: 0.999, eps: 1e-8 },
};

export const DEFAULT_GAN: GanChoice = {
  data: 'ring',
  samples: 512,
  batch: 128,
  noise: 0.05,
  objective: 'non-saturating',
  discriminatorSteps: 1,
  generator: { layers: [2, 32, 32, 2], activation: 'relu', ...PLAYER },
  discriminator: { layers: [2, 32, 32, 1], activation: 'leaky_relu', ...PLAYER },
};
