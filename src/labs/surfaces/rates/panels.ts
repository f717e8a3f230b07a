import { LIMITS } from '../../../experiment/limits';
import { h, setText } from '../../../page/dom';
import { formatInput, formatNumber } from '../../../page/format';
import { icon } from '../../../page/icons';
import { createNumberField, type NumberField } from '../../../page/ui/numberField';
import { fitGrid } from '../../shared/gridColumns';
import { runStyle } from '../../shared/runStyle';
import { runStateAt } from '../../shared/runs/runState';
import { verdictTexts } from '../../shared/runs/texts';
import { verdictName, whyText } from '../../shared/runs/verdict';
import { createBackground } from '../background';
import type { SurfaceContext } from '../context';
import { createPathMap, type PathMap } from '../pathMap';
import { runNames } from '../rails/names';
import { FEWEST, type RatesModel } from './model';
import { texts } from './texts';

export interface PanelEvents {
  change(index: number, rate: number): void;
  remove(index: number): void;
  adopt(rate: number): void;
}

export interface Panels {
  readonly element: HTMLElement;
  show(model: RatesModel): void;
  moveTo(step: number): void;
}

interface Cell {
  readonly element: HTMLElement;
  readonly field: NumberField;
  readonly badge: HTMLElement;
  readonly remove: HTMLButtonElement;
  readonly adopt: HTMLButtonElement;
  readonly map: PathMap;
  readonly loss: HTMLElement;
  readonly why: HTMLElement;
}

/** A map for each rate, with the path up to the playback's step; a click gives the run that rate. */
export function createPanels(context: SurfaceContext, events: PanelEvents): Panels {
  const { page } = context;
  const grid = h('div', { class: 'map-grid', role: 'group' });
  const empty = h('p', { class: 'rates-empty', hidden: true });
  const element = h('div', { class: 'rates-stage' }, grid, empty);
  const backgroundOf = createBackground();
  const cells: Cell[] = [];
  let model: RatesModel | null = null;
  let step = 0;

  function createCell(index: number): Cell {
    const [, most] = LIMITS.hyper;
    // A rate of zero goes nowhere, which needs no map.
    const field = createNumberField(Number.MIN_VALUE, most, (rate) => events.change(index, rate));
    const badge = h('span', { class: 'rates-badge' });
    const remove = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
    remove.addEventListener('click', () => events.remove(index));
    const map = createPathMap();
    const adopt = h('button', { type: 'button', class: 'rates-adopt' }, map.element);
    adopt.addEventListener('click', () => {
      const rate = model?.rates[index];
      if (rate !== undefined) events.adopt(rate);
    });
    const loss = h('span', { class: 'figure' });
    const why = h('span', { class: 'rates-why' });
    const cell = h(
      'div',
      { class: 'map-cell rates-cell' },
      h('div', { class: 'map-head' }, field.element, badge, remove),
      adopt,
      h('div', { class: 'map-foot' }, why, loss),
    );
    return { element: cell, field, badge, remove, adopt, map, loss, why };
  }

  function show(next: RatesModel): void {
    model = next;
    const { words, store } = context;
    const { shown, run, rate, rates, found } = next;
    const name = runNames(shown, words)[run] ?? '';
    grid.setAttribute('aria-label', words.t(texts.maps));
    empty.hidden = rate !== null;
    grid.hidden = rate === null;
    setText(empty, rate === null ? words.t(texts.none, { name }) : '');
    while (cells.length > rates.length) {
      const cell = cells.pop();
      cell?.map.dispose();
      cell?.element.remove();
    }
    const picture = backgroundOf(store.state, page.store.state.prefs.theme);
    const present = rate === null ? Number.NaN : shown.experiment.runs[run]!.hyper[rate];
    rates.forEach((value, index) => {
      const cell = cells[index] ?? createCell(index);
      if (cells[index] === undefined) {
        cells.push(cell);
        grid.append(cell.element);
      }
      const { theme } = page.store.state.prefs;
      const style = runStyle(index, theme);
      cell.element.style.setProperty('--run', style.color);
      cell.field.show(value);
      cell.field.name('η =', words);
      cell.field.input.setAttribute('aria-label', words.t(texts.rate, { number: index + 1 }));
      cell.remove.hidden = rates.length <= FEWEST;
      cell.remove.setAttribute('aria-label', words.t(texts.remove));
      cell.remove.title = words.t(texts.remove);
      cell.element.dataset.chosen = String(value === present);
      const verdict = found?.verdicts[index];
      const descent = found?.descents[index];
      if (verdict === undefined || descent === undefined) {
        cell.adopt.setAttribute('aria-label', words.t(texts.waiting));
        return;
      }
      const kind = words.t(verdictTexts.kind[verdict.kind]);
      const why = whyText(verdict, shown.experiment.steps, words);
      cell.element.dataset.kind = verdict.kind;
      setText(cell.badge, verdictName(verdict, words));
      cell.badge.title = why;
      setText(cell.why, value === present ? `${why} · ${words.t(texts.adopted)}` : why);
      cell.adopt.title = words.t(texts.adoptTitle);
      cell.adopt.setAttribute('aria-label', words.t(texts.adopt, { name, rate: formatInput(value), kind, why }));
      const { minima } = shown.resolved;
      if (picture !== null) cell.map.show({ picture, trajectory: descent.trajectory, minima, style, theme });
    });
    arrange();
    tell();
  }

  const arrange = (): void => fitGrid(grid, cells.length, element);

  function tell(): void {
    cells.forEach((cell, index) => {
      const descent = model?.found?.descents[index];
      if (descent !== undefined) setText(cell.loss, formatNumber(runStateAt(descent, step).loss));
    });
  }

  new ResizeObserver(arrange).observe(element);
  return {
    element,
    show,
    moveTo(next) {
      step = next;
      for (const { map } of cells) map.moveTo(next);
      tell();
    },
  };
}
