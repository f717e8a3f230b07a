/** Nodes and edges without what they mean. Nodes are numbered so that inputs come first. */
export interface GraphShape {
  /** `first`: it stands at the beginning, and what is computed from it as early as can be; the rest stands beside its reader. */
  readonly nodes: readonly { readonly first: boolean }[];
  readonly edges: readonly { readonly from: number; readonly to: number }[];
}

/** One place in a layer: a node, or where an edge passes through on its way to a later layer. */
export interface Place {
  readonly layer: number;
  /** Index of the node; null: an edge passes. */
  readonly node: number | null;
  /** Index of the edge that passes; null: a node. */
  readonly edge: number | null;
}

export interface Layered {
  readonly places: readonly Place[];
  /** Per layer its places, in order. */
  readonly layers: readonly (readonly number[])[];
  /** Per edge the places along it, from its input to its operation. */
  readonly routes: readonly (readonly number[])[];
}

/** Rounds of sorting; the order hardly changes after a few. */
const SWEEPS = 12;

/**
 * The layered drawing of Sugiyama, Tagawa and Toda (1981): layers by the longest path from the variables, places for edges
 * that pass a layer, and orders within the layers by barycentres, of which the one with the fewest crossings is kept.
 * The same graph always gives the same drawing, and what has no reason to move keeps the order of the formula.
 */
export function layered(shape: GraphShape): Layered {
  const layerOf = layersOf(shape);
  const places: Place[] = shape.nodes.map((_, node) => ({ layer: layerOf[node]!, node, edge: null }));
  const routes = shape.edges.map(({ from, to }, edge) => {
    const route = [from];
    for (let layer = layerOf[from]! + 1; layer < layerOf[to]!; layer++)
      route.push(places.push({ layer, node: null, edge }) - 1);
    return [...route, to];
  });
  const count = Math.max(0, ...places.map(({ layer }) => layer)) + 1;
  const start: number[][] = Array.from({ length: count }, () => []);
  // In the order in which a reader comes by: the leaves of an operation stand by its other inputs.
  for (const place of reading(shape, routes, places.length)) start[places[place]!.layer]!.push(place);
  return { places, routes, layers: ordered(start, routes, places.length) };
}

function layersOf({ nodes, edges }: GraphShape): number[] {
  const layer = nodes.map(() => 0);
  for (const { from, to } of edges) layer[to] = Math.max(layer[to]!, layer[from]! + 1);
  // What does not begin with a variable is moved close to whoever reads it.
  const varies = nodes.map(({ first }) => first);
  for (const { from, to } of edges) if (varies[from]) varies[to] = true;
  const latest = nodes.map(() => Number.POSITIVE_INFINITY);
  for (const { from, to } of edges.toReversed()) {
    latest[from] = Math.min(latest[from]!, layer[to]! - 1);
    if (!varies[from] && Number.isFinite(latest[from]!)) layer[from] = latest[from]!;
  }
  return layer;
}

/** All places, depth first from the last node, inputs from the first to the last; then what nobody reads. */
function reading({ nodes, edges }: GraphShape, routes: readonly (readonly number[])[], count: number): number[] {
  const seen = new Array<boolean>(count).fill(false);
  const order: number[] = [];
  const incoming: number[][] = nodes.map(() => []);
  for (const [edge, { to }] of edges.entries()) incoming[to]!.push(edge);
  const visit = (root: number): void => {
    const stack: { readonly place: number; readonly edges: readonly number[] }[] = [];
    const open = (place: number, list: readonly number[]) => {
      if (seen[place]) return;
      seen[place] = true;
      order.push(place);
      stack.push({ place, edges: list });
    };
    open(root, incoming[root]!);
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const [edge, ...rest] = top.edges;
      if (edge === undefined) continue;
      stack.push({ place: top.place, edges: rest });
      for (const between of routes[edge]!.slice(1, -1).toReversed()) {
        if (!seen[between]) {
          seen[between] = true;
          order.push(between);
        }
      }
      const from = edges[edge]!.from;
      open(from, incoming[from]!);
    }
  };
  for (let node = nodes.length - 1; node >= 0; node--) visit(node);
  return order;
}

function ordered(
  start: readonly (readonly number[])[],
  routes: readonly (readonly number[])[],
  count: number,
): number[][] {
  const before: number[][] = Array.from({ length: count }, () => []);
  const after: number[][] = Array.from({ length: count }, () => []);
  for (const route of routes) {
    for (let i = 1; i < route.length; i++) {
      before[route[i]!]!.push(route[i - 1]!);
      after[route[i - 1]!]!.push(route[i]!);
    }
  }
  let layers = start.map((layer) => [...layer]);
  let best = layers;
  let fewest = crossings(layers, after, count);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0;
    const neighbours = forward ? before : after;
    const next = layers.map((layer) => [...layer]);
    for (let i = 1; i < next.length; i++) {
      const layer = forward ? i : next.length - 1 - i;
      const fixed = next[forward ? layer - 1 : layer + 1]!;
      next[layer] = byBarycentre(next[layer]!, neighbours, fixed);
    }
    layers = next;
    const crossed = crossings(layers, after, count);
    if (crossed < fewest) {
      fewest = crossed;
      best = layers;
    }
  }
  return best;
}

/** Sorted by the mean position of the neighbours; who has none keeps its position, and so do equals. */
function byBarycentre(
  layer: readonly number[],
  neighbours: readonly (readonly number[])[],
  fixed: readonly number[],
): number[] {
  const position = new Map(fixed.map((place, index) => [place, index]));
  const centre = new Map(
    layer.map((place, index) => {
      const known = neighbours[place]!.flatMap((each) => position.get(each) ?? []);
      const share = known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length;
      return [place, share ?? (index * Math.max(1, fixed.length - 1)) / Math.max(1, layer.length - 1)];
    }),
  );
  return layer.toSorted((a, b) => centre.get(a)! - centre.get(b)!);
}

/** Pairs of edges between neighbouring layers that cross. */
export function crossings(
  layers: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
  count: number,
): number {
  const position = new Array<number>(count).fill(0);
  for (const layer of layers)
    layer.forEach((place, index) => {
      position[place] = index;
    });
  let total = 0;
  for (const layer of layers) {
    const lines = layer.flatMap((place) => after[place]!.map((to) => [position[place]!, position[to]!] as const));
    for (let i = 0; i < lines.length; i++) {
      for (let j = i + 1; j < lines.length; j++) {
        if ((lines[i]![0] - lines[j]![0]) * (lines[i]![1] - lines[j]![1]) < 0) total++;
      }
    }
  }
  return total;
}
