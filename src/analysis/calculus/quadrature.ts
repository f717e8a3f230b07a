import { applyRule, type PieceEstimate, RULE_POINTS } from './gaussKronrod';
import { type RealFunction, spacing } from './limits';
import { poleOfOverflow } from './overflow';
import { boundary } from './search';
import { examineSingularity } from './singularity';
import { jumpWithin } from './steps';

/** What came of integrating from `a` to `b`. */
export type Integral = {
  /** Places where the function was asked. */
  readonly evaluations: number;
} & (
  | {
      /**
       * `converged`: the value, with its estimated absolute error. `uncertain`: the work that is allowed was not enough;
       * the value may be off by the error and more.
       */
      readonly kind: 'converged' | 'uncertain';
      readonly value: number;
      readonly error: number;
    }
  /** The area grows beyond all bounds at a place, as that of 1/x at 0. */
  | { readonly kind: 'divergent'; readonly at: number }
  /** The function has no value in a part of the interval; a single place does not matter. */
  | { readonly kind: 'undefined'; readonly from: number; readonly to: number }
  /** Values beyond what a number holds. */
  | { readonly kind: 'overflow'; readonly at: number }
);

export interface QuadratureOptions {
  /** Of ∫|f|; absent: 1e-13, a little above what rounding leaves. */
  readonly tolerance?: number;
  /** Absent: 700, about 20,000 evaluations: some milliseconds. */
  readonly mostPieces?: number;
  /** Absent: 400,000. What has been begun is brought to an end: some thousands more. */
  readonly mostEvaluations?: number;
}

interface Piece extends PieceEstimate {
  readonly low: number;
  readonly high: number;
  readonly depth: number;
}

/** Uneven, so that no symmetry of the interval makes a pole cancel itself and look like 0. */
const CUTS = [0, 0.1931, 0.4297, 0.6113, 0.8369, 1];
/** A piece that has been halved so often and is not exact yet has something in it that is looked at. */
const SUSPICIOUS = 24;
/** Halvings of a piece at most: 2⁻²⁰⁰ of it is near enough to 0 for any function that is drawn. */
const DEEPEST = 200;
/** Doubles that a piece must hold for its 15 places to be told apart, none of them at an end. */
const FEWEST_DOUBLES = 2048;
/** Integrable singularities that are cut out, at most. */
const MOST_CUTS = 12;
/** Each cut leaves two integrals to be worked out, so that cuts within cuts would double the work without end. */
const MOST_EVALUATIONS = 400_000;
/** Of the way from an undefined piece to a place with a value: 2⁻¹⁰⁰ of it is near enough to 0. */
const EDGE_HALVINGS = 100;
/** A place this near to 0, of the length of the interval, is 0: the search stops beside it. */
const NIL = 1e-14;

/**
 * ∫ f from a to b (a > b: with the opposite sign) by adaptive Gauss–Kronrod quadrature. Where pieces get too small without
 * becoming exact, the function is looked at around that place: it has a jump, an integrable singularity, or a pole.
 */
export function integrate(f: RealFunction, a: number, b: number, options: QuadratureOptions = {}): Integral {
  if (a === b) return { kind: 'converged', value: 0, error: 0, evaluations: 0 };
  let evaluations = 0;
  const counted: RealFunction = (x) => {
    evaluations += 1;
    return f(x);
  };
  const sign = a < b ? 1 : -1;
  const [low, high] = a < b ? [a, b] : [b, a];
  const most = options.mostEvaluations ?? MOST_EVALUATIONS;
  const spent = () => evaluations > most;
  const found = new Quadrature(counted, low, high, options, MOST_CUTS, spent).run();
  const at = (x: number): number => (Math.abs(x) < NIL * (high - low) ? 0 : x);
  switch (found.kind) {
    case 'converged':
    case 'uncertain':
      return { ...found, value: sign * found.value, evaluations };
    case 'undefined':
      return { ...found, from: at(found.from), to: at(found.to), evaluations };
    default:
      return { ...found, at: at(found.at), evaluations };
  }
}

/** Without the count. */
type Outcome = Integral extends infer Each ? (Each extends unknown ? Omit<Each, 'evaluations'> : never) : never;

class Quadrature {
  private readonly f: RealFunction;
  private readonly a: number;
  private readonly b: number;
  private readonly options: QuadratureOptions;
  private readonly cuts: number;
  /** Whether all of the work that is allowed has been done, here and elsewhere. */
  private readonly spent: () => boolean;
  private open: Piece[] = [];
  private readonly stuck: Piece[] = [];

  constructor(f: RealFunction, a: number, b: number, options: QuadratureOptions, cuts: number, spent: () => boolean) {
    this.f = f;
    this.a = a;
    this.b = b;
    this.options = options;
    this.cuts = cuts;
    this.spent = spent;
  }

  run(): Outcome {
    const { a, b } = this;
    const most = this.options.mostPieces ?? 700;
    const ends = CUTS.map((share) => (share === 1 ? b : a + share * (b - a)));
    for (let i = 1; i < ends.length; i++) {
      // Nothing is believed that has not been confirmed by two halves.
      if (ends[i] > ends[i - 1]) this.split({ ...this.measure(ends[i - 1], ends[i], 0), error: 0 });
    }
    while (this.open.length > 0 && this.open.length + this.stuck.length < most && !this.spent()) {
      const worst = this.takeWorst();
      if (worst.undefinedCount === RULE_POINTS && worst.depth > 2) return this.undefinedAround(worst);
      if (worst.infiniteCount === RULE_POINTS && worst.depth > 2) {
        const middle = (worst.low + worst.high) / 2;
        const pole = poleOfOverflow(this.f, middle, [this.a, this.b]);
        return pole === null ? { kind: 'overflow', at: middle } : { kind: 'divergent', at: pole };
      }
      if (this.isEnough(worst)) {
        this.open.push(worst);
        return this.conclude(true);
      }
      const isSmall = worst.high - worst.low < FEWEST_DOUBLES * Math.max(spacing(worst.low), spacing(worst.high));
      // Far from 0 doubles end before so many halvings.
      if (worst.depth === SUSPICIOUS || (isSmall && worst.depth < SUSPICIOUS)) {
        const found = this.examine([worst]);
        if (found !== null) return found;
        const jump = jumpWithin(this.f, worst.low, worst.high);
        if (jump !== null) {
          this.open.push(this.measure(worst.low, jump, SUSPICIOUS + 1));
          this.open.push(this.measure(jump, worst.high, SUSPICIOUS + 1));
          continue;
        }
      }
      if (isSmall || worst.depth >= DEEPEST) this.stuck.push(worst);
      else this.split(worst);
    }
    return this.conclude(this.open.length === 0);
  }

  private measure(low: number, high: number, depth: number): Piece {
    return { ...applyRule(this.f, low, high), low, high, depth };
  }

  /** Two halves in place of a piece. Where their sum denies the piece's own error, they are not believed either. */
  private split(piece: Piece): void {
    const middle = piece.low + (piece.high - piece.low) / 2;
    const left = this.measure(piece.low, middle, piece.depth + 1);
    const right = this.measure(middle, piece.high, piece.depth + 1);
    const denied = piece.error === Infinity ? 0 : Math.abs(piece.value - left.value - right.value);
    const doubt = denied > piece.error ? denied / 2 : 0;
    for (const half of [left, right]) this.open.push({ ...half, error: Math.max(half.error, doubt) });
  }

  private takeWorst(): Piece {
    let worst = 0;
    for (let i = 1; i < this.open.length; i++) if (this.open[i].error > this.open[worst].error) worst = i;
    return this.open.splice(worst, 1)[0];
  }

  /** Whether all open pieces and the worst one, which was taken out, are exact enough together. */
  private isEnough(worst: Piece): boolean {
    if (worst.error === Infinity) return false;
    let { error, size } = worst;
    for (const piece of this.open) {
      error += piece.error;
      size += piece.size;
    }
    for (const piece of this.stuck) size += piece.size;
    return error <= (this.options.tolerance ?? 1e-13) * size || error === 0;
  }

  private conclude(exact: boolean): Outcome {
    // Where work ended early a pole may stand in the worst piece.
    const doubtful = exact || this.open.length === 0 ? [] : [[this.takeWorst()]];
    for (const cluster of [...clusters(this.stuck), ...doubtful]) {
      const found = this.examine(cluster);
      if (found !== null) return found;
    }
    const all = [...this.open, ...this.stuck, ...doubtful.flat()];
    const finite = all.filter(({ error }) => error !== Infinity);
    return {
      kind: exact && finite.length + this.stuck.length >= all.length ? 'converged' : 'uncertain',
      value: compensated(finite.map(({ value }) => value)),
      error: compensated(finite.map(({ error }) => error)),
    };
  }

  /** The whole integral, where what stands in these pieces decides it; null where they are as they are. */
  private examine(pieces: readonly Piece[]): Outcome | null {
    const { f, a, b } = this;
    const [low, high] = [pieces[0].low, pieces[pieces.length - 1].high];
    const found = examineSingularity(f, low, high, [a, b]);
    if (found.kind === 'divergent') return { kind: 'divergent', at: found.at };
    if (found.kind === 'tame' || this.cuts === 0 || this.spent()) return null;
    // The sides beyond have no singularity there, and are integrated on their own.
    const beyond = (from: number, to: number) =>
      from < to ? new Quadrature(f, from, to, this.options, this.cuts - 1, this.spent).run() : NOTHING;
    const parts = [beyond(a, found.from), found, beyond(found.to, b)];
    const failed = parts.find((part) => !('value' in part));
    if (failed !== undefined) return failed as Outcome;
    const summands = parts as (typeof NOTHING)[];
    return {
      kind: summands.every(({ kind }) => kind !== 'uncertain') ? 'converged' : 'uncertain',
      value: compensated(summands.map(({ value }) => value)),
      error: compensated(summands.map(({ error }) => error)),
    };
  }

  /** How far around a piece the function is undefined. */
  private undefinedAround({ low, high }: Piece): Outcome {
    const isUndefined = (x: number): boolean => Number.isNaN(this.f(x));
    const edge = (from: number, to: number): number =>
      isUndefined(to) ? to : boundary(isUndefined, from, to, EDGE_HALVINGS).outside;
    return { kind: 'undefined', from: edge(low, this.a), to: edge(high, this.b) };
  }
}

const NOTHING = { kind: 'converged' as 'converged' | 'uncertain', value: 0, error: 0 };

/** Neighbouring pieces belong to one place. */
function clusters(pieces: readonly Piece[]): Piece[][] {
  const result: Piece[][] = [];
  for (const piece of [...pieces].sort((one, other) => one.low - other.low)) {
    const last = result.at(-1);
    if (last !== undefined && last[last.length - 1].high === piece.low) last.push(piece);
    else result.push([piece]);
  }
  return result;
}

/** A sum whose rounding does not grow with the number of terms (Neumaier 1974). */
export function compensated(terms: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const term of terms) {
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}
