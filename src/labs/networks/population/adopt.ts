import type { Engine } from '../../../engine/contract';
import type { TrainPlan } from '../../../engine/contract/network';
import { byLayer } from '../../../engine/contract/weights';
import { NETWORK_OPTIMIZERS } from '../../../experiment/networks/optimizers';
import type { LayerWeights, NetExperiment } from '../../../experiment/networks/types';
import type { Setting } from './sweepPlan';

/** The weights one member of a plan begins with. */
export async function initialWeights(engine: Engine, plan: TrainPlan, member: number): Promise<LayerWeights[]> {
  const alone = { ...plan, members: [plan.members[member]] };
  const { state } = await engine.networks.train(alone, null, 0);
  return byLayer(plan.net, state.weights);
}

/**
 * The experiment whose one net is this net of the population. Its weights are given, because another seed would also
 * make other data.
 */
export function adoptNet(
  experiment: NetExperiment,
  series: NetExperiment,
  weights: readonly LayerWeights[],
): NetExperiment {
  const { network, init, optimizer, hyper } = series;
  return { ...experiment, network, init, optimizer, hyper, weights };
}

/** The experiment whose one net is this cell of a sweep. */
export function adoptCell(
  experiment: NetExperiment,
  wide: NetExperiment,
  setting: Setting,
  weights: readonly LayerWeights[],
): NetExperiment {
  const { rates: _, ...rest } = experiment;
  const hyper = { ...experiment.hyper, ...setting.hyper };
  const rates = ratesOf(experiment, setting);
  return { ...rest, ...(rates === null ? {} : { rates }), network: wide.network, hyper, weights };
}

/** The rate of every layer in a cell; null: all have the one of `hyper`. */
function ratesOf({ optimizer, hyper, rates, network }: NetExperiment, setting: Setting): number[] | null {
  const rate = NETWORK_OPTIMIZERS.get(optimizer)?.rate ?? null;
  if (rate === null) return null;
  const swept = [...setting.layers.values()].some((own) => own[rate] !== undefined);
  const all = setting.hyper[rate];
  if (!swept && (all !== undefined || rates === undefined)) return null;
  return network.layers.slice(1).map((_, l) => setting.layers.get(l)?.[rate] ?? all ?? rates?.[l] ?? hyper[rate]);
}
