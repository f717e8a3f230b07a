import type { Member, TrainPlan } from '../../../engine/contract/network';
import type { SweptAxis } from '../../../experiment/axis';
import { NETWORK_OPTIMIZERS } from '../../../experiment/networks/optimizers';
import { type ResolvedNetwork, resolveNetwork } from '../../../experiment/networks/resolve';
import type { NetExperiment, PopulationChoice } from '../../../experiment/networks/types';
import { cellValue, targetOf } from './axis';
import { seedsOf } from './members';

export type Sweep = PopulationChoice['sweep'];

/** What a cell changes in the experiment. */
export interface Setting {
  readonly hyper: Readonly<Record<string, number>>;
  /** Hyperparameters of one weight layer alone, by layer. */
  readonly layers: ReadonlyMap<number, Readonly<Record<string, number>>>;
  /** Of all hidden layers; null: as in the experiment. */
  readonly width: number | null;
  /** Factor on the initial weights. */
  readonly gain: number;
}

export function settingOf({ x, y, size }: Sweep, column: number, row: number): Setting {
  const hyper: Record<string, number> = {};
  const layers = new Map<number, Record<string, number>>();
  let width: number | null = null;
  let gain = 1;
  const put = (axis: SweptAxis, index: number): void => {
    const target = targetOf(axis.of);
    const value = cellValue(axis, index, size);
    if (target.kind === 'width') width = value;
    else if (target.kind === 'gain') gain *= value;
    else if (target.layer === null) hyper[target.name] = value;
    else layers.set(target.layer, { ...layers.get(target.layer), [target.name]: value });
  };
  put(x, column);
  put(y, row);
  return { hyper, layers, width, gain };
}

/** The experiment with the widths of a cell, and weights that are drawn. */
export function withWidth(experiment: NetExperiment, width: number | null): NetExperiment {
  const { weights: _, ...drawn } = experiment;
  if (width === null) return drawn;
  const { layers } = drawn.network;
  const widths = layers.map((own, index) => (index === 0 || index === layers.length - 1 ? own : width));
  return { ...drawn, network: { ...drawn.network, layers: widths } };
}

/** Resolves every width once: the data are the same for all. */
export function createResolver(experiment: NetExperiment): (width: number | null) => ResolvedNetwork {
  const known = new Map<number | null, ResolvedNetwork>();
  return (width) => {
    const found = known.get(width) ?? resolveNetwork(withWidth(experiment, width));
    known.set(width, found);
    return found;
  };
}

/**
 * One call that trains the cells of one architecture: settings × seeds, the seeds of a setting side by side. Sets of
 * hyperparameters that cells share stand once: a map of two layers' rates has as many sets as rows and columns.
 */
export function sweepPlan(
  resolved: ResolvedNetwork,
  settings: readonly Setting[],
  seeds: readonly number[],
): TrainPlan {
  const { plan } = resolved;
  const [first] = plan.members;
  const hypers: Readonly<Record<string, number>>[] = [];
  const places = new Map<string, number>();
  const indexOf = (set: Readonly<Record<string, number>>): number => {
    const key = JSON.stringify(set);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, hypers.length);
    return hypers.push(set) - 1;
  };
  const members = settings.flatMap((setting) => {
    const hyper = first.hyper.map((own, layer) =>
      indexOf({ ...plan.hypers[own], ...setting.hyper, ...setting.layers.get(layer) }),
    );
    const start = scaled(first.start, setting.gain);
    return seeds.map((seed): Member => ({ seed, start, hyper }));
  });
  return { ...plan, record: 0, hypers, members };
}

function scaled(start: Member['start'], gain: number): Member['start'] {
  if (gain === 1) return start;
  if (start instanceof Float64Array) return start.map((value) => value * gain);
  return { ...start, scale: start.scale.map((value) => value * gain) };
}

/** The seeds of a cell: the experiment's own, and more where a cell is the mean of several nets. */
export function cellSeeds(experiment: NetExperiment): number[] {
  return seedsOf(experiment, experiment.population.sweep.seeds ?? 1);
}

/** What a sweep depends on, as a text that can be compared: not on what its axes override. */
export function sweepKey(experiment: NetExperiment): string {
  const { seed, network, init, data, optimizer, schedule, clip, batch, epochs, population } = experiment;
  const { sweep } = population;
  const targets = [targetOf(sweep.x.of), targetOf(sweep.y.of)];
  const overridden = new Set(
    targets.map((target) => (target.kind === 'hyper' && target.layer === null ? target.name : '')),
  );
  const hyper = Object.entries(experiment.hyper).filter(([name]) => !overridden.has(name));
  // Rates of layers that an axis sets, or all of them, do not matter either.
  const { rate } = NETWORK_OPTIMIZERS.get(optimizer) ?? { rate: null };
  const set = new Set(targets.map((target) => (target.kind === 'hyper' && target.name === rate ? target.layer : -1)));
  const rates = set.has(null) ? [] : (experiment.rates ?? []).map((own, layer) => (set.has(layer) ? null : own));
  const own = rates.some((each) => each !== null) ? rates : [];
  const inner = targets.some(({ kind }) => kind === 'width') ? network.layers.length : network.layers;
  return JSON.stringify([
    [seed, { ...network, layers: inner }, init, data, optimizer, hyper, own, schedule, clip, batch, epochs],
    sweep,
  ]);
}
