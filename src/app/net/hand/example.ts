import { normaliseNetwork } from '../../../experiment/network/normalise';
import type { NetDraft, NetExperiment } from '../../../experiment/network/types';

/** The tutorial's network, by its inputs alone: 2-3-1, linear, half the squared error. */
const TUTORIAL: NetDraft = {
  network: { layers: [2, 3, 1], activation: 'linear', loss: 'half_se', bias: false },
  weights: [{ W: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5] }, { W: [1, 1, 1] }],
  data: { X: [[40, 80]], target: [60], test: 0 },
  optimizer: 'sgd',
  hyper: { lr: 1e-5 },
  epochs: 50,
  view: 'hand',
};

/** The same with weights that tell the hidden units apart. */
const ASYMMETRIC: NetDraft = {
  ...TUTORIAL,
  weights: [{ W: [0.5, 0.25, 0.375, -0.5, 0.125, 0.75] }, { W: [1, -0.5, 0.75] }],
};

export function workedExample(weights: 'equal' | 'different'): NetExperiment {
  return normaliseNetwork(weights === 'equal' ? TUTORIAL : ASYMMETRIC);
}

/** Which of the two an experiment is, in all that its numbers depend on; null: neither. */
export function whichExample(experiment: NetExperiment): 'equal' | 'different' | null {
  const numbers = ({ network, weights, data, optimizer, hyper, schedule, clip }: NetExperiment): string =>
    JSON.stringify([network.layers, network.loss, weights, data, optimizer, hyper, schedule, clip]);
  const own = numbers(experiment);
  return (['equal', 'different'] as const).find((kind) => numbers(workedExample(kind)) === own) ?? null;
}
