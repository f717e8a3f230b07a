import type { Bound, Break } from '../../../analysis/activations/properties';
import { h } from '../../../page/dom';
import { formatExact, MINUS } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { figureText } from '../stage/figureText';
import { lineSign } from '../stage/sign';
import type { ActivationCurve } from './curves';
import { curveLook, type PlotSetting } from './plots';
import { texts } from './texts';

export interface CurvesTable {
  readonly element: HTMLElement;
  show(curves: readonly ActivationCurve[], setting: PlotSetting, digits: number): void;
}

/** The curves as rows: values where they are read and at 0, and what they are like. A row is chosen by its name. */
export function createCurvesTable(choose: (id: string) => void, point: (id: string | null) => void): CurvesTable {
  const head = h('tr', {});
  const body = h('tbody', {});
  const table = h('table', { class: 'table ruled activation-table' }, h('thead', {}, head), body);
  const note = h('p', { class: 'quiet activation-note' });
  const element = h(
    'div',
    { class: 'activation-values', 'data-part': 'values' },
    h('div', { class: 'scroll' }, table),
    note,
  );
  const rows = new Map<string, HTMLTableRowElement>();

  function rowOf(id: string): HTMLTableRowElement {
    const known = rows.get(id);
    if (known !== undefined) return known;
    const button = h('button', { type: 'button', class: 'row-button' });
    button.addEventListener('click', () => choose(id));
    const row = h('tr', { 'data-curve': id }, h('th', { scope: 'row' }, button));
    row.addEventListener('pointerenter', ({ pointerType }) => {
      if (pointerType === 'mouse') point(id);
    });
    row.addEventListener('pointerleave', () => point(null));
    rows.set(id, row);
    return row;
  }

  return {
    element,
    show(curves, setting, digits) {
      const { x, words, theme, focus } = setting;
      // Where one's own function is undefined there is nothing to say; a NaN would pass for something computed.
      const say = (value: number): string => (Number.isNaN(value) ? '–' : figureText(value, digits));
      const at = formatExact(x, 5);
      table.setAttribute('aria-label', words.t(texts.table.heading));
      head.replaceChildren(
        h('th', { scope: 'col' }, words.t(texts.table.name)),
        ...[`f(${at})`, `f′(${at})`, 'f(0)', 'f′(0)'].map((text) => h('th', { scope: 'col', class: 'math' }, text)),
        ...(['range', 'steepest', 'breaks', 'flat'] as const).map((key) =>
          h('th', { scope: 'col' }, words.t(texts.table[key])),
        ),
      );
      note.textContent = words.t(texts.table.note);
      body.replaceChildren(
        ...curves.map(({ id, name, evaluator, properties }) => {
          const row = rowOf(id);
          const [header] = row.cells;
          const button = header!.querySelector('button')!;
          button.setAttribute('aria-pressed', String(focus?.id === id));
          button.replaceChildren(lineSign(curveLook(id, theme)), words.t(name));
          row.classList.toggle('chosen', focus?.id === id);
          const { low, high, steepest, breaks, saturates } = properties;
          row.replaceChildren(
            header!,
            ...[evaluator.value(x), evaluator.derivative(x), evaluator.value(0), evaluator.derivative(0)].map((value) =>
              h('td', { class: 'figure' }, say(value)),
            ),
            h('td', {}, rangeText(low, high)),
            h('td', {}, steepestText(steepest, words)),
            h('td', {}, breaksText(breaks, words)),
            h('td', {}, flatText(saturates, words)),
          );
          return row;
        }),
      );
    },
  };
}

/** Properties are looked at, not calculated with. */
const DIGITS = 6;

/** `(0, 1)`, `[−0.16997, ∞)`: a bracket where a bound is attained. */
export function rangeText(low: Bound, high: Bound): string {
  const say = (value: number): string => (Number.isNaN(value) ? '?' : formatExact(value, DIGITS));
  return `${low.attained ? '[' : '('}${say(low.value)}, ${say(high.value)}${high.attained ? ']' : ')'}`;
}

export function steepestText({ value, attained, at }: Bound, words: Words): string {
  if (Number.isNaN(value)) return '–';
  const text = formatExact(value, DIGITS);
  if (!Number.isFinite(value)) return text;
  if (!attained) return words.t(texts.table.approached, { value: text });
  return at === null ? text : `${text} (x = ${formatExact(at, DIGITS)})`;
}

export function breaksText(breaks: readonly Break[], words: Words): string {
  const [first] = breaks;
  if (first === undefined) return words.t(texts.table.none);
  const say = (value: number): string => formatExact(rounded(value), DIGITS);
  const text =
    first.kind === 'jump'
      ? words.t(texts.table.jump, { x: say(first.x) })
      : words.t(texts.table.corner, { x: say(first.x), left: say(first.left), right: say(first.right) });
  return breaks.length === 1 ? text : words.t(texts.table.more, { first: text, count: breaks.length - 1 });
}

/** Slopes beside a corner are taken a few roundings away from it. */
function rounded(value: number): number {
  return Number(value.toPrecision(10)) + 0;
}

function flatText({ left, right }: { readonly left: boolean; readonly right: boolean }, words: Words): string {
  if (left && right) return words.t(texts.table.both);
  return left ? words.t(texts.table.left) : right ? words.t(texts.table.right) : words.t(texts.table.none);
}

/** `x < −2.8872 and x > 2.8872` within an axis from −reach to reach. */
export function intervalsText(intervals: readonly (readonly [number, number])[], reach: number): string {
  const say = (value: number): string => formatExact(value, DIGITS).replace('-', MINUS);
  return intervals
    .map(([low, high]) => {
      if (low <= -reach) return `x < ${say(high)}`;
      return high >= reach ? `x > ${say(low)}` : `${say(low)} < x < ${say(high)}`;
    })
    .join(', ');
}
