import type { HeatMark } from '../../../charts/heatMap';
import { gradientOf, SWEEP_COLORS } from '../../../charts/sweepColors';
import { h } from '../../../page/dom';
import { formatExact, formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { type Span, UNSETTLED } from './pixels';
import { CODE, type SweepMap, type SweepRequest, type Theory } from './request';
import { texts } from './texts';

/** What the colours and the lines of the map mean; written anew only when that changes. */
export function createSweepLegend(): {
  readonly element: HTMLElement;
  show(map: SweepMap, request: SweepRequest, span: Span, signs: ReadonlySet<HeatMark['sign']>, words: Words): void;
} {
  const element = h('div', { class: 'sweep-key' });
  let written = '';
  return {
    element,
    show(map, request, span, signs, words) {
      const { codes } = map.ensemble;
      const found = {
        diverged: codes.includes(CODE.diverged),
        undefined: codes.includes(CODE.undefined),
        unsettled: request.measure === 'steps' && codes.some((code) => code !== CODE.converged && code < CODE.diverged),
      };
      const { lower, upper, floor } = span;
      const digits = [lower, upper, floor].map((value) => value.toPrecision(3));
      const { measure, experiment } = request;
      const key = JSON.stringify([digits, found, measure, experiment.steps, map.theory, [...signs], words.language]);
      if (key === written) return;
      written = key;
      const flat = (color: string): string => `linear-gradient(${color}, ${color})`;
      const entries = [
        measure === 'steps'
          ? entry(words.t(texts.legendSteps), formatExact(upper, 6), formatExact(lower, 6), 'good')
          : entry(
              Math.abs(floor) <= 1e-9 * upper
                ? words.t(texts.legendLoss)
                : words.t(texts.legendAbove, { floor: formatNumber(floor) }),
              formatNumber(upper, 3),
              formatNumber(lower, 3),
              'good',
            ),
      ];
      if (found.unsettled) entries.push(entry(words.t(texts.legendUnsettled), '', '', 'plain', flat(UNSETTLED)));
      if (found.diverged) {
        const steps = String(experiment.steps);
        entries.push(entry(words.t(texts.legendDiverged), '1', steps, 'hatched', gradientOf(SWEEP_COLORS.ended)));
      }
      if (found.undefined) {
        const gray = flat(SWEEP_COLORS.undefined);
        entries.push(entry(words.t(texts.legendUndefined), '', '', 'counter', gray));
      }
      if (signs.has('ring')) {
        const ring = h('span', { class: 'sweep-key-ring', 'aria-hidden': 'true' });
        entries.push(h('div', { class: 'sweep-key-entry' }, ring, h('span', {}, words.t(texts.present))));
      }
      element.replaceChildren(...entries, ...theoryEntries(map.theory, signs.has('cross'), words));
    },
  };
}

function entry(
  name: string,
  from: string,
  to: string,
  look: 'good' | 'plain' | 'hatched' | 'counter',
  background = gradientOf(SWEEP_COLORS.trained),
): HTMLElement {
  const bar = h('span', { class: 'sweep-key-bar', 'data-look': look, 'aria-hidden': 'true' });
  bar.style.setProperty('--bar', background);
  const figures = (text: string): HTMLElement[] => (text === '' ? [] : [h('span', { class: 'figure' }, text)]);
  return h('div', { class: 'sweep-key-entry' }, h('span', {}, name), ...figures(from), bar, ...figures(to));
}

/** The inequality behind the line, with its source; or why there is no line. */
function theoryEntries(theory: Theory, hasBest: boolean, words: Words): HTMLElement[] {
  if (theory.kind === 'silent') {
    return [h('p', { class: 'sweep-key-entry quiet' }, words.t(texts.silent[theory.why]))];
  }
  const { limit, quadratic } = theory;
  const lambda = formatExact(quadratic.eigenvalues[1], 5);
  const line = h('span', { class: 'sweep-key-line', 'aria-hidden': 'true' });
  const text = words.t(texts.theory, { inequality: limit.inequality, lambda });
  const known = h('div', { class: 'sweep-key-entry', title: limit.source }, line, h('span', {}, text));
  if (!hasBest) return [known];
  const cross = h('span', { class: 'sweep-key-cross', 'aria-hidden': 'true' }, '+');
  return [known, h('div', { class: 'sweep-key-entry' }, cross, h('span', {}, words.t(texts.best)))];
}
