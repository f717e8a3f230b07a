import { SCHEDULES } from '../../catalog';
import { ACTIVATIONS, INITIALISERS, POINT_SETS } from '../../catalog/networks';
import { completeHyper } from '../../experiment/complete';
import { MOST_LAYERS } from '../../experiment/limits';
import { WIDTH } from '../../experiment/networks/fields';
import { NETWORK_OPTIMIZERS } from '../../experiment/networks/optimizers';
import type { NetExperiment, Network } from '../../experiment/networks/types';

/**
 * Changes of an experiment with a network, as pure functions. They may leave parts that do not agree (weights that fit
 * no longer): whoever edits makes them agree afterwards.
 */

export function changeNetwork(
  experiment: NetExperiment,
  change: (network: Network) => Partial<Network>,
): NetExperiment {
  return { ...experiment, network: { ...experiment.network, ...change(experiment.network) } };
}

/** Widths of the hidden layers. */
export function hiddenWidths({ layers }: Network): readonly number[] {
  return layers.slice(1, -1);
}

export function setWidth(experiment: NetExperiment, layer: number, width: number): NetExperiment {
  return changeNetwork(experiment, ({ layers }) => ({
    layers: layers.map((old, index) => (index === layer + 1 ? width : old)),
  }));
}

/** One more hidden layer before the output, as wide as the one before it, with its activation. */
export function addLayer(experiment: NetExperiment): NetExperiment {
  const { layers } = experiment.network;
  if (layers.length > MOST_LAYERS) return experiment;
  return changeNetwork(experiment, (network) => {
    const hidden = hiddenWidths(network);
    const wider = [...layers.slice(0, -1), hidden.at(-1) ?? WIDTH.default, layers.at(-1)!];
    if (typeof network.activation === 'string') return { layers: wider };
    const { hidden: names, output } = activationsOf(network);
    return { layers: wider, activation: listed([...names, names.at(-1) ?? 'tanh'], output) };
  });
}

/** A net without hidden layers is a linear model, and remains possible. */
export function removeLayer(experiment: NetExperiment): NetExperiment {
  return changeNetwork(experiment, (network) => {
    const { layers } = network;
    if (layers.length <= 2) return {};
    const shorter = [...layers.slice(0, -2), layers.at(-1)!];
    if (typeof network.activation === 'string') return { layers: shorter };
    const { hidden, output } = activationsOf(network);
    return { layers: shorter, activation: listed(hidden.slice(0, -1), output) };
  });
}

/** The activation of every weight layer: ids, or formulas of the user's own. */
export function activationsOf({ layers, activation }: Network): {
  readonly hidden: readonly string[];
  readonly output: string;
} {
  const count = layers.length - 2;
  if (typeof activation === 'string') {
    return { hidden: Array.from({ length: count }, () => activation), output: 'linear' };
  }
  return { hidden: activation.slice(0, count), output: activation[count] ?? 'linear' };
}

/** A list of its own for every layer, or the first one's for all of them. */
export function setPerLayer(experiment: NetExperiment, perLayer: boolean): NetExperiment {
  return changeNetwork(experiment, (network) => {
    const { hidden, output } = activationsOf(network);
    return { activation: perLayer ? listed(hidden, output) : (hidden[0] ?? 'tanh') };
  });
}

/** `layer` counts the weight layers from 0; null: all hidden ones. */
export function setActivation(experiment: NetExperiment, layer: number | null, name: string): NetExperiment {
  return changeNetwork(experiment, (network) => {
    if (layer === null) return { activation: name };
    const { hidden, output } = activationsOf(network);
    const all = [...hidden, output].map((old, index) => (index === layer ? name : old));
    return { activation: all };
  });
}

/** The text of an activation that can be edited, so that nobody begins with an empty field. */
export function activationFormula(name: string): string {
  const entry = ACTIVATIONS.get(name);
  if (entry === undefined) return name;
  // Parameters of a catalogue entry become plain numbers: own formulas have none.
  return Object.entries(entry.parameters).reduce(
    (text, [parameter, { value }]) => text.replaceAll(new RegExp(`\\b${parameter}\\b`, 'g'), String(value)),
    entry.formula,
  );
}

export function choosePointSet(experiment: NetExperiment, id: string): NetExperiment {
  const set = POINT_SETS.get(id);
  if (set === undefined) return experiment;
  const { test } = experiment.data;
  return { ...experiment, data: { id, samples: set.samples.value, noise: set.noise.value, test } };
}

export function changeData(
  experiment: NetExperiment,
  change: { readonly samples?: number; readonly noise?: number; readonly test?: number },
): NetExperiment {
  return { ...experiment, data: { ...experiment.data, ...change } };
}

/** Weights that were given give way to drawn ones. */
export function chooseInit({ weights: _, ...experiment }: NetExperiment, id: string): NetExperiment {
  const entry = INITIALISERS.get(id);
  return entry === undefined ? experiment : { ...experiment, init: { id, hyper: completeHyper(entry.hyper) } };
}

export function setInitHyper(experiment: NetExperiment, name: string, value: number): NetExperiment {
  const { init } = experiment;
  return { ...experiment, init: { ...init, hyper: { ...init.hyper, [name]: value } } };
}

/** Another optimizer, at its own usual numbers. */
export function chooseOptimizer(experiment: NetExperiment, id: string): NetExperiment {
  const entry = NETWORK_OPTIMIZERS.get(id);
  const { rates: _, ...rest } = experiment;
  return entry === undefined ? experiment : { ...rest, optimizer: id, hyper: completeHyper(entry.hyper) };
}

export function setHyper(experiment: NetExperiment, name: string, value: number): NetExperiment {
  const { rates, ...rest } = experiment;
  // Who sets the rate sets it for all layers.
  const kept = rates === undefined || name === NETWORK_OPTIMIZERS.get(experiment.optimizer)?.rate ? {} : { rates };
  return { ...rest, ...kept, hyper: { ...experiment.hyper, [name]: value } };
}

/** A constant rate is the absence of a schedule. */
export function chooseSchedule(experiment: NetExperiment, id: string, constant: string): NetExperiment {
  const { schedule: _, ...rest } = experiment;
  const entry = SCHEDULES.get(id);
  if (id === constant || entry === undefined) return rest;
  return { ...rest, schedule: { id, hyper: completeHyper(entry.hyper) } };
}

/** A linear output is the rule and is left out. */
function listed(hidden: readonly string[], output: string): readonly string[] {
  return output === 'linear' ? [...hidden] : [...hidden, output];
}
