import { LIMITS } from '../../../../experiment/limits';
import { h, setText } from '../../../../page/dom';
import { formatDigits } from '../../../../page/format';
import type { Words } from '../../../../page/i18n';
import { icon } from '../../../../page/icons';
import { nameButton } from '../../../../page/ui/button';
import { createNumberField, type NumberField } from '../../../../page/ui/numberField';
import { lineText, type PointFacts, plainText } from '../facts';
import { POINT_HUES } from '../hues';
import { createNumberList } from '../numberList';
import { texts } from '../texts';
import type { TangentFacts } from './model';

export interface CardEvents {
  /** Another place for a point. */
  move(index: number, x: number): void;
  remove(index: number): void;
  add(): void;
  setH(h: number): void;
}

export interface TangentCard {
  readonly element: HTMLElement;
  show(facts: TangentFacts, most: number, words: Words): void;
}

interface Row {
  readonly elements: readonly HTMLTableRowElement[];
  readonly field: NumberField;
  readonly cells: readonly HTMLTableCellElement[];
  readonly remove: HTMLButtonElement;
}

/** The numbers of all points, of the secant and of the triangle, in as many digits as are asked for. */
export function createTangentCard(events: CardEvents): TangentCard {
  const heads = ['place', '', ''].map((name) => h('th', { scope: 'col', class: name }));
  const body = h('tbody', {});
  const table = h(
    'table',
    { class: 'table ruled derivative-points' },
    h('thead', {}, h('tr', {}, ...heads, h('td', {}))),
    body,
  );
  const add = h('button', { type: 'button', class: 'text-button' });
  const hint = h('p', { class: 'quiet derivative-hint' });
  const quotient = createNumberList();
  const triangle = createNumberList();
  const step = createNumberField(-1e6, 1e6, events.setH);
  const flip = h('button', { type: 'button', class: 'text-button' });
  const note = h('p', { class: 'derivative-note', role: 'status', hidden: true });
  const secant = h(
    'section',
    { class: 'derivative-card', 'data-part': 'quotient' },
    quotient.heading,
    h('div', { class: 'derivative-row', 'data-part': 'quotient.h' }, step.element, flip),
    note,
    quotient.list,
  );
  const wedge = h('section', { class: 'derivative-card', 'data-part': 'triangle' }, triangle.heading, triangle.list);
  const element = h(
    'div',
    { class: 'derivative-numbers', 'data-group': true, 'data-side': true },
    h(
      'section',
      { class: 'derivative-card', 'data-part': 'points' },
      h('div', { class: 'scroll' }, table),
      h('div', { class: 'derivative-row', 'data-part': 'points.edit' }, add, hint),
    ),
    secant,
    wedge,
  );
  const rows: Row[] = [];
  let shownH = 1;
  add.addEventListener('click', events.add);
  flip.addEventListener('click', () => events.setH(-shownH));

  function rowOf(index: number): Row {
    const known = rows[index];
    if (known !== undefined) return known;
    const field = createNumberField(...LIMITS.coordinate, (x) => events.move(index, x));
    const sign = h('span', { class: 'derivative-sign', 'aria-hidden': 'true' });
    sign.style.background = POINT_HUES[index]!;
    const remove = h(
      'button',
      { type: 'button', class: 'icon-button derivative-remove', 'data-part': 'points.edit' },
      icon('close'),
    );
    remove.addEventListener('click', () => events.remove(index));
    const line = h('td', { class: 'place derivative-line', colspan: 4 });
    const cells = [h('td', {}), h('td', {})];
    const place = h('td', { class: 'place' }, h('div', { class: 'derivative-row' }, sign, field.element));
    const elements = [h('tr', {}, place, ...cells, h('td', {}, remove)), h('tr', {}, line)];
    const row = { elements, field, cells: [...cells, line], remove };
    rows[index] = row;
    return row;
  }

  function showRow(index: number, point: PointFacts, facts: TangentFacts, words: Words): readonly HTMLElement[] {
    const { elements, field, cells, remove } = rowOf(index);
    const { digits, points, variable } = facts;
    const { x, y, slope } = point;
    field.show(x);
    field.name('', words);
    field.input.setAttribute('aria-label', `${words.t(texts.point, { number: index + 1 })}: ${variable}`);
    setText(cells[0]!, formatDigits(y, digits));
    setText(cells[1]!, Number.isNaN(slope) ? '–' : formatDigits(slope, digits));
    const line = Number.isNaN(slope)
      ? kinkText(point, digits, words)
      : words.t(texts.line, { line: lineText(variable, slope, point, digits) });
    const [low, high] = facts.curves.domain;
    const outside = x < low || x > high;
    setText(
      cells[2]!,
      outside ? words.t(texts.outside, { line, low: plainText(low, 6), high: plainText(high, 6) }) : line,
    );
    nameButton(remove, words.t(texts.remove, { number: index + 1 }));
    remove.disabled = points.length === 1;
    return elements;
  }

  return {
    element,
    show(facts, most, words) {
      const { points, settings, digits, variable, quotient: q, other } = facts;
      [variable, 'f', 'f′'].forEach((text, i) => {
        setText(heads[i]!, text);
      });
      const shown = points.flatMap((point, index) => showRow(index, point, facts, words));
      if (body.children.length !== shown.length) body.replaceChildren(...shown);
      setText(add, words.t(texts.add));
      add.disabled = points.length >= most;
      setText(hint, words.t(texts.move));
      const first = points[0]!;
      const number = (value: number) => formatDigits(value, digits);
      secant.hidden = !settings.secant;
      shownH = q.h;
      step.show(q.h);
      step.name(words.t(texts.quotient.h), words);
      setText(flip, words.t(texts.quotient.flip));
      const mean = (q.value - other.value) / (q.to - other.to);
      quotient.show(words.t(texts.quotient.heading, { x: `${variable} = ${plainText(first.x, 6)}` }), [
        [`f(${variable} + h)`, number(q.value)],
        ['Δy', number(q.rise)],
        [words.t(texts.quotient.forward), number(q.quotient), 'strong'],
        ...(settings.both
          ? ([
              [words.t(texts.quotient.other), number(other.quotient), 'strong'],
              [words.t(texts.quotient.central), number(mean)],
            ] as const)
          : []),
        [
          words.t(texts.quotient.derivative),
          Number.isNaN(first.slope) ? kinkText(first, digits, words) : number(first.slope),
        ],
        ...(Number.isNaN(first.slope)
          ? []
          : ([[words.t(texts.quotient.gap), number(q.quotient - first.slope)]] as const)),
      ]);
      const problem = q.h === 0 ? texts.quotient.zero : Number.isFinite(q.value) ? null : texts.quotient.outside;
      note.hidden = problem === null;
      setText(note, problem === null ? '' : words.t(problem));
      wedge.hidden = !settings.triangle;
      const dy = first.slope * q.h;
      triangle.show(words.t(texts.triangle.heading), [
        ['dx', number(q.h)],
        [words.t(texts.triangle.dy), number(dy)],
        ['Δy', number(q.rise)],
        [words.t(texts.triangle.gap), number(q.rise - dy), 'strong'],
      ]);
    },
  };
}

/** Why there is no derivative, with what there is in its place. */
function kinkText({ y, slopes: { left, right }, upright }: PointFacts, digits: number, words: Words): string {
  const text = (value: number) => plainText(value, Math.min(digits, 6));
  if (Number.isNaN(y)) return words.t(texts.kinks.undefined);
  if (upright) return words.t(texts.kinks.upright);
  if (Number.isNaN(left) && Number.isNaN(right)) return words.t(texts.kinks.none);
  if (Number.isNaN(right)) return words.t(texts.kinks.leftOnly, { left: text(left) });
  if (Number.isNaN(left)) return words.t(texts.kinks.rightOnly, { right: text(right) });
  return words.t(texts.kinks.corner, { left: text(left), right: text(right) });
}
