import { EXPLODED_ABOVE, firstToLast, VANISHED_BELOW, verdictOf } from '../../../analysis/flow';
import type { NetExperiment } from '../../../experiment/networks/types';
import { h, setText } from '../../../page/dom';
import { formatExact } from '../../../page/format';
import type { Context } from '../../../page/ui/context';
import { activationName, curveSign, curveStyle, formatMagnitude, initName } from '../figureStyle';
import type { FlowNet } from './laboratory';
import { texts } from './texts';

/** What is told of a layer: ‖dW‖ or ‖δ‖. */
export type Quantity = 'weightNorm' | 'deltaNorm';

export interface FlowTableLook {
  readonly nets: readonly FlowNet[];
  /** The layer that is pointed out, counted from 1. */
  readonly layer: number;
  readonly quantity: Quantity;
}

export interface FlowTable {
  readonly element: HTMLElement;
  /** In the language of the moment. */
  show(look: FlowTableLook, experiment: NetExperiment): void;
}

/** The nets as numbers, a row each. */
export function createFlowTable(page: Context): FlowTable {
  const heading = h('h3', {});
  const note = h('p', { class: 'quiet' });
  const table = h('table', { class: 'table ruled net-table flow-table' });
  const element = h(
    'section',
    { class: 'net-card flow-numbers', 'data-part': 'table' },
    heading,
    h('div', { class: 'scroll' }, table),
    note,
  );

  function show({ nets, layer, quantity }: FlowTableLook, { flow: { clip } }: NetExperiment): void {
    const { words } = page;
    setText(heading, words.t(texts.table.heading));
    setText(
      note,
      words.t(texts.verdict.note, { low: formatMagnitude(VANISHED_BELOW), high: formatExact(EXPLODED_ABOVE) }),
    );
    const columns = [
      words.t(texts.table.net),
      words.t(texts.table.atLayer, { layer }),
      words.t(texts.table.ratio),
      words.t(texts.table.norm),
      ...(clip === null ? [] : [words.t(texts.table.clipped)]),
      words.t(texts.table.loss),
      words.t(texts.table.dead),
      words.t(texts.table.verdict),
    ];
    const { theme } = page.store.state.prefs;
    table.replaceChildren(
      h('thead', {}, h('tr', {}, ...columns.map((text) => h('th', { scope: 'col' }, text)))),
      h(
        'tbody',
        {},
        ...nets.map(({ kind, measured }) => {
          const units = measured.layers.slice(0, -1);
          const dead = units.reduce((sum, flow) => sum + flow.dead, 0) / Math.max(1, units.length);
          const verdict = verdictOf(measured);
          const figure = (value: number) => h('td', { class: 'figure' }, formatMagnitude(value));
          return h(
            'tr',
            {},
            h(
              'th',
              { scope: 'row' },
              h(
                'span',
                { class: 'flow-net' },
                curveSign(curveStyle(kind.activation, kind.init, theme)),
                h('span', {}, `${activationName(kind.activation, words)} · ${initName(kind.init, words)}`),
              ),
            ),
            figure(measured.layers[layer - 1]![quantity]),
            figure(firstToLast(measured)),
            figure(measured.norm),
            ...(clip === null ? [] : [figure(Math.min(measured.norm, clip))]),
            figure(measured.loss),
            h('td', { class: 'figure' }, `${formatExact(100 * dead, 2)}%`),
            h('td', {}, h('span', { class: 'flow-verdict', 'data-verdict': verdict }, words.t(texts.verdict[verdict]))),
          );
        }),
      ),
    );
  }

  return { element, show };
}
