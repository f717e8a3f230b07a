import { h } from '../dom';
import type { Notation } from '../notation';

/** Single letters, with an index perhaps: what mathematics sets in italics. Names of functions stay upright. */
const VARIABLE = /^(?!.*\p{L}\p{L})[\p{L}∇₀-₉⁺⁻¹]+$/u;

/** Children for an element that shows a formula; they break into lines where the page is narrow. */
export function typeset(parts: readonly Notation[]): (Node | string)[] {
  return parts.map((part) => {
    if (typeof part !== 'string') return h('sup', {}, ...typeset(part.raised));
    return VARIABLE.test(part) ? h('i', {}, part) : part;
  });
}
