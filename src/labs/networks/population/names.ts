import { OPTIMIZERS } from '../../../catalog';
import { ACTIVATIONS, INITIALISERS } from '../../../catalog/networks';
import type { NetExperiment, PopulationChoice } from '../../../experiment/networks/types';
import type { LocalText } from '../../../formula/text';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { targetOf } from './axis';
import type { Series } from './members';
import { texts } from './texts';
import type { NetState } from './training';

type CompareBy = PopulationChoice['compare']['by'];

/** The name of an optimizer, initialiser or activation; a user's own activation is its formula. */
export function seriesName({ id }: Series, by: CompareBy, words: Words): string {
  if (id === null || by === 'none') return words.t(texts.all);
  const catalogues = { optimizer: OPTIMIZERS, init: INITIALISERS, activation: ACTIVATIONS };
  const name: LocalText | undefined = catalogues[by].get(id)?.name;
  return name === undefined ? id : words.t(name);
}

/** "Adam, seed 17", or "Seed 17" where nothing is compared. */
export function netName(seed: number, series: Series, by: CompareBy, words: Words): string {
  if (series.id === null) return words.t(texts.net, { seed });
  return words.t(texts.netOf, { series: seriesName(series, by, words), seed });
}

/** What there is to say of a net, in short pieces. */
export function netFigures(net: NetState, solved: boolean, words: Words): string[] {
  if (net.status === 'diverged') return [words.t(texts.diverged, { epoch: net.stopped })];
  if (net.status === 'undefined') return [words.t(texts.undefined, { epoch: net.stopped })];
  return [
    words.t(texts.loss, { loss: formatNumber(net.loss) }),
    ...(Number.isNaN(net.accuracy) ? [] : [words.t(texts.accuracy, { accuracy: (100 * net.accuracy).toFixed(1) })]),
    ...(solved ? [words.t(texts.solved)] : []),
  ];
}

/** What an axis of a sweep is called. */
export function axisName(of: string, experiment: NetExperiment, words: Words): string {
  const target = targetOf(of);
  if (target.kind === 'width') return words.t(texts.width);
  if (target.kind === 'gain') return words.t(texts.init);
  const label = OPTIMIZERS.get(experiment.optimizer)?.hyper[target.name]?.label;
  const name = label === undefined ? target.name : words.t(label);
  return target.layer === null ? name : words.t(texts.lrOf, { name, layer: target.layer + 1 });
}
