import { OPTIMIZERS } from '../catalog';
import {
  type Engine,
  type EnsemblePlan,
  type Field,
  JET,
  type Problem,
  type RunPlan,
  STATUS_CODES,
} from '../engine/contract';
import { completeHyper } from '../experiment/complete';
import { eigen } from './curvature';
import { exactProber, type Probe } from './ground';
import { Pauses } from './pauses';

/** A place where the gradient is zero. */
export interface StationaryPoint {
  readonly place: readonly [number, number];
  readonly value: number;
  /** By the Hessian: all eigenvalues above zero, all below, of both signs, or one of them zero ({@link ZERO}). */
  readonly kind: 'minimum' | 'maximum' | 'saddle' | 'degenerate';
  /** Of the Hessian there, the smaller one first. */
  readonly eigenvalues: readonly [number, number];
}

/** A curve or a region on which the gradient is zero; its value is the same everywhere on it. */
export interface StationarySet {
  /** The curvature across it: a valley of minima, a ridge of maxima, or none at all. */
  readonly kind: 'valley' | 'ridge' | 'flat';
  readonly value: number;
  /** x, y, …: some of its places, at most {@link MOST_OF_SET}. */
  readonly places: Float64Array;
}

/** A lowest or highest place at which the gradient jumps, so that it is nowhere zero. */
export interface KinkPoint {
  readonly place: readonly [number, number];
  readonly value: number;
  readonly kind: 'minimum' | 'maximum';
}

export interface Stationary {
  /** By value, the lowest first. */
  readonly points: readonly StationaryPoint[];
  readonly sets: readonly StationarySet[];
  /** Only extremes: saddles on kinks are not looked for. None of them where there are too many to be told apart. */
  readonly kinks: readonly KinkPoint[];
  /** There were more than {@link MOST_POINTS} points or {@link MOST_KINKS} kinks, and those beyond are left out. */
  readonly cut: boolean;
}

export const MOST_POINTS = 1000;
export const MOST_OF_SET = 48;
export const MOST_KINKS = 16;

/**
 * An eigenvalue is zero below this share of the largest curvature within a cell around: a float64 Hessian at a place
 * polished to 1e-13 of the view is exact to some 1e-12 of that.
 */
const ZERO = 1e-9;
/** Places closer than this share of the view are one: polishing leaves 1e-13, at degenerate places 1e-7. */
const SAME = 1e-6;
/** A step below this share of the view has arrived: Newton's next one would be its square. */
const ARRIVED = 1e-10;
/** Enough even where Newton only shrinks the distance by 2/3 a step: (2/3)⁶⁰ is below {@link ARRIVED}. */
const MOST_STEPS = 60;
/** A gradient below this share of the steepest one seen is zero where no curvature tells how far it is from zero. */
const LEVEL = 1e-10;
/** Samples a side of the field that is searched; over data fewer, so that no more than {@link MOST_TERMS} are summed. */
const FINEST = 256;
const COARSEST = 48;
const MOST_TERMS = 2e7;
/** Newton runs a side from a grid of starts, and their steps. */
const STARTS = 24;
const NEWTON_STEPS = 30;
const MOST_STARTS = 6000;
/** Samples lower than those around them that are looked at more closely. */
const MOST_CANDIDATES = 48;
/** An extreme on a kink is reached by 30 halvings and a few steps at each; down a smooth valley there is no end. */
const MOST_ROUNDS = 150;

type Place = readonly [number, number];
type Jet = Float64Array;

/**
 * All places in the domain where the gradient is zero: Newton from many starts on the engine (a grid of them, and the
 * cells of a field in which both derivatives change their sign or the gradient is smallest), polished in float64.
 * Extremes on kinks are found by comparing values. Extremes on the border of the domain are none. What is narrower than
 * a cell of the field (1/255 of the view) may be missed.
 */
export async function stationaryPoints(engine: Engine, problem: Problem, signal?: AbortSignal): Promise<Stationary> {
  const pauses = new Pauses(signal);
  const rows = Object.values(problem.data ?? {})[0]?.length ?? 1;
  const side = Math.round(Math.min(FINEST, Math.max(COARSEST, Math.sqrt(MOST_TERMS / rows))));
  const [x, y] = problem.domain;
  const field = await engine.evaluate(problem, { x, y, columns: side, rows: side }, signal);
  try {
    const search = new Search(problem, field, exactProber(engine, problem, signal).probe, pauses);
    const starts = [...(await search.cells()), ...(await newtonEnds(engine, problem, signal))];
    await search.follow(thinned(starts, MOST_STARTS));
    await search.findKinks();
    return search.result();
  } finally {
    field.dispose();
  }
}

/** Where Newton's method comes to rest, from a grid of starts. */
async function newtonEnds(engine: Engine, problem: Problem, signal?: AbortSignal): Promise<Place[]> {
  const entry = OPTIMIZERS.get('newton');
  if (entry?.kind !== 'rule') return [];
  const [x, y] = problem.domain;
  const run: RunPlan = {
    optimizer: { kind: 'rule', rule: entry.rule, state: entry.state, rate: entry.rate },
    hyper: completeHyper(entry.hyper),
    schedule: null,
    clip: null,
    noise: 0,
    batch: 0,
    start: [x[0], y[0]],
  };
  const plan: EnsemblePlan = {
    members: { kind: 'grid', grid: { x, y, columns: STARTS, rows: STARTS } },
    steps: NEWTON_STEPS,
    seed: 0,
    // Where it stops is polished: only the neighbourhood matters.
    tolerance: 1e-6,
    rests: true,
  };
  const { positions, codes } = await engine.ensemble(problem, run, plan, signal);
  const ends = new Map<string, Place>();
  const cell = [(x[1] - x[0]) / FINEST, (y[1] - y[0]) / FINEST] as const;
  for (let i = 0; i < codes.length; i++) {
    const [px, py] = [positions[2 * i], positions[2 * i + 1]];
    if (isLost(codes[i]) || !(px >= x[0] && px <= x[1] && py >= y[0] && py <= y[1])) continue;
    // One start in each quarter of a cell: thousands end at the same place.
    ends.set(`${Math.round((2 * px) / cell[0])},${Math.round((2 * py) / cell[1])}`, [px, py]);
  }
  return [...ends.values()];
}

/** Not `hypot`, which is slow: what an engine gives is below 1e30, so its squares are within float64. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** It has come to no place at which to go on. */
function isLost(code: number): boolean {
  const status = STATUS_CODES[code];
  return status === 'diverged' || status === 'undefined';
}

function thinned<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]);
}

interface Walker {
  readonly place: Place;
  /** Where it came from, one step ago. */
  readonly jet: Jet | null;
}

interface Around {
  /** The largest one a cell away. */
  readonly curvature: number;
  /** Jets at ±x and ±y, at each of the distances {@link NEAR}. */
  readonly near: Float64Array;
}

class Search {
  private readonly field: Field;
  private readonly probe: Probe;
  private readonly pauses: Pauses;
  private readonly low: Place;
  /** Sides of the domain, and of a cell of the field. */
  private readonly extent: Place;
  private readonly cell: Place;
  private readonly steepest: number;
  /** Least and greatest value, for how close two values are. */
  private readonly range: number;
  private readonly found = new Nearby<StationaryPoint>();
  private readonly sets: { kind: StationarySet['kind']; value: number; places: Place[] }[] = [];
  private readonly kinks: KinkPoint[] = [];
  private cut = false;

  constructor({ domain: [x, y] }: Problem, field: Field, probe: Probe, pauses: Pauses) {
    this.field = field;
    this.probe = probe;
    this.pauses = pauses;
    this.low = [x[0], y[0]];
    this.extent = [x[1] - x[0], y[1] - y[0]];
    this.cell = [this.extent[0] / (field.grid.columns - 1), this.extent[1] / (field.grid.rows - 1)];
    let [steepest, least, most] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const { samples } = field;
    for (let at = 0; at < samples.length; at += 4) {
      if (samples[at + 3] !== 0) continue;
      steepest = Math.max(steepest, length(samples[at + 1], samples[at + 2]));
      least = Math.min(least, samples[at]);
      most = Math.max(most, samples[at]);
    }
    this.steepest = steepest;
    this.range = Math.max(most - least, 0);
  }

  /** Centres of the cells at whose corners both derivatives have both signs, and samples where the gradient is least. */
  async cells(): Promise<Place[]> {
    const { samples, grid } = this.field;
    const { columns, rows } = grid;
    const starts: Place[] = [];
    const sizes = new Float64Array(columns * rows);
    for (let i = 0; i < sizes.length; i++) {
      const at = 4 * i;
      sizes[i] = samples[at + 3] === 0 ? length(samples[at + 1], samples[at + 2]) : Number.POSITIVE_INFINITY;
    }
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const i = row * columns + column;
        if (sizes[i] < Number.POSITIVE_INFINITY && this.isLeast(sizes, row, column)) {
          starts.push(this.placeOf(column, row));
        }
        if (row + 1 === rows || column + 1 === columns) continue;
        if (this.turns(i, 1) && this.turns(i, 2)) starts.push(this.placeOf(column + 0.5, row + 0.5));
      }
      await this.pauses.pause();
    }
    return starts;
  }

  /** Whether a derivative has both signs, or none, at the corners of the cell beyond sample i; no corner is flagged. */
  private turns(i: number, derivative: 1 | 2): boolean {
    const { samples, grid } = this.field;
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let corner = 0; corner < 4; corner++) {
      const at = 4 * (i + (corner & 1) + (corner >> 1) * grid.columns);
      if (samples[at + 3] !== 0) return false;
      least = Math.min(least, samples[at + derivative]);
      most = Math.max(most, samples[at + derivative]);
    }
    return least <= 0 && most >= 0;
  }

  private isLeast(sizes: Float64Array, row: number, column: number): boolean {
    const { columns, rows } = this.field.grid;
    const size = sizes[row * columns + column];
    for (let r = Math.max(row - 1, 0); r <= Math.min(row + 1, rows - 1); r++) {
      for (let c = Math.max(column - 1, 0); c <= Math.min(column + 1, columns - 1); c++) {
        if (sizes[r * columns + c] < size) return false;
      }
    }
    return true;
  }

  private placeOf(column: number, row: number): Place {
    return [this.low[0] + column * this.cell[0], this.low[1] + row * this.cell[1]];
  }

  private isInside([x, y]: Place, margin: number): boolean {
    const [u, v] = [(x - this.low[0]) / this.extent[0], (y - this.low[1]) / this.extent[1]];
    return Math.min(u, v) >= -margin && Math.max(u, v) <= 1 + margin;
  }

  private share(dx: number, dy: number): number {
    return Math.hypot(dx / this.extent[0], dy / this.extent[1]);
  }

  /** Polishes the starts, all at once, and keeps what they lead to. */
  async follow(starts: readonly Place[]): Promise<void> {
    const ends = await this.polish(starts);
    const fresh = new Nearby<Walker>();
    for (const end of ends) {
      if (this.isInside(end.place, SAME)) fresh.add(this.scaled(end.place), SAME, end);
    }
    const arrived = fresh.all();
    const around = await this.around(arrived.map(({ place }) => place));
    for (const [i, { place, jet }] of arrived.entries()) {
      if (jet !== null) await this.classify(place, jet, around[i]);
      await this.pauses.pause();
    }
  }

  private scaled([x, y]: Place): Place {
    return [(x - this.low[0]) / this.extent[0], (y - this.low[1]) / this.extent[1]];
  }

  /** Newton in float64 until the steps vanish; whoever does not arrive, or leaves, is dropped. */
  private async polish(starts: readonly Place[]): Promise<Walker[]> {
    let walkers: Walker[] = starts.map((place) => ({ place, jet: null }));
    const arrived: Walker[] = [];
    for (let round = 0; round < MOST_STEPS && walkers.length > 0; round++) {
      const jets = await this.probe(walkers.map(({ place }) => place));
      const next: Walker[] = [];
      for (const [i, walker] of walkers.entries()) {
        const jet = jets.slice(i * JET.size, (i + 1) * JET.size);
        await this.pauses.pause();
        if (jet[JET.flags] !== 0) continue;
        const { step, left } = this.newton(jet);
        const place: Place = [walker.place[0] + step[0], walker.place[1] + step[1]];
        if (this.share(...step) > ARRIVED) {
          if (this.isInside(place, 2 / this.field.grid.columns)) next.push({ place, jet });
        } else if (left <= LEVEL * this.steepest) arrived.push({ place, jet });
      }
      walkers = next;
    }
    return arrived;
  }

  /**
   * Along each eigenvector to the zero of the gradient, where its curvature says where that is; at most two cells.
   * `left`: the slope along the others. Without curvature a step of nothing proves nothing: a plane has a slope.
   */
  private newton(jet: Jet): { step: [number, number]; left: number } {
    const { values, vectors } = eigen(jet[JET.xx], jet[JET.xy], jet[JET.yy]);
    const strongest = Math.max(Math.abs(values[0]), Math.abs(values[1]));
    let [dx, dy, left] = [0, 0, 0];
    values.forEach((value, k) => {
      const [ux, uy] = vectors[k];
      const slope = jet[JET.x] * ux + jet[JET.y] * uy;
      if (Math.abs(value) <= 1e-13 * strongest) {
        left = Math.hypot(left, slope);
        return;
      }
      dx -= (slope / value) * ux;
      dy -= (slope / value) * uy;
    });
    const most = Math.max(Math.abs(dx) / this.cell[0], Math.abs(dy) / this.cell[1]) / 2;
    return { step: most > 1 ? [dx / most, dy / most] : [dx, dy], left };
  }

  private async classify(place: Place, jet: Jet, around: Around): Promise<void> {
    if (this.found.has(this.scaled(place), SAME)) return;
    const set = this.sets.find(({ value }) => this.isSameValue(value, jet[JET.value]));
    if (set !== undefined && set.places.length >= MOST_OF_SET && this.mayBeDegenerate(jet)) return;
    if (this.isKink(around.near)) return;
    const { values, vectors } = eigen(jet[JET.xx], jet[JET.xy], jet[JET.yy]);
    const zero = ZERO * Math.max(around.curvature, Math.abs(values[0]), Math.abs(values[1]));
    const isZero = values.map((value) => Math.abs(value) <= zero);
    if (isZero[0] || isZero[1]) {
      const flat = vectors[isZero[0] ? 0 : 1];
      if (await this.isOneOfMany(place, flat)) {
        const across = isZero[0] && isZero[1] ? 0 : values[isZero[0] ? 1 : 0];
        this.join(across === 0 ? 'flat' : across > 0 ? 'valley' : 'ridge', place, jet[JET.value]);
        return;
      }
    }
    const kind =
      isZero[0] || isZero[1]
        ? 'degenerate'
        : values[0] > 0
          ? 'minimum'
          : values[1] < 0
            ? 'maximum'
            : ('saddle' as const);
    if (this.found.size >= MOST_POINTS) this.cut = true;
    else this.found.add(this.scaled(place), SAME, { place, value: jet[JET.value], kind, eigenvalues: values });
  }

  private isSameValue(a: number, b: number): boolean {
    return Math.abs(a - b) <= 1e-9 * this.range;
  }

  private mayBeDegenerate(jet: Jet): boolean {
    const { values } = eigen(jet[JET.xx], jet[JET.xy], jet[JET.yy]);
    const [weak, strong] = [Math.abs(values[0]), Math.abs(values[1])].sort((a, b) => a - b);
    return weak <= 1e-6 * strong || strong === 0;
  }

  private async around(centres: readonly Place[]): Promise<Around[]> {
    const offsets: Place[] = [];
    for (const distance of NEAR) {
      const [dx, dy] = [distance * this.extent[0], distance * this.extent[1]];
      offsets.push([dx, 0], [-dx, 0], [0, dy], [0, -dy]);
    }
    const [dx, dy] = this.cell;
    offsets.push([dx, dy], [-dx, dy], [dx, -dy], [-dx, -dy]);
    const jets = await this.probe(centres.flatMap(([x, y]) => offsets.map(([u, v]): Place => [x + u, y + v])));
    return centres.map((_, k) => {
      const near = jets.subarray(k * offsets.length * JET.size, (k + 1) * offsets.length * JET.size);
      let curvature = 0;
      for (let at = 4 * NEAR.length * JET.size; at < near.length; at += JET.size) {
        const { values } = eigen(near[at + JET.xx], near[at + JET.xy], near[at + JET.yy]);
        if (near[at + JET.flags] === 0) curvature = Math.max(curvature, Math.abs(values[0]), Math.abs(values[1]));
      }
      return { curvature, near };
    });
  }

  /**
   * Whether the gradient jumps here, so that its zero is a convention (∇|x| = 0 at 0) and the Hessian beside the point.
   * Its change over a distance tells: a smooth one shrinks with the distance, a jump stays.
   */
  private isKink(near: Float64Array): boolean {
    const change = (level: number, axis: 0 | 1): number => {
      const at = (4 * level + 2 * axis) * JET.size;
      const [x, y] = [at + JET.x, at + JET.y];
      return Math.hypot(near[x] - near[x + JET.size], near[y] - near[y + JET.size]);
    };
    const jumps = (axis: 0 | 1): boolean => {
      const [far, close] = [change(0, axis), change(1, axis)];
      // What is left of a change by rounding alone is no jump.
      return close > 0.5 * far && close > 1e-7 * this.steepest;
    };
    return jumps(0) || jumps(1);
  }

  /** Whether the gradient is zero also a little way along the direction in which the Hessian sees no curvature. */
  private async isOneOfMany([x, y]: Place, [ux, uy]: Place): Promise<boolean> {
    const length = 0.5 * Math.min(this.cell[0], this.cell[1]);
    const starts: Place[] = [1, -1].map((sign) => [x + sign * length * ux, y + sign * length * uy]);
    const ends = await this.polish(starts);
    return ends.some(({ place }) => Math.hypot(place[0] - x, place[1] - y) > 0.5 * length);
  }

  private join(kind: StationarySet['kind'], place: Place, value: number): void {
    let set = this.sets.find((other) => other.kind === kind && this.isSameValue(other.value, value));
    if (set === undefined) {
      set = { kind, value, places: [] };
      this.sets.push(set);
    }
    if (set.places.length < MOST_OF_SET) set.places.push(place);
  }

  /**
   * Samples lower (or higher) than all around them, with no zero of the gradient near: followed to the very place by
   * comparing values. It is kept where the gradient jumps.
   */
  async findKinks(): Promise<void> {
    const { samples, grid } = this.field;
    const { columns, rows } = grid;
    for (const sign of [1, -1] as const) {
      const kind = sign === 1 ? ('minimum' as const) : ('maximum' as const);
      const candidates: Place[] = [];
      for (let row = 1; row + 1 < rows; row++) {
        for (let column = 1; column + 1 < columns; column++) {
          if (!isLowest(samples, columns, row * columns + column, sign)) continue;
          const place = this.placeOf(column, row);
          // A smooth extreme lies within a cell of the sample that shows it.
          if (!this.found.has(this.scaled(place), 2 / columns) && !this.isInSet(place)) candidates.push(place);
        }
        await this.pauses.pause();
      }
      const kinks: KinkPoint[] = [];
      for (const start of thinned(candidates, MOST_CANDIDATES)) {
        const place = await this.compass(start, sign);
        if (this.share(place[0] - start[0], place[1] - start[1]) > 2 / columns) continue;
        const jets = await this.probe([place]);
        const [around] = await this.around([place]);
        if (!this.isKink(around.near)) continue;
        if (!kinks.some((other) => this.share(other.place[0] - place[0], other.place[1] - place[1]) <= SAME)) {
          kinks.push({ place, value: jets[JET.value], kind });
        }
      }
      // More than can be told apart: a crease, whose lowest samples are those nearest to it.
      if (kinks.length > MOST_KINKS) this.cut = true;
      else this.kinks.push(...kinks);
    }
  }

  private isInSet([x, y]: Place): boolean {
    return this.sets.some(({ places }) =>
      places.some(([px, py]) => this.share(px - x, py - y) <= 4 / this.field.grid.columns),
    );
  }

  /** To the lowest of eight neighbours, which come closer once none is lower; not further than it is asked about. */
  private async compass(start: Place, sign: 1 | -1): Promise<Place> {
    let place = start;
    let reach = 1;
    let best = sign * (await this.probe([place]))[JET.value];
    for (let round = 0; round < MOST_ROUNDS && reach > 1e-9; round++) {
      // Beyond two cells it is another extreme's.
      if (this.share(place[0] - start[0], place[1] - start[1]) > 2 / this.field.grid.columns) break;
      const [dx, dy] = [reach * this.cell[0], reach * this.cell[1]];
      const [x, y] = place;
      const places = COMPASS.map(([u, v]): Place => [x + u * dx, y + v * dy]);
      const jets = await this.probe(places);
      let next: Place | null = null;
      places.forEach((each, i) => {
        const value = sign * jets[i * JET.size + JET.value];
        if (jets[i * JET.size + JET.flags] === 0 && value < best) {
          best = value;
          next = each;
        }
      });
      if (next === null) reach /= 2;
      else place = next;
    }
    return place;
  }

  result(): Stationary {
    // What is left of a value of zero by rounding in terms of the size of the range.
    const clean = (value: number): number => (Math.abs(value) <= 1e-14 * this.range ? 0 : value);
    const order = (a: StationaryPoint, b: StationaryPoint): number =>
      a.value - b.value || a.place[0] - b.place[0] || a.place[1] - b.place[1];
    return {
      points: this.found
        .all()
        .map((point) => ({ ...point, value: clean(point.value) }))
        .sort(order),
      sets: this.sets
        .map(({ kind, value, places }) => ({ kind, value, places: Float64Array.from(places.flat()) }))
        .sort((a, b) => a.value - b.value),
      kinks: this.kinks.sort((a, b) => a.value - b.value),
      cut: this.cut,
    };
  }
}

/** In shares of the view. */
const NEAR = [1e-4, 1e-6] as const;

const COMPASS: readonly Place[] = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
];

/** Whether a sample is below (sign −1: above) each of its eight neighbours, or level with those that come later. */
function isLowest(samples: Float32Array, columns: number, at: number, sign: 1 | -1): boolean {
  if (samples[4 * at + 3] !== 0) return false;
  const value = sign * samples[4 * at];
  for (const [u, v] of COMPASS) {
    const other = at + v * columns + u;
    if (samples[4 * other + 3] !== 0) return false;
    const there = sign * samples[4 * other];
    if (there < value || (there === value && other < at)) return false;
  }
  return true;
}

/** Things at places of the unit square, found by how near they are. */
class Nearby<T> {
  private readonly cells = new Map<number, Place[]>();
  private readonly things: T[] = [];

  get size(): number {
    return this.things.length;
  }

  /** `within`: at most 1 / {@link CELLS}. */
  has([x, y]: Place, within: number): boolean {
    const [column, row] = [Math.floor(x * CELLS), Math.floor(y * CELLS)];
    for (let r = row - 1; r <= row + 1; r++) {
      for (let c = column - 1; c <= column + 1; c++) {
        const places = this.cells.get(r * STRIDE + c);
        if (places?.some(([px, py]) => Math.hypot(px - x, py - y) <= within)) return true;
      }
    }
    return false;
  }

  /** Only what is not there yet. */
  add(place: Place, within: number, thing: T): void {
    if (this.has(place, within)) return;
    const key = Math.floor(place[1] * CELLS) * STRIDE + Math.floor(place[0] * CELLS);
    const places = this.cells.get(key);
    if (places === undefined) this.cells.set(key, [place]);
    else places.push(place);
    this.things.push(thing);
  }

  all(): T[] {
    return [...this.things];
  }
}

const CELLS = COARSEST / 2;
/** More than the cells of a row, and of a margin around. */
const STRIDE = 4 * CELLS;
