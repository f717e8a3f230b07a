import { OPTIMIZERS } from '../../../catalog';
import { INITIALISERS } from '../../../catalog/networks';
import type { Member, TrainPlan } from '../../../engine/contract/network';
import { completeHyper } from '../../../experiment/complete';
import { type ResolvedNetwork, resolveNetwork } from '../../../experiment/networks/resolve';
import type { NetExperiment } from '../../../experiment/networks/types';

/** Nets that are compared: what they have in common, and the calls of the engine that train them. */
export interface Population {
  /** One per id that is compared; a single one where nothing is. */
  readonly series: readonly Series[];
  /** Nets of one architecture and one optimizer each: what one call can train. */
  readonly batches: readonly Batch[];
}

export interface Series {
  /** Catalogue id; null: nothing is compared. */
  readonly id: string | null;
  /** Without given weights: every net draws its own. */
  readonly experiment: NetExperiment;
}

export interface Batch {
  readonly resolved: ResolvedNetwork;
  /** Its members stand in the order of `nets`. */
  readonly plan: TrainPlan;
  readonly nets: readonly NetId[];
}

/** Which net of the population. */
export interface NetId {
  readonly key: string;
  readonly series: number;
  readonly seed: number;
}

/** More nets at once than anybody can tell apart on a screen. */
export const MOST_NETS = 1024;

/** The seeds of the nets: the experiment's own and those after it. */
export function seedsOf({ seed }: NetExperiment, count: number): number[] {
  return Array.from({ length: count }, (_, k) => (seed + k) >>> 0);
}

/**
 * The population that an experiment asks for. All nets see the same data, made from the experiment's seed; weights and
 * batches come from each net's own.
 */
export function populationOf(experiment: NetExperiment): Population {
  const { compare, seeds } = experiment.population;
  const ids = compare.by === 'none' || compare.ids.length === 0 ? [null] : compare.ids;
  const series = ids.map((id): Series => ({ id, experiment: variantOf(experiment, id) }));
  const count = Math.max(1, Math.min(seeds, Math.floor(MOST_NETS / series.length)));
  const drawn = seedsOf(experiment, count);
  const batches: Batch[] = [];
  series.forEach((entry, index) => {
    const resolved = resolveNetwork(entry.experiment);
    const nets = drawn.map((seed): NetId => ({ key: `${index}:${seed}`, series: index, seed }));
    const members = drawn.map((seed): Member => ({ ...resolved.plan.members[0], seed }));
    const last = batches.at(-1);
    // Initialisers differ in the members alone.
    if (compare.by === 'init' && last !== undefined) {
      batches[batches.length - 1] = {
        ...last,
        plan: { ...last.plan, members: [...last.plan.members, ...members] },
        nets: [...last.nets, ...nets],
      };
    } else batches.push({ resolved, plan: { ...resolved.plan, record: 0, members }, nets });
  });
  return { series, batches };
}

/** The experiment with another optimizer, initialiser or activation, and weights that are drawn. */
function variantOf(experiment: NetExperiment, id: string | null): NetExperiment {
  const { weights: _, ...drawn } = experiment;
  const { by } = experiment.population.compare;
  if (id === null || by === 'none') return drawn;
  if (by === 'activation') return { ...drawn, network: { ...drawn.network, activation: id } };
  if (by === 'init') {
    const given = id === drawn.init.id ? drawn.init.hyper : {};
    return { ...drawn, init: { id, hyper: completeHyper(INITIALISERS.get(id)?.hyper ?? {}, given) } };
  }
  // What they have in common, the rate first of all, is compared at the same number.
  const hyper = completeHyper(OPTIMIZERS.get(id)?.hyper ?? {}, drawn.hyper);
  return { ...drawn, optimizer: id, hyper };
}

/** What the training of a population depends on, as a text that can be compared. */
export function populationKey(experiment: NetExperiment): string {
  const { seed, network, init, data, optimizer, hyper, rates, schedule, clip, batch, epochs, population } = experiment;
  const { seeds, compare } = population;
  return JSON.stringify([
    [seed, network, init, data, optimizer, hyper, rates, schedule, clip, batch, epochs],
    [seeds, compare],
  ]);
}
