import { CONSTANTS, FUNCTIONS } from './functions';

/** What the same functions are called elsewhere. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['tg', 'tan'],
  ['ctg', 'cot'],
  ['cotan', 'cot'],
  ['cosec', 'csc'],
  ['arctg', 'atan'],
  ['arsh', 'asinh'],
  ['arch', 'acosh'],
  ['arth', 'atanh'],
  ['sh', 'sinh'],
  ['ch', 'cosh'],
  ['th', 'tanh'],
  ['lg', 'log10'],
  ['lb', 'log2'],
  ['sgn', 'sign'],
  ['fabs', 'abs'],
  ['root', 'sqrt'],
  ['square', 'sqr'],
  ['power', 'pow'],
  ['maximum', 'max'],
  ['minimum', 'min'],
  ['average', 'mean'],
  ['avg', 'mean'],
  ['logistic', 'sigmoid'],
]);

/** Longer words are no misspelling of anything here, and are not compared at all. */
const LONGEST_COMPARED = 32;

/** The function most likely meant by a name that is none, or null. */
export function suggestFunction(name: string): string | null {
  return OTHER_NAMES.get(name.toLowerCase()) ?? nearest(name, FUNCTIONS.keys());
}

/**
 * What was most likely meant by an unknown name, or null: a name in scope, a constant, a function, or for a word made of
 * names in scope their product (`xy`: `x*y`), or for such a name with digits its power (`x2`: `x^2`).
 */
export function suggestName(name: string, inScope: ReadonlySet<string>): string | null {
  if (name.length > LONGEST_COMPARED) return null;
  const values = [...inScope, ...CONSTANTS.keys()];
  const near = nearest(name, [...values, ...FUNCTIONS.keys()]) ?? OTHER_NAMES.get(name.toLowerCase()) ?? null;
  const product = splitIntoFactors(name, new Set(values));
  // A short word is more likely a product, a long one more likely a slip.
  return name.length < 4 ? (product ?? near) : (near ?? product);
}

/** The candidate with the fewest edits, if these are few for the length of the name; the earliest of equals. */
export function nearest(name: string, candidates: Iterable<string>): string | null {
  if (name.length > LONGEST_COMPARED) return null;
  const wanted = name.toLowerCase();
  // Any two names of one or two letters are close, so among those only the letter case may differ.
  const tolerated = wanted.length < 3 ? 0 : wanted.length < 6 ? 1 : 2;
  let best: string | null = null;
  let fewest = tolerated + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= fewest) continue;
    const edits = editDistance(wanted, candidate.toLowerCase());
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let edits = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) edits = Math.min(edits, beforeLast[column - 2] + 1);
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length];
}

/** `xy` → `x*y`, `x2` → `x^2`, `ax2y` → `a*x^2*y`; the fewest factors; null if the word is not made of the names. */
function splitIntoFactors(word: string, names: ReadonlySet<string>): string | null {
  /** Per position, the shortest list of factors that spells the word up to there. */
  const spelled: (string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    let shortest: string[] | null = null;
    for (let start = 0; start < end; start += 1) {
      const before = spelled[start] ?? null;
      const power = /^(.*?\D)(\d*)$/.exec(word.slice(start, end));
      if (before === null || power === null || !names.has(power[1])) continue;
      if (shortest !== null && before.length + 1 >= shortest.length) continue;
      shortest = [...before, power[2] === '' ? power[1] : `${power[1]}^${power[2]}`];
    }
    spelled.push(shortest);
  }
  return spelled[word.length]?.join('*') ?? null;
}
