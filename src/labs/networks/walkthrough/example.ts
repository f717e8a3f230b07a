import { NETWORK_PRESETS, type NetworkPreset, presetExperiment } from '../../../experiment/networks/presets';
import type { LayerWeights, NetExperiment } from '../../../experiment/networks/types';

/** The tutorial's 2-3-1 network, linear, half the squared error. */
const TUTORIAL = NETWORK_PRESETS.find(({ id }) => id === 'worked_231') as NetworkPreset;
/** Weights that tell its hidden units apart. */
const DIFFERENT: readonly LayerWeights[] = [{ W: [0.5, 0.25, 0.375, -0.5, 0.125, 0.75] }, { W: [1, -0.5, 0.75] }];

export function workedExample(weights: 'equal' | 'different'): NetExperiment {
  const experiment = presetExperiment(TUTORIAL);
  return weights === 'equal' ? experiment : { ...experiment, weights: DIFFERENT };
}

/** Which of the two an experiment is, in all that its numbers depend on; null: neither. */
export function whichExample(experiment: NetExperiment): 'equal' | 'different' | null {
  const numbers = ({ network, weights, data, optimizer, hyper, schedule, clip }: NetExperiment): string =>
    JSON.stringify([network.layers, network.loss, weights, data, optimizer, hyper, schedule, clip]);
  const own = numbers(experiment);
  return (['equal', 'different'] as const).find((kind) => numbers(workedExample(kind)) === own) ?? null;
}
