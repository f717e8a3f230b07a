/** A function of one variable in float64; NaN where it is undefined. */
export type RealFunction = (x: number) => number;

/** From the left (x − h), from the right (x + h). */
export type Side = -1 | 1;

/**
 * What the values of a function tend to on one side of a place: a number, ±∞, or NaN where it is undefined there or
 * tends to nothing.
 */
export type Limit = number;

/** Halvings of the distance. Closer than 2⁻²⁶ of the scale, differences of the form 0/0 are all rounding. */
const HALVINGS = 26;
/** A way to infinity shortens its steps by less than this with each halving; x^(1/50) by more. */
const ENDLESS = 0.985;
/** How many steps in a row say so. */
const LOOKED_AT = 8;
/** A guess is taken where the next one is no farther off than this, relative to what the values are. */
const SETTLED = 1e-5;

/** Distance between neighbouring doubles around x. */
export function spacing(x: number): number {
  const size = Math.abs(x);
  return size < 2 ** -1022 ? 2 ** -1074 : 2 ** (Math.floor(Math.log2(size)) - 52);
}

/** What is asked of the values on one side of a place: they are computed once for all questions. */
export interface Approach {
  limit(): Limit;
  /** Whether the values tend to the one that the function has there: continuous from that side. */
  tendsTo(value: number): boolean;
}

/**
 * @param reach where the approach begins: nothing else of the function may stand within this distance on that side
 */
export function approach(f: RealFunction, x: number, side: Side, reach: number): Approach {
  const values = valuesTowards(f, x, side, reach);
  return {
    limit() {
      if (values.length < 4) {
        // e^(1/x) is beyond what numbers hold before it has been looked at often enough.
        const nearest = f(x + side * Math.max(reach * 2 ** -HALVINGS, 4 * spacing(x)));
        return Math.abs(nearest) === Infinity ? nearest : Number.NaN;
      }
      const steps = values.slice(1).map((value, i) => value - values[i]);
      if (isEndless(values, steps)) return steps[steps.length - 1] > 0 ? Infinity : -Infinity;
      return guess(values, steps);
    },
    tendsTo(value) {
      if (values.length < 4) return false;
      const first = Math.abs(values[0] - value);
      const last = Math.abs(values[values.length - 1] - value);
      const rounding = 1e-9 * Math.max(Math.abs(value), ...values.slice(-4).map(Math.abs));
      // The slowest approach that is drawn, |x|^(1/10), comes to a sixth in so many halvings.
      return last <= rounding || last < 0.3 * first;
    },
  };
}

/** The limit alone; see {@link approach}. */
export function limitAt(f: RealFunction, x: number, side: Side, reach: number): Limit {
  return approach(f, x, side, reach).limit();
}

/** Values nearer and nearer to the place, from where they are defined all the way on. */
function valuesTowards(f: RealFunction, x: number, side: Side, reach: number): number[] {
  let values: number[] = [];
  const nearest = 4 * spacing(x);
  for (let k = 0; k <= HALVINGS; k++) {
    const h = reach * 2 ** -k;
    if (h < nearest) break;
    const value = f(x + side * h);
    if (Number.isNaN(value)) {
      values = [];
      continue;
    }
    // Beyond what numbers hold, the last steps have said where it goes.
    if (!Number.isFinite(value)) break;
    values.push(value);
  }
  return values;
}

function isEndless(values: readonly number[], steps: readonly number[]): boolean {
  const last = steps.slice(-LOOKED_AT);
  if (last.length < 3) return false;
  const sign = Math.sign(last[0]);
  if (sign === 0) return false;
  const grows = last.every(
    (step, i) => Math.sign(step) === sign && (i === 0 || Math.abs(step) >= ENDLESS * Math.abs(last[i - 1])),
  );
  const way = Math.abs(values[values.length - 1] - values[values.length - 1 - last.length]);
  return grows && way > 1e-6 * Math.abs(values[values.length - 1]);
}

/**
 * Of all extrapolations the one that the next confirms best, early ones first: later ones have more rounding. Both the
 * smooth way (error ∝ h) and that of any power (Aitken) are tried.
 */
function guess(values: readonly number[], steps: readonly number[]): number {
  const size = Math.max(...values.map(Math.abs));
  let best = Number.NaN;
  let leastChange = Infinity;
  for (const guesses of [
    steps.map((step, i) => values[i + 1] + step),
    steps.slice(1).map((step, i) => aitken(values[i + 2], steps[i], step)),
  ]) {
    for (let i = 0; i + 1 < guesses.length; i++) {
      const change = Math.abs(guesses[i + 1] - guesses[i]);
      if (change < leastChange) {
        leastChange = change;
        best = guesses[i + 1];
      }
    }
  }
  return leastChange <= SETTLED * Math.max(size, Number.MIN_VALUE) ? best : Number.NaN;
}

/** Where a geometric sequence ends whose last two steps are given. */
function aitken(value: number, before: number, last: number): number {
  const curve = last - before;
  return curve === 0 ? value : value - (last * last) / curve;
}

/** Whether a function is continuous at a place from one side, where it has this value; see {@link approach}. */
export function tendsTo(f: RealFunction, x: number, side: Side, reach: number, value: number): boolean {
  return approach(f, x, side, reach).tendsTo(value);
}
