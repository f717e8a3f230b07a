import type { Engine } from '../engine/contract';
import { type EngineDocument, engineDocument } from './documents';
import { openEngine } from './engines';
import { type EngineChoice, engineChoice, type Options } from './options';
import { UsageError } from './usage-error';

/** What every command is asked, besides its own options. */
export interface Asked {
  readonly name: string;
  /** Null: standard output. */
  readonly out: string | null;
}

/** As it stands in the usage line: `['--size', 'N']`; `true`: it must be given. */
export type OptionSpec = readonly [name: `--${string}`, value: string, required?: true];

interface Common {
  readonly name: string;
  /** Its own, in the order of the usage line; `--engine` and `--out` come last. */
  readonly options?: readonly OptionSpec[];
}

/** A command that has been asked for: what was understood, and what it prints. */
export interface Prepared {
  readonly asked: Asked;
  result(): Promise<unknown>;
}

/** What the command line may ask for. */
export interface Command {
  readonly name: string;
  readonly options: readonly OptionSpec[];
  /** The word that follows the name, as it stands in the usage line; null: there is none. */
  readonly takes: { readonly word: string; readonly required: boolean } | null;
  /**
   * Throws a {@link UsageError} that says what is wrong with an option.
   *
   * @param word empty where none was given
   */
  prepare(word: string, out: string | null, options: Options): Prepared;
}

const ENGINE: OptionSpec = ['--engine', 'gpu|cpu'];
export const OUT: OptionSpec = ['--out', 'FILE'];

const EXPERIMENT = { word: 'EXPERIMENT.json', required: true } as const;

export interface OnExperiment {
  readonly experiment: string;
  readonly engine: EngineChoice;
}

/** A command that computes something of the experiment in a file, with an engine. */
export function experimentCommand<A extends object>({
  options = [],
  ...spec
}: Common & {
  /** Reads its own options. Throws a {@link UsageError}. */
  read(options: Options): A;
  /** Reads files, then computes; the document says which engine it was. */
  compute(asked: Asked & OnExperiment & A): (engine: Engine) => Promise<object>;
}): Command {
  return {
    name: spec.name,
    options: [...options, ENGINE, OUT],
    takes: EXPERIMENT,
    prepare(experiment, out, given) {
      refuseMissing(spec.name, options, given);
      const asked = { name: spec.name, experiment, engine: engineChoice(given), out, ...spec.read(given) };
      // Files are read before an engine is opened: a fault in them should not take seconds to be told.
      return {
        asked,
        result: async () => withEngine(asked.engine, spec.compute(asked)),
      };
    },
  };
}

/** A command that computes something of the experiment in a file at once, without an engine. */
export function fileCommand<A extends object>({
  options = [],
  ...spec
}: Common & {
  /** Reads its own options. Throws a {@link UsageError}. */
  read(options: Options): A;
  compute(asked: Asked & { readonly experiment: string } & A): object;
}): Command {
  return {
    name: spec.name,
    options: [...options, OUT],
    takes: EXPERIMENT,
    prepare(experiment, out, given) {
      refuseMissing(spec.name, options, given);
      const asked = { name: spec.name, experiment, out, ...spec.read(given) };
      return { asked, result: async () => spec.compute(asked) };
    },
  };
}

function refuseMissing(command: string, options: readonly OptionSpec[], given: Options): void {
  for (const [name, value, required] of options) {
    if (required && !given.has(name)) throw new UsageError(`${command} needs ${name} ${value}`);
  }
}

/** A command that needs neither an experiment nor an engine. */
export function plainCommand({ name, result }: Common & { result(): unknown }): Command {
  return {
    name,
    options: [OUT],
    takes: null,
    prepare: (_, out) => ({ asked: { name, out }, result: async () => result() }),
  };
}

/** A command that computes something of what the program brings along, with an engine. */
export function engineCommand({
  name,
  word,
  compute,
}: Common & {
  /** The word that may follow the name, as it stands in the usage line. */
  readonly word: string;
  /**
   * Throws a {@link UsageError} before an engine is opened.
   *
   * @param given null where no word was given
   */
  compute(given: string | null): (engine: Engine) => Promise<object>;
}): Command {
  return {
    name,
    options: [ENGINE, OUT],
    takes: { word, required: false },
    prepare(given, out, options) {
      const engine = engineChoice(options);
      return {
        asked: { name, out, ...(given === '' ? {} : { word: given }), engine },
        result: async () => withEngine(engine, compute(given === '' ? null : given)),
      };
    },
  };
}

async function withEngine<T extends object>(
  choice: EngineChoice,
  use: (engine: Engine) => Promise<T>,
): Promise<{ engine: EngineDocument } & T> {
  const engine = await openEngine(choice, new URL('./engine/cpu/node-worker.js', import.meta.url));
  try {
    return { engine: engineDocument(engine), ...(await use(engine)) };
  } finally {
    engine.dispose();
  }
}
