import { type Engine, JET, type Problem } from '../engine/contract';
import { eigen } from './curvature';

/** Where a search for a stationary point has ended. */
export interface Polished {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** What the Hessian says there; `flat`: one of its eigenvalues is nought beside the other, or both are. */
  readonly kind: 'minimum' | 'maximum' | 'saddle' | 'flat';
}

const MOST_ROUNDS = 40;
/** A Newton step from near a stationary point is short; in shares of the domain's sides. */
const LONGEST = 0.02;
/** Where steps this short are rounding, also in float32; in shares of the domain's sides. */
const SHORTEST = 1e-7;
/** An eigenvalue below this, beside the larger one, is nought: float32 derivatives are good to about this. */
const FLAT = 1e-5;

interface Search {
  x: number;
  y: number;
  jet: Float64Array;
  /** Where the next look is to be taken; null: the search is over. */
  next: [number, number] | null;
}

/**
 * Newton's method from places that are close to a stationary point already, all at once: each round is one question to
 * the engine. A step that does not make the gradient smaller is taken back and ends the search, so that nothing gets
 * worse; in directions without curvature no step is taken.
 *
 * @param places x, y, …
 */
export async function polish(
  engine: Engine,
  problem: Problem,
  places: Float64Array,
  signal?: AbortSignal,
): Promise<Polished[]> {
  const [[x0, x1], [y0, y1]] = problem.domain;
  const sides = [x1 - x0, y1 - y0] as const;
  const searches: Search[] = Array.from({ length: places.length / 2 }, (_, index) => ({
    x: places[2 * index]!,
    y: places[2 * index + 1]!,
    jet: new Float64Array(JET.size),
    next: [places[2 * index]!, places[2 * index + 1]!],
  }));
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const active = searches.filter(({ next }) => next !== null);
    if (active.length === 0) break;
    const jets = await engine.probe(problem, Float64Array.from(active.flatMap(({ next }) => next!)), signal);
    for (const [index, search] of active.entries()) {
      const jet = jets.slice(index * JET.size, (index + 1) * JET.size);
      const usable = jet[JET.flags] === 0 && jet.every(Number.isFinite);
      const better = round === 0 || (usable && slope(jet) < slope(search.jet));
      if (better) [search.x, search.y, search.jet] = [...search.next!, jet];
      search.next = better && usable ? newton(search, sides) : null;
    }
  }
  return searches.map(({ x, y, jet }) => ({ x, y, value: jet[JET.value]!, kind: kindOf(jet) }));
}

function slope(jet: Float64Array): number {
  return Math.hypot(jet[JET.x]!, jet[JET.y]!);
}

/** Where Newton's step leads; null where it leads nowhere. */
function newton({ x, y, jet }: Search, [width, height]: readonly [number, number]): [number, number] | null {
  const { values, vectors } = eigen(jet[JET.xx]!, jet[JET.xy]!, jet[JET.yy]!);
  const least = FLAT * Math.max(...values.map(Math.abs));
  let [dx, dy] = [0, 0];
  values.forEach((value, k) => {
    if (Math.abs(value) <= least) return;
    const [ux, uy] = vectors[k]!;
    const length = (jet[JET.x]! * ux + jet[JET.y]! * uy) / value;
    dx -= length * ux;
    dy -= length * uy;
  });
  const length = Math.hypot(dx / width, dy / height);
  if (!(length > SHORTEST)) return null;
  if (length > LONGEST) [dx, dy] = [(dx * LONGEST) / length, (dy * LONGEST) / length];
  return [x + dx, y + dy];
}

function kindOf(jet: Float64Array): Polished['kind'] {
  const [low, high] = eigen(jet[JET.xx]!, jet[JET.xy]!, jet[JET.yy]!).values;
  const least = FLAT * Math.max(Math.abs(low), Math.abs(high));
  if (low > least) return 'minimum';
  if (high < -least) return 'maximum';
  return low < -least && high > least ? 'saddle' : 'flat';
}
