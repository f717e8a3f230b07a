import { ACTIVATIONS, INITIALISERS, OPTIMIZERS } from '../../../catalog';
import type { NetExperiment, PopulationChoice } from '../../../experiment/network/types';
import type { LocalText } from '../../../formula/text';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { targetOf } from './axis';
import type { Series } from './members';
import type { NetState } from './training';

type CompareBy = PopulationChoice['compare']['by'];

/** The name of an optimizer, initialiser or activation; a user's own activation is its formula. */
export function seriesName({ id }: Series, by: CompareBy, words: Words): string {
  if (id === null || by === 'none') return words.t('net.population.all');
  const catalogues = { optimizer: OPTIMIZERS, init: INITIALISERS, activation: ACTIVATIONS };
  const name: LocalText | undefined = catalogues[by].get(id)?.name;
  return name === undefined ? id : words.pick(name);
}

/** "Adam, seed 17", or "Seed 17" where nothing is compared. */
export function netName(seed: number, series: Series, by: CompareBy, words: Words): string {
  if (series.id === null) return words.t('net.population.net', { seed });
  return words.t('net.population.netOf', { series: seriesName(series, by, words), seed });
}

/** What there is to say of a net, in short pieces. */
export function netFigures(net: NetState, solved: boolean, words: Words): string[] {
  if (net.status === 'diverged') return [words.t('net.population.diverged', { epoch: net.stopped })];
  if (net.status === 'undefined') return [words.t('net.population.undefined', { epoch: net.stopped })];
  return [
    words.t('net.population.loss', { loss: formatNumber(net.loss) }),
    ...(Number.isNaN(net.accuracy)
      ? []
      : [words.t('net.population.accuracy', { accuracy: (100 * net.accuracy).toFixed(1) })]),
    ...(solved ? [words.t('net.population.solved')] : []),
  ];
}

/** What an axis of a sweep is called. */
export function axisName(of: string, experiment: NetExperiment, words: Words): string {
  const target = targetOf(of);
  if (target.kind === 'width') return words.t('net.population.width');
  if (target.kind === 'gain') return words.t('net.population.init');
  const label = OPTIMIZERS.get(experiment.optimizer)?.hyper[target.name]?.label;
  const name = label === undefined ? target.name : words.pick(label);
  return target.layer === null ? name : words.t('net.population.lrOf', { name, layer: target.layer + 1 });
}
