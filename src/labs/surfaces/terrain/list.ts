import { MOST_KINKS, MOST_POINTS, type Stationary } from '../../../analysis/stationary';
import { SURFACE_SETTINGS } from '../../../experiment/surfaces/experiment';
import type { Point } from '../../../experiment/surfaces/types';
import { h, setText } from '../../../page/dom';
import { formatExact, formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { sentences } from '../../../page/i18n/join';
import { pageTexts } from '../../../page/texts';
import { texts } from './texts';

/** Rows beyond this are counted, not listed. */
const MOST_ROWS = 60;

const COLUMNS = ['kind', 'place', 'value', 'eigenvalues'] as const;

export interface StationaryList {
  readonly element: HTMLElement;
  show(found: Stationary | null, words: Words): void;
}

/** Stationary points as a table; choosing one goes there. */
export function createStationaryList(onChoose: (place: Point) => void): StationaryList {
  const heading = h('h3', {});
  const heads = COLUMNS.map(() => h('th', { scope: 'col' }));
  const body = h('tbody', {});
  const caption = h('caption', { class: 'visually-hidden' });
  const table = h('table', { class: 'table terrain-table' }, caption, h('thead', {}, h('tr', {}, ...heads)), body);
  const note = h('p', { class: 'quiet' });
  const element = h(
    'div',
    { class: 'terrain-stationary', 'data-part': 'stationary' },
    heading,
    h('div', { class: 'scroll terrain-scroll' }, table),
    note,
  );
  let shown: readonly [Stationary, string] | null = null;

  function row(kind: string, label: string, place: Point, value: number, eigenvalues: string): HTMLElement {
    const button = h('button', { type: 'button', class: 'row-button terrain-row' });
    button.append(h('span', { class: 'terrain-sign', 'data-kind': kind, 'aria-hidden': 'true' }), label);
    button.addEventListener('click', () => onChoose(place));
    const where = `(${place.map((coordinate) => formatExact(coordinate, 6)).join(', ')})`;
    // Many are of one kind: by the Tab key they are told apart by where they are.
    button.setAttribute('aria-label', `${label} ${where}`);
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, button),
      h('td', { class: 'figure' }, where),
      h('td', { class: 'figure' }, formatNumber(value, 5)),
      h('td', { class: 'figure' }, eigenvalues),
    );
  }

  return {
    element,
    show(found, words) {
      if (found === null) {
        table.hidden = true;
        setText(heading, words.t(SURFACE_SETTINGS.tools.terrain.stationary.label));
        setText(note, words.t(pageTexts.work.computing));
        shown = null;
        return;
      }
      if (shown?.[0] === found && shown[1] === words.language) return;
      shown = [found, words.language];
      const { points, sets, kinks, cut } = found;
      setText(caption, words.t(SURFACE_SETTINGS.tools.terrain.stationary.label));
      setText(heading, words.t(texts.found, { count: points.length }));
      COLUMNS.forEach((name, index) => {
        setText(heads[index]!, words.t(texts.column[name]));
      });
      const rows = [
        ...points
          .slice(0, MOST_ROWS)
          .map(({ kind, place, value, eigenvalues }) =>
            row(kind, words.t(texts.kind[kind]), place, value, eigenvalues.map((l) => formatNumber(l)).join(', ')),
          ),
        ...kinks.map(({ kind, place, value }) => row(kind, words.t(texts.kink[kind]), place, value, '–')),
        ...sets.map(({ kind, value, places }) =>
          row('degenerate', words.t(texts.set[kind]), [places[0]!, places[1]!], value, '–'),
        ),
      ];
      table.hidden = rows.length === 0;
      body.replaceChildren(...rows);
      const notes = [words.t(texts.covered)];
      if (points.length > MOST_ROWS) notes.unshift(words.t(texts.more, { count: points.length - MOST_ROWS }));
      if (cut) notes.unshift(words.t(texts.cut, { points: MOST_POINTS, kinks: MOST_KINKS }));
      setText(note, sentences(notes, words));
    },
  };
}
