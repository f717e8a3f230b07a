import type { RunOf } from '../../../experiment/run';
import { optimizerOf } from '../../../experiment/surfaces/optimizer';
import { formatInput } from '../../../page/format';
import type { Words } from '../../../page/i18n';

export interface NameStyle {
  /** The short names of the catalogue, for places that are narrow. */
  readonly short?: boolean;
  /** The learning rate stands beside the name: it tells runs apart and need not be said twice. */
  readonly besideRate?: boolean;
}

/**
 * What the runs are called. Where an optimizer runs more than once, the hyperparameter that tells its runs apart is
 * added, or else a number.
 */
export function namesOfRuns(
  runs: readonly Omit<RunOf<unknown>, 'start'>[],
  words: Words,
  style: NameStyle = {},
): string[] {
  return runs.map((run, index) => {
    const optimizer = optimizerOf(run);
    const name = words.t((style.short ? optimizer.short : undefined) ?? optimizer.name);
    const same = runs.filter((other) => other.optimizer === run.optimizer);
    if (same.length === 1) return name;
    const told = Object.keys(run.hyper).find(
      (key) => new Set(same.map((other) => other.hyper[key])).size === same.length,
    );
    if (style.besideRate && told !== undefined && told === optimizer.rate) return name;
    const mark =
      told === undefined ? `#${same.indexOf(run) + 1 || index + 1}` : `${told} ${formatInput(run.hyper[told]!)}`;
    return `${name} (${mark})`;
  });
}
