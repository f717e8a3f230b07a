import { LABEL } from '../../../analysis/attractors';
import type { BasinMap } from '../../../analysis/basins';
import { BASIN_OTHERS, basinColor, basinInk } from '../../../charts/basinColors';
import { h, setText } from '../../../page/dom';
import { formatExact, formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { countName, kindName, placeName, shareName } from './names';
import { texts } from './texts';

export interface BasinList {
  readonly element: HTMLElement;
  show(map: BasinMap, slots: readonly number[], words: Words): void;
  /** Marks the row of the label that is pointed out, by whatever means. */
  point(label: number | null): void;
}

interface Row {
  readonly label: number;
  readonly number: string;
  readonly color: string;
  readonly pattern: string | null;
  readonly name: string;
  readonly place: string;
  readonly value: string;
  readonly members: number;
  readonly meanSteps: string;
}

const COLUMNS = ['basin', 'place', 'value', 'share', 'runs', 'steps'] as const;

/** The basins as a table: number, place, value, share, mean steps. Pointing at a row points out the basin. */
export function createBasinList(onPoint: (label: number | null) => void): BasinList {
  const heads = COLUMNS.map(() => h('th', { scope: 'col' }));
  const body = h('tbody', {});
  const caption = h('caption', { class: 'visually-hidden' });
  const element = h('table', { class: 'table basin-list' }, caption, h('thead', {}, h('tr', {}, ...heads)), body);
  let key = '';
  let cells: readonly (readonly HTMLElement[])[] = [];

  /** Rows are made anew only when there are others, so that one keeps the focus while a slider is dragged. */
  function build(rows: readonly Row[]): void {
    cells = rows.map(() => COLUMNS.map((name) => h('td', { class: name === 'place' ? 'place' : 'figure' })));
    body.replaceChildren(
      ...rows.map((row, index) => {
        const [, ...rest] = cells[index]!;
        const line = h('tr', { 'data-label': row.label }, h('th', { scope: 'row' }, rowButton(row)), ...rest);
        line.addEventListener('pointerenter', () => onPoint(row.label));
        line.addEventListener('pointerleave', () => onPoint(null));
        return line;
      }),
    );
  }

  function rowButton({ label, number, color, pattern, name }: Row): HTMLElement {
    const swatch = h('span', { class: 'basin-swatch', 'aria-hidden': 'true' }, number);
    swatch.style.setProperty('--basin', color);
    swatch.style.setProperty('--ink', basinInk(color));
    if (pattern !== null) {
      swatch.style.setProperty('--pattern', pattern);
      swatch.dataset.other = String(label);
    }
    const spoken = number === '' ? [] : [h('span', { class: 'visually-hidden' }, `${number}: `)];
    const button = h(
      'button',
      { type: 'button', class: 'row-button basin-row' },
      swatch,
      ...spoken,
      h('span', {}, name),
    );
    button.addEventListener('focus', () => onPoint(label));
    button.addEventListener('blur', () => onPoint(null));
    // A tap points out as the pointer does.
    button.addEventListener('click', () => onPoint(label));
    return button;
  }

  return {
    element,
    show(map, slots, words) {
      const rows = rowsOf(map, slots, words);
      const next = JSON.stringify([words.language, rows.map(({ label, number, name }) => [label, number, name])]);
      if (next !== key) build(rows);
      key = next;
      setText(caption, words.t(texts.caption));
      COLUMNS.forEach((name, index) => {
        setText(heads[index]!, words.t(texts.column[name]));
      });
      const total = map.labels.length;
      rows.forEach(({ place, value, members, meanSteps, color, pattern }, index) => {
        const [, at, height, share, runs, steps] = cells[index]!;
        setText(at!, place);
        setText(height!, value);
        setText(share!, shareName(members / total));
        share!.style.setProperty('--share', String(members / total));
        share!.style.setProperty('--basin', pattern === null ? color : `color-mix(in srgb, ${color}, ${pattern})`);
        share!.classList.add('basin-share');
        setText(runs!, countName(members, words));
        setText(steps!, meanSteps);
      });
    },
    point(label) {
      for (const line of body.rows) line.classList.toggle('pointed', line.dataset.label === String(label));
    },
  };
}

function rowsOf(map: BasinMap, slots: readonly number[], words: Words): Row[] {
  const basins = map.attractors
    .map((attractor, label): Row & { readonly slot: number } => ({
      label,
      slot: slots[label]!,
      number: String(slots[label]! + 1),
      color: basinColor(slots[label]!),
      pattern: null,
      name: kindName(attractor, words),
      place: placeName({ x: settled(attractor.x, map.grid.x), y: settled(attractor.y, map.grid.y) }),
      value: formatExact(Math.abs(attractor.value) < 1e-9 ? 0 : attractor.value, 4),
      members: attractor.members,
      meanSteps: formatNumber(attractor.meanSteps, 3),
    }))
    .sort((a, b) => a.slot - b.slot);
  const others = (['unsettled', 'diverged', 'undefined', 'elsewhere'] as const)
    .filter((name) => map[name] > 0)
    .map(
      (name): Row => ({
        label: LABEL[name],
        number: '',
        color: BASIN_OTHERS[name].ground,
        pattern: BASIN_OTHERS[name].pattern,
        name: words.t(texts[name]),
        place: '',
        value: '',
        members: map[name],
        meanSteps: '',
      }),
    );
  return [...basins, ...others];
}

/** Runs come to rest near a place, not on it: what of a coordinate is less than that is zero. */
function settled(value: number, [low, high]: readonly [number, number]): number {
  return Math.abs(value) < 1e-6 * (high - low) ? 0 : value;
}
