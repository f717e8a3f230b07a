import { layout } from '../../../engine/contract/network';
import { h } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import type { Facts } from './facts';
import { figure } from './math';
import { diagramTexts } from './texts';

/** Rows of a table that are listed. */
const MOST_ROWS = 24;
const MOST_COLUMNS = 24;

/** Weights and gradients, a table for each weight layer: rows are the units of the layer, columns what comes in. */
export function numberTables({ net, weights, inspection }: Facts, words: Words): HTMLElement[] {
  return layout(net).layers.map(({ inputs, outputs, weights: first, biases }, layer) => {
    const columns = Math.min(inputs, MOST_COLUMNS);
    const cell = (parameter: number): HTMLElement =>
      h(
        'td',
        {},
        h('span', {}, figure(weights[parameter]!, 8)),
        h('span', { class: 'net-gradient' }, figure(inspection.gradient[parameter]!, 8)),
      );
    const head = Array.from({ length: columns }, (_, i) =>
      h('th', { scope: 'col' }, words.t(diagramTexts.from, { unit: i + 1 })),
    );
    if (columns < inputs) head.push(h('th', { scope: 'col' }, '…'));
    if (biases !== null) head.push(h('th', { scope: 'col' }, words.t(diagramTexts.bias)));
    const rows = Array.from({ length: Math.min(outputs, MOST_ROWS) }, (_, o) => {
      const cells = Array.from({ length: columns }, (_, i) => cell(first + o * inputs + i));
      if (columns < inputs) cells.push(h('td', {}, '…'));
      if (biases !== null) cells.push(cell(biases + o));
      return h('tr', {}, h('th', { scope: 'row' }, words.t(diagramTexts.to, { unit: o + 1 })), ...cells);
    });
    const more =
      outputs > MOST_ROWS
        ? [h('p', { class: 'quiet' }, words.t(diagramTexts.numbers.more, { rows: outputs - MOST_ROWS }))]
        : [];
    return h(
      'div',
      {
        class: 'number-table',
        tabindex: 0,
        role: 'region',
        'aria-label': words.t(diagramTexts.numbers.caption, { number: layer + 1 }),
      },
      h(
        'table',
        {},
        h('caption', {}, words.t(diagramTexts.numbers.caption, { number: layer + 1 })),
        h('thead', {}, h('tr', {}, h('td', {}), ...head)),
        h('tbody', {}, ...rows),
      ),
      ...more,
    );
  });
}
