/**
 * Every text that a page shows, measured: text of the document by its computed size, that of an SVG by the scale of its
 * drawing, that of a canvas by what was asked of it. Both functions run in the page, and know nothing from without.
 */

/** A text on the wall. Sizes and boxes are shares of the height of the window. */
export interface WallText {
  readonly text: string;
  readonly size: number;
  /**
   * `caption`: what is said of the figure. `sign`: below or above a sign of a formula, which is read with its sign and as
   * that; `aside`: where one is, and what went wrong. `label`: all else.
   */
  readonly kind: 'caption' | 'label' | 'sign' | 'aside';
  /** Of it is out of sight, by the window or by something that does not show what overflows it. */
  readonly clipped: boolean;
  readonly box: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** Number of the formula, the canvas or the element that it is a piece of. */
  readonly whole: number;
  /** Classes of the element and of what it stands in, to find it by. */
  readonly where: string;
}

interface Written {
  readonly text: string;
  /** Pixels of the canvas. */
  readonly size: number;
}

/** Before the page's own scripts: notes what canvases are asked to write since they were last wiped. */
export function watchCanvases(): void {
  const written = new WeakMap<HTMLCanvasElement, Map<string, Written>>();
  Reflect.set(window, 'canvasTexts', (canvas: HTMLCanvasElement) => [...(written.get(canvas)?.values() ?? [])]);
  const prototype = CanvasRenderingContext2D.prototype;
  for (const name of ['fillText', 'strokeText'] as const) {
    const write = prototype[name];
    prototype[name] = function (this: CanvasRenderingContext2D, text, ...place) {
      const { b, d } = this.getTransform();
      const size = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '0') * Math.hypot(b, d);
      const known = written.get(this.canvas) ?? new Map<string, Written>();
      written.set(this.canvas, known);
      if (text.trim() !== '') known.set(text, { text, size });
      return write.call(this, text, ...place);
    };
  }
  const wipe = prototype.clearRect;
  prototype.clearRect = function (this: CanvasRenderingContext2D, x, y, width, height) {
    if (x <= 0 && y <= 0) written.delete(this.canvas);
    return wipe.call(this, x, y, width, height);
  };
  const sized = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'width')!;
  Object.defineProperty(HTMLCanvasElement.prototype, 'width', {
    ...sized,
    set(this: HTMLCanvasElement, value: number) {
      written.delete(this);
      sized.set!.call(this, value);
    },
  });
}

/** What is in sight now. */
export function wallTexts(): WallText[] {
  const height = window.innerHeight;
  /** Pixels that rounding moves an edge by. */
  const ROUND = 2;
  /** Of the height of a line's box, above and below: no letter has ink there. */
  const LEADING = 0.12;
  const found: WallText[] = [];

  const kindOf = (element: Element): WallText['kind'] => {
    if (element.closest('.wall-place, .notices') !== null) return 'aside';
    if (
      element.closest(
        '.msupsub, .mtight, tspan, sup, sub, msup > :not(:first-child), msub > :not(:first-child), msubsup > :not(:first-child)',
      ) !== null
    )
      return 'sign';
    const caption = '.lesson-title, .lesson-paragraphs, .lesson-question-card, .wall-caption';
    return element.closest(caption) === null ? 'label' : 'caption';
  };
  const where = (element: Element): string => {
    const names = [];
    for (let at: Element | null = element; at !== null && names.length < 4; at = at.parentElement) {
      names.push(at.getAttribute('class') ?? at.localName);
    }
    return names.join(' < ');
  };

  const wholes: Element[] = [];
  const wholeOf = (element: Element): number => {
    const whole = element.closest('.katex, math, canvas') ?? element;
    const known = wholes.indexOf(whole);
    return known < 0 ? wholes.push(whole) - 1 : known;
  };

  /** What is seen of a box; null: nothing. */
  const seen = (
    element: Element,
    box: DOMRect,
  ): { left: number; top: number; right: number; bottom: number } | null => {
    let [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
    let [right, bottom] = [Math.min(window.innerWidth, box.right), Math.min(height, box.bottom)];
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(at);
      const edge = at.getBoundingClientRect();
      if (at !== element && overflowX !== 'visible') {
        left = Math.max(left, edge.left);
        right = Math.min(right, edge.right);
      }
      if (at !== element && overflowY !== 'visible') {
        top = Math.max(top, edge.top);
        bottom = Math.min(bottom, edge.bottom);
      }
      if (position === 'fixed') break;
    }
    return right - left < ROUND || bottom - top < ROUND ? null : { left, top, right, bottom };
  };

  const add = (element: Element, text: string, size: number, box: DOMRect): void => {
    const visible = seen(element, box);
    if (visible === null) return;
    const leading = Math.max(ROUND, LEADING * box.height);
    const clipped =
      visible.left > box.left + ROUND ||
      visible.top > box.top + leading ||
      visible.right < box.right - ROUND ||
      visible.bottom < box.bottom - leading;
    const share = (value: number) => value / height;
    found.push({
      text: text.trim().replace(/\s+/g, ' ').slice(0, 50),
      size: share(size),
      kind: kindOf(element),
      clipped,
      box: {
        left: share(box.left),
        top: share(box.top),
        right: share(box.right),
        bottom: share(box.bottom),
      },
      whole: wholeOf(element),
      where: where(element),
    });
  };

  const isShown = (element: Element): boolean =>
    element.closest('.visually-hidden, .katex-mathml, .skip-link, .wall-cover, title, desc') === null &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? '';
    if (element === null || text.trim() === '' || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (element instanceof SVGGraphicsElement) {
      const { a, b } = element.getScreenCTM() ?? { a: 1, b: 0 };
      add(element, text, size * Math.hypot(a, b), element.getBoundingClientRect());
      continue;
    }
    // A line at a time: a paragraph may go on in the next column, which is another page.
    for (const box of range.getClientRects()) add(element, text, size, box);
  }
  for (const field of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select, textarea')) {
    if (!isShown(field) || ['range', 'checkbox', 'radio', 'file'].includes(field.type)) continue;
    const box = field.getBoundingClientRect();
    if (box.width > 0) add(field, field.value, Number.parseFloat(getComputedStyle(field).fontSize), box);
  }
  const textsOf = Reflect.get(window, 'canvasTexts') as (canvas: HTMLCanvasElement) => readonly Written[];
  for (const canvas of document.querySelectorAll('canvas')) {
    const box = canvas.getBoundingClientRect();
    if (box.width === 0 || !isShown(canvas)) continue;
    for (const { text, size } of textsOf(canvas)) add(canvas, text, (size * box.height) / canvas.height, box);
  }
  return found;
}

/** Pairs of texts that lie on each other: of the smaller, more than this share of either side is covered. */
const OVERLAP = 0.2;

export function overlaps(texts: readonly WallText[]): string[] {
  const found: string[] = [];
  texts.forEach((one, i) => {
    for (const other of texts.slice(i + 1)) {
      // Of what is written on a canvas, only the canvas is known.
      if (one.whole === other.whole || [one, other].some(({ where }) => where.startsWith('canvas'))) continue;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      const least = (side: 'x' | 'y') =>
        Math.min(...[one, other].map(({ box }) => (side === 'x' ? box.right - box.left : box.bottom - box.top)));
      if (width > OVERLAP * least('x') && height > OVERLAP * least('y')) {
        found.push(`“${one.text}” on “${other.text}” (${one.where})`);
      }
    }
  });
  return found;
}
