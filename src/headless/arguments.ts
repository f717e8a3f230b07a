import { UsageError } from './usage-error';

/** What the command line asks for. */
export type Command =
  | { readonly name: 'run'; readonly experiment: string; readonly engine: EngineChoice; readonly out: string | null }
  | {
      readonly name: 'eval';
      readonly experiment: string;
      readonly points: string;
      readonly engine: EngineChoice;
      readonly out: string | null;
    }
  | {
      readonly name: 'train';
      readonly experiment: string;
      readonly report: ReadonlySet<Report>;
      readonly engine: EngineChoice;
      readonly out: string | null;
    }
  | { readonly name: 'list'; readonly out: string | null };

/** What `train` tells of the initial weights. */
const REPORTS = ['outputs', 'gradients'] as const;
export type Report = (typeof REPORTS)[number];

/** `auto`: the GPU where there is a hardware adapter, else the CPU. */
export type EngineChoice = 'gpu' | 'cpu' | 'auto';

export const USAGE = [
  'usage: headless run EXPERIMENT.json [--engine gpu|cpu] [--out FILE]',
  'headless eval EXPERIMENT.json --points POINTS.json [--engine gpu|cpu] [--out FILE]',
  'headless train EXPERIMENT.json [--report outputs,gradients] [--engine gpu|cpu] [--out FILE]',
  'headless list [--out FILE]',
].join(' | ');

const OPTIONS = ['--engine', '--points', '--report', '--out'] as const;
type Option = (typeof OPTIONS)[number];

/** Options may stand anywhere, as `--out FILE` or `--out=FILE`. Throws a {@link UsageError}. */
export function parseArguments(args: readonly string[]): Command {
  const words: string[] = [];
  const options = new Map<Option, string>();
  for (let i = 0; i < args.length; i++) {
    const [word, inline] = splitOption(args[i]!);
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const option = OPTIONS.find((known) => known === word);
    if (option === undefined) throw new UsageError(`unknown option ${word}; ${USAGE}`);
    const value = inline ?? args[++i];
    if (value === undefined || value === '') throw new UsageError(`${option} needs a value; ${USAGE}`);
    options.set(option, value);
  }
  return command(words, options);
}

function splitOption(argument: string): [word: string, inline: string | undefined] {
  const at = argument.indexOf('=');
  return argument.startsWith('--') && at > 0 ? [argument.slice(0, at), argument.slice(at + 1)] : [argument, undefined];
}

function command([name, experiment, ...more]: readonly string[], options: ReadonlyMap<Option, string>): Command {
  const out = options.get('--out') ?? null;
  const points = options.get('--points');
  if (name === undefined) throw new UsageError(USAGE);
  if (name !== 'run' && name !== 'eval' && name !== 'train' && name !== 'list') {
    throw new UsageError(`unknown command "${name}"; ${USAGE}`);
  }
  if (name !== 'eval' && points !== undefined) throw new UsageError(`--points belongs to eval; ${USAGE}`);
  const report = options.get('--report');
  if (name !== 'train' && report !== undefined) throw new UsageError(`--report belongs to train; ${USAGE}`);
  if (name === 'list') {
    if (experiment !== undefined || options.has('--engine')) throw new UsageError(`list takes only --out; ${USAGE}`);
    return { name, out };
  }
  if (experiment === undefined || more.length > 0) {
    throw new UsageError(`${name} takes one experiment file; ${USAGE}`);
  }
  const engine = engineChoice(options.get('--engine'));
  if (name === 'run') return { name, experiment, engine, out };
  if (name === 'train') return { name, experiment, report: reports(report), engine, out };
  if (points === undefined) throw new UsageError(`eval needs --points FILE; ${USAGE}`);
  return { name, experiment, points, engine, out };
}

function reports(value: string | undefined): ReadonlySet<Report> {
  const words = value === undefined ? [] : value.split(',');
  return new Set(
    words.map((word) => {
      const known = REPORTS.find((each) => each === word);
      if (known === undefined) throw new UsageError(`--report is a list of ${REPORTS.join(', ')}, not "${value}"`);
      return known;
    }),
  );
}

function engineChoice(value: string | undefined): EngineChoice {
  if (value === undefined) return 'auto';
  if (value === 'gpu' || value === 'cpu') return value;
  throw new UsageError(`--engine is gpu or cpu, not "${value}"`);
}
