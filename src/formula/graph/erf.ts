/**
 * The error function in float64, good to about 1e-16: W. J. Cody, Rational Chebyshev approximations for the error
 * function, Mathematics of Computation 23 (1969) 631–637. JavaScript has none. Near 0 it is x·A(x²)/B(x²), elsewhere
 * 1 − exp(−x²)·C(|x|)/D(|x|); Cody's third range (beyond 4) serves the relative error of erfc, which nobody asks for here.
 */

/** Coefficients of the highest power first; those of B and D begin with a 1. */
const A = [0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694];
const B = [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171];
const C = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769,
  1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
];
const D = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
];

const NEAR = 0.46875;
/** erf is 1 in float64 from here on, and the polynomials do not overflow. */
const FAR = 6;

export function erf(x: number): number {
  const size = Math.min(Math.abs(x), FAR);
  if (size <= NEAR) return (x * horner(A, x * x)) / horner(B, x * x);
  return Math.sign(x) * (1 - (Math.exp(-size * size) * horner(C, size)) / horner(D, size));
}

/** The same as one JavaScript expression of `x`, a name or a number: the code of formulas stands alone. */
export function erfCode(x: string): string {
  const size = `Math.min(Math.abs(${x}), ${FAR})`;
  const near = `${x} * ${hornerCode(A, 'q')} / ${hornerCode(B, 'q')}`;
  const far = `Math.sign(${x}) * (1 - Math.exp(-s * s) * ${hornerCode(C, 's')} / ${hornerCode(D, 's')})`;
  return `((s, q) => s <= ${NEAR} ? ${near} : ${far})(${size}, ${x} * ${x})`;
}

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

function hornerCode([first, ...rest]: readonly number[], x: string): string {
  return rest.reduce((sum, coefficient) => `(${sum} * ${x} + ${coefficient})`, String(first));
}
