import { layout } from '../../../engine/contract/network';
import type { ResolvedNetwork } from '../../../experiment/networks/resolve';
import type { NetExperiment } from '../../../experiment/networks/types';
import { h } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import { enumeration } from '../../../page/i18n/join';
import { figure as print } from '../diagram/math';
import { knownAt } from '../diagram/steps';
import type { Place } from './course';
import { whichExample } from './example';
import type { Rounds } from './rounds';
import { texts } from './texts';
import { findTwins } from './twins';

/** Losses are shown in full. */
const LOSS_DIGITS = 13;

/** What every round came to; the one in progress as far as it is told. */
export function roundsTable(
  rounds: Rounds,
  place: Place,
  net: ResolvedNetwork['net'],
  row: number,
  words: Words,
): HTMLElement {
  const { units, layers } = layout(net);
  const { outputs } = layers.at(-1)!;
  const body = rounds.known.slice(0, place.round + 1).map(({ inspection }, i) => {
    const past = i < place.round;
    const forward = past || knownAt(place.step, layers.length).values > layers.length;
    const lost = past || (place.step.kind !== 'given' && place.step.kind !== 'forward');
    const values = Array.from(inspection.h.subarray((row + 1) * units - outputs, (row + 1) * units), (one) =>
      print(one),
    );
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, String(i + 1)),
      h('td', {}, forward ? values.join(', ') : '…'),
      h('td', {}, lost ? print(inspection.loss, LOSS_DIGITS) : '…'),
    );
  });
  const head = [texts.rounds.round, texts.rounds.output, texts.rounds.loss].map((name) =>
    h('th', { scope: 'col' }, words.t(name)),
  );
  return h(
    'table',
    {},
    h('caption', {}, words.t(texts.rounds.heading)),
    h('thead', {}, h('tr', {}, ...head)),
    h('tbody', {}, ...body),
  );
}

/** What is worth knowing of this calculation. */
export function remarks(experiment: NetExperiment, resolved: ResolvedNetwork, rounds: Rounds, words: Words): string[] {
  const said: string[] = [];
  const [first, second] = rounds.known;
  for (const { units } of first === undefined ? [] : findTwins(resolved.net, first.before.weights)) {
    said.push(
      words.t(texts.note.symmetric, {
        units: enumeration(
          units.map((unit) => String(unit + 1)),
          words,
        ),
      }),
    );
  }
  if (second !== undefined && whichExample(experiment) === 'equal') {
    const output = print(second.inspection.h.at(-1)!, LOSS_DIGITS);
    said.push(words.t(texts.note.slides, { output, loss: print(second.inspection.loss, LOSS_DIGITS) }));
    said.push(words.t(texts.note.indices));
  }
  if (resolved.train.rows > 1) said.push(words.t(texts.note.rows, { rows: resolved.train.rows }));
  if (rounds.ended) said.push(words.t(texts.ended));
  return said;
}
