import { basinColor, basinInk } from '../../../charts/basinColors';
import { type Census, STATUS_CODES } from '../../../engine/contract';
import { h, setText } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { clauses } from '../../../page/i18n/join';
import { runSign } from '../../shared/runSign';
import type { RunStyle } from '../../shared/runStyle';
import { shareName } from '../basins/names';
import { NOWHERE, STATUS_COLORS } from './colors';
import { largest, NUMBERED } from './largest';
import { texts } from './texts';

export interface ShareRun {
  readonly name: string;
  readonly style: RunStyle;
  readonly muted: boolean;
}

export interface Shares {
  readonly element: HTMLElement;
  show(runs: readonly ShareRun[], each: readonly Census[], slots: readonly number[], words: Words): void;
}

/** A part of a bar. */
interface Part {
  readonly share: number;
  readonly color: string;
  /** Number of the place, or words for all others; the style sheet leaves them out where they have no room. */
  readonly label: string;
  readonly kind: 'place' | 'others' | 'elsewhere';
  /** For assistive technology, and the tooltip. */
  readonly text: string;
}

const COLUMNS = ['run', 'reached', 'converged', 'diverged', 'lowest'] as const;
const CONVERGED = STATUS_CODES.indexOf('converged');
const DIVERGED = STATUS_CODES.indexOf('diverged');
const UNDEFINED = STATUS_CODES.indexOf('undefined');
/** And narrower ones than this none for their share. */
const TOLD = 0.17;
/** All the places that have no part of their own. */
const OTHERS = '#8d96a5';

/** Which part of each run's particles is at which minimum, as bars with numbers; pointing at one points out the run. */
export function createShares(onPoint: (run: number | null) => void): Shares {
  const heads = COLUMNS.map(() => h('th', { scope: 'col' }));
  const body = h('tbody', {});
  const caption = h('caption', { class: 'visually-hidden' });
  const element = h('table', { class: 'table swarm-shares' }, caption, h('thead', {}, h('tr', {}, ...heads)), body);
  let key = '';
  let rows: readonly {
    readonly line: HTMLElement;
    readonly bar: HTMLElement;
    readonly figures: readonly HTMLElement[];
  }[] = [];

  function build(runs: readonly ShareRun[]): void {
    rows = runs.map(({ name, style }, index) => {
      const bar = h('div', { class: 'swarm-bar', role: 'img' });
      const figures = ['converged', 'diverged', 'lowest'].map(() => h('td', { class: 'figure' }));
      const head = h('th', { scope: 'row' }, h('span', { class: 'swarm-run' }, runSign(style), h('span', {}, name)));
      const line = h('tr', {}, head, h('td', { class: 'swarm-reached' }, bar), ...figures);
      line.addEventListener('pointerenter', () => onPoint(index));
      line.addEventListener('pointerleave', () => onPoint(null));
      return { line, bar, figures };
    });
    body.replaceChildren(...rows.map(({ line }) => line));
  }

  return {
    element,
    show(runs, each, slots, words) {
      const next = JSON.stringify(runs.map(({ name, style }) => [name, style]));
      if (next !== key) build(runs);
      key = next;
      setText(caption, words.t(texts.caption));
      COLUMNS.forEach((name, index) => {
        setText(heads[index]!, words.t(texts.column[name]));
      });
      rows.forEach(({ line, bar, figures }, index) => {
        const census = each[index];
        if (census === undefined) return;
        const total = census.statuses.reduce((sum, value) => sum + value, 0) || 1;
        const parts = partsOf(census, slots, total, words);
        line.classList.toggle('muted', runs[index]!.muted);
        draw(bar, parts);
        bar.setAttribute(
          'aria-label',
          clauses(
            parts.map(({ text }) => text),
            words,
          ),
        );
        setText(figures[0]!, shareName(census.statuses[CONVERGED]! / total));
        setText(figures[1]!, shareName((census.statuses[DIVERGED]! + census.statuses[UNDEFINED]!) / total));
        setText(figures[2]!, formatNumber(census.lowest, 3));
      });
    },
  };
}

function partsOf({ destinations, statuses }: Census, slots: readonly number[], total: number, words: Words): Part[] {
  const shares = slots.map((_, index) => destinations[index]! / total);
  const { told, rest } = largest(shares);
  const places = told
    .map((index) => ({ slot: slots[index]!, share: shares[index]! }))
    .sort((a, b) => a.slot - b.slot)
    .map(({ slot, share }): Part => {
      const number = String(slot + 1);
      const text = `${number}: ${shareName(share)}`;
      return { share, color: basinColor(slot), label: number, kind: 'place', text };
    });
  const ended = (statuses[DIVERGED]! + statuses[UNDEFINED]!) / total;
  // Those that have diverged are at no place either.
  const elsewhere = Math.max(0, destinations.at(-1)! / total - ended);
  const summed = (share: number, color: string, label: string, text: string): Part => ({
    share,
    color,
    kind: color === OTHERS ? 'others' : 'elsewhere',
    label,
    text: `${text} ${shareName(share)}`,
  });
  const others = words.t(told.length === 0 ? texts.all : texts.others, { count: rest?.count ?? 0 });
  return [
    ...places,
    summed(rest?.share ?? 0, OTHERS, others, others),
    summed(elsewhere, NOWHERE, words.t(texts.elsewhere), words.t(texts.nowhere)),
    summed(ended, STATUS_COLORS[DIVERGED]!, words.t(texts.status.diverged), words.t(texts.ended)),
  ].filter(({ share }) => share > 0);
}

/** Parts are kept while there are as many: five times a second is too often to make them anew. */
function draw(bar: HTMLElement, parts: readonly Part[]): void {
  while (bar.children.length > parts.length) bar.lastElementChild?.remove();
  while (bar.children.length < parts.length) bar.append(h('span', { class: 'swarm-part' }));
  parts.forEach(({ share, color, label, kind, text }, index) => {
    const part = bar.children[index] as HTMLElement;
    part.style.setProperty('--share', String(share));
    part.style.setProperty('--color', color);
    part.style.setProperty('--ink', basinInk(color));
    part.dataset.kind = kind;
    part.title = text;
    const rounded = share < TOLD ? '' : `${Math.round(100 * share)}%`;
    const texts = share < NUMBERED ? [] : [label, rounded].filter((each) => each !== '');
    while (part.children.length > texts.length) part.lastElementChild?.remove();
    while (part.children.length < texts.length) part.append(h('small', {}));
    texts.forEach((each, at) => {
      setText(part.children[at] as HTMLElement, each);
    });
  });
}
