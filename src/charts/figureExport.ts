import type { Size } from './resized';
import { fixed, node, say } from './svg';

/** A figure on its own: SVG text that needs no style sheet, and its size. */
export interface FigureDrawing extends Size {
  readonly svg: string;
}

/** What decides how something looks, and is written into a drawing that stands alone. */
const SHAPE_STYLE = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'shape-rendering',
] as const;
const TEXT_STYLE = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'dominant-baseline',
] as const;
/** What every drawing has unless it says otherwise. */
const USUAL: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'shape-rendering': 'auto',
  'paint-order': 'normal',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
};
const SHAPES: ReadonlySet<string> = new Set(['path', 'rect', 'circle', 'line', 'polygon', 'polyline', 'ellipse']);

/**
 * All figures that an element holds, as one drawing that looks as they do on the page now: SVG figures as drawn, canvases as
 * pictures, matrices as rectangles with numbers, and what has `data-figure-text` as these words.
 *
 * @param ground CSS colour behind them
 */
export function figureDrawing(element: HTMLElement, title: string, ground: string): FigureDrawing {
  const box = element.getBoundingClientRect();
  const { width, height } = box;
  const drawing = node('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width: fixed(width),
    height: fixed(height),
    viewBox: `0 0 ${fixed(width)} ${fixed(height)}`,
  });
  drawing.append(say('title', title), node('rect', { width: fixed(width), height: fixed(height), fill: ground }));
  for (const part of element.querySelectorAll('svg, canvas, .matrix :is(caption, th, td), [data-figure-text]')) {
    const own = part.getBoundingClientRect();
    // Icons of buttons belong to the page; a drawing within a drawing comes with it.
    if (own.width < 1 || own.height < 1 || part.closest('button, label, .katex') !== null) continue;
    if (part.parentElement?.closest('svg') != null) continue;
    const place = { x: own.left - box.left, y: own.top - box.top, width: own.width, height: own.height };
    if (part instanceof SVGSVGElement) drawing.append(placed(styled(part), place));
    else if (part instanceof HTMLCanvasElement) drawing.append(...raster(part, place, box));
    else if (part instanceof HTMLElement && part.dataset.figureText !== undefined) {
      drawing.append(words(part, part.dataset.figureText, place));
    } else drawing.append(...cell(part, place, ground));
  }
  return { svg: new XMLSerializer().serializeToString(drawing), width, height };
}

interface Place extends Size {
  readonly x: number;
  readonly y: number;
}

function placed(picture: SVGElement, place: Place): SVGElement {
  for (const [name, value] of Object.entries(place)) picture.setAttribute(name, fixed(value));
  picture.setAttribute('overflow', 'visible');
  return picture;
}

/** A copy whose look is written into it. */
function styled(element: SVGElement): SVGElement {
  const copy = element.cloneNode(false) as SVGElement;
  copy.removeAttribute('class');
  copy.removeAttribute('role');
  copy.removeAttribute('style');
  for (const { name } of [...copy.attributes]) {
    if (name.startsWith('aria-') || name.startsWith('data-')) copy.removeAttribute(name);
  }
  const names = SHAPES.has(element.tagName) ? SHAPE_STYLE : element.tagName === 'text' ? TEXT_STYLE : ['opacity'];
  const style = getComputedStyle(element);
  for (const name of names) {
    const value = style.getPropertyValue(name);
    // Lengths that are computed from nothing are left to what they were.
    if (value === '' || value === USUAL[name]) copy.removeAttribute(name);
    else copy.setAttribute(name, name === 'fill' || name === 'stroke' ? paint(value, element, name) : value);
  }
  if (style.imageRendering === 'pixelated') copy.setAttribute('image-rendering', 'pixelated');
  if (style.visibility === 'hidden' || style.display === 'none') copy.setAttribute('display', 'none');
  for (const child of element.childNodes) {
    copy.append(child instanceof SVGElement ? styled(child) : child.cloneNode(true));
  }
  return copy;
}

/** References to patterns are written as they were: computed ones name the page's address. */
function paint(value: string, element: SVGElement, name: string): string {
  return value.startsWith('url(') ? (element.getAttribute(name) ?? 'none') : value;
}

/** A canvas as a picture, cut off where its holder cuts it off. */
function raster(canvas: HTMLCanvasElement, place: Place, box: DOMRect): SVGElement[] {
  if (canvas.width < 1 || canvas.height < 1) return [];
  const holder = canvas.parentElement?.getBoundingClientRect() ?? box;
  const seen = { x: holder.left - box.left, y: holder.top - box.top, width: holder.width, height: holder.height };
  const part = node('svg', { viewBox: [seen.x, seen.y, seen.width, seen.height].map(fixed).join(' ') });
  for (const [name, value] of Object.entries(seen)) part.setAttribute(name, fixed(value));
  const image = node('image', { href: canvas.toDataURL(), preserveAspectRatio: 'none' });
  for (const [name, value] of Object.entries(place)) image.setAttribute(name, fixed(value));
  if (getComputedStyle(canvas).imageRendering === 'pixelated') image.setAttribute('image-rendering', 'pixelated');
  part.append(image);
  return [part];
}

function words(element: HTMLElement, text: string, { x, y, height }: Place): SVGElement {
  const style = getComputedStyle(element);
  return say('text', text, {
    x: fixed(x),
    y: fixed(y + height / 2),
    'dominant-baseline': 'central',
    fill: style.color,
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
  });
}

function cell(element: Element, { x, y, width, height }: Place, ground: string): SVGElement[] {
  const style = getComputedStyle(element);
  const middle = style.textAlign === 'center' || element.tagName === 'TH';
  const text = say('text', element.textContent ?? '', {
    x: fixed(middle ? x + width / 2 : x),
    y: fixed(y + height / 2),
    'text-anchor': middle ? 'middle' : 'start',
    'dominant-baseline': 'central',
    fill: style.color,
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
    'font-style': style.fontStyle,
  });
  const sides = { x: fixed(x), y: fixed(y), width: fixed(width), height: fixed(height), rx: 4 };
  const edged = Number.parseFloat(style.borderTopWidth) > 0;
  const fill = opaque(style.backgroundColor, ground);
  const stroke = edged ? opaque(style.borderTopColor, fill) : 'none';
  return [node('rect', { ...sides, fill, stroke }), text];
}

/** `#rrggbb` of a colour upon another, which every program that reads SVG knows. */
function opaque(color: string, ground: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return ground;
  for (const paint of [ground, color]) {
    context.fillStyle = paint;
    context.fillRect(0, 0, 1, 1);
  }
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
  return `#${[r!, g!, b!].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * A drawing as pixels, as large as fits into a size, in its middle. Rejects where the browser has no memory for it.
 *
 * @param ground CSS colour around it
 */
export async function drawingBitmap(drawing: FigureDrawing, size: Size, ground: string): Promise<ImageBitmap> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(enlarged(drawing, size))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('no canvas of this size');
  context.fillStyle = ground;
  context.fillRect(0, 0, size.width, size.height);
  const { x, y, width, height } = fitted(drawing, size);
  context.drawImage(image, x, y, width, height);
  return createImageBitmap(canvas);
}

/** Where something stands in a size that it fills as far as its own sides allow. */
export function fitted(own: Size, { width, height }: Size): Place {
  const scale = Math.min(width / own.width, height / own.height);
  const [w, h] = [own.width * scale, own.height * scale];
  return { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h };
}

/** With the size in which it is wanted: a browser draws an image's lines at the image's own size. */
function enlarged(drawing: FigureDrawing, size: Size): string {
  const { width, height } = fitted(drawing, size);
  return drawing.svg
    .replace(` width="${fixed(drawing.width)}"`, ` width="${fixed(width)}"`)
    .replace(` height="${fixed(drawing.height)}"`, ` height="${fixed(height)}"`);
}
