import { axisText } from '../experiment/axis';
import { toNumber } from '../experiment/textForms';
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
  | {
      readonly name: 'basin';
      readonly experiment: string;
      /** Pixels a side; null: as the experiment says. */
      readonly size: number | null;
      /** Bounds of the map; null: the domain. */
      readonly x: readonly [number, number] | null;
      readonly y: readonly [number, number] | null;
      readonly engine: EngineChoice;
      readonly out: string | null;
    }
  | {
      readonly name: 'sweep';
      readonly experiment: string;
      /** Cells a side; null: as the experiment says. */
      readonly size: number | null;
      /** Untrusted: an axis for the experiment's own schema to judge; null: as the experiment says. */
      readonly x: unknown;
      readonly y: unknown;
      readonly engine: EngineChoice;
      readonly out: string | null;
    }
  | {
      readonly name: 'swarm';
      readonly experiment: string;
      /** Of all runs together; null: as the experiment says. */
      readonly particles: number | null;
      readonly engine: EngineChoice;
      readonly out: string | null;
    }
  | {
      readonly name: 'stationary';
      readonly experiment: string;
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
  'headless basin EXPERIMENT.json [--size N] [--x LO,HI] [--y LO,HI] [--engine gpu|cpu] [--out FILE]',
  'headless sweep EXPERIMENT.json [--x NAME:LO:HI[:log]] [--y NAME:LO:HI[:log]] [--size N] [--engine gpu|cpu] [--out FILE]',
  'headless swarm EXPERIMENT.json [--particles N] [--engine gpu|cpu] [--out FILE]',
  'headless stationary EXPERIMENT.json [--engine gpu|cpu] [--out FILE]',
  'headless list [--out FILE]',
].join(' | ');

const COMMANDS = ['run', 'eval', 'train', 'basin', 'sweep', 'swarm', 'stationary', 'list'] as const;

/** What `--size` and `--particles` may be: more would not fit into a document. */
const LARGEST_SIZE = 2048;
const MOST_PARTICLES = 1_000_000;

/** Options, and the commands they belong to; `--out` belongs to all. */
const OWNERS = {
  '--engine': ['run', 'eval', 'train', 'basin', 'sweep', 'swarm', 'stationary'],
  '--points': ['eval'],
  '--report': ['train'],
  '--size': ['basin', 'sweep'],
  '--x': ['basin', 'sweep'],
  '--y': ['basin', 'sweep'],
  '--particles': ['swarm'],
  '--out': COMMANDS,
} as const;
const OPTIONS = Object.keys(OWNERS) as (keyof typeof OWNERS)[];
type Option = keyof typeof OWNERS;

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
  if (!isCommand(name)) throw new UsageError(`unknown command "${name}"; ${USAGE}`);
  const report = options.get('--report');
  if (name === 'list') {
    if (experiment !== undefined || options.size > (out === null ? 0 : 1)) {
      throw new UsageError(`list takes only --out; ${USAGE}`);
    }
    return { name, out };
  }
  for (const option of options.keys()) {
    const owners: readonly string[] = OWNERS[option];
    if (!owners.includes(name)) throw new UsageError(`${option} belongs to ${owners.join(', ')}; ${USAGE}`);
  }
  if (experiment === undefined || more.length > 0) {
    throw new UsageError(`${name} takes one experiment file; ${USAGE}`);
  }
  const engine = engineChoice(options.get('--engine'));
  if (name === 'run') return { name, experiment, engine, out };
  if (name === 'train') return { name, experiment, report: reports(report), engine, out };
  if (name === 'stationary') return { name, experiment, engine, out };
  if (name === 'swarm') {
    return { name, experiment, particles: count('--particles', options, MOST_PARTICLES), engine, out };
  }
  const size = count('--size', options, LARGEST_SIZE);
  if (name === 'basin') {
    return { name, experiment, size, x: bounds('--x', options), y: bounds('--y', options), engine, out };
  }
  if (name === 'sweep') {
    return { name, experiment, size, x: axis(options.get('--x')), y: axis(options.get('--y')), engine, out };
  }
  if (points === undefined) throw new UsageError(`eval needs --points FILE; ${USAGE}`);
  return { name, experiment, points, engine, out };
}

function isCommand(name: string): name is (typeof COMMANDS)[number] {
  return (COMMANDS as readonly string[]).includes(name);
}

/** A whole number from 1. */
function count(option: Option, options: ReadonlyMap<Option, string>, most: number): number | null {
  const text = options.get(option);
  if (text === undefined) return null;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  throw new UsageError(`${option} is a whole number from 1 to ${most}, not "${text}"`);
}

/** `-5,5` */
function bounds(option: Option, options: ReadonlyMap<Option, string>): readonly [number, number] | null {
  const text = options.get(option);
  if (text === undefined) return null;
  const [low, high, ...more] = text.split(',').map(toNumber);
  if (typeof low === 'number' && typeof high === 'number' && more.length === 0 && low < high) return [low, high];
  throw new UsageError(`${option} is two numbers, the lower one first, as in -5,5; not "${text}"`);
}

/** `lr:1e-4:1:log` */
function axis(text: string | undefined): unknown {
  return text === undefined ? null : axisText.read(text);
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
