import { fixed, node, setAttribute } from '../svg';
import { textWidth } from '../textBox';
import {
  type Corner,
  controls,
  type EdgeLine,
  type GraphGeometry,
  isPill,
  labelWidth,
  type NodeBox,
  type Orientation,
  plainText,
  SIZES,
} from './geometry';
import type { GraphEdgeModel, GraphNodeModel, GraphText } from './model';

/** Elements of one node; the numbers change in place, so that focus stays. */
export interface NodeView {
  readonly element: SVGElement;
  show(model: GraphNodeModel, lit: 'lit' | 'dim' | null): void;
}

export interface EdgeView {
  readonly line: SVGElement;
  readonly label: SVGElement;
  show(model: GraphEdgeModel, lit: 'lit' | 'dim' | null): void;
}

/** @param unit CSS pixels of one rem of the drawing */
export function createNodeView(model: GraphNodeModel, box: NodeBox, unit: number): NodeView {
  const px = (rem: number): string => fixed(rem * unit);
  const { x, y, width, height } = box;
  const [left, top] = [x - width / 2, y - height / 2];
  const pill = isPill(model);
  const element = node('g', { class: 'graph-node', 'data-kind': model.kind, role: 'button', tabindex: -1 });
  const title = node('title', {});
  const frame = {
    x: px(left),
    y: px(top),
    width: px(width),
    height: px(height),
    rx: px(pill ? height / 2 : model.kind === 'variable' ? 1 : 0.5),
  };
  const ring = node('rect', { ...frame, class: 'graph-ring', 'stroke-width': px(0.32) });
  const card = node('rect', { ...frame, class: 'graph-card', 'stroke-width': px(model.output ? 0.16 : 0.09) });
  const heading = top + (pill ? height / 2 : SIZES.head / 2 + 0.08);
  // In the middle of what its name leaves.
  const beside = textWidth(plainText(model.name), SIZES.name) / 2;
  const symbol = text(
    'graph-symbol',
    px(x + (beside === 0 ? 0 : beside + 0.1)),
    px(heading),
    SIZES.symbol * unit,
    'middle',
  );
  const name = text('graph-name', px(left + 0.45), px(heading - 0.12), SIZES.name * unit, 'start');
  const numbers = model.numbers.map((_, line) =>
    text('graph-number', px(x), px(top + SIZES.head + (line + 0.5) * SIZES.line), SIZES.number * unit, 'middle'),
  );
  element.append(title, ring, card, symbol, name, ...numbers);
  if (numbers.length > 0) {
    const height = top + SIZES.head;
    const d = `M${px(left + 0.4)} ${px(height)}H${px(left + width - 0.4)}`;
    element.append(node('path', { class: 'graph-rule', d, 'stroke-width': px(0.06) }));
  }
  return {
    element,
    show(now, lit) {
      setAttribute(element, 'data-state', now.state);
      setAttribute(element, 'data-lit', lit ?? '');
      setAttribute(element, 'data-muted', String(now.muted));
      setAttribute(element, 'data-output', String(now.output));
      setAttribute(element, 'aria-label', now.about);
      if (title.textContent !== now.about) title.textContent = now.about;
      writeText(symbol, now.symbol);
      writeText(name, now.name);
      now.numbers.forEach(({ text: written, color, state }, line) => {
        const number = numbers[line];
        if (number === undefined) return;
        if (number.textContent !== written) number.textContent = written;
        setAttribute(number, 'fill', color);
        setAttribute(number, 'data-state', state);
      });
    },
  };
}

export function createEdgeView({ points, label: at }: EdgeLine, orientation: Orientation, unit: number): EdgeView {
  const d = curve(points, orientation, unit);
  const line = node('g', { class: 'graph-edge' });
  const title = node('title', {});
  // What a pointer meets is wider than what is seen.
  const target = node('path', { class: 'graph-edge-target', d, 'stroke-width': fixed(1.1 * unit) });
  const path = node('path', { class: 'graph-line', d, 'stroke-width': fixed(0.11 * unit) });
  const [first, last] = [points[0]!, points.at(-1)!];
  const forward = node('path', { class: 'graph-head', d: head(last, orientation, 1, unit) });
  const backward = node('path', { class: 'graph-head graph-head-back', d: head(first, orientation, -1, unit) });
  line.append(title, target, path, forward, backward);
  const written = text('graph-label-text', fixed(at.x * unit), fixed(at.y * unit), SIZES.label * unit, 'middle');
  // The line ends where its label begins.
  const ground = node('rect', {
    class: 'graph-label-ground',
    rx: fixed(0.3 * unit),
    height: fixed(1.25 * SIZES.label * unit),
  });
  const label = node('g', { class: 'graph-label' });
  label.append(ground, written);
  return {
    line,
    label,
    show(now, lit) {
      for (const part of [line, label]) {
        setAttribute(part, 'data-state', now.state);
        setAttribute(part, 'data-lit', lit ?? '');
        setAttribute(part, 'data-flow', now.flow ?? '');
        setAttribute(part, 'data-muted', String(now.muted));
      }
      if (title.textContent !== now.about) title.textContent = now.about;
      writeText(written, now.label);
      const width = now.label.length === 0 ? 0 : labelWidth(plainText(now.label));
      setAttribute(ground, 'width', fixed(width * unit));
      setAttribute(ground, 'x', fixed((at.x - width / 2) * unit));
      setAttribute(ground, 'y', fixed((at.y - 0.625 * SIZES.label) * unit));
    },
  };
}

function curve(points: readonly Corner[], orientation: Orientation, unit: number): string {
  const at = ({ x, y }: Corner): string => `${fixed(x * unit)} ${fixed(y * unit)}`;
  let d = `M${at(points[0]!)}`;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = controls(points[i - 1]!, points[i]!, orientation);
    d += `C${at(a)} ${at(b)} ${at(points[i]!)}`;
  }
  return d;
}

/** An arrow's head at the end of an edge (`direction` 1), or at its beginning, pointing back. */
function head({ x, y }: Corner, orientation: Orientation, direction: 1 | -1, unit: number): string {
  const [length, half] = [0.62 * unit, 0.3 * unit];
  const [px, py] = [x * unit, y * unit];
  const back = length * direction;
  return orientation === 'right'
    ? `M${fixed(px)} ${fixed(py)}L${fixed(px - back)} ${fixed(py - half)}V${fixed(py + half)}Z`
    : `M${fixed(px)} ${fixed(py)}L${fixed(px - half)} ${fixed(py - back)}H${fixed(px + half)}Z`;
}

function text(className: string, x: string, y: string, size: number, anchor: string): SVGElement {
  return node('text', {
    class: className,
    x,
    y,
    'font-size': fixed(size),
    'text-anchor': anchor,
    'dominant-baseline': 'central',
  });
}

/** Raised parts are smaller and higher. Written anew only where it is another text. */
function writeText(element: SVGElement, parts: GraphText): void {
  const key = JSON.stringify(parts);
  if (element.dataset.text === key) return;
  element.dataset.text = key;
  const spans: SVGElement[] = [];
  let raised = false;
  for (const part of parts) {
    const isRaised = typeof part !== 'string';
    const span = node('tspan', {
      ...(isRaised === raised ? {} : { dy: isRaised ? '-0.42em' : '0.3em' }),
      ...(isRaised ? { 'font-size': '72%' } : {}),
    });
    span.textContent = isRaised ? part.raised : part;
    raised = isRaised;
    spans.push(span);
  }
  element.replaceChildren(...spans);
}

/** What the whole takes, in CSS pixels. */
export function pixels(
  { width, height }: GraphGeometry,
  unit: number,
): { readonly width: number; readonly height: number } {
  return { width: Math.ceil(width * unit), height: Math.ceil(height * unit) };
}
