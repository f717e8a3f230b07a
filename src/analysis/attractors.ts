import type { Minimum } from '../catalog/types';
import { type Engine, type Ensemble, JET, MOST_ATTRACTORS, type Problem, STATUS_CODES } from '../engine/contract';
import { type Cluster, type Clusters, clusterEnds } from './clusters';
import { type Polished, polish } from './polish';
import { inSlices } from './slices';

/** A place where members of an ensemble come to rest. */
export interface Attractor {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** `stretch`: no single place but a line or a field of them, all at rest; x, y is one of its places. */
  readonly kind: 'minimum' | 'saddle' | 'maximum' | 'flat' | 'stretch';
  /** The minimum of the catalogue that it is; null: none is known here. */
  readonly known: Minimum | null;
  readonly members: number;
  /** Of all members of the ensemble. */
  readonly share: number;
  /** Until they came to rest. */
  readonly meanSteps: number;
}

/** Where the members of an ensemble have ended. */
export interface Destinations {
  /** At most {@link MOST_ATTRACTORS}; lowest value first, equal values by place. */
  readonly attractors: readonly Attractor[];
  /** One entry a member: index into `attractors`, or one of {@link LABEL}. */
  readonly labels: Int16Array;
  readonly diverged: number;
  readonly unsettled: number;
  readonly undefined: number;
  readonly elsewhere: number;
}

/** Labels of members that are at none of the attractors. `elsewhere`: at rest where too few others are. */
export const LABEL = { diverged: -1, unsettled: -2, undefined: -3, elsewhere: -4 } as const;

/** More clusters than this are not looked at one by one; the smallest of them are `elsewhere`. */
const MOST_CLUSTERS = 1000;
/** Polished places this close to each other are one; in shares of the domain's sides. */
const SAME = 0.004;
/** A known minimum no further away than this is what has been found; in shares of the domain's sides. */
const NEAR = 0.01;
/** A cluster whose rim is still this far apart after polishing is a stretch; in shares of the domain's sides. */
const STRETCH = 0.015;
/** Values closer than this, beside the spread of all, count as equal when the attractors are put in order. */
const EQUAL = 1e-4;

const CONVERGED = STATUS_CODES.indexOf('converged');
const DIVERGED = STATUS_CODES.indexOf('diverged');
const UNDEFINED = STATUS_CODES.indexOf('undefined');

/**
 * Finds what the members of an ensemble were drawn to: those that came to rest are clustered, the clusters polished by
 * Newton's method on the engine, and clusters that turn out to be one place are joined. The result depends on nothing
 * but the ensemble and the surface.
 *
 * @param known minima of the surface that the catalogue knows
 */
export async function findAttractors(
  engine: Engine,
  problem: Problem,
  ends: Ensemble,
  known: readonly Minimum[],
  signal?: AbortSignal,
): Promise<Destinations> {
  const { domain } = problem;
  const clusters = await clusterEnds(ends, domain, (member) => ends.codes[member] === CONVERGED);
  const chosen = largest(clusters);
  const rims = Float64Array.from(
    chosen.flatMap((cluster) =>
      clusters.list[cluster]!.corners.flatMap((member) => [
        ends.positions[2 * member]!,
        ends.positions[2 * member + 1]!,
      ]),
    ),
  );
  const polished = await polish(engine, problem, rims, signal);
  const found = chosen.map((cluster, index) =>
    foundAt(cluster, clusters.list[cluster]!, polished.slice(5 * index, 5 * index + 5), domain),
  );
  await tellFlat(engine, problem, found, signal);
  const joined = inOrder(joinSame(found, domain), domain);
  const count = ends.loss.length;
  const labelOf = new Int16Array(clusters.list.length).fill(LABEL.elsewhere);
  for (const [index, { clusters: own }] of joined.entries()) for (const cluster of own) labelOf[cluster] = index;
  const labels = await labelMembers(ends.codes, clusters.of, labelOf);
  const attractors = joined.map(
    ({ x, y, value, kind, members, steps }): Attractor => ({
      x,
      y,
      value,
      kind,
      known: knownNear(known, x, y, domain),
      members,
      share: members / count,
      meanSteps: steps / members,
    }),
  );
  return { attractors, labels, ...countOthers(labels) };
}

/** Numbers of the clusters with the most members. */
function largest({ list }: Clusters): number[] {
  const all = list.map((_, index) => index);
  if (all.length <= MOST_CLUSTERS) return all;
  return all.toSorted((a, b) => list[b]!.members - list[a]!.members || a - b).slice(0, MOST_CLUSTERS);
}

interface Found {
  x: number;
  y: number;
  value: number;
  kind: Attractor['kind'];
  members: number;
  steps: number;
  readonly clusters: number[];
}

/** What the five corners of a cluster have come to. */
function foundAt(index: number, cluster: Cluster, corners: readonly Polished[], domain: Problem['domain']): Found {
  const [best] = corners;
  const apart = corners.some((a) => corners.some((b) => distance(a, b, domain) > STRETCH));
  const { members, steps } = cluster;
  // Of a stretch, its middle shows better where it is than the one end that happens to lie lowest by rounding.
  const { x, y, value } = apart ? middleOf(corners, domain) : best!;
  return { x, y, value, kind: apart ? 'stretch' : best!.kind, members, steps, clusters: [index] };
}

/** The corner that is nearest to the mean of all, of those as low as the lowest. */
function middleOf(corners: readonly Polished[], domain: Problem['domain']): Polished {
  const mean = (of: 'x' | 'y'): number => corners.reduce((sum, corner) => sum + corner[of], 0) / corners.length;
  const middle = { x: mean('x'), y: mean('y') };
  return corners.toSorted((a, b) => distance(a, middle, domain) - distance(b, middle, domain))[0]!;
}

/** In shares of the domain's sides. */
function distance(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
  [[x0, x1], [y0, y1]]: Problem['domain'],
): number {
  return Math.hypot((a.x - b.x) / (x1 - x0), (a.y - b.y) / (y1 - y0));
}

/** Where the Hessian is mute (x⁴), the values around say whether it is a minimum. */
async function tellFlat(engine: Engine, problem: Problem, found: Found[], signal?: AbortSignal): Promise<void> {
  const flat = found.filter(({ kind }) => kind === 'flat');
  if (flat.length === 0) return;
  const [[x0, x1], [y0, y1]] = problem.domain;
  const around = 8;
  const places = flat.flatMap(({ x, y }) =>
    Array.from({ length: around }, (_, i) => {
      const angle = (2 * Math.PI * i) / around;
      return [x + NEAR * (x1 - x0) * Math.cos(angle), y + NEAR * (y1 - y0) * Math.sin(angle)];
    }).flat(),
  );
  const jets = await engine.probe(problem, Float64Array.from(places), signal);
  for (const [index, each] of flat.entries()) {
    const values = Array.from({ length: around }, (_, i) => jets[(index * around + i) * JET.size + JET.value]!);
    if (values.every((value) => value >= each.value)) each.kind = 'minimum';
  }
}

/** Clusters that lie at one place after polishing are one; a stretch takes in what lies at its middle only. */
function joinSame(found: readonly Found[], domain: Problem['domain']): Found[] {
  const joined: Found[] = [];
  for (const each of found) {
    const same = joined.find(
      (other) => (other.kind === 'stretch') === (each.kind === 'stretch') && distance(other, each, domain) < SAME,
    );
    if (same === undefined) {
      joined.push(each);
      continue;
    }
    if (each.value < same.value) Object.assign(same, { x: each.x, y: each.y, value: each.value, kind: each.kind });
    same.members += each.members;
    same.steps += each.steps;
    same.clusters.push(...each.clusters);
  }
  return joined;
}

/**
 * Those with the most members, in an order that rounding does not change: equal values and equal columns are told apart
 * by what comes next.
 */
function inOrder(found: readonly Found[], [[x0, x1]]: Problem['domain']): Found[] {
  const kept = found.toSorted((a, b) => b.members - a.members || a.x - b.x || a.y - b.y).slice(0, MOST_ATTRACTORS);
  const values = kept.map(({ value }) => value);
  const spread = values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
  const level = ranks(values, EQUAL * spread + 1e-6);
  const column = ranks(
    kept.map(({ x }) => x),
    EQUAL * (x1 - x0),
  );
  return kept
    .map((each, index) => ({ each, index }))
    .sort((a, b) => level[a.index]! - level[b.index]! || column[a.index]! - column[b.index]! || a.each.y - b.each.y)
    .map(({ each }) => each);
}

/** Numbers in ascending order, the same for values that no gap parts. */
function ranks(values: readonly number[], gap: number): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const result = new Array<number>(values.length).fill(0);
  let rank = 0;
  order.forEach((index, place) => {
    if (place > 0 && values[index]! - values[order[place - 1]!]! > gap) rank++;
    result[index] = rank;
  });
  return result;
}

function knownNear(known: readonly Minimum[], x: number, y: number, domain: Problem['domain']): Minimum | null {
  const near = known.filter((minimum) => distance(minimum, { x, y }, domain) <= NEAR);
  return near.toSorted((a, b) => distance(a, { x, y }, domain) - distance(b, { x, y }, domain))[0] ?? null;
}

async function labelMembers(codes: Uint8Array, clusterOf: Int32Array, labelOf: Int16Array): Promise<Int16Array> {
  const labels = new Int16Array(codes.length);
  await inSlices(codes.length, (from, to) => {
    for (let member = from; member < to; member++) {
      const code = codes[member];
      if (code === CONVERGED) labels[member] = labelOf[clusterOf[member]!]!;
      else if (code === DIVERGED) labels[member] = LABEL.diverged;
      else labels[member] = code === UNDEFINED ? LABEL.undefined : LABEL.unsettled;
    }
  });
  return labels;
}

function countOthers(labels: Int16Array): Pick<Destinations, 'diverged' | 'unsettled' | 'undefined' | 'elsewhere'> {
  const counts = new Uint32Array(5);
  for (const label of labels) counts[Math.max(0, -label)]!++;
  const of = (label: number): number => counts[-label]!;
  return {
    diverged: of(LABEL.diverged),
    unsettled: of(LABEL.unsettled),
    undefined: of(LABEL.undefined),
    elsewhere: of(LABEL.elsewhere),
  };
}

/**
 * How near a place must be to one of these to count as being there, in the surface's own units: well apart from the
 * others, and small beside the domain.
 */
export function reachOf(
  places: readonly { readonly x: number; readonly y: number }[],
  domain: Problem['domain'],
): number {
  const [[x0, x1], [y0, y1]] = domain;
  let closest = Number.POSITIVE_INFINITY;
  for (const [index, a] of places.entries()) {
    for (const b of places.slice(index + 1)) closest = Math.min(closest, Math.hypot(a.x - b.x, a.y - b.y));
  }
  return Math.min(0.03 * Math.min(x1 - x0, y1 - y0), 0.45 * closest);
}

/** Index of the nearest of these places that is no further away than `reach`; −1: none is. */
export function nearestPlace(
  places: readonly { readonly x: number; readonly y: number }[],
  [x, y]: readonly [number, number],
  reach: number,
): number {
  let nearest = -1;
  let least = reach;
  for (const [index, place] of places.entries()) {
    const away = Math.hypot(place.x - x, place.y - y);
    if (away <= least) [nearest, least] = [index, away];
  }
  return nearest;
}
