import { NET_LOSSES } from '../../catalog/networks';
import { completeHyper } from '../complete';
import { defineExperiment } from '../define';
import { FIELDS } from './fields';
import { conflictsIn, fitNetwork } from './fit';
import { neededBy } from './needs';
import { NETWORK_OPTIMIZERS } from './optimizers';
import { NETWORK_SIGNS } from './signs';
import type { GanPlayerChoice, NetDraft, NetExperiment, Network, PlayerDraft } from './types';

/** Experiments with networks. `net=1` stands for the laboratory as it opens. */
export const networkExperiments = defineExperiment(FIELDS, {
  complete: (plain, draft) => ({
    ...plain,
    network: completeNetwork(plain, draft),
    hyper: hyperOf(plain.optimizer, draft, plain.hyper, FIELDS.hyper.default),
    gan: {
      ...plain.gan,
      generator: completePlayer(plain.gan.generator, draft.gan?.generator, 'generator'),
      discriminator: completePlayer(plain.gan.discriminator, draft.gan?.discriminator, 'discriminator'),
    },
  }),
  conflicts: conflictsIn,
  fit: fitNetwork,
  signs: NETWORK_SIGNS,
});

export const {
  settings: NETWORK_SETTINGS,
  defaults: DEFAULT_NETWORK_EXPERIMENT,
  complete: normaliseNetwork,
  read: readNetwork,
  parse: parseNetwork,
  parseText: readNetworkFile,
  encode: encodeNetworkAddress,
  decode: decodeNetworkAddress,
  owns: isNetworkAddress,
} = networkExperiments;

/** Ends and loss follow the data, the biases the weights, for who does not name them. */
function completeNetwork({ network, data, weights }: NetExperiment, { network: named = {} }: NetDraft): Network {
  const needs = neededBy(data);
  const loss = named.loss ?? needs.loss;
  const outputs = NET_LOSSES.get(loss)!.kind === 'softmax' ? needs.classes : needs.outputs;
  return {
    ...network,
    layers: named.layers ?? [needs.inputs, ...network.layers.slice(1, -1), outputs],
    loss,
    // Weights that are given without biases are those of a net without any.
    bias: named.bias ?? (weights === undefined || weights.some(({ b }) => b !== undefined)),
  };
}

function completePlayer(
  plain: GanPlayerChoice,
  draft: PlayerDraft | undefined,
  who: 'generator' | 'discriminator',
): GanPlayerChoice {
  const usual = FIELDS.gan.fields[who].fields.hyper.default;
  return { ...plain, hyper: hyperOf(plain.optimizer, draft ?? {}, plain.hyper, usual) };
}

/** Who names an optimizer gets its own numbers; who names none, the usual ones. */
function hyperOf(
  optimizer: string,
  draft: Pick<PlayerDraft, 'optimizer' | 'hyper'>,
  given: NetExperiment['hyper'],
  usual: NetExperiment['hyper'],
): NetExperiment['hyper'] {
  const { hyper } = NETWORK_OPTIMIZERS.get(optimizer)!;
  return completeHyper(hyper, draft.optimizer === undefined ? { ...usual, ...given } : draft.hyper);
}
