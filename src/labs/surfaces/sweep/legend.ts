import { formatExact, formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { LegendEntry } from '../../shared/sweep/sweepLegend';
import type { Span } from './pixels';
import { CODE, type SweepMap, type SweepRequest, type Theory } from './request';
import { texts } from './texts';

/** What the colours, the lines and the signs of the map mean. */
export function legendOf(
  { ensemble, theory }: SweepMap,
  { measure, experiment }: SweepRequest,
  { lower, upper, floor }: Span,
  signs: ReadonlySet<string>,
  words: Words,
): LegendEntry[] {
  const { codes } = ensemble;
  const bar = { kind: 'bar', from: '', to: '', hatched: 'no' } as const;
  const atFloor = Math.abs(floor) <= 1e-9 * upper;
  const lossName = atFloor ? words.t(texts.legendLoss) : words.t(texts.legendAbove, { floor: formatNumber(floor) });
  const entries: LegendEntry[] = [
    measure === 'steps'
      ? {
          ...bar,
          name: words.t(texts.legendSteps),
          from: formatExact(upper, 6),
          to: formatExact(lower, 6),
          look: 'good',
        }
      : { ...bar, name: lossName, from: formatNumber(upper, 3), to: formatNumber(lower, 3), look: 'good' },
  ];
  if (measure === 'steps' && codes.some((code) => code !== CODE.converged && code < CODE.diverged)) {
    entries.push({ ...bar, name: words.t(texts.legendUnsettled), look: 'unsettled' });
  }
  if (codes.includes(CODE.diverged)) {
    const to = String(experiment.steps);
    entries.push({ ...bar, name: words.t(texts.legendDiverged), from: '1', to, look: 'ended', hatched: 'yes' });
  }
  if (codes.includes(CODE.undefined)) {
    entries.push({ ...bar, name: words.t(texts.legendUndefined), look: 'undefined', hatched: 'counter' });
  }
  if (signs.has('ring')) entries.push({ kind: 'ring', name: words.t(texts.present) });
  return [...entries, ...theoryEntries(theory, signs.has('cross'), words)];
}

/** The inequality behind the line, with its source; or why there is no line. */
function theoryEntries(theory: Theory, hasBest: boolean, words: Words): LegendEntry[] {
  if (theory.kind === 'silent') return [{ kind: 'note', name: words.t(texts.silent[theory.why]) }];
  const { limit, quadratic } = theory;
  const lambda = formatExact(quadratic.eigenvalues[1], 5);
  const name = words.t(texts.theory, { inequality: limit.inequality, lambda });
  const known: LegendEntry = { kind: 'line', name, source: limit.source };
  return hasBest ? [known, { kind: 'cross', name: words.t(texts.best) }] : [known];
}
