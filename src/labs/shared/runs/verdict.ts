import type { Verdict } from '../../../analysis/behaviour';
import type { Words } from '../../../page/i18n';
import { verdictTexts as texts } from './texts';

/** What stands before a name, for those who do not see the colours. */
const SIGNS = { slow: '…', good: '✓', oscillates: '∿', diverges: '↗' } as const;

/** What a run did, in a word with its sign. */
export function verdictName({ kind }: Verdict, words: Words): string {
  return `${SIGNS[kind]} ${words.t(texts.kind[kind])}`;
}

/** The fact that earned a run its name. */
export function whyText(verdict: Verdict, steps: number, words: Words): string {
  switch (verdict.kind) {
    case 'diverges':
      return verdict.because === 'rises'
        ? words.t(texts.why.climbs)
        : words.t(texts.why[verdict.because], { step: verdict.step });
    case 'oscillates':
      return verdict.because === 'thrown'
        ? words.t(texts.why.thrown, { factor: Number(verdict.factor.toPrecision(2)) })
        : words.t(texts.why[verdict.because], { percent: percent(verdict.share) });
    case 'slow':
      return words.t(verdict.to === 'best' ? texts.why.slow : texts.why.far, {
        steps,
        percent: percent(verdict.left),
      });
    case 'good':
      if (verdict.because === 'near' && verdict.left <= 0) return words.t(texts.why.best);
      return verdict.because === 'near'
        ? words.t(texts.why.near, { percent: percent(verdict.left) })
        : words.t(texts.why[verdict.because], { step: verdict.step });
  }
}

/** Two digits; nobody reads more of a share. */
function percent(share: number): string {
  const value = 100 * share;
  return value !== 0 && value < 0.01 ? '< 0.01' : String(Number(value.toPrecision(2)));
}
