import * as v from 'valibot';
import { OPTIMIZERS, SCHEDULES } from '../catalog';
import type { Hyperparameter } from '../catalog/types';
import { completeHyper } from './complete';
import { field, same } from './field';
import { number, numberOf } from './kinds';
import { MOST_ROWS, MOST_RUNS } from './limits';
import type { RunDraftOf, RunOf } from './run';
import { closed, formula, hyper, oneOf, type Schema, textOf } from './shapes';
import { OWN, optimizerOf, ruleFault } from './surfaces/optimizer';
import { toNumber } from './textForms';
import { clipSchema, scheduleSchema } from './training';

/*
 * The runs of an experiment. Which hyperparameters a run may have depends on its optimizer, so the schema looks at its
 * content first. An address says each, in order, with only what differs from the defaults:
 *
 *   run=adam,lr:0.1,start:0:0,schedule:cosine,schedule.last:0.1,clip:norm:2,noise:0.5,batch:8&run=own,mu:0.5,rule:v = …
 */

/** Numbers of a run. */
export const RUN = {
  /** 0: none. */
  noise: number({
    label: { en: 'Gradient noise σ', zh: '梯度噪声 σ' },
    default: 0,
    min: 0,
    max: 1e6,
    slider: [0, 10],
  }),
  /** Absent, in panels 0: all rows. */
  batch: number({
    label: { en: 'Batch size', zh: '批量大小' },
    default: 0,
    min: 1,
    max: MOST_ROWS,
    integer: true,
  }),
} as const;

const rule = v.pipe(
  formula,
  v.check((text) => ruleFault(text) === null, 'rule'),
);

/** How a place is held against its bounds and written. */
export interface StartForm<P> {
  readonly schema: Schema;
  /** Numbers with colons between them. */
  write(start: P): string;
  read(numbers: readonly (number | string)[]): unknown;
}

const runSchema = (start: Schema, batches: boolean): Schema =>
  v.lazy((input): Schema => {
    const optimizer = textOf(input, 'optimizer');
    if (optimizer !== OWN && !OPTIMIZERS.has(optimizer)) {
      return v.looseObject({ optimizer: oneOf([...OPTIMIZERS.keys(), OWN]) }, 'run');
    }
    const text = textOf(input, 'rule');
    // Which hyperparameters there are cannot be said without a rule.
    if (optimizer === OWN && ruleFault(text) !== null) return v.looseObject({ rule }, 'run');
    return closed({
      optimizer: v.string(),
      ...(optimizer === OWN ? { rule } : {}),
      hyper: v.optional(hyper(optimizerOf({ optimizer, rule: text }).hyper)),
      start: v.optional(start),
      schedule: v.optional(scheduleSchema),
      clip: v.optional(clipSchema),
      noise: v.optional(numberOf(RUN.noise)),
      ...(batches ? { batch: v.optional(numberOf(RUN.batch)) } : {}),
    });
  });

/**
 * 1 to 12 runs, in the order in which they are listed and coloured. Which there are at first depends on what they
 * descend. `batches`: they may draw rows of a data set.
 */
export function runsOf<P>(start: StartForm<P>, batches: boolean) {
  const run = v.optional(runSchema(start.schema, batches));
  const schema = v.pipe(v.array(run, 'runs'), v.minLength(1, 'runs'), v.maxLength(MOST_RUNS, 'runs'));
  return field<readonly RunOf<P>[], readonly RunDraftOf<P>[], 'runs' | 'view'>({
    label: { en: 'Optimizers', zh: '优化器' },
    default: [],
    schema,
    key: 'run',
    entries: [
      {
        suffix: '',
        path: [],
        repeats: {
          most: MOST_RUNS,
          more: { en: `is one run more than the ${MOST_RUNS} that fit`, zh: `超出了最多 ${MOST_RUNS} 个运行` },
        },
        write: (value, base = []) =>
          same(value, base) ? null : value.map((each) => runText(each, base[0]?.start, start)),
        read: (text) => readRun(text, start),
      },
    ],
    affects: ['runs', 'view'],
  });
}

/** A run whose optimizer, rule and schedule are known, completed. */
export function completeRun<P>(draft: RunDraftOf<P>, start: P): RunOf<P> {
  const { schedule, noise, ...rest } = draft;
  return {
    ...rest,
    hyper: completeHyper(optimizerOf(draft).hyper, draft.hyper),
    start: draft.start ?? start,
    ...(schedule === undefined
      ? {}
      : { schedule: { id: schedule.id, hyper: completeHyper(SCHEDULES.get(schedule.id)!.hyper, schedule.hyper) } }),
    // No noise is the absence of noise, so that equal experiments have equal data.
    ...(noise === undefined || noise === RUN.noise.default ? {} : { noise }),
  };
}

const SCHEDULE_PREFIX = 'schedule.';
const HYPER_PREFIX = 'hyper.';
const RULE = 'rule:';
const RUN_KEYS: ReadonlySet<string> = new Set(['start', 'schedule', 'clip', 'noise', 'batch', 'rule']);

/** `usual`: the start of who names none. */
function runText<P>(run: RunOf<P>, usual: P | undefined, start: StartForm<P>): string {
  const { schedule, clip } = run;
  const parts = [run.optimizer, ...changedHyper(optimizerOf(run).hyper, run.hyper, '').map(besideOthers)];
  if (!same(run.start, usual)) parts.push(`start:${start.write(run.start)}`);
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

/** A hyperparameter of an own rule may be called like a key of the run; then it says what it is. */
function besideOthers(part: string): string {
  return RUN_KEYS.has(part.split(':')[0]!) ? `${HYPER_PREFIX}${part}` : part;
}

function changedHyper(
  table: Readonly<Record<string, Hyperparameter>>,
  given: Readonly<Record<string, number>>,
  prefix: string,
): string[] {
  const defaults = completeHyper(table);
  const changed = Object.keys(table).filter((name) => given[name] !== defaults[name]);
  return changed.map((name) => `${prefix}${name}:${given[name]}`);
}

function readRun<P>(text: string, start: StartForm<P>): unknown {
  const at = `,${text}`.indexOf(`,${RULE}`);
  const [optimizer, ...parts] = (at < 0 ? text : text.slice(0, Math.max(at - 1, 0))).split(',');
  const read: [string, unknown][] = [['optimizer', optimizer]];
  if (at >= 0) read.push(['rule', text.slice(at + RULE.length)]);
  const own: [string, unknown][] = [];
  const scheduled: [string, unknown][] = [];
  let schedule: string | null = null;
  for (const part of parts) {
    const [name = '', ...values] = part.split(':');
    const numbers = values.map(toNumber);
    if (name === 'start') read.push(['start', start.read(numbers)]);
    else if (name === 'clip') read.push(['clip', { by: values[0], max: numbers[1] }]);
    else if (name === 'noise' || name === 'batch') read.push([name, numbers[0]]);
    else if (name === 'schedule') schedule = values[0] ?? '';
    else if (name.startsWith(SCHEDULE_PREFIX)) scheduled.push([name.slice(SCHEDULE_PREFIX.length), numbers[0]]);
    else own.push([name.startsWith(HYPER_PREFIX) ? name.slice(HYPER_PREFIX.length) : name, numbers[0] ?? '']);
  }
  if (schedule !== null) read.push(['schedule', { id: schedule, hyper: Object.fromEntries(scheduled) }]);
  return Object.fromEntries([...read, ['hyper', Object.fromEntries(own)]]);
}
