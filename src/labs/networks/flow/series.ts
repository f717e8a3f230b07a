import { INITIALISERS } from '../../../catalog/networks';
import { completeHyper } from '../../../experiment/complete';
import type { NetExperiment } from '../../../experiment/networks/types';

/** One deep net among those that are compared. */
export interface FlowKind {
  readonly activation: string;
  readonly init: string;
  readonly residual: boolean;
}

export const sameKind = (a: FlowKind, b: FlowKind): boolean =>
  a.activation === b.activation && a.init === b.init && a.residual === b.residual;

/** Every activation with every initialisation, as the experiment lists them. */
export function kindsOf({ flow }: NetExperiment): FlowKind[] {
  return flow.activations.flatMap((activation) =>
    flow.inits.map((init) => ({ activation, init, residual: flow.residual })),
  );
}

/**
 * What the books recommend against vanishing, each a change of the first: one standard deviation for every width, and
 * sigmoids.
 */
export const REMEDIES: readonly { readonly id: RemedyId; readonly kind: FlowKind }[] = [
  { id: 'none', kind: { activation: 'sigmoid', init: 'normal', residual: false } },
  { id: 'xavier', kind: { activation: 'sigmoid', init: 'xavier_normal', residual: false } },
  { id: 'tanh', kind: { activation: 'tanh', init: 'xavier_normal', residual: false } },
  { id: 'relu', kind: { activation: 'relu', init: 'xavier_normal', residual: false } },
  { id: 'he', kind: { activation: 'relu', init: 'he_normal', residual: false } },
  { id: 'residual', kind: { activation: 'sigmoid', init: 'xavier_normal', residual: true } },
];

export type RemedyId = 'none' | 'xavier' | 'tanh' | 'relu' | 'he' | 'residual';

/** The experiment with a deep net of this kind: its data, its loss, its optimizer; no penalties, weights drawn anew. */
export function deepExperiment(experiment: NetExperiment, kind: FlowKind): NetExperiment {
  const { weights: _, schedule: _schedule, clip: _clip, ...rest } = experiment;
  const { flow, network } = experiment;
  const [inputs, outputs] = [network.layers[0]!, network.layers.at(-1)!];
  return {
    ...rest,
    network: {
      ...network,
      layers: [inputs, ...new Array<number>(flow.depth).fill(flow.width), outputs],
      activation: kind.activation,
      residual: kind.residual,
      l1: 0,
      l2: 0,
    },
    init: { id: kind.init, hyper: completeHyper(INITIALISERS.get(kind.init)?.hyper ?? {}) },
    ...(flow.clip === null ? {} : { clip: { by: 'norm', max: flow.clip } }),
  };
}

/** What the nets depend on, as a text that can be compared. */
export function flowKey({ seed, network, data, optimizer, hyper, batch, flow }: NetExperiment): string {
  const { layers, loss, bias } = network;
  return JSON.stringify([seed, layers[0], layers.at(-1), loss, bias, data, optimizer, hyper, batch, flow]);
}
