import { svg } from '../../../page/dom';
import { type Edge, endsOf, type Geometry, type Place } from './geometry';

/** The elements of a node. */
export interface NodeParts {
  readonly place: Place;
  readonly group: SVGElement;
  readonly disc: SVGElement;
  readonly bias: SVGElement;
  readonly text: SVGElement;
  readonly name: SVGElement;
  readonly note: SVGElement;
}

/** The elements of an edge. */
export interface EdgeParts {
  readonly edge: Edge;
  readonly group: SVGElement;
  readonly line: SVGElement;
  readonly pulse: SVGElement;
  readonly text: SVGElement;
}

/** `rem`: CSS pixels of the page's type. */
export function buildEdge(geometry: Geometry, widths: readonly number[], edge: Edge, rem: number): EdgeParts {
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
  const t = edgeTextPlace(edge, widths, (1.9 * rem) / Math.abs(x2 - x1));
  const text = svg('text', { class: 'net-edge-text', x: x1 + t * (x2 - x1), y: y1 + t * (y2 - y1) });
  return { edge, group, line, pulse, text };
}

export function buildNode(place: Place): NodeParts {
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

/**
 * Share of an edge at which it is written on: near the side with fewer units, where the edges lie furthest apart, but
 * not so near that the text runs into the node.
 */
function edgeTextPlace({ layer }: Edge, widths: readonly number[], least: number): number {
  // In the middle of a wide layer edges cross.
  const near = Math.min(0.32, Math.max(0.22, least));
  return widths[layer + 1]! > widths[layer]! ? 1 - near : near;
}
