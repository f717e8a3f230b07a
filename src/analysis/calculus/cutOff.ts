import type { Sample } from './steps';

/** A piece of a curve without a gap: x ascending, all finite. */
export interface CurveSegment {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** A line without what lies beyond two levels: nobody sees that, and a drawing cannot hold any number. */
export function cutOff(line: readonly Sample[], [low, high]: readonly [low: number, high: number]): CurveSegment[] {
  const result: CurveSegment[] = [];
  let xs: number[] = [];
  let ys: number[] = [];
  const end = () => {
    if (xs.length > 1) result.push({ x: Float64Array.from(xs), y: Float64Array.from(ys) });
    [xs, ys] = [[], []];
  };
  const push = (x: number, y: number) => {
    // Neighbours that rounding makes one place are one point.
    if (x === xs[xs.length - 1]) return;
    xs.push(x);
    ys.push(y);
  };
  const isIn = ({ y }: Sample) => y >= low && y <= high;
  line.forEach((sample, i) => {
    const before = line[i - 1];
    if (before !== undefined && isIn(before) !== isIn(sample)) {
      const [inner, outer] = isIn(before) ? [before, sample] : [sample, before];
      const level = outer.y > high ? high : low;
      const share = (level - inner.y) / (outer.y - inner.y);
      push(inner.x + share * (outer.x - inner.x), level);
      if (inner === before) end();
    }
    if (isIn(sample)) push(sample.x, sample.y);
  });
  end();
  return result;
}
