import { JET } from '../../engine/contract';
import type { Coordinate, ValueReading } from '../../experiment/lessons/readings';
import { sideSlopes } from '../calculus/oneSided';
import { eigen } from '../curvature';
import { exactProber } from '../exactJet';
import { type Context, coordinate, type ReaderOf } from './context';
import { known, ReadingError } from './fault';
import { lineFunction, planeProblem } from './ofFormula';

/** A function or a surface at a place, in float64 wherever that is possible. */
export const readValue: ReaderOf<'value'> = (reading, context) => {
  const { at } = reading;
  if (typeof at === 'number' || typeof at === 'string') return onLine(reading, at, context);
  return inPlane(reading, at, context);
};

function onLine({ formula, of }: ValueReading, at: Coordinate, context: Context): number {
  const { f } = lineFunction(context.subject, formula);
  const x = coordinate(at, context);
  if (of === 'left' || of === 'right') return known(sideSlopes(f.value, x, f.derivative)[of]);
  const [value, first, second] = f.jet(x);
  switch (of) {
    case 'f':
      return known(value);
    case 'dx':
      return known(first);
    case 'norm':
      return known(Math.abs(first));
    case 'dxx':
    case 'least':
    case 'most':
      return known(second);
    default:
      throw new ReadingError(
        'A function of one variable has no derivative in another direction.',
        '一元函数没有对另一个变量的导数。',
      );
  }
}

const DERIVATIVES = { f: JET.value, dx: JET.x, dy: JET.y, dxx: JET.xx, dxy: JET.xy, dyy: JET.yy } as const;

async function inPlane(
  { formula, of }: ValueReading,
  at: readonly [Coordinate, Coordinate],
  context: Context,
): Promise<number> {
  const { subject } = context;
  const [x, y] = at.map((each) => coordinate(each, context)) as [number, number];
  const { probe } = exactProber(subject.engine, planeProblem(subject, formula), subject.signal);
  const jet = await probe([[x, y]]);
  if (jet[JET.flags] !== 0) throw new ReadingError('There is no value at this place.', '此处没有函数值。');
  switch (of) {
    case 'norm':
      return known(Math.hypot(jet[JET.x]!, jet[JET.y]!));
    case 'least':
    case 'most':
      return known(eigen(jet[JET.xx]!, jet[JET.xy]!, jet[JET.yy]!).values[of === 'least' ? 0 : 1]);
    case 'left':
    case 'right':
      throw new ReadingError('A surface has no left and no right slope.', '曲面没有左、右导数。');
    default:
      return known(jet[DERIVATIVES[of]]!);
  }
}
