import { parseExpression, toTex, toText } from '../../../formula';
import { texNumber } from '../../../formula/targets/tex-names';
import { h } from '../../../page/dom';
import { MINUS } from '../../../page/format';
import { createTex } from '../../../page/ui/tex';
import { figureText } from '../stage/figureText';
import type { Curve, IntegralFacts, IntegralSettings } from './model';

export interface Headline {
  readonly element: HTMLElement;
  show(curve: Curve, settings: IntegralSettings, facts: IntegralFacts, digits: number): void;
}

/** The integral, typeset, with its value. */
export function createHeadline(): Headline {
  const view = createTex();
  return {
    element: h('div', { class: 'integral-headline', 'data-part': 'headline' }, view.element),
    show({ shown }, { from, to }, { exact }, digits) {
      const { formula, variable, entry } = shown.resolved;
      const tree = parseExpression(formula);
      const body = entry?.tex ?? toTex(tree);
      const isSum = tree.kind === 'binary' && (tree.operator === '+' || tree.operator === '-');
      const [low, high] = [from, to].map((x) => figureText(x, 5));
      // Where there is no integral, the sentence beneath says why.
      const value = exact === null ? null : figureText(exact.value, digits);
      const integrand = isSum ? `\\left(${body}\\right)` : body;
      view.show(
        `\\int_{${texOf(low!)}}^{${texOf(high!)}} ${integrand}\\,\\mathrm{d}${variable}${value === null ? '' : ` = ${texOf(value)}`}`,
        `∫ ${toText(tree)} d${variable}, ${low} … ${high}${value === null ? '' : ` = ${value}`}`,
      );
    },
  };
}

/** A number that was written for people, as TeX. */
function texOf(text: string): string {
  return texNumber(text.replaceAll(MINUS, '-'));
}
