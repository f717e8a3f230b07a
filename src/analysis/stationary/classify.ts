import { JET } from '../../engine/contract';
import { eigen } from '../curvature';
import { Nearby } from './nearby';
import { type Arrival, newtonPolish } from './newton';
import { type Jet, type Place, SAME, type Search } from './sampled';
import { isKink, type Surroundings, surroundings } from './surroundings';
import { MOST_OF_SET, MOST_POINTS, type StationaryPoint, type StationarySet } from './types';

/**
 * An eigenvalue is zero below this share of the largest curvature within a cell around: a float64 Hessian at a place
 * polished to 1e-13 of the view is exact to some 1e-12 of that.
 */
const ZERO = 1e-9;

/** Zeros of the gradient, told apart by their Hessians: single points, and curves or regions of them. */
export class Classifier {
  private readonly search: Search;
  private readonly found = new Nearby<StationaryPoint>();
  private readonly joined: { kind: StationarySet['kind']; value: number; places: Place[] }[] = [];
  private more = false;

  constructor(search: Search) {
    this.search = search;
  }

  /** Polishes the starts, all at once, and keeps what they lead to. */
  async follow(starts: readonly Place[]): Promise<void> {
    const { sampled, pauses } = this.search;
    const ends = await newtonPolish(this.search, starts);
    const fresh = new Nearby<Arrival>();
    for (const end of ends) {
      if (sampled.isInside(end.place, SAME)) fresh.add(sampled.scaled(end.place), SAME, end);
    }
    const arrived = fresh.all();
    const around = await surroundings(
      this.search,
      arrived.map(({ place }) => place),
    );
    for (const [i, { place, jet }] of arrived.entries()) {
      await this.classify(place, jet, around[i]);
      await pauses.pause();
    }
  }

  get points(): StationaryPoint[] {
    return this.found.all();
  }

  get sets(): StationarySet[] {
    return this.joined.map(({ kind, value, places }) => ({ kind, value, places: Float64Array.from(places.flat()) }));
  }

  /** There were more points than {@link MOST_POINTS}. */
  get cut(): boolean {
    return this.more;
  }

  /** `within`: as a share of the view. */
  hasPointNear(place: Place, within: number): boolean {
    return this.found.has(this.search.sampled.scaled(place), within);
  }

  hasSetNear([x, y]: Place): boolean {
    const { sampled } = this.search;
    return this.joined.some(({ places }) =>
      places.some(([px, py]) => sampled.share(px - x, py - y) <= 4 / sampled.field.grid.columns),
    );
  }

  private async classify(place: Place, jet: Jet, around: Surroundings): Promise<void> {
    const { sampled } = this.search;
    if (this.hasPointNear(place, SAME)) return;
    const set = this.joined.find(({ value }) => sampled.isSameValue(value, jet[JET.value]));
    if (set !== undefined && set.places.length >= MOST_OF_SET && mayBeDegenerate(jet)) return;
    if (isKink(around, sampled.steepest)) return;
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
    if (this.found.size >= MOST_POINTS) this.more = true;
    else this.found.add(sampled.scaled(place), SAME, { place, value: jet[JET.value], kind, eigenvalues: values });
  }

  /** Whether the gradient is zero also a little way along the direction in which the Hessian sees no curvature. */
  private async isOneOfMany([x, y]: Place, [ux, uy]: Place): Promise<boolean> {
    const { cell } = this.search.sampled;
    const length = 0.5 * Math.min(cell[0], cell[1]);
    const starts: Place[] = [1, -1].map((sign) => [x + sign * length * ux, y + sign * length * uy]);
    const ends = await newtonPolish(this.search, starts);
    return ends.some(({ place }) => Math.hypot(place[0] - x, place[1] - y) > 0.5 * length);
  }

  private join(kind: StationarySet['kind'], place: Place, value: number): void {
    const { sampled } = this.search;
    let set = this.joined.find((other) => other.kind === kind && sampled.isSameValue(other.value, value));
    if (set === undefined) {
      set = { kind, value, places: [] };
      this.joined.push(set);
    }
    if (set.places.length < MOST_OF_SET) set.places.push(place);
  }
}

function mayBeDegenerate(jet: Jet): boolean {
  const { values } = eigen(jet[JET.xx], jet[JET.xy], jet[JET.yy]);
  const [weak, strong] = [Math.abs(values[0]), Math.abs(values[1])].sort((a, b) => a - b);
  return weak <= 1e-6 * strong || strong === 0;
}
