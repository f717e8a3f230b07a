/**
 * The error function and its complement in float64, good to a few units in the last place: W. J. Cody, Rational Chebyshev
 * approximations for the error function, Mathematics of Computation 23 (1969) 631–637. JavaScript has none. Near 0 erf is
 * x·A(x²)/B(x²); up to 4 erfc is exp(−x²)·C(x)/D(x), beyond it is exp(−x²)/x·(1/√π − x⁻²·P(x⁻²)/Q(x⁻²)). For erf, which is
 * 1 − erfc, the second range serves to the end.
 */

/** Coefficients of the highest power first; those of B, D and Q begin with a 1. */
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
const P = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
];
const Q = [1, 2.568520192289822, 1.872952849923467, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918];

const NEAR = 0.46875;
const MIDDLE = 4;
/** erf is 1 in float64 from here on, and the polynomials do not overflow. */
const FAR = 6;
/** erfc is 0 in float64 from here on. */
const FARTHEST = 28;
const ROOT = 1 / Math.sqrt(Math.PI);

export function erf(x: number): number {
  const size = Math.min(Math.abs(x), FAR);
  if (size <= NEAR) return (x * horner(A, x * x)) / horner(B, x * x);
  return Math.sign(x) * (1 - (Math.exp(-size * size) * horner(C, size)) / horner(D, size));
}

export function erfc(x: number): number {
  const size = Math.min(Math.abs(x), FARTHEST);
  if (size <= NEAR) return 1 - erf(x);
  // exp(−x²) in two parts, so that the rounding of x² does not grow into the result.
  const coarse = Math.trunc(16 * size) / 16;
  const bell = Math.exp(-coarse * coarse) * Math.exp((coarse - size) * (coarse + size));
  const inverse = 1 / (size * size);
  const quotient =
    size <= MIDDLE
      ? horner(C, size) / horner(D, size)
      : (ROOT - (inverse * horner(P, inverse)) / horner(Q, inverse)) / size;
  return x < 0 ? 2 - bell * quotient : bell * quotient;
}

/** The same as one JavaScript expression of `x`, a name or a number: the code of formulas stands alone. */
export function erfCode(x: string): string {
  const size = `Math.min(Math.abs(${x}), ${FAR})`;
  const near = `${x} * ${hornerCode(A, 'q')} / ${hornerCode(B, 'q')}`;
  const far = `Math.sign(${x}) * (1 - Math.exp(-s * s) * ${hornerCode(C, 's')} / ${hornerCode(D, 's')})`;
  return `((s, q) => s <= ${NEAR} ? ${near} : ${far})(${size}, ${x} * ${x})`;
}

export function erfcCode(x: string): string {
  const bell = 'Math.exp(-k * k) * Math.exp((k - s) * (k + s))';
  const middle = `${hornerCode(C, 's')} / ${hornerCode(D, 's')}`;
  const far = `(${ROOT} - w * ${hornerCode(P, 'w')} / ${hornerCode(Q, 'w')}) / s`;
  const size = `Math.min(Math.abs(${x}), ${FARTHEST})`;
  const tail = `((k, w) => ${bell} * (s <= ${MIDDLE} ? ${middle} : ${far}))(Math.trunc(16 * s) / 16, 1 / (s * s))`;
  return `((x, s) => s <= ${NEAR} ? 1 - ${erfCode('x')} : x < 0 ? 2 - ${tail} : ${tail})(${x}, ${size})`;
}

function horner(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

function hornerCode([first, ...rest]: readonly number[], x: string): string {
  return rest.reduce((sum, coefficient) => `(${sum} * ${x} + ${coefficient})`, String(first));
}
