import type { Census } from '../../../engine/contract';
import type { SceneMark } from '../../../scene/contract';
import { MOST_NUMBERED } from '../basins/names';
import type { Destination } from './destinations';
import { largest } from './largest';

/** Of more places than can be numbered, those that the bars tell by their number; before there is a count, the first. */
export function markedPlaces(count: number, each: readonly Pick<Census, 'destinations'>[]): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  if (count <= MOST_NUMBERED) return all;
  const told = new Set(each.flatMap(({ destinations }) => toldOf(destinations, count)));
  return told.size === 0 ? all.slice(0, MOST_NUMBERED) : [...told];
}

function toldOf(destinations: Census['destinations'], count: number): readonly number[] {
  const total = destinations.reduce((sum, value) => sum + value, 0) || 1;
  return largest(Array.from({ length: count }, (_, index) => destinations[index]! / total)).told;
}

/** Outlines with their numbers, where particles may end: the particles that have come there are seen in them. */
export function swarmMarks(
  places: readonly Destination[],
  slots: readonly { readonly slot: number }[],
  each: readonly Pick<Census, 'destinations'>[],
): SceneMark[] {
  return markedPlaces(places.length, each).map((index): SceneMark => {
    const { x, y, attractor } = places[index]!;
    const kind = attractor?.kind ?? 'minimum';
    return {
      x,
      y,
      kind: kind === 'flat' || kind === 'stretch' ? 'degenerate' : kind,
      open: true,
      label: String((slots[index]?.slot ?? 0) + 1),
    };
  });
}
