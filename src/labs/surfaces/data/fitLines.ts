import type { Fit } from '../../../analysis/fit';
import type { LinearClassifier } from '../../../analysis/margin';

type Range = readonly [low: number, high: number];

/** Points of a curve that bends. */
const BENDS = 96;

/** The fit at one place of the surface as a line through the plot: x, y, x, y, …; empty where there is none. */
export function fitLine(fit: Fit, theta: readonly [number, number], x: Range, y: Range): Float64Array {
  if (!theta.every(Number.isFinite)) return new Float64Array(0);
  if (fit.kind === 'side') return fit.features.length === 2 ? border(fit, theta, x, y) : threshold(fit, theta, x, y);
  const at = (value: number) => fit.predict(theta, [value]);
  const [low, middle, high] = [at(x[0]), at((x[0] + x[1]) / 2), at(x[1])];
  const straight = Math.abs(low + high - 2 * middle) <= 1e-9 * (Math.abs(low) + Math.abs(high) + Math.abs(middle));
  // Three places of a wave may lie on one line: a fourth tells.
  const quarter = at(x[0] + (x[1] - x[0]) / 4);
  const even = Math.abs(low + middle - 2 * quarter) <= 1e-9 * (Math.abs(low) + Math.abs(middle) + Math.abs(quarter));
  if (straight && even) return Float64Array.of(x[0], low, x[1], high);
  const places = new Float64Array(2 * (BENDS + 1));
  for (let i = 0; i <= BENDS; i++) {
    const value = x[0] + ((x[1] - x[0]) * i) / BENDS;
    places[2 * i] = value;
    places[2 * i + 1] = at(value);
  }
  return places;
}

/** Where a score over two columns changes its sign: a straight line; a score that bends has no line here. */
function border(fit: Fit, theta: readonly [number, number], x: Range, y: Range): Float64Array {
  const centre = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2] as const;
  const [width, height] = [x[1] - x[0], y[1] - y[0]];
  const here = fit.predict(theta, centre);
  const [right, up] = [fit.predict(theta, [x[1], centre[1]]) - here, fit.predict(theta, [centre[0], y[1]]) - here];
  const corner = fit.predict(theta, [x[1], y[1]]);
  // In half widths and half heights: here + right·u + up·v = 0.
  const size = right * right + up * up;
  if (!(size > 0) || Math.abs(corner - here - right - up) > 1e-9 * (Math.abs(here) + Math.sqrt(size))) {
    return new Float64Array(0);
  }
  const foot = [(-here * right) / size, (-here * up) / size] as const;
  const along = [-up / Math.sqrt(size), right / Math.sqrt(size)] as const;
  // Half diagonals of the box: the line leaves it on both sides, wherever it passes.
  const reach = 2 + Math.hypot(...foot);
  const end = (sign: number) => [
    centre[0] + ((foot[0] + sign * reach * along[0]) * width) / 2,
    centre[1] + ((foot[1] + sign * reach * along[1]) * height) / 2,
  ];
  return Float64Array.from([...end(-1), ...end(1)]);
}

/** The score as w·x + b at one place of the surface; null where it bends, or reads other than two columns. */
export function classifierOf(
  { kind, features, predict }: Fit,
  theta: readonly [number, number],
): LinearClassifier | null {
  if (kind !== 'side' || features.length !== 2) return null;
  const [b, right, up, corner] = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].map((at) => predict(theta, at)) as Four;
  const size = Math.abs(b) + Math.abs(right) + Math.abs(up);
  if (!(Math.abs(corner - right - up + b) <= 1e-9 * size)) return null;
  return { w: [right - b, up - b], b };
}

type Four = [number, number, number, number];

/** The same over one column: an upright line. */
function threshold(fit: Fit, theta: readonly [number, number], x: Range, y: Range): Float64Array {
  const [low, high] = [fit.predict(theta, [x[0]]), fit.predict(theta, [x[1]])];
  if (!(low * high <= 0) || low === high) return new Float64Array(0);
  const at = x[0] + ((x[1] - x[0]) * low) / (low - high);
  return Float64Array.of(at, y[0], at, y[1]);
}

/** Upright lines from every point to the curve. */
export function residualLines(
  fit: Fit,
  theta: readonly [number, number],
  xs: readonly number[],
  ys: readonly number[],
): Float64Array {
  const places = new Float64Array(6 * xs.length);
  xs.forEach((x, row) => {
    places.set([x, ys[row]!, x, fit.predict(theta, [x]), Number.NaN, Number.NaN], 6 * row);
  });
  return places;
}
