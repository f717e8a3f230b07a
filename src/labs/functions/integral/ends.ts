import type { Integral } from '../../../analysis/calculus/quadrature';
import { formatExact } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { texts } from './texts';

/** Why there is no integral, or no sure one; empty where it converged. */
export function endText(found: Integral, variable: string, words: Words): string {
  switch (found.kind) {
    case 'converged':
      return '';
    case 'uncertain':
      return words.t(texts.ends.uncertain, { error: formatExact(found.error, 2) });
    case 'divergent':
      return words.t(texts.ends.divergent, { variable, at: formatExact(found.at, 5) });
    case 'undefined':
      return words.t(texts.ends.undefined, { from: formatExact(found.from, 5), to: formatExact(found.to, 5) });
    case 'overflow':
      return words.t(texts.ends.overflow, { variable, at: formatExact(found.at, 4) });
  }
}
