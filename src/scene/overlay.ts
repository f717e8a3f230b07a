import type { Annotator, FixedLabel, FloatingLabel, MarkStyle } from './annotator';
import { type Box, isDistant, type LabelPlace, type LabelRequest, placeLabels, touches } from './labels';
import type { Palette } from './palette';

const SVG = 'http://www.w3.org/2000/svg';

/** A pooled DOM element; `used` marks those of the present frame. */
interface Pooled<E extends Element> {
  readonly element: E;
  text: string;
  width: number;
  height: number;
  slot: number;
  used: boolean;
}

/**
 * The layer of crisp marks and names above either view's canvas: SVG for shapes, HTML for text. Immediate mode: each
 * frame calls `begin`, draws, and calls `end`; elements are kept from frame to frame by their keys.
 */
export class Overlay implements Annotator {
  readonly element = document.createElement('div');
  private readonly svg = document.createElementNS(SVG, 'svg');
  private readonly paths = new Map<string, Pooled<SVGPathElement>>();
  private readonly labels = new Map<string, Pooled<HTMLElement>>();
  private obstacles: Box[] = [];
  private floating: FloatingLabel[] = [];
  private fixedCount = 0;
  private pathCount = 0;

  constructor() {
    this.element.className = 'scene-overlay';
    this.element.setAttribute('aria-hidden', 'true');
    this.svg.classList.add('scene-marks');
    this.element.append(this.svg);
  }

  begin(): void {
    this.obstacles = [];
    this.floating = [];
    this.fixedCount = 0;
    this.pathCount = 0;
    for (const item of this.paths.values()) item.used = false;
    for (const item of this.labels.values()) item.used = false;
  }

  mark(key: string, path: string, x: number, y: number, radius: number, style: MarkStyle): void {
    const item = this.path(key);
    if (item.text !== path) item.element.setAttribute('d', path);
    item.text = path;
    item.element.setAttribute('transform', `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
    setAttributes(item.element, style);
    if (radius > 0) this.obstacles.push({ left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius });
  }

  fixed(label: FixedLabel): void {
    const item = this.label(`fixed ${this.fixedCount++}`, `scene-label scene-${label.kind}`, label.text, null);
    const left = label.x + ((label.dx - 1) / 2) * item.width;
    const top = label.y + ((label.dy - 1) / 2) * item.height;
    const box = { left, top, width: item.width, height: item.height };
    const free = this.obstacles.every((other) => !touches(box, other));
    item.element.style.visibility = free ? 'visible' : 'hidden';
    item.element.style.transform = `translate(${left.toFixed(1)}px, ${top.toFixed(1)}px)`;
    if (free) this.obstacles.push(box);
  }

  /** Places are found at `end`. */
  float(label: FloatingLabel): void {
    this.floating.push(label);
  }

  end(width: number, height: number): void {
    const items = this.floating.map((label) => {
      const item = this.label(`float ${label.key}`, 'scene-label scene-name', label.text, label.note);
      item.element.style.setProperty('--run', label.color);
      return item;
    });
    const requests: LabelRequest[] = this.floating.map((label, i) => ({ ...label, ...size(items[i]!) }));
    const places = placeLabels(requests, this.obstacles, { left: 4, top: 4, width: width - 8, height: height - 8 });
    for (const [i, place] of places.entries()) {
      const { element } = items[i]!;
      const label = this.floating[i]!;
      items[i]!.slot = place.slot;
      element.style.transform = `translate(${place.left.toFixed(1)}px, ${place.top.toFixed(1)}px)`;
      element.style.opacity = String(label.opacity);
      const shown = !label.optional || place.overlap === 0;
      element.style.visibility = shown ? 'visible' : 'hidden';
      if (shown && isDistant(place.slot)) this.leader(label, place, requests[i]!);
    }
    sweep(this.paths);
    sweep(this.labels);
  }

  /** Text sizes depend on these, so every label is measured anew. */
  restyle(): void {
    for (const item of this.labels.values()) item.element.remove();
    this.labels.clear();
  }

  /** A thin line from a distant label to its point. */
  private leader(label: FloatingLabel, place: LabelPlace, { width, height }: LabelRequest): void {
    const x = Math.min(Math.max(label.x, place.left), place.left + width);
    const y = Math.min(Math.max(label.y, place.top), place.top + height);
    const path = `M0 0L${(x - label.x).toFixed(1)} ${(y - label.y).toFixed(1)}`;
    const style = { fill: 'none', stroke: label.color, strokeWidth: 1.5, opacity: 0.8 * label.opacity };
    this.mark(`leader ${label.key}`, path, label.x, label.y, 0, style);
  }

  private path(key: string): Pooled<SVGPathElement> {
    let item = this.paths.get(key);
    if (item === undefined) {
      item = { element: document.createElementNS(SVG, 'path'), text: '', width: 0, height: 0, slot: -1, used: true };
      this.paths.set(key, item);
    }
    // Order in the document is order of drawing; an element that stands where it belongs is not touched.
    const there = this.svg.children.item(this.pathCount++);
    if (there !== item.element) this.svg.insertBefore(item.element, there);
    item.used = true;
    return item;
  }

  private label(key: string, className: string, text: string, note: string | null): Pooled<HTMLElement> {
    let item = this.labels.get(key);
    if (item === undefined) {
      item = { element: document.createElement('div'), text: '', width: 0, height: 0, slot: -1, used: true };
      this.element.append(item.element);
      this.labels.set(key, item);
    }
    const content = `${className}\n${text}\n${note ?? ''}`;
    if (item.text !== content) {
      item.text = content;
      item.element.className = className;
      item.element.textContent = text;
      if (note !== null) {
        const small = document.createElement('small');
        small.textContent = note;
        item.element.append(small);
      }
      // Reading the size forces a layout, so it is read only when the text changes.
      item.width = item.element.offsetWidth;
      item.height = item.element.offsetHeight;
    }
    item.used = true;
    return item;
  }
}

/** CSS variables and class that the stylesheet (`scene.css`) builds on. */
export function applyTheme(element: HTMLElement, theme: string, palette: Palette, scale: number): void {
  element.dataset.theme = theme;
  const { style } = element;
  style.setProperty('--scene-ground', palette.ground);
  style.setProperty('--scene-rim', palette.rim);
  style.setProperty('--scene-edge', palette.edge);
  style.setProperty('--scene-text', palette.text);
  style.setProperty('--scene-quiet', palette.quiet);
  style.setProperty('--scene-halo', palette.halo);
  style.setProperty('--scene-scale', String(scale));
}

function size(item: Pooled<HTMLElement>): { width: number; height: number; slot: number } {
  return { width: item.width, height: item.height, slot: item.slot };
}

function setAttributes(element: SVGElement, style: MarkStyle): void {
  element.setAttribute('fill', style.fill);
  element.setAttribute('stroke', style.stroke);
  element.setAttribute('stroke-width', String(style.strokeWidth));
  element.setAttribute('opacity', String(style.opacity));
}

function sweep<E extends Element>(pool: Map<string, Pooled<E>>): void {
  for (const [key, item] of pool) {
    if (item.used) continue;
    item.element.remove();
    pool.delete(key);
  }
}
