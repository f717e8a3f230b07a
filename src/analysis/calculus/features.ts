import { type RealFunction, tendsTo } from './limits';
import { crossing, golden } from './search';

/** A function with its first two derivatives; NaN where it is undefined. */
export interface CurveJet {
  readonly value: RealFunction;
  readonly derivative: RealFunction;
  readonly second: RealFunction;
}

export interface StationaryPlace {
  readonly x: number;
  readonly value: number;
  /** `terrace`: the slope is 0 and keeps its sign, as that of x³ at 0. Corners are extrema, too. */
  readonly kind: 'minimum' | 'maximum' | 'terrace';
}

export interface CurveFeatures {
  /** All by place. */
  readonly zeros: readonly number[];
  readonly stationary: readonly StationaryPlace[];
  readonly inflections: readonly number[];
  /** Where f″ ≥ 0, each interval as long as it can be, cut off at the ends of what was looked at. */
  readonly convex: readonly (readonly [low: number, high: number])[];
}

/** Samples between the ends; features nearer to one another than a cell may be overlooked. */
const SAMPLES = 600;
/** Places nearer to one another, of the whole interval, are one: rounding tells them apart. */
const NEAR = 1e-9;
/** A slope this small beside its usual size is 0 where it does not change its sign. */
const NIL = 1e-10;

/**
 * What there is to see on a curve: zeros, minima and maxima, inflections, where it is convex.
 *
 * @param cuts places where the curve may have a pole, a jump or a corner: nothing is looked for across one
 */
export function curveFeatures(
  f: CurveJet,
  [low, high]: readonly [low: number, high: number],
  cuts: readonly number[] = [],
): CurveFeatures {
  const near = NEAR * (high - low);
  const inner = distinct(
    cuts.filter((x) => x > low + near && x < high - near).sort((one, other) => one - other),
    near,
  );
  const ends = [low, ...inner, high];
  const pieces = ends.slice(1).map((end, i) => new Piece(f, ends[i], end, high - low));
  const zeros = pieces.flatMap((piece) => piece.crossings(f.value, 'zero'));
  const stationary = pieces.flatMap((piece) => piece.stationary());
  const inflections = pieces.flatMap((piece) => piece.crossings(f.second, 'sign'));
  const convex: [number, number][] = [];
  for (const piece of pieces) {
    for (const [from, to] of piece.convex()) {
      const last = convex[convex.length - 1];
      if (last !== undefined && last[1] === from && bendsUp(f, from, (high - low) / SAMPLES)) last[1] = to;
      else convex.push([from, to]);
    }
  }
  for (const x of ends.slice(1, -1)) {
    const h = (high - low) / SAMPLES / 16;
    const found = cornerAt(f, x, h);
    if (found !== null && !stationary.some((other) => Math.abs(other.x - x) < near)) {
      stationary.push(found);
    }
    if (changesBend(f, x, h) && !inflections.includes(x)) inflections.push(x);
  }
  // Rounding may find a cut twice: at one of the places the value is 0.
  zeros.push(...cuts.filter((x) => x > low && x < high && f.value(x) === 0));
  const byPlace = (one: number, other: number) => one - other;
  return {
    zeros: distinct(zeros.sort(byPlace), near),
    stationary: stationary.sort((one, other) => one.x - other.x),
    inflections: distinct(inflections.sort(byPlace), near),
    convex,
  };
}

function distinct(sorted: readonly number[], near: number): number[] {
  return sorted.filter((x, i) => i === 0 || x - sorted[i - 1] > near);
}

/** @param h nothing else stands within this distance */
function isContinuous({ value }: CurveJet, x: number, h: number): boolean {
  const here = value(x);
  return Number.isFinite(here) && tendsTo(value, x, -1, h, here) && tendsTo(value, x, 1, h, here);
}

/** The slope does not fall at a place, nor is the function broken there. */
function bendsUp(f: CurveJet, x: number, h: number): boolean {
  if (!isContinuous(f, x, h / 16)) return false;
  const [left, middle, right] = [x - h, x, x + h].map(f.value);
  return middle <= (left + right) / 2 + 1e-12 * Math.max(1, Math.abs(middle));
}

/** Of f″, in a place where it may have no value, and f has. */
function changesBend(f: CurveJet, x: number, h: number): boolean {
  return f.second(x - h) * f.second(x + h) < 0 && isContinuous(f, x, h);
}

function cornerAt(f: CurveJet, x: number, h: number): StationaryPlace | null {
  const value = f.value(x);
  const [before, after] = [f.derivative(x - h), f.derivative(x + h)];
  if (!isContinuous(f, x, h)) return null;
  if (before * after > 0) {
    // By the convention of the language the slope of a root is 0 at 0, too, where it is steeper the nearer one looks.
    const flattens = Math.abs(f.derivative(x + h / 16)) < Math.abs(after);
    return f.derivative(x) === 0 && flattens ? { x, value, kind: 'terrace' } : null;
  }
  return before * after < 0 ? { x, value, kind: before < 0 ? 'minimum' : 'maximum' } : null;
}

/** What lies between two cuts. */
class Piece {
  private readonly f: CurveJet;
  private readonly places: readonly number[];

  constructor(f: CurveJet, low: number, high: number, whole: number) {
    this.f = f;
    const count = Math.max(9, Math.ceil((SAMPLES * (high - low)) / whole));
    // The ends belong to nobody: what is there may be a pole.
    const inset = 2 * NEAR * whole;
    const [from, to] = [low + inset, high - inset];
    this.places = Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
    this.low = low;
    this.high = high;
  }

  private readonly low: number;
  private readonly high: number;

  /** Where a function passes through 0. `zero`: also where it touches it. */
  crossings(g: RealFunction, kind: 'zero' | 'sign'): number[] {
    const values = this.places.map(g);
    const found: number[] = [];
    const size = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
    for (let i = 1; i < values.length; i++) {
      const [before, here] = [values[i - 1], values[i]];
      if (before * here < 0) found.push(crossing(g, this.places[i - 1], this.places[i]));
      else if (here === 0 && i + 1 < values.length) {
        // Exactly on a sample: between two signs, or, for a zero, between two values that are none.
        const product = before * values[i + 1];
        if (product < 0 || (kind === 'zero' && product > 0)) found.push(this.places[i]);
      } else if (kind === 'zero' && this.isDip(values, i)) {
        const x = golden((at) => Math.abs(g(at)), this.places[i - 1], this.places[i + 1]);
        if (Math.abs(g(x)) <= NIL * NIL * size) found.push(x);
      }
    }
    return found.filter((x) => Number.isFinite(this.f.value(x)));
  }

  private isDip(values: readonly number[], i: number): boolean {
    if (i + 1 >= values.length) return false;
    const [before, here, after] = [values[i - 1], values[i], values[i + 1]].map(Math.abs);
    // Where the sign changes beside it, the zero has been found.
    const keepsSign = values[i - 1] * values[i] > 0 && values[i] * values[i + 1] > 0;
    return keepsSign && here <= before && here <= after && here < Math.max(before, after);
  }

  stationary(): StationaryPlace[] {
    const { derivative, value } = this.f;
    const slopes = this.places.map(derivative);
    const size = Math.max(0, ...slopes.filter(Number.isFinite).map(Math.abs));
    const found: StationaryPlace[] = [];
    const add = (x: number, before: number, after: number) => {
      const kind = before * after > 0 ? 'terrace' : before < 0 ? 'minimum' : 'maximum';
      if (Number.isFinite(value(x))) found.push({ x, value: value(x), kind });
    };
    for (let i = 1; i < slopes.length; i++) {
      const [before, here, after] = [slopes[i - 1], slopes[i], slopes[i + 1]];
      if (before * here < 0) {
        const x = crossing(derivative, this.places[i - 1], this.places[i]);
        // A slope that changes its sign without passing through 0 stands beside a pole or a jump.
        if (Math.abs(derivative(x)) <= 1e-6 * size) add(x, before, here);
      } else if (here === 0 && before * after !== 0 && Number.isFinite(before * after)) {
        add(this.places[i], before, after);
      } else if (this.isDip(slopes, i)) {
        const x = golden((at) => Math.abs(derivative(at)), this.places[i - 1], this.places[i + 1]);
        if (Math.abs(derivative(x)) <= NIL * size) add(x, before, after);
      }
    }
    return found;
  }

  convex(): [number, number][] {
    const { second, value } = this.f;
    const bends = this.places.map((x) => (Number.isFinite(value(x)) ? second(x) : Number.NaN));
    const found: [number, number][] = [];
    let from: number | null = bends[0] >= 0 ? this.low : null;
    for (let i = 1; i < bends.length; i++) {
      const [was, is] = [bends[i - 1] >= 0, bends[i] >= 0];
      if (was === is) continue;
      const at = this.boundary(i);
      if (is) from = at;
      else if (from !== null) {
        found.push([from, at]);
        from = null;
      }
    }
    if (from !== null) found.push([from, this.high]);
    return found;
  }

  /** Between two samples, where f″ ≥ 0 begins or ends. */
  private boundary(i: number): number {
    const isUp = (x: number) => (Number.isFinite(this.f.value(x)) && this.f.second(x) >= 0 ? 1 : -1);
    return crossing(isUp, this.places[i - 1], this.places[i]);
  }
}
