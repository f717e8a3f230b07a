import type { FigureTheme } from '../../../charts/classColors';
import { classColor, divergingStops, divergingTable, TABLE_SIZE } from '../../../charts/classColors';
import type { NetPlan } from '../../../engine/contract/network';
import { h, svg } from '../../../page/dom';
import {
  type Arrow,
  chooseEdges,
  type Edge,
  endsOf,
  type Geometry,
  type Item,
  moveFocus,
  type Place,
  pick,
  placeNodes,
} from './geometry';
import type { UnitMaps } from './maps';
import type { Lit } from './steps';

/** What the figure shows; replaced as a whole. */
export interface FigureModel {
  readonly net: NetPlan;
  readonly weights: Float64Array;
  /** What a unit hands on, or an input; null: not known. */
  value(column: number, unit: number): number | null;
  /** Small pictures of what each unit says over the plane of the inputs; null: units are filled by their value. */
  readonly maps: UnitMaps | null;
  /** Written on an edge, or beside a node; null: nothing. */
  edgeText(edge: Edge): string | null;
  nodeText(column: number, unit: number): string | null;
  /** Sign of a node in print, above it; null: nothing. */
  nodeName(column: number, unit: number): string | null;
  /** Written below a node; null: nothing. */
  nodeNote(column: number, unit: number): string | null;
  readonly lit: Lit | null;
  readonly theme: FigureTheme;
}

export interface FigureOptions {
  /** Radius of the largest node, in rem. */
  readonly largest: number;
  /** Size of the numbers in the nodes, in rem, as the style sheet has it. */
  readonly type: number;
  /** Edges that are drawn at most. */
  readonly most: number;
  /** Name of the whole, and of its parts for who walks through it with the arrow keys. */
  name(): string;
  describe(item: Item): string;
  /** Somebody points at an item, or at nothing any more. */
  onPoint(item: Item | null): void;
}

export interface Figure {
  readonly element: HTMLElement;
  show(model: FigureModel): void;
  /** Edges that are drawn, of how many. */
  readonly drawn: { readonly edges: number; readonly of: number };
  /** Marks an item from outside. */
  point(item: Item | null): void;
  dispose(): void;
}

/** Milliseconds for which a choice of edges stands. */
const RECHOICE = 2000;
/** Pixels around a line that still hit it. */
const REACH = 12;
/** Line widths of the strongest and of no weight, in radii of a node. */
const WIDEST = 0.2;
const NARROWEST = 0.03;
interface NodeParts {
  readonly place: Place;
  readonly group: SVGElement;
  readonly disc: SVGElement;
  readonly bias: SVGElement;
  readonly text: SVGElement;
  readonly name: SVGElement;
  readonly note: SVGElement;
}

interface EdgeParts {
  readonly edge: Edge;
  readonly group: SVGElement;
  readonly line: SVGElement;
  readonly pulse: SVGElement;
  readonly text: SVGElement;
}

/** Nodes and edges of a net: weights as widths and colours, values as fills, and every part within reach of the keys. */
export function createFigure(options: FigureOptions): Figure {
  const canvas = h('canvas', { class: 'net-maps', 'aria-hidden': 'true' });
  const picture = svg('svg', { class: 'net-svg', role: 'group', 'data-arrows': true });
  const element = h('div', { class: 'net-figure' }, canvas, picture);

  let model: FigureModel | null = null;
  let geometry: Geometry = placeNodes([1, 1], 100, 100, 10);
  let edges: readonly Edge[] = [];
  let nodeParts: NodeParts[] = [];
  let edgeParts: EdgeParts[] = [];
  let built = '';
  let chosenAt = 0;
  let focused: Item = { kind: 'node', column: 0, unit: 0 };
  let side: 'out' | 'in' = 'out';
  let pointed: Item | null = null;

  /** CSS pixels, as the observer last saw them: to ask at every picture would lay the page out anew, many times a second. */
  let [width, height] = [0, 0];
  /** CSS pixels, and what they depend on. */
  let rem = 16;
  let scale = '';

  function measureType(): void {
    const root = document.documentElement;
    const now = `${root.style.cssText} ${window.innerWidth}`;
    if (now === scale) return;
    scale = now;
    rem = Number.parseFloat(getComputedStyle(root).fontSize);
  }

  function build(): void {
    if (model === null || width < 20 || height < 20) return;
    measureType();
    const { net } = model;
    const key = `${net.widths}|${net.bias}|${width}×${height}|${rem}`;
    if (key === built) {
      // Which weights are the strongest changes while a net trains; the picture must not flicker, nor cost much.
      const thinned = edges.length === options.most;
      if (!thinned || performance.now() - chosenAt < RECHOICE) return;
      const next = chooseEdges(net.widths, net.bias, model.weights, options.most);
      chosenAt = performance.now();
      if (next.every(({ parameter }, i) => parameter === edges[i]?.parameter)) return;
      edges = next;
    } else {
      edges = chooseEdges(net.widths, net.bias, model.weights, options.most);
      chosenAt = performance.now();
    }
    built = key;
    const had = picture.contains(document.activeElement);
    geometry = placeNodes(net.widths, width, height, options.largest * rem);
    picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    edgeParts = edges.map(buildEdge);
    nodeParts = geometry.columns.flatMap((places) => places.map(buildNode));
    picture.replaceChildren(
      svg('g', {}, ...edgeParts.map(({ group }) => group)),
      svg('g', { class: 'net-nodes' }, ...nodeParts.map(({ group }) => group)),
      svg('g', { class: 'net-texts', 'aria-hidden': 'true' }, ...edgeParts.map(({ text }) => text)),
    );
    if (partOf(focused) === null) focused = { kind: 'node', column: 0, unit: 0 };
    if (pointed !== null && partOf(pointed) === null) pointed = null;
    rove(focused, had);
  }

  function buildEdge(edge: Edge): EdgeParts {
    const [x1, y1, x2, y2] = endsOf(geometry, edge);
    const ends = { x1, y1, x2, y2 };
    const line = svg('line', { class: 'net-line', ...ends });
    const pulse = svg('line', { class: 'net-pulse', ...ends });
    const group = svg(
      'g',
      { class: 'net-edge', role: 'img', tabindex: -1 },
      svg('line', { class: 'net-ring', ...ends }),
      line,
      pulse,
    );
    const t = edgeTextPlace(edge, model?.net.widths ?? [], (1.9 * rem) / Math.abs(x2 - x1));
    const text = svg('text', { class: 'net-edge-text', x: x1 + t * (x2 - x1), y: y1 + t * (y2 - y1) });
    return { edge, group, line, pulse, text };
  }

  function buildNode(place: Place): NodeParts {
    const { radius } = place;
    const at = { cx: place.x, cy: place.y, r: radius };
    const disc = svg('circle', { class: 'net-disc', ...at });
    const size = Math.max(2, 0.28 * radius);
    const bias = svg('rect', {
      class: 'net-bias',
      x: place.x - 0.95 * radius - size / 2,
      y: place.y + 0.75 * radius - size / 2,
      width: size,
      height: size,
    });
    const text = svg('text', { class: 'net-node-text', x: place.x, y: place.y });
    const name = svg('text', { class: 'net-node-name', x: place.x, y: place.y - radius });
    const note = svg('text', { class: 'net-node-name', x: place.x, y: place.y + radius });
    const ring = svg('circle', { class: 'net-ring', ...at });
    const group = svg('g', { class: 'net-node', role: 'img', tabindex: -1 }, ring, disc, bias, text, name, note);
    return { place, group, disc, bias, text, name, note };
  }

  function paint(): void {
    if (model === null || nodeParts.length === 0) return;
    const { net, weights, lit, theme } = model;
    const thick = geometry.unit;
    put(picture, 'aria-label', options.name());
    element.classList.toggle('has-light', lit !== null);
    element.dataset.direction = lit?.direction ?? 'none';
    const largest = strongest(edges, weights, net.widths.length - 1);
    for (const { edge, group, line, pulse, text } of edgeParts) {
      const weight = weights[edge.parameter]!;
      const share = Math.min(1, Math.abs(weight) / (largest[edge.layer]! || 1));
      put(line, 'stroke-width', Math.max(0.5, thick * (NARROWEST + (WIDEST - NARROWEST) * share)).toFixed(2));
      put(line, 'stroke', classColor(weight < 0 ? 0 : 1, theme));
      put(line, 'stroke-dasharray', weight < 0 ? `${(0.5 * thick).toFixed(1)} ${(0.3 * thick).toFixed(1)}` : 'none');
      const on = lit?.layers.has(edge.layer) ?? false;
      group.classList.toggle('lit', on);
      put(pulse, 'visibility', on && lit?.direction !== 'none' ? 'visible' : 'hidden');
      write(text, model.edgeText(edge));
      text.classList.toggle('lit', on);
    }
    const table = divergingTable(divergingStops(theme));
    const gaps = geometry.columns.map(([first, second]) =>
      first === undefined || second === undefined ? Number.POSITIVE_INFINITY : second.y - first.y,
    );
    const largestIn = net.widths.map((_, column) => Math.max(1e-12, largestValue(model!, column)));
    for (const { place, group, disc, bias, text, name, note } of nodeParts) {
      const { column, unit, radius } = place;
      const value = model.value(column, unit);
      const fill = model.maps !== null || value === null ? null : colorOf(table, value / largestIn[column]!);
      put(disc, 'fill', fill?.css ?? 'none');
      const known = value !== null && model.maps === null;
      group.classList.toggle('known', known);
      group.classList.toggle('lit', lit?.columns.has(column) ?? false);
      const layer = column - 1;
      const parameter = layer < 0 || !net.bias ? null : biasIndex(net, layer, unit);
      put(bias, 'visibility', parameter === null ? 'hidden' : 'visible');
      if (parameter !== null) put(bias, 'fill', classColor(weights[parameter]! < 0 ? 0 : 1, theme));
      const words = model.nodeText(column, unit);
      // Inside where it fits, else below with a halo; not at all where the next node is.
      const inside = words !== null && 0.62 * options.type * rem * words.length < 1.9 * radius;
      const crowded = !inside && gaps[column]! < 2 * radius + 1.2 * options.type * rem;
      put(text, 'y', String(inside ? place.y : place.y + radius + 0.8 * rem));
      put(text, 'class', inside ? 'net-node-text inside' : 'net-node-text');
      put(text, 'fill', inside && fill !== null ? (fill.bright ? '#000000' : '#ffffff') : 'currentColor');
      write(text, crowded ? null : words);
      write(name, model.nodeName(column, unit));
      write(note, model.nodeNote(column, unit));
      put(note, 'y', String(place.y + radius + (inside ? 1.45 : 2.5) * rem));
    }
    paintMaps();
    mark();
  }

  /** The thumbnails lie on one canvas below the picture, which draws their frames. */
  function paintMaps(): void {
    const maps = model?.maps ?? null;
    canvas.hidden = maps === null;
    element.classList.toggle('has-maps', maps !== null);
    if (maps === null || model === null) return;
    const ratio = Math.min(2, window.devicePixelRatio);
    const [width, height] = [Math.round(geometry.width * ratio), Math.round(geometry.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, geometry.width, geometry.height);
    const table = divergingTable(divergingStops(model.theme));
    const small = document.createElement('canvas');
    [small.width, small.height] = [maps.side, maps.side];
    const pen = small.getContext('2d');
    if (pen === null) return;
    const pixels = pen.createImageData(maps.side, maps.side);
    for (const { place } of nodeParts) {
      const { radius } = place;
      const values = maps.of(place.column, place.unit);
      const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-12);
      values.forEach((value, i) => {
        const at = 3 * tableIndex(value / most);
        pixels.data.set([table[at]!, table[at + 1]!, table[at + 2]!, 255], 4 * i);
      });
      pen.putImageData(pixels, 0, 0);
      context.save();
      context.beginPath();
      context.arc(place.x, place.y, radius, 0, 2 * Math.PI);
      context.clip();
      context.drawImage(small, place.x - radius, place.y - radius, 2 * radius, 2 * radius);
      context.restore();
    }
  }

  function partOf(item: Item): SVGElement | null {
    if (item.kind === 'node') {
      return nodeParts.find(({ place }) => place.column === item.column && place.unit === item.unit)?.group ?? null;
    }
    return edgeParts.find(({ edge }) => edge.parameter === item.edge.parameter)?.group ?? null;
  }

  function mark(): void {
    const part = pointed === null ? null : partOf(pointed);
    for (const { group } of [...edgeParts, ...nodeParts]) group.classList.toggle('pointed', group === part);
  }

  /** One stop for the Tab key; its name says its numbers only once it is reached, since there may be hundreds. */
  function rove(item: Item, focus: boolean): void {
    partOf(focused)?.setAttribute('tabindex', '-1');
    focused = item;
    const part = partOf(item);
    part?.setAttribute('tabindex', '0');
    part?.setAttribute('aria-label', options.describe(item));
    if (focus) (part as SVGElement | null)?.focus({ preventScroll: true });
  }

  function point(item: Item | null): void {
    pointed = item;
    mark();
  }

  function itemAt(event: PointerEvent): Item | null {
    const box = picture.getBoundingClientRect();
    return pick(geometry, edges, event.clientX - box.left, event.clientY - box.top, REACH);
  }

  picture.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') return;
    const item = itemAt(event);
    if (sameItem(item, pointed)) return;
    point(item);
    options.onPoint(item);
  });
  picture.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'touch') return;
    const kept = picture.contains(document.activeElement) ? focused : null;
    point(kept);
    options.onPoint(kept);
  });
  picture.addEventListener('pointerdown', (event) => {
    const item = itemAt(event);
    // The browser would focus the nearest focusable ancestor of what was hit, not the item that is meant.
    event.preventDefault();
    if (item !== null) rove(item, true);
    point(item);
    options.onPoint(item);
  });
  picture.addEventListener('focusin', (event) => {
    const [node, edge] = [
      nodeParts.find(({ group }) => group === event.target)?.place,
      edgeParts.find(({ group }) => group === event.target)?.edge,
    ];
    if (node !== undefined) rove({ kind: 'node', column: node.column, unit: node.unit }, false);
    else if (edge !== undefined) rove({ kind: 'edge', edge }, false);
    partOf(focused)?.setAttribute('aria-label', options.describe(focused));
    point(focused);
    options.onPoint(focused);
  });
  picture.addEventListener('keydown', (event) => {
    if (model === null) return;
    const arrow = ARROWS.get(event.key);
    if (arrow !== undefined) {
      const next = moveFocus(focused, side, arrow, model.net.widths, edges);
      side = next.side;
      rove(next.item, true);
    } else if (event.key === 'Home') rove({ kind: 'node', column: 0, unit: 0 }, true);
    else if (event.key === 'End') rove({ kind: 'node', column: model.net.widths.length - 1, unit: 0 }, true);
    else return;
    event.preventDefault();
  });

  const observer = new ResizeObserver(() => {
    [width, height] = [element.clientWidth, element.clientHeight];
    build();
    paint();
  });
  observer.observe(element);

  return {
    element,
    show(next) {
      model = next;
      build();
      paint();
    },
    get drawn() {
      const { widths } = model?.net ?? { widths: [] };
      return { edges: edges.length, of: widths.slice(1).reduce((sum, width, l) => sum + width * widths[l]!, 0) };
    },
    point,
    dispose: () => observer.disconnect(),
  };
}

const ARROWS: ReadonlyMap<string, Arrow> = new Map([
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
]);

/**
 * Share of an edge at which it is written on: near the side with fewer units, where the edges lie furthest apart, but
 * not so near that the text runs into the node.
 */
function edgeTextPlace({ layer }: Edge, widths: readonly number[], least: number): number {
  const near = Math.min(0.5, Math.max(0.22, least));
  return widths[layer + 1]! > widths[layer]! ? 1 - near : near;
}

function sameItem(a: Item | null, b: Item | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'node') return b.kind === 'node' && a.column === b.column && a.unit === b.unit;
  return b.kind === 'edge' && a.edge.parameter === b.edge.parameter;
}

/** What stays as it is must not make the browser work out styles again. */
function put(element: SVGElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function write(element: SVGElement, text: string | null): void {
  if (element.textContent !== (text ?? '')) element.textContent = text;
}

/** Largest size of a drawn weight, per layer. */
function strongest(edges: readonly Edge[], weights: Float64Array, layers: number): number[] {
  const largest = new Array<number>(layers).fill(0);
  for (const { layer, parameter } of edges) largest[layer] = Math.max(largest[layer]!, Math.abs(weights[parameter]!));
  return largest;
}

function largestValue(model: FigureModel, column: number): number {
  let most = 0;
  for (let unit = 0; unit < model.net.widths[column]!; unit++)
    most = Math.max(most, Math.abs(model.value(column, unit) ?? 0));
  return most;
}

function biasIndex({ widths }: NetPlan, layer: number, unit: number): number {
  let offset = 0;
  for (let l = 0; l < layer; l++) offset += (widths[l]! + 1) * widths[l + 1]!;
  return offset + widths[layer]! * widths[layer + 1]! + unit;
}

/** −1 … 1 → entry of the table. */
function tableIndex(share: number): number {
  const t = (Math.max(-1, Math.min(1, share)) + 1) / 2;
  return Math.round(t * (TABLE_SIZE - 1));
}

function colorOf(table: Uint8Array, share: number): { css: string; bright: boolean } {
  const at = 3 * tableIndex(share);
  const [red, green, blue] = [table[at]!, table[at + 1]!, table[at + 2]!];
  return { css: `rgb(${red}, ${green}, ${blue})`, bright: luminance(red, green, blue) > 0.18 };
}

/** Relative luminance after WCAG 2; above 0.18 black type has the better contrast. */
function luminance(...bytes: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = bytes.map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
