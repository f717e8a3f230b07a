import type { Words } from '../../../page/i18n';
import { type NameStyle, namesOfRuns } from '../../shared/runs/names';
import type { Shown } from '../state';

/** What the runs that are shown are called. */
export function runNames({ experiment }: Pick<Shown, 'experiment'>, words: Words, style: NameStyle = {}): string[] {
  return namesOfRuns(experiment.runs, words, style);
}
