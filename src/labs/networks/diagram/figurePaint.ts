import { classColor, divergingStops, divergingTable } from '../../../charts/classColors';
import { setAttribute } from '../../../charts/svg';
import type { NetPlan } from '../../../engine/contract/network';
import type { FigureModel } from './figureModel';
import type { EdgeParts, NodeParts } from './figureParts';
import type { Edge, Geometry } from './geometry';
import { colorOf } from './unitColors';

/** Line widths of the strongest and of no weight, in radii of a node. */
const WIDEST = 0.2;
const NARROWEST = 0.03;

/** Weights as widths and colours, negative ones dashed. */
export function paintEdges(model: FigureModel, { unit: thick }: Geometry, parts: readonly EdgeParts[]): void {
  const { net, weights, lit, theme } = model;
  const largest = strongest(parts, weights, net.widths.length - 1);
  for (const { edge, group, line, pulse, text } of parts) {
    const weight = weights[edge.parameter]!;
    const share = Math.min(1, Math.abs(weight) / (largest[edge.layer]! || 1));
    setAttribute(line, 'stroke-width', Math.max(0.5, thick * (NARROWEST + (WIDEST - NARROWEST) * share)).toFixed(2));
    setAttribute(line, 'stroke', classColor(weight < 0 ? 0 : 1, theme));
    setAttribute(
      line,
      'stroke-dasharray',
      weight < 0 ? `${(0.5 * thick).toFixed(1)} ${(0.3 * thick).toFixed(1)}` : 'none',
    );
    const on = lit?.layers.has(edge.layer) ?? false;
    group.classList.toggle('lit', on);
    setAttribute(pulse, 'visibility', on && lit?.direction !== 'none' ? 'visible' : 'hidden');
    write(text, model.edgeText(edge));
    text.classList.toggle('lit', on);
  }
}

/** Values as fills, biases as small squares, and what is written in and around a node. `type`, `rem`: see FigureOptions. */
export function paintNodes(
  model: FigureModel,
  geometry: Geometry,
  parts: readonly NodeParts[],
  type: number,
  rem: number,
): void {
  const { net, weights, lit, theme } = model;
  const table = divergingTable(divergingStops(theme));
  const gaps = geometry.columns.map(([first, second]) =>
    first === undefined || second === undefined ? Number.POSITIVE_INFINITY : second.y - first.y,
  );
  const largestIn = net.widths.map((_, column) => Math.max(1e-12, largestValue(model, column)));
  for (const { place, group, disc, bias, text, name, note } of parts) {
    const { column, unit, radius } = place;
    const value = model.value(column, unit);
    const fill = model.maps !== null || value === null ? null : colorOf(table, value / largestIn[column]!);
    setAttribute(disc, 'fill', fill?.css ?? 'none');
    const known = value !== null && model.maps === null;
    group.classList.toggle('known', known);
    group.classList.toggle('lit', lit?.columns.has(column) ?? false);
    const layer = column - 1;
    const parameter = layer < 0 || !net.bias ? null : biasIndex(net, layer, unit);
    setAttribute(bias, 'visibility', parameter === null ? 'hidden' : 'visible');
    if (parameter !== null) setAttribute(bias, 'fill', classColor(weights[parameter]! < 0 ? 0 : 1, theme));
    const words = model.nodeText(column, unit);
    // Inside where it fits, else below with a halo; not at all where the next node is.
    const inside = words !== null && 0.62 * type * rem * words.length < 1.9 * radius;
    const crowded = !inside && gaps[column]! < 2 * radius + 1.2 * type * rem;
    setAttribute(text, 'y', String(inside ? place.y : place.y + radius + 0.8 * rem));
    setAttribute(text, 'class', inside ? 'net-node-text inside' : 'net-node-text');
    setAttribute(text, 'fill', inside && fill !== null ? (fill.bright ? '#000000' : '#ffffff') : 'currentColor');
    write(text, crowded ? null : words);
    write(name, model.nodeName(column, unit));
    write(note, model.nodeNote(column, unit));
    setAttribute(note, 'y', String(place.y + radius + (inside ? 1.45 : 2.5) * rem));
  }
}

function write(element: SVGElement, text: string | null): void {
  if (element.textContent !== (text ?? '')) element.textContent = text;
}

/** Largest size of a drawn weight, per layer. */
function strongest(parts: readonly { readonly edge: Edge }[], weights: Float64Array, layers: number): number[] {
  const largest = new Array<number>(layers).fill(0);
  for (const { edge } of parts) {
    largest[edge.layer] = Math.max(largest[edge.layer]!, Math.abs(weights[edge.parameter]!));
  }
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
