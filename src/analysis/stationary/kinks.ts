import { JET } from '../../engine/contract';
import { type Place, SAME, type Search, thinned } from './sampled';
import { isKink, surroundings } from './surroundings';
import { type KinkPoint, MOST_KINKS } from './types';

/** Samples lower than those around them that are looked at more closely. */
const MOST_CANDIDATES = 48;
/** An extreme on a kink is reached by 30 halvings and a few steps at each; down a smooth valley there is no end. */
const MOST_ROUNDS = 150;

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

/**
 * Samples lower (or higher) than all around them, with no zero of the gradient near: followed to the very place by
 * comparing values. It is kept where the gradient jumps. `isExplained`: a zero of the gradient near a place accounts
 * for its being lowest.
 */
export async function findKinks(
  search: Search,
  isExplained: (place: Place) => boolean,
): Promise<{ readonly kinks: readonly KinkPoint[]; readonly cut: boolean }> {
  const { sampled, probe, pauses } = search;
  const { samples, grid } = sampled.field;
  const { columns, rows } = grid;
  const all: KinkPoint[] = [];
  let cut = false;
  for (const sign of [1, -1] as const) {
    const kind = sign === 1 ? ('minimum' as const) : ('maximum' as const);
    const candidates: Place[] = [];
    for (let row = 1; row + 1 < rows; row++) {
      for (let column = 1; column + 1 < columns; column++) {
        if (!isLowest(samples, columns, row * columns + column, sign)) continue;
        const place = sampled.placeOf(column, row);
        if (!isExplained(place)) candidates.push(place);
      }
      await pauses.pause();
    }
    const kinks: KinkPoint[] = [];
    for (const start of thinned(candidates, MOST_CANDIDATES)) {
      const place = await compassSearch(search, start, sign);
      if (sampled.share(place[0] - start[0], place[1] - start[1]) > 2 / columns) continue;
      const jets = await probe([place]);
      const [around] = await surroundings(search, [place]);
      if (!isKink(around, sampled.steepest)) continue;
      if (!kinks.some((other) => sampled.share(other.place[0] - place[0], other.place[1] - place[1]) <= SAME)) {
        kinks.push({ place, value: jets[JET.value], kind });
      }
    }
    // More than can be told apart: a crease, whose lowest samples are those nearest to it.
    if (kinks.length > MOST_KINKS) cut = true;
    else all.push(...kinks);
  }
  return { kinks: all, cut };
}

/** To the lowest of eight neighbours, which come closer once none is lower; not further than it is asked about. */
async function compassSearch({ sampled, probe }: Search, start: Place, sign: 1 | -1): Promise<Place> {
  let place = start;
  let reach = 1;
  let best = sign * (await probe([place]))[JET.value];
  for (let round = 0; round < MOST_ROUNDS && reach > 1e-9; round++) {
    // Beyond two cells it is another extreme's.
    if (sampled.share(place[0] - start[0], place[1] - start[1]) > 2 / sampled.field.grid.columns) break;
    const [dx, dy] = [reach * sampled.cell[0], reach * sampled.cell[1]];
    const [x, y] = place;
    const places = COMPASS.map(([u, v]): Place => [x + u * dx, y + v * dy]);
    const jets = await probe(places);
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
