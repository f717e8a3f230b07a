import { breakAt, type CurveBreak, poleOf } from './breaks';
import { type CurveSegment, cutOff } from './cutOff';
import { type RealFunction, spacing } from './limits';
import { boundary } from './search';
import { largestPlace } from './singularity';
import { followStep, type Sample } from './steps';
import { visibleRange } from './visibleRange';

export type { CurveBreak } from './breaks';
export type { CurveSegment } from './cutOff';

export interface SampledCurve {
  readonly segments: readonly CurveSegment[];
  /** Where segments end within the interval, and holes, by place. */
  readonly breaks: readonly CurveBreak[];
  /** What the samples were made for, and what is worth looking at where nobody said it. */
  readonly range: readonly [low: number, high: number];
  readonly evaluations: number;
}

export interface CurveOptions {
  /** The y range that is drawn; absent: {@link visibleRange} of the samples. Far beyond it a curve ends. */
  readonly range?: readonly [low: number, high: number];
  /** Places that are looked at for poles, holes and corners, however narrow; see `suspectFinder`. */
  readonly suspects?: readonly number[];
  /** Absent: 6000, well within a frame. */
  readonly mostEvaluations?: number;
}

/** Samples before any refinement. */
const SAMPLES = 241;
/** Whole numbers in the interval are sampled while they are no more than these: holes tend to stand there. */
const MOST_WHOLE = 64;
/** A chord may lie this much of the height from the curve: a third of a pixel of 800. */
const FLAT = 4e-4;
/** Halvings between two samples. */
const DEEPEST = 10;
/** A step that is left at the last halving and is this much of the height is looked at for a jump or a pole. */
const STEP = 0.02;
/** Heights beyond the range on either side where a curve is cut off. */
const BEYOND = 8;
/** Beside a suspicious place, of the interval: the curve is smooth there if it moves by less than a pixel. */
const BESIDE = 1e-7;
/** Suspicious places that are nearer than this, of the interval, are one: rounding tells them apart. */
const NEAR = 1e-9;
/** Evaluations between two samples, at most: where a curve waves without end the rest shall have some too. */
const MOST_BETWEEN = 150;
/** Nor more than so many times what is left for each of the samples to come: what is left of 0 leaves enough for its right. */
const SHARE = 2;

/** A curve as it is drawn: refined where it bends, with gaps at poles and jumps and never a line across one. */
export function sampleCurve(
  f: RealFunction,
  [low, high]: readonly [low: number, high: number],
  options: CurveOptions = {},
): SampledCurve {
  if (!(low < high)) return { segments: [], breaks: [], range: options.range ?? [-1, 1], evaluations: 0 };
  return new Sampler(f, low, high, options).run();
}

class Sampler {
  private readonly raw: RealFunction;
  private readonly f: RealFunction;
  private readonly low: number;
  private readonly high: number;
  private readonly suspects: readonly number[];
  private readonly isSuspect: ReadonlySet<number>;
  private readonly most: number;
  private range: readonly [number, number];
  private evaluations = 0;
  /** Evaluations of the search for edges, to the last double: there are few, and they take nothing from what is drawn. */
  private searching = 0;
  /** Evaluations at which the work between two samples ends. */
  private limit = 0;
  private readonly breaks = new Map<number, CurveBreak>();
  private readonly lines: Sample[][] = [];
  private line: Sample[] = [];

  constructor(f: RealFunction, low: number, high: number, options: CurveOptions) {
    this.raw = (x) => {
      this.evaluations += 1;
      return f(x);
    };
    this.f = (x) => {
      const y = this.raw(x);
      return Number.isFinite(y) ? y : Number.NaN;
    };
    this.low = low;
    this.high = high;
    this.suspects = this.distinct((options.suspects ?? []).filter((x) => x >= low && x <= high));
    this.isSuspect = new Set(this.suspects);
    this.most = options.mostEvaluations ?? 6000;
    this.range = options.range ?? [Number.NaN, Number.NaN];
  }

  run(): SampledCurve {
    const samples = this.places().map((x): Sample => ({ x, y: this.f(x) }));
    if (!(this.range[0] < this.range[1])) {
      // The values at poles are those of rounding.
      this.range = visibleRange(samples.filter(({ x }) => !this.isSuspect.has(x)).map(({ y }) => y));
    }
    for (const sample of samples) this.examine(sample);
    let before: Sample | null = null;
    for (const [i, sample] of samples.entries()) {
      const found = this.breaks.get(sample.x);
      const arrival = found === undefined ? sample : this.beside(found, -1);
      const share = (SHARE * (this.most + this.searching - this.evaluations)) / (samples.length - i);
      this.limit = this.evaluations + Math.max(0, Math.min(MOST_BETWEEN, share));
      if (before !== null && arrival.x > before.x) this.between(before, arrival, 0);
      this.push(arrival);
      before = sample;
      if (found === undefined) continue;
      this.endLine();
      before = this.beside(found, 1);
      this.push(before);
    }
    this.endLine();
    this.findPeaks();
    const segments = this.lines.flatMap((line) => cutOff(line, this.ends));
    return { segments, breaks: this.distinctBreaks(), range: this.range, evaluations: this.evaluations };
  }

  /** Beside a pole a formula may be undefined for some doubles: those edges are the pole's. */
  private distinctBreaks(): CurveBreak[] {
    const result: CurveBreak[] = [];
    for (const found of [...this.breaks.values()].sort((one, other) => one.x - other.x)) {
      const last = result[result.length - 1];
      const pole =
        last !== undefined && found.x - last.x < BESIDE * (this.high - this.low) && poleOf(last, found, this.ends);
      if (pole) result[result.length - 1] = pole;
      else if (last === undefined || found.x - last.x > NEAR * (this.high - this.low)) result.push(found);
      else if (this.isSuspect.has(found.x) || (found.kind === 'pole' && last.kind !== 'pole')) {
        result[result.length - 1] = found;
      }
    }
    return result;
  }

  private push(sample: Sample): void {
    if (!Number.isNaN(sample.y) && sample.x >= this.low && sample.x <= this.high) this.line.push(sample);
  }

  /** Where the line ends on one side of a break: at the limit, or so near to a pole that nothing of it is seen. */
  private beside({ x, left, right }: CurveBreak, side: -1 | 1): Sample {
    const limit = side < 0 ? left : right;
    if (Number.isFinite(limit)) return { x, y: limit };
    if (Number.isNaN(limit)) return { x, y: Number.NaN };
    let sample = { x, y: Number.NaN };
    for (let share = BESIDE; share > 1e-15; share /= 10) {
      const at = x + side * Math.max(share * (this.high - this.low), 4 * spacing(x));
      const y = this.f(at);
      if (Number.isNaN(y)) break;
      sample = { x: at, y };
      if (this.isBeyond(y)) break;
    }
    return sample;
  }

  /** Of places that only rounding tells apart, the one where most happens. */
  private distinct(places: readonly number[]): number[] {
    const result: number[] = [];
    const size = (x: number) => {
      const y = Math.abs(this.f(x));
      return Number.isNaN(y) ? Infinity : y;
    };
    const near = NEAR * (this.high - this.low);
    const rounded = places.map((x) => (Math.abs(x - Math.round(x)) <= near ? Math.round(x) : x));
    for (const x of [...new Set(rounded)].sort((one, other) => one - other)) {
      const last = result[result.length - 1];
      if (last === undefined || x - last > near) result.push(x);
      else if (size(x) > size(last)) result[result.length - 1] = x;
    }
    return result;
  }

  private places(): number[] {
    const { low, high } = this;
    const places = Array.from({ length: SAMPLES }, (_, i) =>
      i === SAMPLES - 1 ? high : low + ((high - low) * i) / (SAMPLES - 1),
    );
    const first = Math.ceil(low);
    const count = Math.floor(high) - first + 1;
    const whole = count <= MOST_WHOLE ? Array.from({ length: Math.max(0, count) }, (_, i) => first + i) : [];
    return [...new Set([...places, ...whole, ...this.suspects])].sort((one, other) => one - other);
  }

  private get height(): number {
    return this.range[1] - this.range[0];
  }

  /** Looks at a sample where something may stand, and remembers what does. */
  private examine({ x, y }: Sample): void {
    const h = BESIDE * (this.high - this.low);
    if (!this.isSuspect.has(x)) {
      // A single undefined place among others is a hole; an undefined stretch has its edges elsewhere.
      const isDefined = (at: number) => at < this.low || at > this.high || !Number.isNaN(this.f(at));
      if (!Number.isNaN(y) || !isDefined(x - h) || !isDefined(x + h)) return;
    } else {
      // Nothing, most of the time: a suspicion is cheap to refute.
      const moved = Math.abs(this.f(x - h) - y) + Math.abs(this.f(x + h) - y);
      if (moved < STEP * FLAT * this.height) return;
    }
    const found = breakAt(this.raw, x, this.reachOf(x));
    // Undefined on both sides: inside a stretch of nothing.
    if (found !== null && !(Number.isNaN(found.left) && Number.isNaN(found.right))) this.breaks.set(x, found);
  }

  /** How far there is no other suspicious place. */
  private reachOf(x: number): number {
    const distances = this.suspects.filter((other) => other !== x).map((other) => Math.abs(other - x));
    return Math.min((this.high - this.low) / SAMPLES, ...distances) / 2;
  }

  private interrupt(found: CurveBreak): void {
    this.breaks.set(found.x, found);
    // Up to the limit, so that a hole has no visible width and a step ends where it ends.
    if (Number.isFinite(found.left)) this.line.push({ x: found.x, y: found.left });
    this.endLine();
    if (Number.isFinite(found.right) && found.kind !== 'edge') this.line.push({ x: found.x, y: found.right });
  }

  private endLine(): void {
    if (this.line.length > 1) this.lines.push(this.line);
    this.line = [];
  }

  /** What lies strictly between two samples, the first of which is in the line already where it is defined. */
  private between(a: Sample, b: Sample, depth: number): void {
    if (Number.isNaN(a.y) && Number.isNaN(b.y)) return;
    if (Number.isNaN(a.y) || Number.isNaN(b.y)) {
      this.crossEdge(a, b, depth);
      return;
    }
    const step = Math.abs(b.y - a.y);
    if (depth >= DEEPEST || this.evaluations >= this.limit) {
      if (step > STEP * this.height) this.crossStep(a, b);
      return;
    }
    const x = a.x + (b.x - a.x) / 2;
    if (x <= a.x || x >= b.x) return;
    const middle = { x, y: this.f(x) };
    if (this.isStraight(a, middle, b)) {
      this.line.push(middle);
      return;
    }
    this.between(a, middle, depth + 1);
    if (!Number.isNaN(middle.y)) this.line.push(middle);
    this.between(middle, b, depth + 1);
  }

  private isStraight(a: Sample, middle: Sample, b: Sample): boolean {
    if (Number.isNaN(middle.y)) return false;
    const [low, high] = this.range;
    const far = 2 * this.height;
    const all = [a.y, middle.y, b.y];
    if (all.every((y) => y > high + far) || all.every((y) => y < low - far)) return true;
    return Math.abs(middle.y - (a.y + b.y) / 2) <= FLAT * this.height;
  }

  /** From a defined sample to an undefined one, or back: the line goes to the last double that has a value. */
  private crossEdge(a: Sample, b: Sample, depth: number): void {
    const before = this.evaluations;
    const isAtSuspect = this.isSuspect.has(Number.isNaN(a.y) ? a.x : b.x);
    const [defined, missing] = Number.isNaN(a.y) ? [b, a] : [a, b];
    const ends = boundary((x) => !Number.isNaN(this.f(x)), defined.x, missing.x);
    const inside = { x: ends.inside, y: this.f(ends.inside) };
    const { outside } = ends;
    const toRight = inside.x < outside;
    const reach = Math.abs(b.x - a.x) / 2;
    // The limit is one at the place where values end: of log x at 0, which has none itself.
    const found = this.breaks.get(outside) ?? breakAt(this.raw, outside, reach) ?? null;
    const own = breakAt(this.raw, inside.x, reach);
    // At a suspicious place the formula itself ends: what the last double beside it has is no value of its own.
    const edge = found?.kind === 'pole' || isAtSuspect ? found : (own ?? found);
    // Where values are only too large the curve has long left the picture: nothing ends there.
    if (edge !== null && Math.abs(this.raw(outside)) !== Infinity) this.breaks.set(edge.x, edge);
    this.searching += this.evaluations - before;
    this.limit += this.evaluations - before;
    if (toRight) {
      this.between(a, inside, depth + 1);
      if (inside.x !== a.x) this.line.push(inside);
      this.endLine();
    } else {
      this.endLine();
      if (inside.x !== b.x) {
        this.line.push(inside);
        this.between(inside, b, depth + 1);
      }
    }
  }

  /** A step that is left between neighbours: steep, a jump, or a pole between two signs. */
  private crossStep(a: Sample, b: Sample): void {
    const step = followStep(this.f, a, b);
    if (step === null) return;
    if ('undefinedAt' in step) {
      const x = step.undefinedAt;
      const found = breakAt(this.raw, x, (b.x - a.x) / 2);
      if (Math.abs(this.raw(x)) === Infinity && found?.kind !== 'hole') this.endLine();
      else if (found !== null) this.interrupt(found);
      return;
    }
    const { from, to } = step;
    if (Math.abs(to.y - from.y) < Math.abs(b.y - a.y) / 2) return;
    // The first double of the right side: a function that is right-continuous has its value there.
    const reach = (b.x - a.x) / 2;
    const found = breakAt(this.raw, to.x, reach) ?? breakAt(this.raw, from.x, reach);
    this.interrupt(found ?? { kind: 'jump', x: to.x, left: from.y, right: to.y, value: to.y });
  }

  /** Poles at which both sides go the same way, 1/x² say, look like peaks between two samples. */
  private findPeaks(): void {
    for (let index = 0; index < this.lines.length; index++) {
      const line = this.lines[index];
      for (let i = 1; i + 1 < line.length; i++) {
        const size = Math.abs(line[i].y);
        const isPeak = size >= Math.abs(line[i - 1].y) && size >= Math.abs(line[i + 1].y);
        if (!isPeak || !this.isFarOut(line[i].y)) continue;
        const [left, right] = [line[i - 1].x, line[i + 1].x];
        const x = largestPlace(this.f, left, right, left, right);
        const found = breakAt(this.raw, x, Math.min(x - left, right - x) || (right - left) / 4);
        if (found?.kind !== 'pole' || Number.isFinite(found.left) || Number.isFinite(found.right)) continue;
        this.breaks.set(x, found);
        const split = line[i].x < x ? i + 1 : i;
        this.lines.splice(index, 1, line.slice(0, split), line.slice(line[i].x === x ? split + 1 : split));
        break;
      }
    }
  }

  /** Beyond these nothing is drawn. */
  private get ends(): readonly [number, number] {
    return [this.range[0] - BEYOND * this.height, this.range[1] + BEYOND * this.height];
  }

  private isBeyond(y: number): boolean {
    return y < this.ends[0] || y > this.ends[1];
  }

  private isFarOut(y: number): boolean {
    return y > this.range[1] + 2 * this.height || y < this.range[0] - 2 * this.height;
  }
}
