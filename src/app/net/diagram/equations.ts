import { h } from '../../dom';
import type { Equation } from './explain';
import { type Maths, row, sign } from './math';
import { mathElement } from './mathml';

/** An equation that may break before every `=`: each link of the chain is a formula of its own. */
export function equationElement({ left, symbolic, numeric }: Equation, relation: '=' | '←' = '='): HTMLElement {
  const letters = symbolic === null ? [left] : [left, row(sign(relation), symbolic)];
  return h(
    'p',
    { class: 'net-equation' },
    h('span', { class: 'maths-letters' }, ...letters.map((part) => mathElement(part))),
    ' ',
    h('span', { class: 'maths-figures' }, ...links(numeric).flatMap((part) => [mathElement(part), ' '])),
  );
}

/** Cuts a row before its relation signs. */
export function links(maths: Maths): Maths[] {
  if (maths.kind !== 'row') return [maths];
  const flat = maths.parts.flatMap((part) => (part.kind === 'row' && startsLink(part) ? part.parts : [part]));
  const cut: Maths[][] = [];
  for (const part of flat) {
    if (cut.length === 0 || isRelation(part)) cut.push([part]);
    else cut.at(-1)!.push(part);
  }
  return cut.map((parts) => row(...parts));
}

function isRelation(part: Maths): boolean {
  return part.kind === 'sign' && (part.text === '=' || part.text === '≈');
}

function startsLink(part: Maths): boolean {
  return part.kind === 'row' && part.parts[0] !== undefined && isRelation(part.parts[0]);
}
