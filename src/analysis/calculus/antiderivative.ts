import type { CurveSegment } from './curve';
import { applyRule } from './gaussKronrod';
import type { RealFunction } from './limits';
import { integrate } from './quadrature';

/** ∫ f from an origin to x, for every x that can be reached without crossing a place where the integral diverges. */
export interface Antiderivative {
  readonly origin: number;
  /** One piece; 0 at the origin. */
  readonly curve: CurveSegment;
  /** How far it exists within the interval. */
  readonly reach: readonly [low: number, high: number];
  /** Where it ends on either side: at the cut that it does not reach, where one is next. */
  readonly ends: readonly [low: number, high: number];
}

/** Cells of the interval: some pixels each. */
const CELLS = 400;
/** One rule for a cell is enough where it errs by less than this, of ∫|f| over it. */
const ENOUGH = 1e-9;
/** Of a cell that is not enough: about 3,000 evaluations. */
const MOST_PIECES = 100;

/**
 * The antiderivative that is 0 at the origin, by summing the integrals of cells outwards from it.
 *
 * @param cuts places where f may have a pole or a jump: no cell goes over one
 * @returns null where f is not integrable on either side of the origin
 */
export function antiderivative(
  f: RealFunction,
  origin: number,
  [low, high]: readonly [low: number, high: number],
  cuts: readonly number[] = [],
): Antiderivative | null {
  const even = Array.from({ length: CELLS + 1 }, (_, i) => (i === CELLS ? high : low + ((high - low) * i) / CELLS));
  const places = [...new Set([...even, ...cuts, origin])]
    .filter((x) => x >= low && x <= high)
    .sort((one, other) => one - other);
  const start = places.indexOf(origin);
  const right = sums(f, places.slice(start));
  const left = sums(f, places.slice(0, start + 1).reverse());
  const nodes = [...left.nodes.slice(1).reverse(), ...right.nodes];
  if (nodes.length < 2) return null;
  // A cell without an integral that ends at a cut has none because of what stands there.
  const endOf = ({ nodes: own, failed }: Sums) => (cuts.includes(failed) ? failed : (own.at(-1)?.x ?? origin));
  const curve = { x: Float64Array.from(nodes, ({ x }) => x), y: Float64Array.from(nodes, ({ sum }) => sum) };
  return { origin, curve, reach: [nodes[0].x, nodes[nodes.length - 1].x], ends: [endOf(left), endOf(right)] };
}

interface Node {
  readonly x: number;
  readonly sum: number;
}

interface Sums {
  readonly nodes: readonly Node[];
  /** The far end of the first cell that has no integral; NaN where all have one. */
  readonly failed: number;
}

/** Sums from the first place outwards, as far as cells have integrals. */
function sums(f: RealFunction, places: readonly number[]): Sums {
  const nodes: Node[] = places.length > 0 ? [{ x: places[0], sum: 0 }] : [];
  for (let i = 1; i < places.length; i++) {
    const cell = overCell(f, places[i - 1], places[i]);
    if (cell === null) return { nodes, failed: places[i] };
    nodes.push({ x: places[i], sum: nodes[i - 1].sum + cell });
  }
  return { nodes, failed: Number.NaN };
}

function overCell(f: RealFunction, from: number, to: number): number | null {
  const sign = from < to ? 1 : -1;
  const [low, high] = from < to ? [from, to] : [to, from];
  const quick = applyRule(f, low, high);
  if (quick.error <= ENOUGH * quick.size) return sign * quick.value;
  const found = integrate(f, low, high, { tolerance: ENOUGH, mostPieces: MOST_PIECES });
  return 'value' in found ? sign * found.value : null;
}
