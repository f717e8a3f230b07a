type Attribute = string | number | boolean | null;

/**
 * An element with attributes and children. `true` sets an empty attribute, `false` and null set none; strings become
 * text nodes, so nothing a user types is ever read as markup.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/** The same for SVG. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Node[]
): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

function setAttributes(element: Element, attributes: Readonly<Record<string, Attribute>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Names what a lesson may offer or leave out (`data-part`; the names stand in docs/lessons-parts.md). */
export function asPart<E extends HTMLElement>(name: string, element: E): E {
  element.dataset.part = name;
  return element;
}

/** Writes only what has changed: text that is set anew every frame would still cost layout. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Hands the focus to what is not pressed or typed in, a text or a figure: from there on the keyboard and a reader go on. */
export function focusOn(element: HTMLElement): void {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
