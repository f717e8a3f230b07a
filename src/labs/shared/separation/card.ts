import './separation.css';
import type { LinearClassifier } from '../../../analysis/margin';
import { h, setText, svg } from '../../../page/dom';
import { formatSignificant } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { clauses } from '../../../page/i18n/join';
import type { Theme } from '../../../page/prefs';
import { DASHES, type Separation, widestColor } from './model';
import { texts } from './texts';

const ROWS = ['line', 'margins', 'wrong', 'widest'] as const;

/** Digits of the numbers: the tutorials print up to four, and these are compared with each other. */
const DIGITS = 6;

/** Beside the largest of them, what is smaller is nothing but rounding: engines may train in float32. */
const ROUNDING = 2 ** -23;

export interface SeparationCard {
  readonly element: HTMLElement;
  /** `color`: of the line in the figure. */
  show(separation: Separation | null, look: { readonly color: string; readonly theme: Theme }, words: Words): void;
}

/** The numbers of a separating line, which are the key to what the figure shows of it, too. */
export function createSeparationCard(): SeparationCard {
  const rows = ROWS.map((name) => {
    const sign = h('span', { class: 'separation-sign' });
    const term = h('span', {});
    const value = h('dd', {});
    return { name, sign, term, value, element: h('div', {}, h('dt', {}, sign, term), value) };
  });
  const element = h('dl', { class: 'separation', 'data-part': 'separation' }, ...rows.map((row) => row.element));
  let signed = '';

  return {
    element,
    show(separation, { color, theme }, words) {
      element.hidden = separation === null;
      if (separation === null) return;
      element.setAttribute('aria-label', words.t(texts.name));
      const values = valuesOf(separation, words);
      for (const { name, term, value } of rows) {
        setText(term, words.t(texts[name]));
        setText(value, values[name]);
      }
      const key = `${color} ${theme}`;
      if (key === signed) return;
      signed = key;
      const signs = {
        line: stroke(color, DASHES.line, 2.6),
        margins: stroke(color, DASHES.margins, 1.8),
        wrong: ring(),
        widest: stroke(widestColor(theme), DASHES.widest, 2.6),
      };
      for (const { name, sign } of rows) sign.replaceChildren(signs[name]);
    },
  };
}

function valuesOf({ line, data, wrong, widest }: Separation, words: Words): Record<(typeof ROWS)[number], string> {
  const size = Math.hypot(...line.w);
  const numbers = numbersOf(line);
  const width = (value: number) => ({ width: formatSignificant(value, DIGITS) });
  return {
    line: size > 0 ? numbers : words.t(texts.noLine, { line: numbers }),
    margins: size > 0 ? words.t(texts.halfWidth, width(1 / size)) : '–',
    wrong: words.t(texts.count, { wrong: wrong.length, rows: data.labels.length }),
    widest:
      widest === null
        ? words.t(texts.none)
        : clauses([numbersOf(widest), words.t(texts.width, width(widest.halfWidth))], words),
  };
}

/** w = (0.1, 0.4), b = 0 */
function numbersOf({ w, b }: LinearClassifier): string {
  const least = ROUNDING * Math.max(...[...w, b].map(Math.abs));
  const [first, second, bias] = [...w, b].map((value) =>
    formatSignificant(Math.abs(value) <= least ? 0 : value, DIGITS),
  );
  return `w = (${first}, ${second}), b = ${bias}`;
}

function stroke(color: string, dash: readonly number[], width: number): SVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 32 12', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', {
      d: 'M2 6H30',
      stroke: color,
      'stroke-width': width,
      'stroke-dasharray': dash.map((length) => length * width).join(' '),
    }),
  );
}

function ring(): SVGElement {
  return svg(
    'svg',
    { viewBox: '0 0 32 12', 'aria-hidden': 'true', focusable: 'false' },
    svg('circle', { cx: 16, cy: 6, r: 4.6, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.6 }),
  );
}
