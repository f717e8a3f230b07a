/** A unit in the picture; column 0 holds the inputs, column l + 1 the units of weight layer l. */
export interface Place {
  readonly column: number;
  readonly unit: number;
  /** Centre, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels; the same in a column. */
  readonly radius: number;
}

export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** CSS pixels that widths of lines are measured in. */
  readonly unit: number;
  readonly columns: readonly (readonly Place[])[];
}

export interface Edge {
  /** Weight layer. */
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  /** Index of the weight. */
  readonly parameter: number;
}

/** Share of the distance between two neighbours that their discs may take. */
const DISC = 0.38;
/** Of a column's distance to the next. */
const ACROSS = 0.22;

/**
 * Columns from left to right at even distances, the units of a column evenly from top to bottom around the middle.
 * Small columns are not torn apart to the full height.
 *
 * @param largest radius of a node where there is room, in CSS pixels
 */
export function placeNodes(widths: readonly number[], width: number, height: number, largest: number): Geometry {
  const gap = width / widths.length;
  const tallest = Math.max(...widths);
  const roomiest = Math.min(largest, gap * ACROSS);
  const columns = widths.map((units, column) => {
    const radius = Math.max(1.5, Math.min(roomiest, (height / units) * DISC));
    // A column of few keeps the distance of a column of four, or of the tallest where that is less.
    const step = Math.min(height / units, Math.max(height / Math.min(tallest, 4), 2.6 * radius));
    return Array.from({ length: units }, (_, unit) => ({
      column,
      unit,
      x: gap * (column + 0.5),
      y: height / 2 + step * (unit - (units - 1) / 2),
      radius,
    }));
  });
  return { width, height, unit: Math.max(5, Math.min(roomiest, (height / tallest) * DISC)), columns };
}

/**
 * Edges that are drawn: all of them, or the strongest of each layer where there are more than `most`. Every layer gets
 * an equal share, so that no layer looks cut; what a small layer does not need goes to the others.
 */
export function chooseEdges(widths: readonly number[], bias: boolean, weights: Float64Array, most: number): Edge[] {
  const counts = widths.slice(1).map((outputs, layer) => outputs * widths[layer]!);
  const quotas = shares(counts, most);
  const edges: Edge[] = [];
  let offset = 0;
  counts.forEach((count, layer) => {
    const inputs = widths[layer]!;
    let indices = Array.from({ length: count }, (_, i) => i);
    if (quotas[layer]! < count) {
      const start = offset;
      indices.sort((a, b) => Math.abs(weights[start + b]!) - Math.abs(weights[start + a]!) || a - b);
      indices = indices.slice(0, quotas[layer]).sort((a, b) => a - b);
    }
    for (const i of indices) {
      edges.push({ layer, from: i % inputs, to: Math.floor(i / inputs), parameter: offset + i });
    }
    offset += count + (bias ? widths[layer + 1]! : 0);
  });
  return edges;
}

/** Splits `most` evenly, smallest first, so that nothing is left over while anybody wants more. */
function shares(counts: readonly number[], most: number): number[] {
  const quotas = counts.map(() => 0);
  let left = most;
  const order = counts.map((_, i) => i).sort((a, b) => counts[a]! - counts[b]!);
  order.forEach((index, done) => {
    const quota = Math.min(counts[index]!, Math.floor(left / (counts.length - done)));
    quotas[index] = quota;
    left -= quota;
  });
  return quotas;
}

/** Where an edge begins and ends: at the rims of its nodes. */
export function endsOf(
  { columns }: Geometry,
  { layer, from, to }: Edge,
): [x1: number, y1: number, x2: number, y2: number] {
  const [a, b] = [columns[layer]![from]!, columns[layer + 1]![to]!];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  return [a.x + a.radius * dx, a.y + a.radius * dy, b.x - b.radius * dx, b.y - b.radius * dy];
}

/** What somebody points at. */
export type Item =
  | { readonly kind: 'node'; readonly column: number; readonly unit: number }
  | { readonly kind: 'edge'; readonly edge: Edge };

/** The nearest node within reach, else the nearest edge, else nothing. `reach` in CSS pixels from the rim or the line. */
export function pick(geometry: Geometry, edges: readonly Edge[], x: number, y: number, reach: number): Item | null {
  let best = reach / 2;
  let item: Item | null = null;
  for (const places of geometry.columns) {
    for (const place of places) {
      const distance = Math.hypot(place.x - x, place.y - y) - place.radius;
      if (distance >= best) continue;
      best = distance;
      item = { kind: 'node', column: place.column, unit: place.unit };
    }
  }
  if (item !== null) return item;
  best = reach;
  for (const edge of edges) {
    const distance = distanceToSegment(x, y, endsOf(geometry, edge));
    if (distance >= best) continue;
    best = distance;
    item = { kind: 'edge', edge };
  }
  return item;
}

function distanceToSegment(x: number, y: number, [x1, y1, x2, y2]: readonly [number, number, number, number]): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x1 + along * dx - x, y1 + along * dy - y);
}

export type Arrow = 'up' | 'down' | 'left' | 'right';

/**
 * Where an arrow key leads: along a column, from a node to one of its edges, along the edges of that node, and on to
 * the node at the edge's other end. `side` tells whose edges are walked along: those out of the source or into the
 * target.
 */
export function moveFocus(
  item: Item,
  side: 'out' | 'in',
  arrow: Arrow,
  widths: readonly number[],
  edges: readonly Edge[],
): { readonly item: Item; readonly side: 'out' | 'in' } {
  const stay = { item, side };
  const step = arrow === 'up' ? -1 : arrow === 'down' ? 1 : 0;
  if (item.kind === 'node') {
    const { column, unit } = item;
    if (step !== 0) {
      const next = Math.max(0, Math.min(widths[column]! - 1, unit + step));
      return { item: { kind: 'node', column, unit: next }, side };
    }
    const out = arrow === 'right';
    const edge = edges.find((one) =>
      out ? one.layer === column && one.from === unit : one.layer === column - 1 && one.to === unit,
    );
    if (edge !== undefined) return { item: { kind: 'edge', edge }, side: out ? 'out' : 'in' };
    // No edge of it is drawn: on to the next column.
    const beyond = column + (out ? 1 : -1);
    const units = widths[beyond];
    if (units === undefined) return stay;
    return { item: { kind: 'node', column: beyond, unit: Math.min(unit, units - 1) }, side };
  }
  const { edge } = item;
  if (step === 0) {
    const node =
      arrow === 'right' ? { column: edge.layer + 1, unit: edge.to } : { column: edge.layer, unit: edge.from };
    return { item: { kind: 'node', ...node }, side };
  }
  const siblings = edges.filter(
    (one) => one.layer === edge.layer && (side === 'out' ? one.from === edge.from : one.to === edge.to),
  );
  const at = siblings.findIndex(({ parameter }) => parameter === edge.parameter);
  const next = siblings[Math.max(0, Math.min(siblings.length - 1, at + step))];
  return next === undefined ? stay : { item: { kind: 'edge', edge: next }, side };
}
