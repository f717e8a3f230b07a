import { SCHEDULES } from '../../../catalog';
import { partOf, shareAt } from '../../../experiment/axis';
import { optimizerOf } from '../../../experiment/surfaces/optimizer';
import type { Experiment, Run, SweptAxis } from '../../../experiment/surfaces/types';
import { surfaceVariables } from '../../../experiment/surfaces/variables';
import type { Words } from '../../../page/i18n';
import { texts } from './texts';

const SCHEDULE = 'schedule.';

/** What an axis changes, for people. */
export function axisName(of: string, { surface }: Pick<Experiment, 'surface'>, run: Run, words: Words): string {
  if (of === 'start.x' || of === 'start.y') {
    return words.t(texts.start, { name: surfaceVariables(surface)[of === 'start.x' ? 0 : 1] });
  }
  const scheduled = of.startsWith(SCHEDULE);
  const row = scheduled
    ? SCHEDULES.get(run.schedule?.id ?? '')?.hyper[of.slice(SCHEDULE.length)]
    : optimizerOf(run).hyper[of];
  const name = row === undefined ? of : words.t(row.label);
  return scheduled ? words.t(texts.schedule, { name }) : name;
}

/** A part of the axis, between two shares of it, as an axis of its own; it stays where its values make sense. */
export function zoomed(axis: SweptAxis, run: Run, from: number, to: number): SweptAxis {
  const least = axis.of.startsWith('start.') || axis.scale === 'log' ? null : leastOf(axis.of, run);
  const start = least === null ? from : Math.max(from, Math.min(0, shareAt(axis, least)));
  return partOf(axis, start, to);
}

/** The lowest value that a hyperparameter's slider has; it makes no sense below. */
function leastOf(of: string, run: Run): number | null {
  return optimizerOf(run).hyper[of]?.min ?? null;
}
