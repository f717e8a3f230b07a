import { CONSTANTS } from '../language/functions';

/** Greek letters that TeX has a command for; omicron and the capitals that look Latin are words like any other. */
const GREEK: ReadonlySet<string> = new Set(
  (
    'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega ' +
    'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'
  ).split(' '),
);

/**
 * A name as it is read: `x` italic, `theta` the letter, `lr` an upright word, and what follows an underscore or ends in
 * digits as an index: `beta1` is β with index 1, `w_max` w with index max.
 *
 * @param index a further index, for the row of a data set.
 */
export function texName(name: string, index: string | null = null): string {
  const parts = /^(\p{L}+)(?:_(\w+)|(\d+))?$/u.exec(name);
  if (parts === null) return withIndices(word(name), index === null ? [] : [index]);
  const [, stem, label, digits] = parts;
  const indices = [label === undefined ? digits : word(label), index ?? undefined];
  return withIndices(
    name === 'e' && CONSTANTS.has(name) ? '\\mathrm{e}' : word(stem),
    indices.filter((part) => part !== undefined),
  );
}

function withIndices(symbol: string, indices: readonly string[]): string {
  return indices.length === 0 ? symbol : `${symbol}_{${indices.join(',')}}`;
}

/** One symbol: a letter, a Greek letter, or an upright word. Fonts for TeX's own words have no letters beyond ASCII. */
function word(text: string): string {
  if (GREEK.has(text)) return `\\${text}`;
  if (/^[A-Za-z]$/.test(text) || /^\d+$/.test(text)) return text;
  const escaped = text.replaceAll('_', '\\_');
  return /^\w+$/.test(text) ? `\\mathrm{${escaped}}` : `\\text{${escaped}}`;
}

/**
 * 0.001 as it is, 1e-8 as a power of ten; `5e-324` and `1.7e+308` with a factor before it.
 *
 * @param value a number, or its digits as they are to be shown, with an ordinary hyphen for the sign
 */
export function texNumber(value: number | string): string {
  const [digits, exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  const power = `10^{${Number(exponent)}}`;
  if (digits === '-1') return `-${power}`;
  return digits === '1' ? power : `${digits} \\times ${power}`;
}
