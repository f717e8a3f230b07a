import { plainName } from '../../catalog/language';
import { isRecord } from '../shapes';

/** Parts of a surface whose keys are names of the formula. */
const KEYED = ['domain', 'parameters', 'data'] as const;

/** A surface of one's own with its names as formulas know them: `{"α": 2}` gives a value to what the formula calls α. */
export function plainNames(input: unknown): unknown {
  if (!isRecord(input)) return input;
  const plain: Record<string, unknown> = { ...input };
  if (Array.isArray(input.variables)) {
    plain.variables = input.variables.map((name: unknown) => (typeof name === 'string' ? plainName(name) : name));
  }
  for (const part of KEYED) {
    if (isRecord(input[part])) plain[part] = plainKeys(input[part]);
  }
  return plain;
}

/** Where a name and its letter both have a value, the letter is left for the check of names to refuse. */
function plainKeys(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => {
      const name = key.length > LONGEST ? key : plainName(key);
      return [Object.hasOwn(record, name) ? key : name, value];
    }),
  );
}

/** What is longer is no name, however it is written. */
const LONGEST = 64;
