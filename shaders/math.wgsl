// Functions for every kernel: WGSL's own where they are accurate, ours where they are not. No parallel unit.
// Outside a function's domain these return something finite; the compiler's guards flag the place.

// exp overflows just above 88.7: beyond it the result is infinite, which the jet flags, and not a plausible number.
const OVERFLOWING_ARGUMENT_OF_EXP = 89.0;
const LARGEST_ARGUMENT_OF_EXP = 88.0;
const SMALLEST_NORMAL = 1.1754944e-38;

// Magnitude beyond 1e30, infinity or NaN, by the bits: WGSL lets an implementation assume that NaN never occurs.
fn too_large(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7149f2cau;
}

struct Reduced {
  rest: f32,
  quadrant: u32,
}

// Length of a vector whose squares float32 may not hold.
fn safe_length(v: vec2f) -> f32 {
  let largest = max(abs(v.x), abs(v.y));
  if (largest > 1e18) {
    return largest * length(v / largest);
  }
  return length(v);
}

// x = quadrant·π/2 + rest with |rest| ≤ π/4. π/2 in three parts, so that the first products are exact in float32
// (Cody and Waite 1980); good to |x| of about 1e4. Far beyond, sines are wrong but stay within ±1.
fn reduce(x: f32) -> Reduced {
  let n = round(x * 0.63661977);
  let rest = ((x - n * 1.5703125) - n * 4.8375129699707e-4) - n * 7.549789948768648e-8;
  return Reduced(clamp(rest, -0.78539816, 0.78539816), u32(i32(clamp(n, -1e9, 1e9)) & 3));
}

// Minimax polynomials for |x| ≤ π/4 (Cephes, Moshier 1992): WGSL's sin and cos may be wrong by 5e-4.
fn sin_polynomial(x: f32) -> f32 {
  let z = x * x;
  return x + x * z * (-1.6666654611e-1 + z * (8.3321608736e-3 + z * -1.9515295891e-4));
}

fn cos_polynomial(x: f32) -> f32 {
  let z = x * x;
  return 1.0 - 0.5 * z + z * z * (4.166664568298827e-2 + z * (-1.388731625493765e-3 + z * 2.443315711809948e-5));
}

fn quarter_turns(r: Reduced, quadrant: u32) -> f32 {
  let magnitude = select(sin_polynomial(r.rest), cos_polynomial(r.rest), (quadrant & 1u) == 1u);
  return select(magnitude, -magnitude, (quadrant & 2u) == 2u);
}

fn safe_sin(x: f32) -> f32 {
  let r = reduce(x);
  return quarter_turns(r, r.quadrant);
}

fn safe_cos(x: f32) -> f32 {
  let r = reduce(x);
  return quarter_turns(r, r.quadrant + 1u);
}

fn safe_tan(x: f32) -> f32 {
  let r = reduce(x);
  return quarter_turns(r, r.quadrant) / quarter_turns(r, r.quadrant + 1u);
}

fn safe_sqrt(x: f32) -> f32 {
  return sqrt(max(x, 0.0));
}

// atan on [0, 1] by halving the angle once, then a minimax polynomial (Cephes, Moshier 1992).
fn atan_unit(x: f32) -> f32 {
  let far = x > 0.41421356;
  let u = select(x, (x - 1.0) / (x + 1.0), far);
  let z = u * u;
  let angle = u + u * z * (-3.33329491539e-1 + z * (1.99777106478e-1 + z * (-1.38776856032e-1 + z * 8.05374449538e-2)));
  return angle + select(0.0, 0.78539816, far);
}

fn safe_atan2(y: f32, x: f32) -> f32 {
  let high = max(abs(x), abs(y));
  let low = min(abs(x), abs(y));
  let unit = atan_unit(low / max(high, SMALLEST_NORMAL));
  let first = select(unit, 1.57079633 - unit, abs(y) > abs(x));
  let upper = select(first, 3.14159265 - first, x < 0.0);
  return select(upper, -upper, y < 0.0);
}

fn safe_atan(x: f32) -> f32 {
  return safe_atan2(x, 1.0);
}

fn safe_asin(x: f32) -> f32 {
  return safe_atan2(x, safe_sqrt((1.0 - x) * (1.0 + x)));
}

fn safe_acos(x: f32) -> f32 {
  return safe_atan2(safe_sqrt((1.0 - x) * (1.0 + x)), x);
}

fn safe_exp(x: f32) -> f32 {
  return exp(min(x, OVERFLOWING_ARGUMENT_OF_EXP));
}

fn safe_sinh(x: f32) -> f32 {
  // Near 0 the difference of exponentials cancels; the series does not.
  let z = x * x;
  let series = x * (1.0 + z * (1.6666667e-1 + z * (8.3333333e-3 + z * (1.984127e-4 + z * 2.7557319e-6))));
  return select(0.5 * (safe_exp(x) - safe_exp(-x)), series, abs(x) < 1.0);
}

fn safe_cosh(x: f32) -> f32 {
  return 0.5 * (safe_exp(x) + safe_exp(-x));
}

fn safe_tanh(x: f32) -> f32 {
  let bounded = clamp(x, -15.0, 15.0);
  let z = x * x;
  let series = x * (1.0 + z * (-3.3333333e-1 + z * (1.3333333e-1 + z * -5.3968254e-2)));
  return select(1.0 - 2.0 / (exp(2.0 * bounded) + 1.0), series, abs(x) < 0.2);
}

// Beyond 1e18 the square of x leaves float32, and the root is x itself.
fn safe_asinh(x: f32) -> f32 {
  let size = abs(x);
  let root = sqrt(1.0 + min(size, 1e18) * min(size, 1e18));
  let near = safe_log1p(size + size * size / (1.0 + root));
  let far = safe_log(size) + 0.69314718;
  return sign(x) * select(near, far, size > 1e9);
}

fn safe_acosh(x: f32) -> f32 {
  // With d = x − 1: acosh x = log(1 + d + √(d(d + 2))), which keeps the digits of a small d.
  let d = max(x - 1.0, 0.0);
  let near = safe_log1p(d + sqrt(min(d, 1e18) * (min(d, 1e18) + 2.0)));
  return select(near, safe_log(x) + 0.69314718, x > 1e9);
}

fn safe_atanh(x: f32) -> f32 {
  let size = min(abs(x), 0.99999994);
  return sign(x) * 0.5 * safe_log1p(2.0 * size / (1.0 - size));
}

fn safe_log(x: f32) -> f32 {
  return log(max(x, SMALLEST_NORMAL));
}

// The series of log near 1, where adding the 1 would lose the digits of x: with s = x/(2 + x), log(1 + x) = 2 artanh(s).
fn safe_log1p(x: f32) -> f32 {
  let s = x / (2.0 + x);
  let z = s * s;
  let series = 2.0 * s * (1.0 + z * (3.3333333e-1 + z * (0.2 + z * (1.4285714e-1 + z * (1.1111111e-1 + z * 9.0909091e-2)))));
  return select(safe_log(1.0 + x), series, abs(x) < 0.5);
}

fn safe_expm1(x: f32) -> f32 {
  let series = x * (1.0 + x * (0.5 + x * (1.6666667e-1 + x * (4.1666668e-2 + x * (8.3333333e-3 + x * 1.3888889e-3)))));
  return select(safe_exp(x) - 1.0, series, abs(x) < 0.35);
}

fn safe_log2(x: f32) -> f32 {
  return log2(max(x, SMALLEST_NORMAL));
}

fn safe_log10(x: f32) -> f32 {
  return 0.30102999566 * safe_log2(x);
}

fn safe_pow(base: f32, exponent: f32) -> f32 {
  let magnitude = exp2(clamp(exponent * safe_log2(abs(base)), -126.0, 128.0));
  let odd = fract(0.5 * exponent) != 0.0;
  let signed = select(magnitude, -magnitude, base < 0.0 && odd);
  return select(signed, select(0.0, 1.0, exponent == 0.0), base == 0.0);
}

fn safe_cbrt(x: f32) -> f32 {
  let root = safe_pow(abs(x), 0.33333333);
  // One Newton step takes the error of exp2 and log2 away.
  let polished = root - (root * root * root - abs(x)) / max(3.0 * root * root, SMALLEST_NORMAL);
  return sign(x) * polished;
}

// Absolute error below 5e-7: a series near 0, elsewhere Hastings' approximation (Abramowitz and Stegun 1964, 7.1.26).
fn safe_erf(x: f32) -> f32 {
  let q = x * x;
  let near = x * (1.12837917 + q * (-0.376126389 + q * (0.112837917 + q * (-2.68661706e-2 + q * 5.22397763e-3))));
  let size = min(abs(x), 4.0);
  let t = 1.0 / (1.0 + 0.3275911 * size);
  let tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return select(sign(x) * (1.0 - tail * exp(-size * size)), near, size < 0.45);
}

// Relative error below 1.2e-7 in exact arithmetic (Chebyshev fit, Press et al., Numerical Recipes, 6.2); the rounding of x²
// adds x² units. 0 in float32 beyond 10.
fn safe_erfc(x: f32) -> f32 {
  let size = min(abs(x), 11.0);
  let t = 1.0 / (1.0 + 0.5 * size);
  let low = t * (-0.18628806 + t * (0.27886807 + t * (-1.13520398 + t * (1.48851587 + t * (-0.82215223 + t * 0.17087277)))));
  let tail = t * exp(-size * size - 1.26551223 + t * (1.00002368 + t * (0.37409196 + t * (9.678418e-2 + low))));
  return select(tail, 2.0 - tail, x < 0.0);
}

fn safe_sigmoid(x: f32) -> f32 {
  return 1.0 / (1.0 + exp(min(-x, LARGEST_ARGUMENT_OF_EXP)));
}

fn safe_softplus(x: f32) -> f32 {
  // log(1 + e) = 2 artanh(e/(2 + e)): the series keeps the digits of a small e, which 1 + e would lose.
  let e = exp(-abs(x));
  let s = e / (2.0 + e);
  let z = s * s;
  let series = 1.0 + z * (3.3333333e-1 + z * (0.2 + z * (1.4285714e-1 + z * (1.1111111e-1 + z * 9.0909091e-2))));
  return max(x, 0.0) + 2.0 * s * series;
}
