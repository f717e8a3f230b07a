import { h } from '../dom';
import type { Notation } from '../notation';

/** Children for an element that shows a formula; they break into lines where the page is narrow. */
export function typeset(parts: readonly Notation[]): (Node | string)[] {
  return parts.map((part) => (typeof part === 'string' ? part : h('sup', {}, ...typeset(part.raised))));
}
