import { isReserved } from './functions';
import type { Token } from './lexer';

/** What a formula is customarily called where it is defined without arguments. */
const LEFT_SIDES: ReadonlySet<string> = new Set(['y', 'z', 'f', 'g', 'h', 'F', 'L', 'J', 'loss']);

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);

/**
 * Where the formula begins when a definition is written: after `z =`, `f(x) =`, `f(x, y) =`. A test that was written with
 * one equals sign (`y = 0 ? 1 : x`) is no definition.
 */
export function afterLeftSide(tokens: readonly Token[]): number {
  const is = (index: number, symbol: string): boolean =>
    tokens[index]?.kind === 'symbol' && tokens[index].text === symbol;
  const isName = (index: number): boolean => tokens[index]?.kind === 'name' && !isReserved(tokens[index].text);
  if (!isName(0)) return 0;
  let index = 1;
  if (is(1, '(')) {
    do {
      if (!isName(index + 1)) return 0;
      index += 2;
    } while (is(index, ','));
    if (!is(index, ')')) return 0;
    index += 1;
  } else if (!LEFT_SIDES.has(tokens[0].text)) return 0;
  if (!is(index, '=')) return 0;
  const isTest = tokens.some((_, at) => is(at, '?')) && !tokens.some(({ text }) => COMPARISONS.has(text));
  return isTest ? 0 : index + 1;
}
