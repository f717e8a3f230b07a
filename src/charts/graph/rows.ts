import type { Layered } from './layers';

/** Sweeps of straightening; positions settle within a few. */
const SWEEPS = 24;

/** What a place takes across its layer, and how firmly it holds its ground against others there. */
export interface RowPlace {
  readonly size: number;
  readonly weight: number;
}

/**
 * Where every place stands across its layer: in the order of the layer, no closer than the sizes ask for, and as near as
 * that allows to the middle of its neighbours, so that edges are straight. What is farthest out begins at 0.
 */
export function rowsOf({ places, layers, routes }: Layered, sizes: readonly RowPlace[]): Float64Array {
  const at = new Float64Array(places.length);
  const gap = (a: number, b: number): number => (sizes[a]!.size + sizes[b]!.size) / 2;
  for (const layer of layers) {
    layer.forEach((place, index) => {
      at[place] = index === 0 ? 0 : at[layer[index - 1]!]! + gap(layer[index - 1]!, place);
    });
    const middle = layer.length === 0 ? 0 : (at[layer[0]!]! + at[layer.at(-1)!]!) / 2;
    for (const place of layer) at[place]! -= middle;
  }
  const neighbours: number[][] = places.map(() => []);
  for (const route of routes) {
    for (let i = 1; i < route.length; i++) {
      neighbours[route[i]!]!.push(route[i - 1]!);
      neighbours[route[i - 1]!]!.push(route[i]!);
    }
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const layer of sweep % 2 === 0 ? layers : layers.toReversed()) {
      const wanted = layer.map((place) => {
        const near = neighbours[place]!;
        const weights = near.reduce((sum, each) => sum + sizes[each]!.weight, 0);
        return near.length === 0
          ? at[place]!
          : near.reduce((sum, each) => sum + sizes[each]!.weight * at[each]!, 0) / weights;
      });
      const offsets = layer.map((_, index) => (index === 0 ? 0 : gap(layer[index - 1]!, layer[index]!)));
      spread(
        wanted,
        offsets,
        layer.map((place) => sizes[place]!.weight),
      ).forEach((position, index) => {
        at[layer[index]!] = position;
      });
    }
  }
  const least = at.reduce((low, each, place) => Math.min(low, each - sizes[place]!.size / 2), Number.POSITIVE_INFINITY);
  return at.map((each) => each - least);
}

/**
 * The positions closest to `wanted` (weighted least squares) that keep `offsets` between neighbours: isotonic regression by
 * pooling adjacent violators, of what is wanted less the room that must lie before it.
 */
export function spread(wanted: readonly number[], offsets: readonly number[], weights: readonly number[]): number[] {
  let room = 0;
  const before = offsets.map((offset) => {
    room += offset;
    return room;
  });
  const blocks: { sum: number; weight: number; count: number }[] = [];
  wanted.forEach((place, index) => {
    const weight = weights[index]!;
    blocks.push({ sum: weight * (place - before[index]!), weight, count: 1 });
    for (let last = blocks.at(-1)!; blocks.length > 1; last = blocks.at(-1)!) {
      const previous = blocks.at(-2)!;
      if (previous.sum / previous.weight <= last.sum / last.weight) break;
      const merged = {
        sum: previous.sum + last.sum,
        weight: previous.weight + last.weight,
        count: previous.count + last.count,
      };
      blocks.splice(-2, 2, merged);
    }
  });
  const level = blocks.flatMap(({ sum, weight, count }) => new Array<number>(count).fill(sum / weight));
  return level.map((each, index) => each + before[index]!);
}
