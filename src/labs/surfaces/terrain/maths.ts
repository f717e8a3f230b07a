import { type Eigen, eigen } from '../../../analysis/curvature';
import { JET } from '../../../engine/contract';
import type { Point } from '../../../experiment/surfaces/types';
import { texName, texNumber } from '../../../formula/targets/tex-names';
import { formatSignificant, MINUS } from '../../../page/format';

/** What is known of the surface at one place. */
export interface Ground {
  readonly at: Point;
  readonly value: number;
  readonly gradient: readonly [number, number];
  /** f_xx, f_xy, f_yy */
  readonly hessian: readonly [number, number, number];
  readonly eigen: Eigen;
}

/** Some hundred units in the last place of double precision: entries of a Hessian are sums of about as many products. */
const ROUNDING = 5e-14;

/** Null where the surface is undefined or too large. */
export function groundOf(at: Point, jet: Float64Array): Ground | null {
  if (jet[JET.flags] !== 0) return null;
  const [xx, xy, yy] = [jet[JET.xx]!, jet[JET.xy]!, jet[JET.yy]!];
  // What is less than rounding beside the largest entry is zero: splines through a plane have such curvatures.
  const noise = ROUNDING * Math.max(Math.abs(xx), Math.abs(xy), Math.abs(yy));
  const calm = (entry: number): number => (Math.abs(entry) < noise ? 0 : entry);
  const hessian = [calm(xx), calm(xy), calm(yy)] as const;
  return { at, value: jet[JET.value]!, gradient: [jet[JET.x]!, jet[JET.y]!], hessian, eigen: eigen(...hessian) };
}

/** A formula, and the same as plain text. */
export interface Written {
  readonly tex: string;
  readonly plain: string;
}

/** Digits that are shown of measured numbers. */
const DIGITS = 5;

function number(value: number): Written {
  const plain = formatSignificant(value, DIGITS);
  return { tex: texNumber(Number(plain.replaceAll(MINUS, '-'))), plain };
}

/** `x − 1`, `x + 1`, `x`. */
function offset(name: string, place: number): Written {
  if (place === 0) return { tex: texName(name), plain: name };
  const size = number(Math.abs(place));
  const [texSign, sign] = place < 0 ? ['+', '+'] : ['-', MINUS];
  return { tex: `${texName(name)} ${texSign} ${size.tex}`, plain: `${name} ${sign} ${size.plain}` };
}

/** z = f(P) + f_x (x − a) + f_y (y − b), with the numbers of the place. */
export function tangentPlane({ at, value, gradient }: Ground, names: readonly [string, string]): Written {
  const start = number(value);
  let tex = `z = ${start.tex}`;
  let plain = `z = ${start.plain}`;
  gradient.forEach((slope, axis) => {
    const size = number(Math.abs(slope));
    if (Number(size.plain) === 0) return;
    const way = offset(names[axis]!, at[axis]!);
    const sign = slope < 0 ? ['-', MINUS] : ['+', '+'];
    const factor = size.plain === '1' ? { tex: '', plain: '' } : size;
    const bracketed = at[axis] === 0 && factor.tex !== '' ? way : { tex: `(${way.tex})`, plain: `(${way.plain})` };
    const bare = at[axis] === 0 ? way : bracketed;
    tex += ` ${sign[0]} ${factor.tex}\\,${bare.tex}`;
    plain += ` ${sign[1]} ${factor.plain}${bare.plain}`;
  });
  return { tex, plain };
}

export function gradientText({ gradient: [gx, gy] }: Ground): Written {
  const [x, y] = [number(gx), number(gy)];
  return { tex: `\\nabla f = (${x.tex},\\ ${y.tex})`, plain: `∇f = (${x.plain}, ${y.plain})` };
}

export function valueText({ at, value }: Ground): Written {
  const [x, y, f] = [number(at[0]), number(at[1]), number(value)];
  return { tex: `f(${x.tex},\\ ${y.tex}) = ${f.tex}`, plain: `f(${x.plain}, ${y.plain}) = ${f.plain}` };
}

export function hessianText({ hessian: [xx, xy, yy] }: Ground): Written {
  const [a, b, c] = [number(xx), number(xy), number(yy)];
  return {
    tex: `H = \\begin{pmatrix} ${a.tex} & ${b.tex} \\\\ ${b.tex} & ${c.tex} \\end{pmatrix}`,
    plain: `H = (${a.plain}, ${b.plain}; ${b.plain}, ${c.plain})`,
  };
}

/** Both eigenvalues, the larger first, and their ratio. */
export function eigenText({ eigen: { values } }: Ground): Written {
  const [low, high] = [number(values[0]), number(values[1])];
  const kappa = conditionOf(values);
  const ratio = kappa === null ? { tex: '', plain: '' } : number(kappa);
  const more = kappa === null ? ['', ''] : [`,\\quad \\kappa = ${ratio.tex}`, `, κ = ${ratio.plain}`];
  return {
    tex: `\\lambda_1 = ${high.tex},\\quad \\lambda_2 = ${low.tex}${more[0]}`,
    plain: `λ₁ = ${high.plain}, λ₂ = ${low.plain}${more[1]}`,
  };
}

/** How many times more curved one direction is than the other; null where one has no curvature. */
export function conditionOf(values: readonly [number, number]): number | null {
  const [weak, strong] = [Math.abs(values[0]), Math.abs(values[1])].sort((a, b) => a - b) as [number, number];
  return weak > 1e-9 * strong ? strong / weak : null;
}

export type Shape = 'convex' | 'concave' | 'saddle' | 'flat';

/** What the Hessian says of the ground around a place. */
export function shapeOf([low, high]: readonly [number, number]): Shape {
  const zero = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  if (Math.abs(low) <= zero || Math.abs(high) <= zero) return 'flat';
  return low > 0 ? 'convex' : high < 0 ? 'concave' : 'saddle';
}

/** Half the length of the longest line, as a share of the shorter side of the view, and the least of the other. */
const REACH = 0.16;
const LEAST = 0.012;

/**
 * Two lines through a place along the Hessian's eigenvectors; the first belongs to the larger curvature in magnitude.
 * Their lengths are as 1/√|λ|, like the axes of the ellipse on which the parabola through the place is one step higher.
 */
export function axesLines(
  { at, eigen: { values, vectors } }: Ground,
  extent: readonly [number, number],
): Float64Array[] {
  const order = Math.abs(values[0]) >= Math.abs(values[1]) ? [0, 1] : [1, 0];
  const reach = Math.min(...extent) * REACH;
  const weakest = Math.abs(values[order[1]!]!);
  return order.map((k) => {
    const size = Math.abs(values[k]!);
    const share = size === 0 || weakest === 0 ? (k === order[1] ? 1 : LEAST / REACH) : Math.sqrt(weakest / size);
    const half = Math.max(reach * share, Math.min(...extent) * LEAST);
    const [ux, uy] = vectors[k]!;
    return new Float64Array([at[0] - half * ux, at[1] - half * uy, at[0] + half * ux, at[1] + half * uy]);
  });
}
