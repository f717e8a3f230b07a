import { rootSize, setAttribute } from '../../../charts/svg';
import { h, svg } from '../../../page/dom';
import { paintMaps } from './figureMaps';
import type { Figure, FigureModel, FigureOptions } from './figureModel';
import { paintEdges, paintNodes } from './figurePaint';
import { buildEdge, buildNode, type EdgeParts, type NodeParts } from './figureParts';
import { type Arrow, chooseEdges, type Edge, type Geometry, type Item, moveFocus, pick, placeNodes } from './geometry';

/** Milliseconds for which a choice of edges stands. */
const RECHOICE = 2000;
/** Pixels around a line that still hit it. */
const REACH = 12;

/** Nodes and edges of a net: weights as widths and colours, values as fills, and every part within reach of the keys. */
export function createFigure(options: FigureOptions): Figure {
  const canvas = h('canvas', { class: 'net-maps', 'aria-hidden': 'true' });
  const picture = svg('svg', { class: 'net-svg', role: 'group', 'data-arrows': true });
  const element = h('div', { class: 'net-figure', 'data-figure': true }, canvas, picture);

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
  /** CSS pixels. */
  let rem = 16;

  function build(): void {
    if (model === null || width < 20 || height < 20) return;
    rem = rootSize();
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
    edgeParts = edges.map((edge) => buildEdge(geometry, net.widths, edge, rem));
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

  function paint(): void {
    if (model === null || nodeParts.length === 0) return;
    const { lit, maps, theme } = model;
    setAttribute(picture, 'aria-label', options.name());
    element.classList.toggle('has-light', lit !== null);
    element.dataset.direction = lit?.direction ?? 'none';
    paintEdges(model, geometry, edgeParts);
    paintNodes(model, geometry, nodeParts, options.type, rem);
    canvas.hidden = maps === null;
    element.classList.toggle('has-maps', maps !== null);
    const places = nodeParts.map(({ place }) => place);
    if (maps !== null) paintMaps(canvas, geometry, places, maps, theme);
    mark();
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

function sameItem(a: Item | null, b: Item | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === 'node') return b.kind === 'node' && a.column === b.column && a.unit === b.unit;
  return b.kind === 'edge' && a.edge.parameter === b.edge.parameter;
}
