import type { IntegralReading } from '../../experiment/lessons/readings';
import { integrate } from '../calculus/quadrature';
import { riemannSum } from '../calculus/sums';
import { type Context, coordinate, type ReaderOf } from './context';
import { known, ReadingError } from './fault';
import { lineFunction } from './ofFormula';

export const readIntegral: ReaderOf<'integral'> = (reading, context) => {
  const f = lineFunction(context.subject, reading.formula).f.value;
  const bounds = [bound(reading, 'from', context), bound(reading, 'to', context)] as const;
  if (reading.rule !== 'exact') {
    const strips = reading.n ?? context.subject.function.experiment.integral.n;
    return known(riemannSum(f, bounds, reading.rule, strips).total);
  }
  const found = integrate(f, ...bounds);
  if ('value' in found) return known(found.value);
  if (found.kind === 'divergent') throw new ReadingError('The area grows without bound.', '面积无限增大。');
  throw new ReadingError('The function has no values on a part of the interval.', '函数在区间的一部分上没有值。');
};

function bound(reading: IntegralReading, end: 'from' | 'to', context: Context): number {
  const given = reading[end];
  return given === undefined ? context.subject.function.experiment.integral[end] : coordinate(given, context);
}
