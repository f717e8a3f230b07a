const SVG = 'http://www.w3.org/2000/svg';

export type SvgAttributes = Readonly<Record<string, string | number>>;

export function node(tag: string, attributes: SvgAttributes): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** A length for an attribute. */
export function fixed(pixels: number): string {
  return pixels.toFixed(2);
}

/** What stays as it is must not make the browser work out styles again. */
export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** A `text`, or a `title`, that says something. */
export function say(tag: 'text' | 'title', content: string, attributes: SvgAttributes = {}): SVGElement {
  const element = node(tag, attributes);
  element.textContent = content;
  return element;
}

/** By all that it depends on: reading it makes the browser compute styles. */
const rems = new Map<string, number>();

/** CSS pixels of a rem. */
export function rootSize(): number {
  const root = document.documentElement;
  const key = `${root.style.cssText} ${root.hasAttribute('data-presenting')} ${window.innerWidth} ${window.innerHeight}`;
  const known = rems.get(key);
  if (known !== undefined) return known;
  const rem = Number.parseFloat(getComputedStyle(root).fontSize);
  // Only the last one can be asked for again soon.
  rems.clear();
  rems.set(key, rem);
  return rem;
}
