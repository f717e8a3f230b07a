import { SCHEDULES } from '../catalog';
import { type LocalText, nearest } from '../catalog/language';
import type { Hyperparameter } from '../catalog/types';
import { completeHyper, DEFAULT_SURFACE, DEFAULT_VIEW, defaultRuns, defaultStart } from './defaults';
import { show } from './explain';
import { optimizerOf } from './optimizer';
import { type InputProblem, type Path, readExperiment } from './parse';
import { MOST_RUNS, NUMBERS } from './table';
import { decodeTools, encodeTools, TOOL_KEYS } from './tools-address';
import type { DataColumns, Experiment, Point, Run, SurfaceChoice } from './types';

/*
 * A whole experiment in the fragment of an address, readable and versioned; only what differs from the defaults:
 *
 *   #v=1&surface=mse&data=line_even&run=adam,lr:0.1,start:0:0,schedule:cosine,schedule.last:0.1&run=sgd&steps=200
 *
 *   surface | formula | loss   an id, or the user's own text        vars     w,b
 *   domain                     x:-2:2,y:-1:3                        params   a:1,b:50
 *   data                       an id, or x:1:2:3,y:4:5:6            run      one per run, in order
 *   steps seed tolerance       numbers                              view height colors contours
 *   tool race rates sweep swarm basins terrain                      see tools-address.ts
 */

/** Longer addresses are not read: data of that size belongs into a file. */
export const LONGEST_ADDRESS = 100_000;

/** Something in an address that was not used. `key` is empty for the address as a whole. */
export interface Rejected {
  readonly key: string;
  readonly value: string;
  /** What is wrong with it: a predicate, to stand after key and value. */
  readonly reason: LocalText;
}

const KEYS = [
  ...['v', 'surface', 'formula', 'loss', 'vars', 'domain', 'params', 'data', 'run'],
  ...['steps', 'seed', 'tolerance', 'view', 'height', 'colors', 'contours'],
  ...TOOL_KEYS,
  'samples',
];
/** A list is for people; nobody reads the hundredth line of it. */
export const MOST_REJECTED = 20;

/** Why an address cannot carry an experiment: samples are too many to be written out, and data may be too long. */
export type AddressFault = 'samples' | 'length';

/** What keeps an experiment from being carried whole by its address; null: nothing does, the link says everything. */
export function addressFault(experiment: Experiment): AddressFault | null {
  if ('samples' in experiment.surface) return 'samples';
  return encodeAddress(experiment).length > LONGEST_ADDRESS ? 'length' : null;
}

/** Whether the address says everything; else a file must. */
export function fitsAddress(experiment: Experiment): boolean {
  return addressFault(experiment) === null;
}

/**
 * The fragment of a complete experiment, with its `#`. May be longer than {@link LONGEST_ADDRESS} with data inline. Of a
 * sampled surface it says the name alone, so that whoever opens the address is told what is missing: see
 * {@link addressFault}.
 */
export function encodeAddress(experiment: Experiment): string {
  const { runs, view } = experiment;
  // What the reader of the address will have in place of samples decides what its runs must say.
  const surface: SurfaceChoice = 'samples' in experiment.surface ? DEFAULT_SURFACE : experiment.surface;
  const pairs: [string, string][] = [['v', '1']];
  const put = (key: string, value: string | undefined) => {
    if (value !== undefined && value !== '') pairs.push([key, value]);
  };
  if ('id' in surface) put('surface', surface.id === DEFAULT_SURFACE.id ? undefined : surface.id);
  else if ('loss' in surface) put('loss', surface.loss);
  else if ('formula' in surface) put('formula', surface.formula);
  if ('samples' in experiment.surface) put('samples', experiment.surface.samples.name || '-');
  if ('variables' in surface) put('vars', surface.variables?.join(','));
  put('domain', list(surface.domain));
  put('params', list(surface.parameters));
  if ('data' in surface) put('data', typeof surface.data === 'object' ? list(surface.data) : surface.data);
  if (JSON.stringify(runs) !== JSON.stringify(defaultRuns(surface))) {
    const start = defaultStart(surface);
    for (const run of runs) put('run', encodeRun(run, start));
  }
  for (const key of ['steps', 'seed', 'tolerance'] as const) {
    if (experiment[key] !== NUMBERS[key].value) put(key, String(experiment[key]));
  }
  if (view.projection !== DEFAULT_VIEW.projection) put('view', view.projection);
  if (view.height !== DEFAULT_VIEW.height) put('height', view.height);
  if (view.colors !== DEFAULT_VIEW.colors) put('colors', view.colors);
  if (view.contours !== DEFAULT_VIEW.contours) put('contours', view.contours ? 'on' : 'off');
  pairs.push(...encodeTools(experiment.tools));
  return `#${pairs.map(([key, value]) => `${key}=${escapeValue(value)}`).join('&')}`;
}

/** Reads any fragment, with or without its `#`. Never throws: what cannot be used is listed and its default used. */
export function decodeAddress(hash: string): { experiment: Experiment; rejected: readonly Rejected[] } {
  if (hash.length > LONGEST_ADDRESS) {
    return { experiment: readExperiment({}).experiment, rejected: [{ key: '', value: show(hash), reason: TOO_LONG }] };
  }
  const rejected: Rejected[] = [];
  const reject = (key: string, value: string, reason: LocalText) => {
    if (rejected.length < MOST_REJECTED) rejected.push({ key: show(key), value: show(value), reason });
  };
  const texts = new Map<string, string>();
  const runs: string[] = [];
  // Never throws: a malformed escape stays as it is.
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (!KEYS.includes(key)) reject(key, value, unknownKey(key, KEYS));
    else if (key === 'run' && runs.length < MOST_RUNS) runs.push(value);
    else if (key === 'run') reject(key, value, TOO_MANY_RUNS);
    else if (texts.has(key)) reject(key, value, DUPLICATE);
    else if (key === 'samples') reject(key, value, NO_SAMPLES);
    else texts.set(key, value);
  }
  const { experiment, problems } = readExperiment(toInput(texts, runs));
  for (const problem of problems) {
    const { key, value, inner } = toText(problem, texts, runs);
    reject(key, value, inner === '' ? problem.reason : within(inner, problem.reason));
  }
  return { experiment, rejected };
}

function encodeRun(run: Run, start: Point): string {
  const { schedule, clip } = run;
  const parts = [run.optimizer, ...changedHyper(optimizerOf(run).hyper, run.hyper, '').map(besideOthers)];
  if (run.start[0] !== start[0] || run.start[1] !== start[1]) parts.push(`start:${run.start.join(':')}`);
  if (schedule !== undefined) {
    const table = SCHEDULES.get(schedule.id)!.hyper;
    parts.push(`schedule:${schedule.id}`, ...changedHyper(table, schedule.hyper, SCHEDULE_PREFIX));
  }
  if (clip !== undefined) parts.push(`clip:${clip.by}:${clip.max}`);
  if (run.noise !== undefined) parts.push(`noise:${run.noise}`);
  if (run.batch !== undefined) parts.push(`batch:${run.batch}`);
  // Last, because it may hold every sign that separates the others.
  if (run.rule !== undefined) parts.push(`${RULE}${run.rule}`);
  return parts.join(',');
}

const SCHEDULE_PREFIX = 'schedule.';
const HYPER_PREFIX = 'hyper.';
const RULE = 'rule:';
const RUN_KEYS: ReadonlySet<string> = new Set(['start', 'schedule', 'clip', 'noise', 'batch', 'rule']);

/** A hyperparameter of an own rule may be called like a key of the run; then it says what it is. */
function besideOthers(part: string): string {
  return RUN_KEYS.has(part.split(':')[0]!) ? `${HYPER_PREFIX}${part}` : part;
}

function changedHyper(
  table: Readonly<Record<string, Hyperparameter>>,
  hyper: Readonly<Record<string, number>>,
  prefix: string,
): string[] {
  const defaults = completeHyper(table);
  const names = Object.keys(table).filter((name) => hyper[name] !== defaults[name]);
  return names.map((name) => `${prefix}${name}:${hyper[name]}`);
}

/** `name:number:number,name:…` */
function list(record: Readonly<Record<string, number | readonly number[]>> | DataColumns | undefined): string {
  return Object.entries(record ?? {})
    .map(([name, value]) => [name, ...(typeof value === 'number' ? [value] : value)].join(':'))
    .join(',');
}

/** Percent-encoded, but for what a fragment may hold as it is and people like to read. */
export function escapeValue(text: string): string {
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  return encoded.replace(/%2C|%3A|%3B|%2F|%3D|%3F/g, decodeURIComponent);
}

/** The texts of an address as untrusted input for the schema; what is no number stays text, for the schema to refuse. */
function toInput(texts: ReadonlyMap<string, string>, runs: readonly string[]): unknown {
  const keyed = (entries: readonly (readonly [string, unknown])[]) =>
    Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const text = (key: string) => texts.get(key);
  const amount = (key: string) => (texts.has(key) ? toNumber(texts.get(key)!) : undefined);
  const record = (key: string) => (texts.has(key) ? toRecord(texts.get(key)!) : undefined);

  const own = texts.has('formula') || texts.has('loss');
  const data = text('data');
  const surface = keyed([
    ['id', text('surface') ?? (own ? undefined : DEFAULT_SURFACE.id)],
    ['formula', text('formula')],
    ['loss', text('loss')],
    ['variables', text('vars')?.split(',')],
    ['domain', record('domain')],
    ['parameters', record('params')],
    ['data', data?.includes(':') ? toRecord(data, true) : data],
  ]);
  const view = keyed([
    ['projection', text('view')],
    ['height', text('height')],
    ['colors', text('colors')],
    ['contours', SWITCH.get(text('contours') ?? '') ?? text('contours')],
  ]);
  const version = amount('v');
  return keyed([
    ['version', version],
    ['surface', surface],
    ['runs', runs.length > 0 ? runs.map(toRun) : undefined],
    ['steps', amount('steps')],
    ['seed', amount('seed')],
    ['tolerance', amount('tolerance')],
    ['view', view],
    ['tools', decodeTools(texts, toNumber)],
  ]);
}

const SWITCH: ReadonlyMap<string, boolean> = new Map([
  ['on', true],
  ['off', false],
]);

/** Plain decimal numbers only: no hexadecimal, no Infinity, nothing empty. */
export function toNumber(text: string): number | string {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

function toRecord(text: string, alwaysLists = false): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    text.split(',').map((part) => {
      const [name, ...values] = part.split(':');
      const numbers = values.map(toNumber);
      return [name, numbers.length === 1 && !alwaysLists ? numbers[0] : numbers];
    }),
  );
}

function toRun(text: string): unknown {
  const at = `,${text}`.indexOf(`,${RULE}`);
  const [optimizer, ...parts] = (at < 0 ? text : text.slice(0, Math.max(at - 1, 0))).split(',');
  const run: [string, unknown][] = [['optimizer', optimizer]];
  if (at >= 0) run.push(['rule', text.slice(at + RULE.length)]);
  const hyper: [string, unknown][] = [];
  const scheduleHyper: [string, unknown][] = [];
  let schedule: string | null = null;
  for (const part of parts) {
    const [name, ...values] = part.split(':');
    const numbers = values.map(toNumber);
    if (name === 'start') run.push(['start', numbers]);
    else if (name === 'clip') run.push(['clip', { by: values[0], max: numbers[1] }]);
    else if (name === 'noise' || name === 'batch') run.push([name, numbers[0]]);
    else if (name === 'schedule') schedule = values[0] ?? '';
    else if (name.startsWith(SCHEDULE_PREFIX)) scheduleHyper.push([name.slice(SCHEDULE_PREFIX.length), numbers[0]]);
    else hyper.push([name.startsWith(HYPER_PREFIX) ? name.slice(HYPER_PREFIX.length) : name, numbers[0] ?? '']);
  }
  if (schedule !== null) run.push(['schedule', { id: schedule, hyper: Object.fromEntries(scheduleHyper) }]);
  return Object.fromEntries([...run, ['hyper', Object.fromEntries(hyper)]]);
}

/** Field of the experiment → key of the address, where they differ. */
const SURFACE_KEYS: ReadonlyMap<Path[number] | undefined, string> = new Map([
  ['id', 'surface'],
  ['variables', 'vars'],
  ['parameters', 'params'],
]);

/** Where in the address a problem of the experiment stands. */
function toText(
  { path: [first, second, ...deeper] }: InputProblem,
  texts: ReadonlyMap<string, string>,
  runs: readonly string[],
): { key: string; value: string; inner: string } {
  if (first === 'runs') {
    const value = typeof second === 'number' ? (runs[second] ?? '') : runs.join(' ');
    return { key: 'run', value, inner: deeper.join('.') };
  }
  const of = (key: string, inner: readonly (string | number)[]) => ({
    key,
    value: texts.get(key) ?? '',
    inner: inner.join('.'),
  });
  if (first === 'surface' && second === undefined) {
    return of(['loss', 'formula', 'surface'].find((key) => texts.has(key)) ?? 'surface', []);
  }
  if (first === 'surface') return of(SURFACE_KEYS.get(second) ?? String(second), deeper);
  if (first === 'tools' && second !== undefined) return of(second === 'shown' ? 'tool' : String(second), deeper);
  if (first === 'view') return of(second === 'projection' ? 'view' : String(second), []);
  return of(first === 'version' ? 'v' : String(first ?? ''), []);
}

export function within(inner: string, reason: LocalText): LocalText {
  return { en: `${show(inner)} ${reason.en}`, zh: `${show(inner)} ${reason.zh}` };
}

export function unknownKey(key: string, keys: readonly string[]): LocalText {
  const near = nearest(key, keys);
  return {
    en: `is not a key of an address${near === null ? '' : `; did you mean “${near}”?`}`,
    zh: `不是地址中的有效键${near === null ? '' : `，是否想写“${near}”？`}`,
  };
}

export const TOO_LONG: LocalText = {
  en: `is longer than ${LONGEST_ADDRESS} characters`,
  zh: `超过 ${LONGEST_ADDRESS} 个字符`,
};
export const DUPLICATE: LocalText = { en: 'is given more than once; the first counts', zh: '重复出现，以第一个为准' };
const NO_SAMPLES: LocalText = {
  en: 'is a surface of samples, which no address can carry: open its file again',
  zh: '是由采样点构成的曲面，无法写入地址，请重新打开它的文件',
};
const TOO_MANY_RUNS: LocalText = {
  en: `is one run more than the ${MOST_RUNS} that fit`,
  zh: `超出了最多 ${MOST_RUNS} 个运行`,
};
