import * as v from 'valibot';
import { FUNCTIONS } from '../../catalog/functions';
import type { Interval } from '../../catalog/types';
import { type Entry, field } from '../field';
import { LIMITS } from '../limits';
import { between, closed, formula, interval, isRecord, name, oneOf, partial, type Schema, textOf } from '../shapes';
import { numbersText, recordText } from '../textForms';
import type { FunctionChoice, FunctionDraft } from './forms';

/*
 * The function of an experiment: which keys it may have depends on what it names, so the schema looks at its content
 * first. An address says it as
 *
 *   function | f   a catalogue id, or the user's own formula       variable   w
 *   domain         -4:2                                            params     a:1,b:50
 */

export const DEFAULT_FUNCTION = { id: 'parabola' } as const;

/** The interval of a user's formula that names none. */
export const DEFAULT_INTERVAL: Interval = [-5, 5];

const MOST_PARAMETERS = 16;

const catalogueFunction = (parameters: readonly string[]): Schema =>
  closed({
    id: v.string(),
    domain: v.optional(interval),
    parameters: v.optional(partial(Object.fromEntries(parameters.map((key) => [key, between(LIMITS.parameter)])))),
  });

const ownParameters = v.pipe(
  v.custom<Readonly<Record<string, unknown>>>(isRecord, 'parameters'),
  v.record(name, between(LIMITS.parameter), 'parameters'),
  v.check((given) => Object.keys(given).length <= MOST_PARAMETERS, 'parameters'),
);

const ownFunction = v.pipe(
  closed({
    formula,
    variable: v.optional(name),
    domain: v.optional(interval),
    parameters: v.optional(ownParameters),
  }),
  v.check((given) => {
    const { variable = 'x', parameters = {} } = given as { variable?: string; parameters?: object };
    return !Object.hasOwn(parameters, variable);
  }, 'clash'),
);

const functionSchema = v.lazy((input): Schema => {
  if (isRecord(input)) {
    if (Object.hasOwn(input, 'formula')) return ownFunction;
    const entry = FUNCTIONS.get(textOf(input, 'id'));
    if (entry !== undefined) return catalogueFunction(Object.keys(entry.parameters));
    // The id is the problem; what else the function says cannot be judged without it.
    if (Object.hasOwn(input, 'id')) return v.looseObject({ id: oneOf(FUNCTIONS.keys()) }, 'function');
  }
  return v.pipe(
    v.unknown(),
    v.check(() => false, 'function'),
  );
});

function entry(
  key: string,
  part: string,
  text: (choice: FunctionChoice) => string | undefined,
  read: Entry<FunctionChoice>['read'] = (written) => written,
): Entry<FunctionChoice> {
  return { suffix: key, path: [part], named: true, write: (choice) => text(choice) || null, read };
}

const [numbers, named] = [numbersText(), recordText(false)];

const ENTRIES: readonly Entry<FunctionChoice>[] = [
  // Always said: it tells the address from that of a surface.
  entry('function', 'id', (choice) => ('id' in choice ? choice.id : undefined)),
  entry('f', 'formula', (choice) => ('formula' in choice ? choice.formula : undefined)),
  entry('variable', 'variable', (choice) => ('formula' in choice ? choice.variable : undefined)),
  entry('domain', 'domain', ({ domain }) => (domain === undefined ? undefined : numbers.write(domain)), numbers.read),
  entry('params', 'parameters', (choice) => named.write(choice.parameters), named.read),
];

/** What is computed and drawn. */
export const functionField = field<FunctionChoice, FunctionDraft, 'function' | 'runs' | 'view'>({
  key: '',
  label: { en: 'Function', zh: '函数' },
  default: DEFAULT_FUNCTION,
  schema: functionSchema,
  entries: ENTRIES,
  affects: ['function', 'runs', 'view'],
  complete: completeFunction,
  fill: (input) => ('formula' in input ? input : { id: DEFAULT_FUNCTION.id, ...input }),
});

/** A catalogue function keeps only what it overrides; a formula gets its domain. */
function completeFunction({ parameters, ...rest }: FunctionDraft): FunctionChoice {
  // No parameters are the absence of any, so that equal experiments have equal data.
  const given = parameters === undefined || Object.keys(parameters).length === 0 ? {} : { parameters };
  return 'id' in rest ? { ...rest, ...given } : { ...rest, domain: rest.domain ?? DEFAULT_INTERVAL, ...given };
}
