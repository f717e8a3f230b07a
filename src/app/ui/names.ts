import { optimizerOf } from '../../experiment/optimizer';
import { formatInput } from '../format';
import type { Words } from '../i18n';
import type { Shown } from '../state';

/**
 * What the runs are called. Where an optimizer runs more than once, the hyperparameter that tells its runs apart is
 * added, or else a number.
 */
export function runNames({ experiment }: Pick<Shown, 'experiment'>, words: Words): string[] {
  const { runs } = experiment;
  return runs.map((run, index) => {
    const name = words.pick(optimizerOf(run).name);
    const same = runs.filter((other) => other.optimizer === run.optimizer);
    if (same.length === 1) return name;
    const told = Object.keys(run.hyper).find(
      (key) => new Set(same.map((other) => other.hyper[key])).size === same.length,
    );
    const mark =
      told === undefined ? `#${same.indexOf(run) + 1 || index + 1}` : `${told} ${formatInput(run.hyper[told]!)}`;
    return `${name} (${mark})`;
  });
}
