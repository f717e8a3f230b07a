import { FormulaError, freeNames, parseExpression } from '../../formula';
import type { InputProblem } from '../read';
import type { Reading, SeriesReading } from './readings';

/** `$…$`, a character that a backslash keeps from meaning anything, or a name in braces. */
const TOKEN = /\$(?:\\.|[^$\\])+\$|\\.|\{([A-Za-z][A-Za-z0-9]*)\}/g;

/** Names of the numbers that a text shows. What stands in braces within TeX is TeX. */
export function namesIn(text: string): string[] {
  return [...text.matchAll(TOKEN)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

/** The text with plain braces around names that are not among these: what nobody meant as the name of a number. */
export function withoutStrangers(text: string, known: ReadonlySet<string>): string {
  return text.replaceAll(TOKEN, (whole, name: string | undefined) =>
    name === undefined || known.has(name) ? whole : `\\{${name}\\}`,
  );
}

/** A part of a reading, and the name that it says there in place of a number. */
export interface NamedPart {
  readonly path: InputProblem['path'];
  readonly name: string;
}

/** Names of earlier numbers that a reading is computed from. Throws a FormulaError for a formula that means nothing. */
export function namesRead(reading: Reading | SeriesReading): NamedPart[] {
  switch (reading.kind) {
    case 'formula':
      return freeNames(parseExpression(reading.formula)).map((name) => ({ path: ['formula'], name }));
    case 'value':
    case 'graph':
      return namesOf(reading.at, ['at']);
    case 'difference':
      return [...namesOf(reading.at, ['at']), ...namesOf(reading.h, ['h'])];
    case 'bestStep':
      return namesOf(reading.at, ['at']);
    case 'integral':
      return [...namesOf(reading.from, ['from']), ...namesOf(reading.to, ['to'])];
    case 'swarm':
      return namesOf(reading.near, ['near']);
    case 'chain':
    case 'chainSeries':
      return namesOf(reading.weight, ['weight']);
    case 'numbers':
      return namesOf(reading.names, ['names']);
    default:
      return [];
  }
}

/** The names among coordinates. */
export function namesOf(given: unknown, path: InputProblem['path']): NamedPart[] {
  if (typeof given === 'string') return [{ path, name: given }];
  return Array.isArray(given) ? given.flatMap((each, i) => namesOf(each, [...path, i])) : [];
}

/** The text of a formula's fault, for who finds it in a file. */
export function formulaReason(error: unknown): InputProblem['reason'] {
  if (!(error instanceof FormulaError)) throw error;
  const at = error.span.start + 1;
  return { en: `has a fault at character ${at}: ${error.text.en}`, zh: `第 ${at} 个字符有误：${error.text.zh}` };
}
