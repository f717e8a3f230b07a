import { type Box, textWidth } from '../textBox';
import { layered } from './layers';
import type { GraphEdgeModel, GraphModel, GraphNodeModel, GraphText } from './model';
import { rowsOf } from './rows';

/** Sizes of the type and of the room around it, in rem. */
export const SIZES = {
  symbol: 1.25,
  name: 1.05,
  number: 1,
  label: 0.92,
  /** Heights of the parts of a card. */
  head: 1.9,
  line: 1.3,
  foot: 0.35,
  /** A constant. */
  pill: 1.8,
  leastCard: 4,
  leastPill: 2,
} as const;

/** Room between cards across and along the layers, in rem; beside an edge that passes; and around the whole. */
const ACROSS = 1;
const ALONG = 1.7;
const PASSING = 1.4;
const MARGIN = 0.6;
/** How firmly each holds its ground: constants make way for what is computed. */
const WEIGHT = { card: 8, passing: 3, pill: 1 } as const;
/** Between the places where edges enter a card. */
const PORT = 0.7;

export type Orientation = 'right' | 'down';

export interface Corner {
  readonly x: number;
  readonly y: number;
}

export interface NodeBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface EdgeLine {
  /** Ends and places between, from the input to the operation. */
  readonly points: readonly Corner[];
  /** Middle of its label. */
  readonly label: Corner;
}

/** Where everything stands, in rem. */
export interface GraphGeometry {
  readonly orientation: Orientation;
  readonly width: number;
  readonly height: number;
  /** x, y: the middle. */
  readonly nodes: readonly NodeBox[];
  readonly edges: readonly EdgeLine[];
}

export function plainText(text: GraphText): string {
  return text.map((part) => (typeof part === 'string' ? part : part.raised)).join('');
}

/** All that the geometry depends on, as a text that can be compared: numbers come and go without moving anything. */
export function shapeKey({ nodes, edges }: GraphModel): string {
  return JSON.stringify([
    nodes.map((node) => [
      node.kind,
      plainText(node.symbol),
      plainText(node.name),
      node.numbers.map(({ room }) => room),
    ]),
    edges.map(({ from, to, room }) => [from, to, room]),
  ]);
}

/** The drawing, with layers to the right or downwards. */
export function geometryOf({ nodes, edges }: GraphModel, orientation: Orientation): GraphGeometry {
  const drawing = layered({ nodes: nodes.map(({ kind }) => ({ first: kind === 'variable' })), edges });
  const sizes = nodes.map(sizeOf);
  const right = orientation === 'right';
  /** Extent across and along the layers. */
  const across = (node: number): number => (right ? sizes[node]!.height : sizes[node]!.width);
  const along = (node: number): number => (right ? sizes[node]!.width : sizes[node]!.height);
  const rows = rowsOf(
    drawing,
    drawing.places.map(({ node }) =>
      node === null
        ? { size: PASSING, weight: WEIGHT.passing }
        : { size: across(node) + ACROSS, weight: isPill(nodes[node]!) ? WEIGHT.pill : WEIGHT.card },
    ),
  );
  const depth = drawing.layers.map((layer) =>
    Math.max(0, ...layer.map((place) => drawing.places[place]!.node).map((node) => (node === null ? 0 : along(node)))),
  );
  const columns = columnsOf(
    depth,
    drawing.places.map(({ layer }) => layer),
    edges,
    right,
  );
  const place = (index: number): Corner => {
    const [main, cross] = [MARGIN + columns[drawing.places[index]!.layer]!, MARGIN + rows[index]!];
    return right ? { x: main, y: cross } : { x: cross, y: main };
  };
  const boxes = nodes.map((_, node) => ({ ...place(node), ...sizes[node]! }));
  const ports = portsOf(edges, drawing.routes, rows);
  const lines = edges.map((edge, index) => {
    const passed = drawing.routes[index]!.slice(1, -1).map(place);
    const [from, to] = [boxes[edge.from]!, boxes[edge.to]!];
    const { leave, enter } = ports[index]!;
    const ends: readonly [Corner, Corner] = right
      ? [
          { x: from.x + from.width / 2, y: from.y + leave },
          { x: to.x - to.width / 2, y: to.y + enter },
        ]
      : [
          { x: from.x + leave, y: from.y + from.height / 2 },
          { x: to.x + enter, y: to.y - to.height / 2 },
        ];
    return [ends[0], ...passed, ends[1]];
  });
  const labels = labelPlaces(lines, edges, boxes, orientation);
  const extent = (of: (box: NodeBox) => number): number => MARGIN + Math.max(0, ...boxes.map(of));
  return {
    orientation,
    width: Math.max(
      extent((box) => box.x + box.width / 2),
      ...lines.flat().map(({ x }) => x + MARGIN),
    ),
    height: Math.max(
      extent((box) => box.y + box.height / 2),
      ...lines.flat().map(({ y }) => y + MARGIN),
    ),
    nodes: boxes,
    edges: lines.map((points, edge) => ({ points, label: labels[edge]! })),
  };
}

/** Constants are small: they have no numbers but themselves. */
export function isPill({ kind }: GraphNodeModel): boolean {
  return kind === 'constant' || kind === 'parameter';
}

function sizeOf(model: GraphNodeModel): { readonly width: number; readonly height: number } {
  const { symbol, name, numbers } = model;
  const symbolWidth = 1.12 * textWidth(plainText(symbol), SIZES.symbol);
  if (isPill(model)) {
    return { width: Math.max(SIZES.leastPill, symbolWidth + 1), height: SIZES.pill };
  }
  const nameWidth = textWidth(plainText(name), SIZES.name);
  const head = nameWidth === 0 ? symbolWidth + 1 : symbolWidth + nameWidth + 1.8;
  const widest = Math.max(0, ...numbers.map(({ room }) => textWidth(room, SIZES.number)));
  return {
    width: Math.max(SIZES.leastCard, head, widest + 1.2),
    height: SIZES.head + numbers.length * SIZES.line + SIZES.foot,
  };
}

/** Middles of the layers, from the first to the last; labels of edges find room before the operation that they lead to. */
function columnsOf(
  depth: readonly number[],
  layerOf: readonly number[],
  edges: readonly GraphEdgeModel[],
  right: boolean,
): number[] {
  const room = depth.map(() => 0);
  for (const { to, room: text } of edges) {
    const wanted = text === '' ? 0 : right ? textWidth(text, SIZES.label) + 1 : 2 * SIZES.label;
    room[layerOf[to]!] = Math.max(room[layerOf[to]!]!, wanted);
  }
  const columns: number[] = [];
  for (const [layer, extent] of depth.entries()) {
    const before = layer === 0 ? 0 : columns[layer - 1]! + depth[layer - 1]! / 2 + ALONG + room[layer]!;
    columns.push(before + extent / 2);
  }
  return columns;
}

/** How far from the middle of their cards edges leave and enter: in the order in which they come, so that they do not cross. */
function portsOf(
  edges: readonly GraphEdgeModel[],
  routes: readonly (readonly number[])[],
  rows: Float64Array,
): { readonly leave: number; readonly enter: number }[] {
  const enter = new Array<number>(edges.length).fill(0);
  const leave = new Array<number>(edges.length).fill(0);
  for (const group of grouped(edges, ({ to }) => to)) {
    const order = group.toSorted((a, b) => rows[routes[a]!.at(-2)!]! - rows[routes[b]!.at(-2)!]! || a - b);
    order.forEach((edge, index) => {
      enter[edge] = (index - (order.length - 1) / 2) * PORT;
    });
  }
  // Twice the same input: the two are held apart all the way.
  for (const group of grouped(edges, ({ from, to }) => `${from} ${to}`)) {
    if (group.length === 1) continue;
    group.forEach((edge, index) => {
      const apart = (index - (group.length - 1) / 2) * 2.6 * PORT;
      leave[edge] = apart;
      enter[edge] = apart;
    });
  }
  return edges.map((_, edge) => ({ leave: leave[edge]!, enter: enter[edge]! }));
}

/** Indices of the edges that have something in common. */
function grouped(edges: readonly GraphEdgeModel[], by: (edge: GraphEdgeModel) => string | number): Iterable<number[]> {
  const groups = new Map<string | number, number[]>();
  edges.forEach((edge, index) => {
    const key = by(edge);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  });
  return groups.values();
}

/** Shares of the last stretch of an edge at which its label may stand, and how far beside it, the best first. */
const SHARES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];
const BESIDE = [0, -0.9, 0.9];
/** Costs per square rem over a card and over another label, per point of another edge, and of a place farther down. */
const COST = { card: 8, label: 4, edge: 0.5, later: 0.04, beside: 0.35 } as const;
/** Points of an edge that are kept free of other labels. */
const POINTS = 24;

/** A place for every label on the last stretch of its edge, where it meets no card, no other label and few other edges. */
function labelPlaces(
  lines: readonly (readonly Corner[])[],
  edges: readonly GraphEdgeModel[],
  boxes: readonly NodeBox[],
  orientation: Orientation,
): Corner[] {
  const cards = boxes.map(({ x, y, width, height }) => around({ x, y }, width, height));
  const labels: Box[] = [];
  const traces = lines.map((points) =>
    points
      .slice(1)
      .flatMap((to, i) =>
        Array.from({ length: POINTS }, (_, k) => onCurve(points[i]!, to, (k + 0.5) / POINTS, orientation)),
      ),
  );
  return lines.map((points, edge) => {
    const [from, to] = [points.at(-2)!, points.at(-1)!];
    const { room } = edges[edge]!;
    const [width, height] = [labelWidth(room), LABEL_HEIGHT];
    const candidates = BESIDE.flatMap((beside, j) =>
      SHARES.map((share, i) => {
        const { x, y } = onCurve(from, to, share, orientation);
        const at = { x, y: y + beside };
        const box = around(at, width, height);
        const crossed = traces.reduce(
          (sum, trace, other) => (other === edge ? sum : sum + trace.filter((point) => inside(point, box)).length),
          0,
        );
        const cost =
          COST.card * overlap(box, cards) +
          COST.label * overlap(box, labels) +
          COST.edge * crossed +
          COST.later * i +
          (j === 0 ? 0 : COST.beside);
        return { at, box, cost };
      }),
    );
    const best = candidates.reduce((one, other) => (other.cost < one.cost ? other : one));
    if (room !== '') labels.push(best.box);
    return best.at;
  });
}

const LABEL_HEIGHT = SIZES.label * 1.35;

/** Room that a label takes along its line, in rem. */
export function labelWidth(text: string): number {
  return textWidth(text, SIZES.label) + 0.3;
}

function inside({ x, y }: Corner, { left, right, top, bottom }: Box): boolean {
  return x > left && x < right && y > top && y < bottom;
}

function around({ x, y }: Corner, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function overlap(one: Box, others: readonly Box[]): number {
  return others.reduce((sum, { left, right, top, bottom }) => {
    const [width, height] = [
      Math.min(one.right, right) - Math.max(one.left, left),
      Math.min(one.bottom, bottom) - Math.max(one.top, top),
    ];
    return width > 0 && height > 0 ? sum + width * height : sum;
  }, 0);
}

/** A point of the curve between two corners; it leaves and arrives along the layers. */
export function onCurve(from: Corner, to: Corner, share: number, orientation: Orientation): Corner {
  const [a, b] = controls(from, to, orientation);
  const rest = 1 - share;
  const mix = (p: number, q: number, r: number, s: number): number =>
    rest ** 3 * p + 3 * rest ** 2 * share * q + 3 * rest * share ** 2 * r + share ** 3 * s;
  return { x: mix(from.x, a.x, b.x, to.x), y: mix(from.y, a.y, b.y, to.y) };
}

/** The two inner points of the Bézier curve. */
export function controls(from: Corner, to: Corner, orientation: Orientation): readonly [Corner, Corner] {
  if (orientation === 'right') {
    const middle = (from.x + to.x) / 2;
    return [
      { x: middle, y: from.y },
      { x: middle, y: to.y },
    ];
  }
  const middle = (from.y + to.y) / 2;
  return [
    { x: from.x, y: middle },
    { x: to.x, y: middle },
  ];
}
