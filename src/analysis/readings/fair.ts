import { bestRate, type RateCurve, rateGrid, searchRates } from '../fair';
import type { Context, ReaderOf } from './context';
import { ReadingError } from './fault';
import { one } from './run';

export const readFair: ReaderOf<'fair'> = async ({ run, of }, context) => {
  const best = bestRate(await curveOf(run, context));
  if (best === null)
    throw new ReadingError('No learning rate brings this run to an end.', '没有哪个学习率能让它走到终点。');
  return of === 'lr' ? best.rate : best.loss;
};

/** The final losses of one run over the rates of the race. */
function curveOf(run: number, { subject }: Context): Promise<RateCurve> {
  return subject.once(`fair ${run}`, async () => {
    const { experiment, resolved } = subject.surface;
    const { low, high, count } = experiment.tools.race;
    let found: RateCurve | null = null;
    await searchRates(
      subject.engine,
      resolved.problem,
      [one(resolved.runs, run)],
      resolved.plan,
      rateGrid(low, high, count),
      ([curve]) => {
        found = curve ?? null;
      },
      subject.signal ?? new AbortController().signal,
    );
    if (found === null) throw new ReadingError('This optimizer has no learning rate.', '该优化器没有学习率。');
    return found;
  });
}
