import type { NumberResult } from '../../analysis/readings';
import type { Engine } from '../../engine/contract';
import type { Step, StepExperiment } from '../../experiment/lessons/types';
import type { LocalText } from '../../formula/text';
import { part } from '../../page/part';
import type { EngineSource } from '../../page/workbench/engineSource';
import { createJob } from '../../page/workbench/job';
import { type FigureData, sourcesOf } from './figures/sources';
import { numberText } from './numberText';

/** Of which moment numbers are wanted. */
export interface Moment {
  readonly step: Step;
  /** That of the moment, as an address without its `#`, or as an object; null: there is none. */
  readonly experiment: StepExperiment | null;
}

/** The numbers of a step and of its figures, as far as they are known. */
export interface Readouts {
  readonly numbers: readonly (NumberResult | undefined)[];
  readonly figures: readonly (FigureData | undefined)[];
  /** Some of them belong to the experiment before: their own have yet to come. */
  readonly mixed: boolean;
}

export interface LessonNumbers {
  readonly readouts: Readouts;
  /** They belong to an experiment that has changed since: they are being computed anew. */
  readonly stale: boolean;
  readonly busy: boolean;
  /** Why nothing can be computed; null: it can. */
  readonly failure: LocalText | null;
  /** As the step rounds it; `–` while it has no value. */
  text(name: string): string;
  /** Null: nobody looks. */
  want(moment: Moment | null): void;
}

const NONE: Readouts = { numbers: [], figures: [], mixed: false };

/** Milliseconds of rest before numbers are computed for an experiment that is being changed. */
const REST = 150;

/** Moments whose numbers are kept, so that those of a step one comes back to are there at once. */
const KEPT = 60;

/** @param tell called after every change of what is known */
export function createNumbers(exact: EngineSource, tell: () => void): LessonNumbers {
  const kept = new Map<string, Readouts>();
  let wanted: (Moment & { readonly key: string }) | null = null;
  let timer = 0;

  const job = createJob<Moment & { readonly key: string }, Readouts>(
    exact,
    async (moment, engine, publish, signal) => {
      const before = job.of?.step === moment.step ? job.result : null;
      const all = await readAll(moment, engine, signal, (fresh) => void publish(over(before, fresh)));
      kept.delete(moment.key);
      kept.set(moment.key, all);
      if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
      publish(all);
    },
    tell,
  );
  /** What is known of the step that is shown, of whatever moment. */
  const known = (): Readouts => {
    if (wanted === null) return NONE;
    return kept.get(wanted.key) ?? (job.of?.step === wanted.step ? (job.result ?? NONE) : NONE);
  };
  const isSettled = (): boolean => wanted === null || kept.has(wanted.key) || job.failure !== null;

  return {
    get readouts() {
      return known();
    },
    get stale() {
      return wanted !== null && !kept.has(wanted.key) && (job.of?.key !== wanted.key || job.result?.mixed === true);
    },
    get busy() {
      return !isSettled();
    },
    get failure() {
      return isSettled() ? job.failure : null;
    },
    text(name) {
      const { step } = wanted ?? {};
      const index = step?.numbers?.findIndex((number) => number.name === name) ?? -1;
      const result = known().numbers[index];
      if (result === undefined || 'fault' in result) return '–';
      return numberText(result.value, step!.numbers![index]!.digits);
    },
    want(moment) {
      const next = moment === null ? null : { ...moment, key: keyOf(moment) };
      if (next?.key === wanted?.key && next?.step === wanted?.step) return;
      const other = next?.step !== wanted?.step;
      wanted = next;
      window.clearTimeout(timer);
      const compute = (): void => job.want(wanted !== null && kept.has(wanted.key) ? null : wanted);
      if (other) compute();
      else timer = window.setTimeout(compute, REST);
      tell();
    },
  };
}

/** What has come takes the place of what stood there; what has not come yet leaves it. */
function over(before: Readouts | null, { numbers, figures }: Readouts): Readouts {
  if (before === null) return { numbers, figures, mixed: false };
  return {
    numbers: [...numbers, ...before.numbers.slice(numbers.length)],
    figures: [...figures, ...before.figures.slice(figures.length)],
    mixed: numbers.length < before.numbers.length || figures.length < before.figures.length,
  };
}

/** Where nothing is read of the experiment of the moment, its changes change nothing. */
function keyOf({ step, experiment }: Moment): string {
  const own = [...(step.numbers ?? []), ...(step.figures ?? [])].every((each) => each.experiment !== undefined);
  return JSON.stringify([step, own ? null : experiment]);
}

async function readAll(
  { step, experiment }: Moment,
  engine: Engine,
  signal: AbortSignal,
  publish: (readouts: Readouts) => void,
): Promise<Readouts> {
  // The table of contents has no numbers: what reads them comes with the first step that has.
  const { createReadings } = await part(() => import('../../analysis/readings'));
  const readings = createReadings(experiment, engine, signal);
  let readouts = NONE;
  const grow = (change: Partial<Readouts>): void => {
    readouts = { ...readouts, ...change };
  };
  await readings.numbers(step.numbers ?? [], (result) => {
    grow({ numbers: [...readouts.numbers, result] });
    publish(readouts);
  });
  for (const figure of step.figures ?? []) {
    const rows: (readonly number[])[] = [];
    for (const source of sourcesOf(figure)) {
      if (!('kind' in source)) rows.push(source);
      else {
        const series = await readings.series(source, figure.experiment);
        // A figure draws what there is; why a number of it is missing stands in the table.
        rows.push('values' in series ? series.values : []);
      }
    }
    grow({ figures: [...readouts.figures, rows] });
    publish(readouts);
  }
  return readouts;
}
