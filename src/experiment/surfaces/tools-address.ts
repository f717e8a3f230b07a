import { DEFAULT_TOOLS } from './tools';
import type { SweptAxis, ToolName, Tools } from './types';

/*
 * How the tools are set, in the fragment of an address: `tool` names the one in use, and each has a key of its own with
 * only what differs from the defaults:
 *
 *   tool=sweep&sweep=run:1,x:lr:0.0001:1:log,y:momentum:0:1,size:512,measure:steps&terrain=at:1:2,arrows:off
 */

export type SettingsKey = Exclude<ToolName, 'data' | 'formula'>;

/** A value as text without commas, and back: what cannot be read stays text, for the schema to refuse. */
interface Codec {
  write(value: never): string;
  read(texts: readonly string[], toNumber: (text: string) => unknown): unknown;
}

const number: Codec = {
  write: (value: number) => String(value),
  read: ([text = '', ...more], toNumber) => one(toNumber(text), more),
};
const word: Codec = { write: (value: string) => value, read: ([text = '', ...more]) => one(text, more) };
const onOff: Codec = {
  write: (value: boolean) => (value ? 'on' : 'off'),
  read: ([text = '', ...more]) => one(SWITCH.get(text) ?? text, more),
};
const numbers: Codec = {
  write: (value: readonly number[]) => value.join(':'),
  read: (texts, toNumber) => texts.map(toNumber),
};
const place: Codec = {
  write: (value: readonly number[] | null) => (value === null ? 'off' : value.join(':')),
  read: (texts, toNumber) => (texts.length === 1 && texts[0] === 'off' ? null : texts.map(toNumber)),
};
/** `lr:0.0001:1:log`; without a scale it is linear. */
const axis: Codec = {
  write: ({ of, low, high, scale }: SweptAxis) => [of, low, high, ...(scale === 'linear' ? [] : [scale])].join(':'),
  read: ([of = '', low = '', high = '', scale = 'linear', ...more], toNumber) => ({
    of,
    low: toNumber(low),
    high: toNumber(high),
    scale: one(scale, more),
  }),
};

/** One value; where there are more texts than one, a text that no schema takes. */
function one(value: unknown, more: readonly string[]): unknown {
  return more.length === 0 ? value : [value, ...more].join(':');
}

const SWITCH: ReadonlyMap<string, boolean> = new Map([
  ['on', true],
  ['off', false],
]);

/** Every setting of every tool: a key that is missing here does not compile. */
const CODECS: { readonly [K in SettingsKey]: { readonly [F in keyof Tools[K]]: Codec } } = {
  race: { layout: word, low: number, high: number, count: number },
  rates: { run: number, rates: numbers },
  sweep: { run: number, x: axis, y: axis, size: number, measure: word },
  swarm: { particles: number, starts: word, color: word, split: onOff },
  basins: { run: number, size: number, drape: onOff, tolerance: number },
  terrain: {
    at: place,
    arrows: onOff,
    streamlines: onOff,
    plane: onOff,
    hessian: onOff,
    level: onOff,
    section: word,
    stationary: onOff,
  },
};

export const TOOL_KEYS = ['tool', ...Object.keys(CODECS)];

/** Pairs of key and value, in order. */
export function encodeTools(tools: Tools): [string, string][] {
  const pairs: [string, string][] = tools.shown === DEFAULT_TOOLS.shown ? [] : [['tool', tools.shown]];
  for (const [key, codecs] of Object.entries(CODECS)) {
    const [values, defaults] = [tools, DEFAULT_TOOLS].map((all) => all[key as SettingsKey] as object as Settings);
    const parts = Object.entries(codecs as Readonly<Record<string, Codec>>)
      .filter(([name]) => JSON.stringify(values[name]) !== JSON.stringify(defaults[name]))
      .map(([name, codec]) => `${name}:${codec.write(values[name] as never)}`);
    if (parts.length > 0) pairs.push([key, parts.join(',')]);
  }
  return pairs;
}

/** Untrusted input for the schema; undefined where the address says nothing of tools. */
export function decodeTools(texts: ReadonlyMap<string, string>, toNumber: (text: string) => unknown): unknown {
  const settings = Object.entries(CODECS).flatMap(([key, codecs]): [string, unknown][] => {
    const text = texts.get(key);
    if (text === undefined) return [];
    const known = new Map(Object.entries(codecs as Readonly<Record<string, Codec>>));
    return [[key, Object.fromEntries(text.split(',').map((part) => readPart(part, known, toNumber)))]];
  });
  const shown = texts.get('tool');
  const all = [...(shown === undefined ? [] : [['shown', shown]]), ...settings];
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

type Settings = Readonly<Record<string, unknown>>;

function readPart(
  part: string,
  known: ReadonlyMap<string, Codec>,
  toNumber: (text: string) => unknown,
): [string, unknown] {
  const [name = '', ...values] = part.split(':');
  return [name, known.get(name)?.read(values, toNumber) ?? values.join(':')];
}
