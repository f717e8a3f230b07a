import type { Command, OptionSpec, Prepared } from './command';
import { COMMANDS } from './commands';
import { UsageError } from './usage-error';

export const USAGE = `usage: ${COMMANDS.map(usageOf).join(' | ')}`;

function usageOf({ name, options, takes }: Command): string {
  const parts = options.map(([option, value, required]) => (required ? `${option} ${value}` : `[${option} ${value}]`));
  const words = takes === null ? [] : [takes.required ? takes.word : `[${takes.word}]`];
  return ['headless', name, ...words, ...parts].join(' ');
}

/** Options may stand anywhere, as `--out FILE` or `--out=FILE`. Throws a {@link UsageError}. */
export function parseArguments(args: readonly string[]): Prepared {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const [word, inline] = splitOption(args[i]!);
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    if (ownersOf(word).length === 0) throw new UsageError(`unknown option ${word}; ${USAGE}`);
    const value = inline ?? args[++i];
    if (value === undefined || value === '') throw new UsageError(`${word} needs a value; ${USAGE}`);
    options.set(word, value);
  }
  return prepared(words, options);
}

function splitOption(argument: string): [word: string, inline: string | undefined] {
  const at = argument.indexOf('=');
  return argument.startsWith('--') && at > 0 ? [argument.slice(0, at), argument.slice(at + 1)] : [argument, undefined];
}

function prepared([name, word, ...more]: readonly string[], options: ReadonlyMap<string, string>): Prepared {
  if (name === undefined) throw new UsageError(USAGE);
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) throw new UsageError(`unknown command "${name}"; ${USAGE}`);
  const strange = [...options.keys()].find((option) => !hasOption(command, option));
  if (command.takes === null && (word !== undefined || strange !== undefined)) {
    throw new UsageError(`${name} takes only ${command.options.map(optionName).join(', ')}; ${USAGE}`);
  }
  if (strange !== undefined) {
    throw new UsageError(`${strange} belongs to ${ownersOf(strange).join(', ')}; ${USAGE}`);
  }
  if (command.takes?.required && (word === undefined || more.length > 0)) {
    throw new UsageError(`${name} takes one experiment file; ${USAGE}`);
  }
  if (more.length > 0) throw new UsageError(`${name} takes one ${command.takes?.word}; ${USAGE}`);
  return command.prepare(word ?? '', options.get('--out') ?? null, options);
}

/** The commands that an option belongs to. */
function ownersOf(option: string): string[] {
  return COMMANDS.filter((command) => hasOption(command, option)).map(({ name }) => name);
}

function hasOption({ options }: Command, option: string): boolean {
  return options.some((spec) => optionName(spec) === option);
}

function optionName([name]: OptionSpec): string {
  return name;
}
