import type { LocalText } from '../../catalog/language';
import {
  DUPLICATE,
  escapeValue,
  LONGEST_ADDRESS,
  MOST_REJECTED,
  type Rejected,
  TOO_LONG,
  toNumber,
  unknownKey,
  within,
} from '../address';
import { show } from '../explain';
import type { Path } from '../parse';
import { DEFAULT_DATA, DEFAULT_GAN, DEFAULT_INIT, DEFAULT_OPTIMIZER } from './defaults';
import { normaliseNetwork } from './normalise';
import { readNetwork } from './parse';
import { NETWORK_SIGNS } from './signs';
import type { GanPlayerChoice, LayerWeights, NetDraft, NetExperiment, PlayerDraft } from './types';

/*
 * A whole experiment with networks in the fragment of an address, readable and versioned; only what differs from the
 * defaults:
 *
 *   #v=1&network=2-8-8-1&activation=relu&data=spirals&noise=0.1&hyper=lr:0.01&population.seeds=20
 *
 * `network` is always there and tells it from the address of a surface. Every key is one place of the experiment, listed
 * in FIELDS. Numbers of a list are joined by `:` or `-`, rows and names by `;`, named numbers by `,`.
 */

/** How a value of the experiment is written as text. What cannot be read stays text, for the schema to refuse. */
interface Codec {
  write(value: never): string;
  read(text: string): unknown;
}
const codec = <T>(write: (value: T) => string, read: (text: string) => unknown): Codec => ({ write, read });

const text = codec<string>(
  (value) => value,
  (written) => written,
);
const number = codec<number>(String, toNumber);
const onOff = codec<boolean>(
  (value) => (value ? 'on' : 'off'),
  (written) => (written === 'on' ? true : written === 'off' ? false : written),
);
const widths = codec<readonly number[]>(
  (value) => value.join('-'),
  (written) => written.split('-').map(toNumber),
);
const numbers = codec<readonly number[]>(
  (value) => value.join(':'),
  (written) => written.split(':').map(toNumber),
);
const list = codec<readonly string[]>(
  (value) => value.join(';'),
  (written) => (written === '' ? [] : written.split(';')),
);
/** One name, or several; a list of one ends in a semicolon. */
const oneOrMany = codec<string | readonly string[]>(
  (value) => (typeof value === 'string' ? value : value.length === 1 ? `${value[0]};` : value.join(';')),
  (written) => (written.includes(';') ? written.replace(/;$/, '').split(';') : written),
);
/** `lr:0.1,beta1:0.8` */
const named = codec<Readonly<Record<string, number>>>(
  (value) =>
    Object.entries(value)
      .map((entry) => entry.join(':'))
      .join(','),
  (written) =>
    Object.fromEntries(
      written.split(',').map((part) => {
        const [name, ...values] = part.split(':');
        return [name, values.length === 1 ? toNumber(values[0]) : values.join(':')];
      }),
    ),
);
/** One number a row, or several. */
const rows = codec<readonly (number | readonly number[])[]>(
  (value) => value.map((row) => (typeof row === 'number' ? row : row.join(':'))).join(';'),
  (written) => written.split(';').map((row) => (row.includes(':') ? row.split(':').map(toNumber) : toNumber(row))),
);
/** Points may have one coordinate, and are a list all the same. */
const points = codec<readonly (readonly number[])[]>(
  (value) => value.map((row) => row.join(':')).join(';'),
  (written) => written.split(';').map((row) => row.split(':').map(toNumber)),
);
/** Targets of one number that are lists all the same end in a colon. */
const targets = codec<readonly (number | readonly number[])[]>(
  (value) => rows.write(value as never) + (typeof value[0] === 'object' && value[0].length === 1 ? ':' : ''),
  (written) => (written.endsWith(':') ? points.read(written.slice(0, -1)) : rows.read(written)),
);
/** `W,b;W,b`, the numbers joined by colons. */
const layerWeights = codec<readonly LayerWeights[]>(
  (value) =>
    value.map(({ W, b }) => [W, ...(b === undefined ? [] : [b])].map((each) => each.join(':')).join(',')).join(';'),
  (written) =>
    written.split(';').map((layer) => {
      const [W, b, ...more] = layer.split(',').map((part) => part.split(':').map(toNumber));
      return { W, ...(b === undefined ? {} : { b }), ...(more.length === 0 ? {} : { more }) };
    }),
);
const clip = codec<{ readonly by: string; readonly max: number }>(
  ({ by, max }) => `${by}:${max}`,
  (written) => {
    const [by, ...values] = written.split(':');
    return { by, max: toNumber(values.join(':')) };
  },
);
const batch = codec<number | 'full'>(String, toNumber);
const numberOrOff = codec<number | null>(
  (value) => (value === null ? 'off' : String(value)),
  (written) => (written === 'off' ? null : toNumber(written)),
);
/** `lr:0,0.001,1,log` */
const axis = codec<{ readonly of: string; readonly range: readonly number[]; readonly scale: string }>(
  ({ of, range, scale }) => [of, ...range, scale].join(','),
  (written) => {
    const [of, low = '', high = '', ...scale] = written.split(',');
    return { of, range: [toNumber(low), toNumber(high)], scale: scale.join(',') };
  },
);

interface Field {
  readonly key: string;
  readonly path: readonly string[];
  readonly codec: Codec;
}
const field = (key: string, path: string, how: Codec): Field => ({ key, path: path.split('.'), codec: how });
const player = (who: string): Field[] => [
  field(`gan.${who}`, `gan.${who}.layers`, widths),
  field(`gan.${who}.activation`, `gan.${who}.activation`, oneOrMany),
  field(`gan.${who}.init`, `gan.${who}.init.id`, text),
  field(`gan.${who}.init.hyper`, `gan.${who}.init.hyper`, named),
  field(`gan.${who}.optimizer`, `gan.${who}.optimizer`, text),
  field(`gan.${who}.hyper`, `gan.${who}.hyper`, named),
];

const FIELDS: readonly Field[] = [
  field('v', 'version', number),
  field('network', 'network.layers', widths),
  field('activation', 'network.activation', oneOrMany),
  field('loss', 'network.loss', text),
  field('bias', 'network.bias', onOff),
  field('residual', 'network.residual', onOff),
  field('l1', 'network.l1', number),
  field('l2', 'network.l2', number),
  field('weights', 'weights', layerWeights),
  field('init', 'init.id', text),
  field('init.hyper', 'init.hyper', named),
  field('data', 'data.id', text),
  field('x', 'data.X', points),
  field('target', 'data.target', targets),
  field('samples', 'data.samples', number),
  field('noise', 'data.noise', number),
  field('test', 'data.test', number),
  field('optimizer', 'optimizer', text),
  field('hyper', 'hyper', named),
  field('rates', 'rates', numbers),
  field('schedule', 'schedule.id', text),
  field('schedule.hyper', 'schedule.hyper', named),
  field('clip', 'clip', clip),
  field('epochs', 'epochs', number),
  field('batch', 'batch', batch),
  field('seed', 'seed', number),
  field('view', 'view', text),
  field('population.seeds', 'population.seeds', number),
  field('population.compare', 'population.compare.by', text),
  field('population.ids', 'population.compare.ids', list),
  field('population.show', 'population.show', text),
  field('sweep.x', 'population.sweep.x', axis),
  field('sweep.y', 'population.sweep.y', axis),
  field('sweep.size', 'population.sweep.size', number),
  field('sweep.seeds', 'population.sweep.seeds', number),
  field('landscape.directions', 'landscape.directions', text),
  field('landscape.weights', 'landscape.weights', numbers),
  field('landscape.extent', 'landscape.extent', number),
  field('landscape.size', 'landscape.size', number),
  field('flow.depth', 'flow.depth', number),
  field('flow.width', 'flow.width', number),
  field('flow.activations', 'flow.activations', list),
  field('flow.inits', 'flow.inits', list),
  field('flow.residual', 'flow.residual', onOff),
  field('flow.clip', 'flow.clip', numberOrOff),
  field('gan.data', 'gan.data', text),
  field('gan.points', 'gan.points', points),
  field('gan.samples', 'gan.samples', number),
  field('gan.batch', 'gan.batch', number),
  field('gan.noise', 'gan.noise', number),
  field('gan.objective', 'gan.objective', text),
  field('gan.steps', 'gan.discriminatorSteps', number),
  ...player('generator'),
  ...player('discriminator'),
];

/** `net=1` stands for the networks’ workspace as it opens. */
const KEYS: readonly string[] = ['net', ...FIELDS.map(({ key }) => key)];

/** Whether a fragment is the address of an experiment with networks, and not of a surface. */
export function isNetworkAddress(hash: string): boolean {
  const keys = new URLSearchParams(hash.slice(0, LONGEST_ADDRESS).replace(/^#/, ''));
  return NETWORK_SIGNS.some((sign) => keys.has(sign));
}

/** The fragment of a complete experiment, with its `#`. May be longer than `LONGEST_ADDRESS` with data inline. */
export function encodeNetworkAddress(experiment: NetExperiment): string {
  const base = normaliseNetwork(skeleton(experiment));
  const pairs = FIELDS.flatMap(({ key, path, codec: how }): [string, string][] => {
    const value = at(experiment, path);
    if (value === undefined) return [];
    if (!ALWAYS.has(key) && !(IDS.has(key) ? isNamed(experiment, key) : !same(value, at(base, path)))) return [];
    const shown = how === named ? changed(value, at(base, path)) : value;
    return [[key, how.write(shown as never)]];
  });
  return `#${pairs.map(([key, value]) => `${key}=${escapeValue(value)}`).join('&')}`;
}

const ALWAYS: ReadonlySet<string> = new Set(['v', 'network']);

/** What is named only where it is not the default: naming it brings its own defaults along. */
const IDS: ReadonlyMap<string, (experiment: NetExperiment) => boolean> = new Map([
  ['optimizer', ({ optimizer }) => optimizer !== DEFAULT_OPTIMIZER],
  ['init', ({ init }) => init.id !== DEFAULT_INIT.id],
  ['data', ({ data }) => 'id' in data && !same(data, DEFAULT_DATA)],
  // What is there without a default is named wherever it is.
  ...['schedule', 'weights', 'x', 'target'].map((key): [string, () => boolean] => [key, () => true]),
  ...(['generator', 'discriminator'] as const).flatMap((who): [string, (experiment: NetExperiment) => boolean][] => [
    [`gan.${who}.optimizer`, ({ gan }) => gan[who].optimizer !== DEFAULT_GAN[who].optimizer],
    [`gan.${who}.init`, ({ gan }) => gan[who].init.id !== DEFAULT_GAN[who].init.id],
  ]),
]);

function isNamed(experiment: NetExperiment, key: string): boolean {
  return IDS.get(key)!(experiment);
}

/** A draft that says no more than what other defaults depend on. */
function skeleton(experiment: NetExperiment): NetDraft {
  const { network, weights, init, data, optimizer, schedule, gan } = experiment;
  const unless = (key: string, part: NetDraft): NetDraft => (isNamed(experiment, key) ? part : {});
  const own: NetDraft = 'X' in data ? { data: { X: data.X, target: data.target } } : unless('data', { data: data.id });
  return {
    network: { layers: network.layers },
    ...(weights === undefined ? {} : { weights }),
    ...own,
    ...unless('init', { init: init.id }),
    ...unless('optimizer', { optimizer }),
    ...(schedule === undefined ? {} : { schedule: { id: schedule.id } }),
    gan: {
      generator: playerSkeleton(experiment, 'generator', gan.generator),
      discriminator: playerSkeleton(experiment, 'discriminator', gan.discriminator),
    },
  };
}

function playerSkeleton(
  experiment: NetExperiment,
  who: 'generator' | 'discriminator',
  { optimizer, init }: GanPlayerChoice,
): PlayerDraft {
  return {
    ...(isNamed(experiment, `gan.${who}.optimizer`) ? { optimizer } : {}),
    ...(isNamed(experiment, `gan.${who}.init`) ? { init: init.id } : {}),
  };
}

/** Reads any fragment, with or without its `#`. Never throws: what cannot be used is listed and its default used. */
export function decodeNetworkAddress(hash: string): { experiment: NetExperiment; rejected: readonly Rejected[] } {
  if (hash.length > LONGEST_ADDRESS) {
    return { experiment: normaliseNetwork({}), rejected: [{ key: '', value: show(hash), reason: TOO_LONG }] };
  }
  const rejected: Rejected[] = [];
  const reject = (key: string, value: string, reason: LocalText) => {
    if (rejected.length < MOST_REJECTED) rejected.push({ key: show(key), value: show(value), reason });
  };
  const texts = new Map<string, string>();
  // Never throws: a malformed escape stays as it is.
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (!KEYS.includes(key)) reject(key, value, unknownKey(key, KEYS));
    else if (texts.has(key)) reject(key, value, DUPLICATE);
    else texts.set(key, value);
  }
  const { experiment, problems } = readNetwork(toInput(texts));
  for (const { path, reason } of problems) {
    const { key, inner } = placeOf(path, texts);
    reject(key, texts.get(key) ?? '', inner === '' ? reason : within(inner, reason));
  }
  return { experiment, rejected };
}

/** The texts of an address as untrusted input for the schema. */
function toInput(texts: ReadonlyMap<string, string>): unknown {
  const input: Tree = {};
  for (const { key, path, codec: how } of FIELDS) {
    const written = texts.get(key);
    if (written !== undefined) plant(input, path, how.read(written));
  }
  // Numbers of what is not named belong to the default.
  for (const [place, id] of [
    ['data', DEFAULT_DATA.id],
    ['init', DEFAULT_INIT.id],
    ['gan.generator.init', DEFAULT_GAN.generator.init.id],
    ['gan.discriminator.init', DEFAULT_GAN.discriminator.init.id],
  ]) {
    const part = at(input, place.split('.'));
    if (part !== undefined && !Object.hasOwn(part as Tree, 'X') && !Object.hasOwn(part as Tree, 'target')) {
      (part as Tree).id ??= id;
    }
  }
  return input;
}

interface Tree {
  [key: string]: unknown;
}

/** Paths are ours, so no name from outside becomes a key here. */
function plant(tree: Tree, [key, ...deeper]: readonly string[], value: unknown): void {
  if (deeper.length === 0) {
    tree[key] = value;
    return;
  }
  tree[key] ??= {};
  plant(tree[key] as Tree, deeper, value);
}

/** Where in the address a problem of the experiment stands: at the key that is given, and nearest to its place. */
function placeOf(path: Path, texts: ReadonlyMap<string, string>): { key: string; inner: string } {
  const shared = (field: Field) => {
    const end = field.path.findIndex((key, i) => path[i] !== key);
    return end < 0 ? field.path.length : end;
  };
  const near = FIELDS.filter((each) => shared(each) === Math.min(each.path.length, path.length));
  const found = near.find(({ key }) => texts.has(key)) ?? near[0];
  if (path.length === 0 || found === undefined) return { key: path.map(String).join('.'), inner: '' };
  return { key: found.key, inner: path.slice(found.path.length).join('.') };
}

function at(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Tree | undefined)?.[key], data);
}

function changed(value: unknown, base: unknown): Readonly<Record<string, number>> {
  const before = (base ?? {}) as Readonly<Record<string, number>>;
  const entries = Object.entries(value as Readonly<Record<string, number>>);
  return Object.fromEntries(entries.filter(([name, each]) => before[name] !== each));
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
