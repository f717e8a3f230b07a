import { JET } from '../../engine/contract';
import type { SeriesReading } from '../../experiment/lessons/readings';
import { compileFunction, createFunctionEvaluator } from '../../formula/programs/function';
import { alongChain } from './chain';
import { type Context, coordinate } from './context';
import { courseOf } from './game';
import { layersAt, measuredAt, parameterIndex } from './network';
import { alongRun, descentsOf, one, runsOf } from './run';
import { separationOf } from './separation';
import { recordOf } from './training';
import { broadcastLoss, broadcastMatrix, LOOPS, part, perceptronLoop, rateOf } from './wrong';

type SeriesReaders = {
  readonly [K in SeriesReading['kind']]: (
    reading: Extract<SeriesReading, { readonly kind: K }>,
    context: Context,
  ) => Promise<ArrayLike<number>>;
};

const SERIES: SeriesReaders = {
  async runSeries({ run = 0, of }, { subject }) {
    const descent = one(await descentsOf(subject), run);
    if (of !== 'dx') return alongRun(descent, of);
    const jets = await subject.engine.probe(runsOf(subject).problem, descent.trajectory, subject.signal);
    return Float64Array.from({ length: jets.length / JET.size }, (_, i) => jets[i * JET.size + JET.x]!);
  },
  async trainSeries({ of }, { subject }) {
    const record = await recordOf(subject);
    if (of === 'epoch') return record.map(({ state }) => state.epoch);
    return inOrder(record, (snapshot) => measuredAt(subject, snapshot, of));
  },
  async weightSeries(place, { subject }) {
    const at = parameterIndex(subject, place);
    return (await recordOf(subject)).map(({ state }) => state.weights[at]!);
  },
  async curve({ formula, variable = 'x', from, to, count }) {
    const { value } = createFunctionEvaluator(compileFunction({ formula, variable, parameters: [] }), []);
    return Array.from({ length: count }, (_, i) => value(count === 1 ? from : from + ((to - from) * i) / (count - 1)));
  },
  layers: ({ epoch, of }, { subject }) => layersAt(subject, epoch, of),
  chainSeries: async (reading, context) => alongChain(reading, context),
  numbers: async ({ names }, context) => names.map((name) => coordinate(name, context)),
  separationSeries: ({ run = 0, gap }, { subject }) => separationOf(subject, run, gap),
  async wrongSeries({ way, of }, { subject }) {
    switch (way) {
      case 'broadcastLoss':
        return inOrder(await recordOf(subject), (snapshot) => broadcastLoss(subject, snapshot));
      case 'broadcastMatrix':
        return broadcastMatrix(subject);
      case 'perceptronLoop':
        return perceptronLoop(rateOf(subject), LOOPS).map((row) => part(row, of, way));
    }
  },
  async gameSeries({ of }, { subject }) {
    if (of !== 'epoch') return courseOf(subject, of);
    return Array.from({ length: subject.network.experiment.epochs }, (_, i) => i + 1);
  },
};

/** The numbers of a series; what is no number where a function has no value or a loss is not known. */
export async function readingOfSeries(reading: SeriesReading, context: Context): Promise<readonly number[]> {
  const read = SERIES[reading.kind] as (reading: SeriesReading, context: Context) => Promise<ArrayLike<number>>;
  return Array.from(await read(reading, context));
}

/** One after another: an engine has one thing to do at a time, and work that is given up ends at once. */
async function inOrder<T>(list: readonly T[], each: (one: T) => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (const one of list) all.push(await each(one));
  return all;
}
