import { LIMITS, MOST_ARROWS } from '../../../experiment/limits';
import type { Point } from '../../../experiment/surfaces/types';
import { h, setText } from '../../../page/dom';
import { formatExact } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { chip } from '../../../page/ui/chip';
import type { FieldLines } from './jobs';
import { parsePlaces } from './places';
import { texts } from './texts';

const COLUMNS = ['at', 'gradient', 'norm'] as const;

export interface ArrowList {
  readonly element: HTMLElement;
  /** @param digits significant ones of the numbers */
  show(points: readonly Point[], lines: FieldLines | null, digits: number, words: Words): void;
}

/** The points at which arrows stand, with the gradient there: typed, removed one by one or all together. */
export function createArrowList(change: (points: readonly Point[]) => void): ArrowList {
  const heading = h('h3', { 'aria-live': 'polite' });
  const help = h('p', { class: 'quiet' });
  const heads = COLUMNS.map(() => h('th', { scope: 'col' }));
  const removeHead = h('span', { class: 'visually-hidden' });
  const body = h('tbody', {});
  const headRow = h('tr', {}, ...heads, h('th', { scope: 'col' }, removeHead));
  const table = h('table', { class: 'table terrain-table' }, h('thead', {}, headRow), body);
  const field = h('input', {
    type: 'text',
    class: 'number-field terrain-places',
    autocomplete: 'off',
    inputmode: 'text',
  });
  const label = h('span', {});
  const add = chip();
  add.type = 'submit';
  const clear = chip(() => change([]));
  const fault = h('p', { class: 'terrain-fault', role: 'alert' });
  const form = h(
    'form',
    { class: 'terrain-add', 'data-part': 'arrows.edit' },
    h('label', {}, label, field),
    add,
    clear,
  );
  const element = h(
    'div',
    { class: 'terrain-arrows', 'data-part': 'arrows' },
    heading,
    form,
    fault,
    h('div', { class: 'scroll terrain-scroll' }, table),
    help,
  );
  let points: readonly Point[] = [];
  let words: Words | null = null;
  let written: readonly unknown[] = [];

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const places = parsePlaces(field.value);
    const fits = places?.every((place) => place.every((each) => Math.abs(each) <= LIMITS.coordinate[1])) === true;
    if (places === null || !fits || points.length + places.length > MOST_ARROWS) {
      field.setAttribute('aria-invalid', 'true');
      setText(
        fault,
        words?.t(places !== null && fits ? texts.arrows.many : texts.arrows.unread, { most: MOST_ARROWS }) ?? '',
      );
      return;
    }
    field.value = '';
    fine();
    change([...points, ...places]);
  });
  field.addEventListener('input', fine);

  function fine(): void {
    field.removeAttribute('aria-invalid');
    setText(fault, '');
  }

  function row(place: Point, index: number, feet: FieldLines['feet'], digits: number, words: Words): HTMLElement {
    const pair = (a: number, b: number): string => `(${formatExact(a, digits)}, ${formatExact(b, digits)})`;
    const at = feet.findIndex((each, i) => i % 4 === 0 && each === place[0] && feet[i + 1] === place[1]);
    const slope = at < 0 ? null : ([feet[at + 2]!, feet[at + 3]!] as const);
    const remove = h(
      'button',
      { type: 'button', class: 'icon-button terrain-remove', 'data-part': 'arrows.edit' },
      '×',
    );
    remove.setAttribute('aria-label', words.t(texts.arrows.remove, { place: pair(...place) }));
    remove.addEventListener('click', () => change(points.filter((_, i) => i !== index)));
    return h(
      'tr',
      {},
      h('th', { scope: 'row', class: 'figure' }, pair(...place)),
      h('td', { class: 'figure' }, slope === null ? '–' : pair(...slope)),
      h('td', { class: 'figure' }, slope === null ? '–' : formatExact(Math.hypot(...slope), digits)),
      h('td', {}, remove),
    );
  }

  return {
    element,
    show(next, lines, digits, speaker) {
      const now = [next, lines?.feet, digits, speaker.language];
      if (now.every((part, i) => part === written[i])) return;
      [points, words, written] = [next, speaker, now];
      setText(heading, speaker.t(texts.arrows.heading, { count: next.length }));
      setText(help, speaker.t(texts.arrows.help));
      setText(label, speaker.t(texts.arrows.points));
      field.placeholder = '2, 1; −2, 1';
      setText(add, speaker.t(texts.arrows.add));
      setText(clear, speaker.t(texts.arrows.clear));
      setText(removeHead, speaker.t(texts.arrows.removing));
      clear.disabled = next.length === 0;
      COLUMNS.forEach((name, index) => {
        setText(heads[index]!, speaker.t(texts.arrows.column[name]));
      });
      table.hidden = next.length === 0;
      body.replaceChildren(
        ...next.map((place, index) => row(place, index, lines?.feet ?? new Float64Array(), digits, speaker)),
      );
    },
  };
}
