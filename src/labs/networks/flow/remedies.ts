import { firstToLast, verdictOf } from '../../../analysis/flow';
import type { NetExperiment } from '../../../experiment/networks/types';
import { h, setText } from '../../../page/dom';
import { sentences } from '../../../page/i18n/join';
import type { Context } from '../../../page/ui/context';
import { formatMagnitude } from '../figureStyle';
import type { FlowNet } from './laboratory';
import { type FlowKind, kindsOf, REMEDIES, sameKind } from './series';
import { texts } from './texts';

export interface Remedies {
  readonly element: HTMLElement;
  show(measured: readonly FlowNet[], experiment: NetExperiment): void;
}

/** What the books recommend, each measured at the depth, the width and the data of the moment. */
export function createRemedies(page: Context, choose: (kind: FlowKind) => void): Remedies {
  const heading = h('h3', {});
  const about = h('p', { class: 'net-prose' });
  const head = h(
    'tr',
    {},
    h('th', { scope: 'col' }),
    h('th', { scope: 'col' }),
    h('th', { scope: 'col' }),
    h('td', {}),
  );
  const rows = REMEDIES.map(({ id, kind }) => {
    const button = h('button', { type: 'button', class: 'flow-remedy', 'aria-pressed': 'false' });
    button.addEventListener('click', () => choose(kind));
    const first = h('td', { class: 'figure' });
    const ratio = h('td', { class: 'figure' });
    const verdict = h('span', { class: 'flow-verdict' });
    const row = h('tr', {}, h('th', { scope: 'row' }, button), first, ratio, h('td', {}, verdict));
    return { id, kind, button, first, ratio, verdict, row };
  });
  const norm = h('strong', {});
  const normText = h('span', {});
  const space = new Text(' ');

  page.live((words) => {
    setText(heading, words.t(texts.remedies.heading));
    setText(about, words.t(texts.remedies.about));
    setText(head.children[0]!, words.t(texts.remedies.change));
    setText(head.children[1]!, words.t(texts.remedies.first));
    setText(head.children[2]!, words.t(texts.table.ratio));
    setText(norm, words.t(texts.batchNorm.heading));
    space.data = sentences(['', ''], words);
    setText(normText, words.t(texts.batchNorm.text));
    for (const { id, button } of rows) setText(button, words.t(texts.remedy[id]));
  });

  return {
    element: h(
      'section',
      { class: 'net-card flow-remedies', 'data-part': 'remedies' },
      heading,
      about,
      h(
        'div',
        { class: 'scroll' },
        h(
          'table',
          { class: 'table ruled net-table' },
          h('thead', {}, head),
          h('tbody', {}, ...rows.map(({ row }) => row)),
        ),
      ),
      h('p', { class: 'quiet' }, norm, space, normText),
    ),
    show(measured, experiment) {
      const kinds = kindsOf(experiment);
      for (const { kind, button, first, ratio, verdict } of rows) {
        const net = measured.find((other) => sameKind(other.kind, kind));
        button.setAttribute('aria-pressed', String(kinds.length === 1 && sameKind(kinds[0]!, kind)));
        setText(first, net === undefined ? '' : formatMagnitude(net.measured.layers[0]!.weightNorm));
        setText(ratio, net === undefined ? '' : formatMagnitude(firstToLast(net.measured)));
        const said = net === undefined ? null : verdictOf(net.measured);
        verdict.dataset.verdict = said ?? '';
        setText(verdict, said === null ? '' : page.words.t(texts.verdict[said]));
      }
    },
  };
}
