import './graph.css';
import type { Size } from '../resized';
import { node, rootSize, setAttribute } from '../svg';
import { createSvgFigure } from '../svgFigure';
import { createEdgeView, createNodeView, type EdgeView, type NodeView, pixels } from './draw';
import { type GraphGeometry, geometryOf, shapeKey } from './geometry';
import type { GraphFigure, GraphFigureEvents, GraphItem, GraphModel } from './model';

export type * from './model';

/** Largest and smallest type, in shares of the page's; what does not fit at the smallest is scrolled. */
const LARGEST = 2.2;
const SMALLEST = 0.68;
/** Rem: on a narrower page a graph of few nodes stays so small that all of it is in sight. */
const NARROW = 30;
const LARGEST_NARROW = 1.5;

/**
 * A computation graph as large as its element allows: to the right where that is wide, downwards where it is narrow. A new
 * model of the same shape changes what is written and lit, and moves nothing.
 */
export function createGraphFigure(events: GraphFigureEvents = {}): GraphFigure {
  const picture = node('svg', { class: 'graph-picture', role: 'group' });
  const lines = node('g', {});
  const labels = node('g', {});
  const cards = node('g', {});
  picture.append(lines, labels, cards);
  const scroller = document.createElement('div');
  scroller.className = 'graph-scroller';
  scroller.append(picture);

  let built = '';
  let shape = '';
  let geometries: readonly GraphGeometry[] = [];
  let nodes: readonly NodeView[] = [];
  let edges: readonly EdgeView[] = [];
  /** The node that Tab leads to. */
  let entry = 0;

  function draw(model: GraphModel, size: Size): void {
    const key = shapeKey(model);
    if (key !== shape) {
      shape = key;
      geometries = (['right', 'down'] as const).map((orientation) => geometryOf(model, orientation));
    }
    const rem = rootSize();
    const fits = geometries.map(({ width, height }) =>
      Math.min(size.width / (width * rem), size.height / (height * rem)),
    );
    const best = fits[1]! > fits[0]! * 1.15 ? 1 : 0;
    const largest = size.width < NARROW * rem ? LARGEST_NARROW : LARGEST;
    const scale = Math.min(largest, Math.max(SMALLEST, fits[best]!));
    const unit = scale * rem;
    const now = `${key} ${best} ${unit.toFixed(3)}`;
    if (now !== built) {
      built = now;
      build(model, geometries[best]!, unit);
    }
    const { lit } = model;
    const light = (set: ReadonlySet<number> | undefined, index: number) =>
      set === undefined ? null : set.has(index) ? 'lit' : 'dim';
    model.nodes.forEach((each, index) => {
      nodes[index]!.show(each, light(lit?.nodes, index));
    });
    model.edges.forEach((each, index) => {
      edges[index]!.show(each, light(lit?.edges, index));
    });
  }

  function build(from: GraphModel, geometry: GraphGeometry, unit: number): void {
    const held = [...cards.children].indexOf(document.activeElement as Element);
    nodes = from.nodes.map((each, index) => createNodeView(each, geometry.nodes[index]!, unit));
    edges = geometry.edges.map((line) => createEdgeView(line, geometry.orientation, unit));
    cards.replaceChildren(...nodes.map((view) => view.element));
    lines.replaceChildren(...edges.map((view) => view.line));
    labels.replaceChildren(...edges.map((view) => view.label));
    const { width, height } = pixels(geometry, unit);
    for (const [name, value] of Object.entries({ width, height })) setAttribute(picture, name, String(value));
    setAttribute(picture, 'viewBox', `0 0 ${width} ${height}`);
    nodes.forEach(({ element: card }, index) => {
      listen(card, { kind: 'node', index });
      card.addEventListener('keydown', (event) => onKey(event as KeyboardEvent, index));
      card.addEventListener('focus', () => {
        enter(index);
        events.onPoint?.({ kind: 'node', index });
      });
      card.addEventListener('blur', () => events.onPoint?.(null));
    });
    edges.forEach(({ line, label }, index) => {
      listen(line, { kind: 'edge', index });
      listen(label, { kind: 'edge', index });
    });
    enter(Math.min(entry, nodes.length - 1));
    if (held >= 0) (nodes[Math.min(held, nodes.length - 1)]?.element as SVGElement | undefined)?.focus();
  }

  function listen(part: SVGElement, item: GraphItem): void {
    part.addEventListener('pointerenter', (event) => {
      if ((event as PointerEvent).pointerType !== 'touch') events.onPoint?.(item);
    });
    part.addEventListener('pointerleave', (event) => {
      if ((event as PointerEvent).pointerType !== 'touch') events.onPoint?.(null);
    });
    part.addEventListener('click', () => events.onPick?.(item));
  }

  function enter(index: number): void {
    entry = Math.max(0, index);
    nodes.forEach(({ element: card }, each) => {
      setAttribute(card, 'tabindex', each === entry ? '0' : '-1');
    });
  }

  function onKey(event: KeyboardEvent, index: number): void {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next =
      by !== undefined ? index + by : event.key === 'Home' ? 0 : event.key === 'End' ? nodes.length - 1 : null;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (next !== null) {
      (nodes[Math.max(0, Math.min(next, nodes.length - 1))]!.element as SVGElement).focus();
    } else if (event.key === 'Enter' || event.key === ' ') events.onPick?.({ kind: 'node', index });
    else return;
    // Arrows and the space bar mean the picture here, and nothing else on the page.
    event.preventDefault();
    event.stopPropagation();
  }

  return createSvgFigure<GraphModel>({ className: 'graph-figure', picture, parts: [scroller], least: 1, draw });
}
