import { h, setText } from '../../page/dom';
import { createTex } from '../../page/ui/tex';
import { type Piece, parseMarkup } from './markup';

/** A paragraph with formulas and numbers of the moment. */
export interface Prose {
  readonly element: HTMLElement;
  show(text: string): void;
  /** The numbers have other values. */
  refresh(): void;
}

/** Signs that no line may begin with. Browsers let one after a formula, which is a box to them. */
const CLOSING = /^[，。、：；？！）”,.:;?!)]+/;
/** Characters of TeX that are no wider than a line on a phone; more of them may have to be broken. */
const ONE_LINE = 70;

/** @param numberText the value of a number of the step, in its digits */
export function createProse(element: HTMLElement, numberText: (name: string) => string): Prose {
  let shown: string | null = null;

  function node(piece: Piece, alone: boolean): Node | string {
    switch (piece.kind) {
      case 'text':
        return piece.text;
      case 'tex':
        return formula(piece.tex, alone);
      case 'number':
        return h('span', { class: 'lesson-number figure', 'data-number': piece.name }, numberText(piece.name));
      case 'strong':
        return h('strong', {}, ...nodes(piece.pieces));
    }
  }

  function nodes(pieces: readonly Piece[], alone = false): (Node | string)[] {
    return pieces.flatMap((piece, index): readonly (Node | string)[] => {
      const made = node(piece, alone);
      const sign = closingOf(piece, pieces[index + 1]);
      if (sign !== '') return [h('span', { class: 'unbroken' }, made, sign)];
      return typeof made === 'string' ? [made.slice(closingOf(pieces[index - 1], piece).length)] : [made];
    });
  }

  return {
    element,
    show(text) {
      if (text === shown) return;
      shown = text;
      const pieces = parseMarkup(text);
      // A formula that is a whole paragraph stands on a line of its own; one that is a label stays in it.
      element.replaceChildren(...nodes(pieces, element.tagName === 'P' && pieces.length === 1));
    },
    refresh() {
      for (const number of element.querySelectorAll<HTMLElement>('[data-number]')) {
        setText(number, numberText(number.dataset.number ?? ''));
      }
    },
  };
}

function formula(tex: string, alone: boolean): HTMLElement {
  const view = createTex(alone);
  view.show(tex, tex);
  return view.element;
}

/** The signs that the text after a formula begins with and that stay with it. */
function closingOf(formula: Piece | undefined, next: Piece | undefined): string {
  if (formula?.kind !== 'tex' || formula.tex.length > ONE_LINE || next?.kind !== 'text') return '';
  return CLOSING.exec(next.text)?.[0] ?? '';
}
