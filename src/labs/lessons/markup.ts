/*
 * The little markup of a lesson's texts: `$…$` is TeX, `**…**` is emphasis, `{name}` is a number of the step; a backslash
 * before one of the signs takes its meaning. What is not closed is text as it stands.
 */

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tex'; readonly tex: string }
  | { readonly kind: 'number'; readonly name: string }
  | { readonly kind: 'strong'; readonly pieces: readonly Piece[] };

/** A formula, a number or an escaped sign. The TeX may hold an escaped dollar; a number's name is as in the schema. */
const TOKEN = /\$((?:\\.|[^$\\])+)\$|\{([A-Za-z][A-Za-z0-9]*)\}|\\([\\$*{}])/g;

/** The pieces of a paragraph, in its order; neighbouring texts are one. */
export function parseMarkup(text: string): readonly Piece[] {
  return emphasized(tokens(text));
}

/** A paragraph without its markup, for where there is but text: names of numbers are asked for. */
export function plainText(pieces: readonly Piece[], numberText: (name: string) => string): string {
  const textOf = (piece: Piece): string => {
    switch (piece.kind) {
      case 'text':
        return piece.text;
      case 'tex':
        return piece.tex;
      case 'number':
        return numberText(piece.name);
      case 'strong':
        return plainText(piece.pieces, numberText);
    }
  };
  return pieces.map(textOf).join('');
}

/** Text that may still hold `**`, and what has been understood. An escaped sign is `literal`: it opens nothing. */
type Token = Piece | { readonly kind: 'literal'; readonly text: string };

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, tex, name, sign] = match;
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) });
    if (tex !== undefined) found.push({ kind: 'tex', tex });
    else if (name !== undefined) found.push({ kind: 'number', name });
    else found.push({ kind: 'literal', text: sign ?? '' });
    from = match.index + whole.length;
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) });
  return found;
}

/** Cuts at the `**`: every second part is emphasized, and a last one that is not closed keeps its sign. */
function emphasized(found: readonly Token[]): readonly Piece[] {
  const parts: Piece[][] = [[]];
  for (const token of found) {
    if (token.kind === 'literal') parts.at(-1)!.push({ kind: 'text', text: token.text });
    else if (token.kind !== 'text') parts.at(-1)!.push(token);
    else {
      token.text.split('**').forEach((text, index) => {
        if (index > 0) parts.push([]);
        parts.at(-1)!.push({ kind: 'text', text });
      });
    }
  }
  const open = parts.length % 2 === 0 ? parts.pop()! : null;
  const pieces = parts.flatMap((part, index): readonly Piece[] =>
    index % 2 === 0 ? part : [{ kind: 'strong', pieces: merged(part) }],
  );
  return merged(open === null ? pieces : [...pieces, { kind: 'text', text: '**' }, ...open]);
}

function merged(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.kind !== 'text') {
      if (piece.kind !== 'strong' || piece.pieces.length > 0) result.push(piece);
    } else if (piece.text === '') continue;
    else if (last?.kind === 'text') result[result.length - 1] = { kind: 'text', text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}
