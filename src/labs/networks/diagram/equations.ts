import { h } from '../../../page/dom';
import type { Equation } from './calculation';
import { type Maths, row, sign } from './math';
import { mathElement } from './mathml';

/** An equation that may break before every `=`: each link of the chain is a formula of its own. */
export function equationElement({ left, symbolic, numeric }: Equation, relation: '=' | '←' = '='): HTMLElement {
  const letters = symbolic === null ? [left] : [left, ...links(row(sign(relation), symbolic))];
  return h(
    'p',
    { class: 'net-equation' },
    h('span', { class: 'maths-letters' }, ...letters.flatMap((part) => [mathElement(part), ' '])),
    ' ',
    h('span', { class: 'maths-figures' }, ...links(numeric).flatMap((part) => [mathElement(part), ' '])),
  );
}

/** Cuts a row before its relation signs and, in long sums, before every summand. */
function links(maths: Maths): Maths[] {
  const cut: Maths[][] = [];
  for (const part of flat(maths)) {
    if (cut.length === 0 || isSign(part, CUTS)) cut.push([part]);
    else cut.at(-1)!.push(part);
  }
  return cut.map((parts) => row(...parts));
}

const RELATIONS: ReadonlySet<string> = new Set(['=', '≈', '←']);
const CUTS: ReadonlySet<string> = new Set([...RELATIONS, '+']);
/** Summands that stay on one line. */
const SHORT_SUM = 3;

/** The parts of a row, with those of the rows in it that hold a relation or a long sum. */
function flat(maths: Maths): readonly Maths[] {
  if (maths.kind !== 'row') return [maths];
  return maths.parts.flatMap((part) => {
    if (part.kind !== 'row') return [part];
    const relation = part.parts.some((inner) => isSign(inner, RELATIONS));
    const summands = part.parts.filter((inner) => isSign(inner, CUTS)).length;
    return relation || summands >= SHORT_SUM ? flat(part) : [part];
  });
}

function isSign(part: Maths, signs: ReadonlySet<string>): boolean {
  return part.kind === 'sign' && signs.has(part.text);
}
