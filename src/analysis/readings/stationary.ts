import { compileResolved } from '../../experiment/functions/resolve';
import type { StationaryReading } from '../../experiment/lessons/readings';
import { curveFeatures } from '../calculus/features';
import { suspectFinder } from '../calculus/suspects';
import { stationaryPoints } from '../stationary';
import type { ReaderOf } from './context';
import { ReadingError } from './fault';
import type { Subject } from './subject';

/** A stationary point of either kind of experiment. */
interface Point {
  readonly kind: StationaryReading['which'];
  readonly place: readonly number[];
  readonly value: number;
}

export const readStationary: ReaderOf<'stationary'> = async ({ which, nth = 0, of }, { subject }) => {
  const all = await pointsOf(subject);
  const points = which === 'any' ? all : all.filter(({ kind }) => kind === which);
  if (of === 'count') return points.length;
  const point = points[nth];
  if (point === undefined) {
    throw new ReadingError(
      `There are only ${points.length} such points in the domain.`,
      `定义域内这样的点只有 ${points.length} 个。`,
    );
  }
  if (of === 'f') return point.value;
  const at = point.place[of === 'x' ? 0 : 1];
  if (at === undefined)
    throw new ReadingError('A function of one variable has no y here.', '一元函数在此没有 y 坐标。');
  return at;
};

/** By value, the lowest first. */
function pointsOf(subject: Subject): Promise<readonly Point[]> {
  return subject.once('stationary', async () => (subject.of?.kind === 'function' ? onLine(subject) : inPlane(subject)));
}

function onLine({ function: { resolved, f } }: Subject): Point[] {
  const { domain, parameters } = resolved;
  const jet = { value: f.value, derivative: f.derivative, second: (x: number) => f.jet(x)[2] };
  const suspects = suspectFinder(compileResolved(resolved), Object.values(parameters));
  return curveFeatures(jet, domain, suspects(...domain))
    .stationary.map(({ x, value, kind }): Point => ({ kind: kind === 'terrace' ? 'any' : kind, place: [x], value }))
    .sort((a, b) => a.value - b.value || a.place[0]! - b.place[0]!);
}

async function inPlane({ engine, surface, signal }: Subject): Promise<Point[]> {
  const { points } = await stationaryPoints(engine, surface.resolved.problem, signal);
  return points.map(({ place, value, kind }): Point => ({ kind: kind === 'degenerate' ? 'any' : kind, place, value }));
}
