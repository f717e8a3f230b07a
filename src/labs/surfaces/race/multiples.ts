import { h, setText } from '../../../page/dom';
import { formatInput, formatNumber } from '../../../page/format';
import { fitGrid } from '../../shared/gridColumns';
import { runSign } from '../../shared/runSign';
import { runStyle } from '../../shared/runStyle';
import { runStateAt } from '../../shared/runs/runState';
import { statusText } from '../../shared/runs/statusText';
import { createBackground } from '../background';
import type { ToolContext } from '../context';
import { createPathMap, type PathMap } from '../pathMap';
import { runNames } from '../rails/names';
import { paneTexts } from './paneTexts';

interface Cell {
  readonly button: HTMLButtonElement;
  readonly map: PathMap;
  readonly head: HTMLElement;
  readonly loss: HTMLElement;
  readonly status: HTMLElement;
}

export interface Multiples {
  readonly element: HTMLElement;
  setShown(shown: boolean): void;
}

/** A flat map for each run, up to the step of the playback. Pointing at one points out its run everywhere. */
export function createMultiples(context: ToolContext): Multiples {
  const { store, actions } = context;
  const element = h('div', { class: 'map-grid', 'data-figure': true, role: 'group' });
  const backgroundOf = createBackground();
  const cells: Cell[] = [];
  let visible = false;

  function createCell(index: number): Cell {
    const map = createPathMap();
    const head = h('span', { class: 'map-head' });
    const loss = h('span', { class: 'figure' });
    const status = h('span', { class: 'run-status' });
    const foot = h('span', { class: 'map-foot' }, loss, status);
    const button = h('button', { type: 'button', class: 'map-cell' }, head, map.element, foot);
    button.addEventListener('pointerenter', () => actions.point(index));
    button.addEventListener('pointerleave', () => actions.point(store.state.pinned));
    button.addEventListener('focus', () => actions.point(index));
    button.addEventListener('blur', () => actions.point(store.state.pinned));
    button.addEventListener('click', () => actions.pin(store.state.pinned === index ? null : index));
    return { button, map, head, loss, status };
  }

  /** Other runs, another surface, other colours. */
  function build(): void {
    const { shown } = store.state;
    if (!visible || shown === null) return;
    const { words } = context.page;
    const { theme } = context.page.store.state.prefs;
    const picture = backgroundOf(store.state, theme);
    while (cells.length > shown.descents.length) {
      const cell = cells.pop();
      cell?.map.dispose();
      cell?.button.remove();
    }
    const names = runNames(shown, words, { besideRate: true });
    const short = runNames(shown, words, { besideRate: true, short: true });
    shown.descents.forEach((descent, index) => {
      const cell = cells[index] ?? createCell(index);
      if (cells[index] === undefined) {
        cells.push(cell);
        element.append(cell.button);
      }
      const style = runStyle(index, theme);
      const rate = shown.resolved.runs[index]?.optimizer.rate ?? null;
      const value = rate === null ? '' : formatInput(shown.experiment.runs[index]?.hyper[rate] ?? Number.NaN);
      cell.head.replaceChildren(
        runSign(style),
        h('span', { class: 'run-name' }, names[index] ?? ''),
        h('span', { class: 'run-name short' }, short[index] ?? ''),
        h('span', { class: 'figure quiet' }, value),
      );
      const { minima } = shown.resolved;
      if (picture !== null) cell.map.show({ picture, trajectory: descent.trajectory, minima, style, theme });
    });
    arrange();
    tell();
  }

  const arrange = (): void => fitGrid(element, cells.length);

  /** What changes with every step. */
  function tell(): void {
    const { shown, playback, pointed, pinned } = store.state;
    if (!visible || shown === null) return;
    const { words } = context.page;
    const names = runNames(shown, words);
    cells.forEach((cell, index) => {
      const descent = shown.descents[index];
      if (descent === undefined) return;
      const state = runStateAt(descent, playback.cursor);
      const loss = formatNumber(state.loss);
      const text = statusText(state, context.page.words);
      setText(cell.loss, loss);
      setText(cell.status, text);
      cell.button.dataset.state = state.kind;
      cell.button.classList.toggle('muted', pointed !== null && pointed !== index);
      cell.button.setAttribute('aria-pressed', String(pinned === index));
      cell.button.setAttribute(
        'aria-label',
        words.t(paneTexts.mapPlain, { name: names[index] ?? '', loss, state: text }),
      );
    });
  }

  new ResizeObserver(arrange).observe(element);
  context.page.live((words) => {
    element.setAttribute('aria-label', words.t(paneTexts.maps));
    build();
  });
  context.watch(({ shown, history }, { prefs, scale }) => [shown, prefs.theme, scale, history.present.view], build);
  context.watch(({ playback, pointed, pinned }) => [Math.floor(playback.cursor), pointed, pinned], tell);
  context.watch(
    ({ playback }) => [playback.cursor],
    ([cursor]) => {
      for (const { map } of cells) map.moveTo(cursor);
    },
  );
  return {
    element,
    setShown(shown) {
      visible = shown;
      build();
      for (const { map } of cells) map.moveTo(store.state.playback.cursor);
    },
  };
}
