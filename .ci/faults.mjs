/**
 * What is wrong with a page that can be measured: texts that lie over each other, that are cut off, or that are wider
 * than their place; a page wider than the screen; a caption that does not fit beside its figure. It runs in the page,
 * so it may use nothing from outside.
 *
 * @returns {string[]}
 */
export function faultsOfPage() {
  /** Share of the smaller of two texts that may be covered by the other: boxes are higher than their letters. */
  const COVERED = 0.2;
  /** Pixels by which a text may reach over an edge: rounding, and the side bearing of the last letter. */
  const SLACK = 1.5;
  /** Share of the height of its line box that letters without ascenders and descenders fill. */
  const INK = 0.6;

  /** @param {Element} element */
  const words = (element) => `“${element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40)}”`;

  /** @param {Element} element */
  function hides(element) {
    for (let each = /** @type {Element | null} */ (element); each !== null; each = each.parentElement) {
      if (each.matches('.visually-hidden, .katex-mathml, option, [hidden]')) return true;
      const { opacity, clipPath } = getComputedStyle(each);
      // For screen readers only.
      if (Number(opacity) < 0.05 || clipPath === 'inset(50%)') return true;
    }
    return !element.checkVisibility({ visibilityProperty: true });
  }

  /** The elements that hold texts of their own; a formula counts as one. */
  function texts() {
    const found = new Set();
    const walker = document.createTreeWalker(document.querySelector('.app') ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.textContent?.trim() || parent === null) continue;
      found.add(parent.closest('.katex') ?? parent.closest('text') ?? parent);
    }
    return [...found].filter((element) => !hides(element));
  }

  /** Where the letters of a text stand: a box of each line, without the empty part of its height. @param {Element} element */
  function boxes(element) {
    const range = document.createRange();
    const lines = [];
    // A formula that is broken has a box of each piece.
    if (element.matches('.katex')) {
      for (const base of element.querySelectorAll('.base')) lines.push(base.getBoundingClientRect());
    } else if (element.matches('text')) {
      // Turned text has a box that is much larger than its letters.
      if (getComputedStyle(element).writingMode === 'horizontal-tb') lines.push(element.getBoundingClientRect());
    } else {
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) continue;
        range.selectNodeContents(node);
        lines.push(...range.getClientRects());
      }
    }
    return lines
      .filter(({ width, height }) => width > 1 && height > 1)
      .map(({ left, right, top, height }) => {
        const inset = (height * (1 - INK)) / 2;
        return { left, right, top: top + inset, bottom: top + height - inset };
      });
  }

  /**
   * The first that cuts an element off without letting it be scrolled into sight, and where its edges are.
   * @param {Element} element
   */
  function cutters(element) {
    const found = [];
    for (let each = element.parentElement; each !== null; each = each.parentElement) {
      const style = getComputedStyle(each);
      const { overflowX: x, overflowY: y } = style;
      if (x === 'visible' && y === 'visible') continue;
      const scrolls = /auto|scroll/.test(`${x} ${y}`);
      if (scrolls) break;
      // What is an svg inside of an svg, and what clips nothing of its own, has the box of its outermost one.
      found.push(each.getBoundingClientRect());
    }
    return found;
  }

  const found = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth + 1) found.push(`the page is ${scrollWidth} wide on ${clientWidth}`);

  const placed = texts().flatMap((element) => boxes(element).map((box) => ({ element, box })));
  const seen = new Set();
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(index + 1)) {
      if (one.element === other.element || one.element.contains(other.element)) continue;
      if (other.element.contains(one.element)) continue;
      // Lines of one paragraph never meet, however high the brackets of a formula are.
      const paragraph = one.element.closest('p, th, legend');
      if (paragraph !== null && paragraph.contains(other.element)) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide <= 0 || high <= 0) continue;
      const smaller = Math.min(area(one.box), area(other.box));
      if (wide * high <= COVERED * smaller) continue;
      if (outOfSight(one) || outOfSight(other)) continue;
      const text = `overlap: ${words(one.element)} and ${words(other.element)}`;
      if (!seen.has(text)) found.push(text);
      seen.add(text);
    }
  }
  /** @param {{ left: number, right: number, top: number, bottom: number }} box */
  function area({ left, right, top, bottom }) {
    return (right - left) * (bottom - top);
  }
  /** Scrolled away, or behind something else: a dialog, a sticky bar. @param {{ element: Element, box: { left: number, right: number, top: number, bottom: number } }} text */
  function outOfSight({ element, box }) {
    for (let each = element.parentElement; each !== null; each = each.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(each);
      // What sticks lies over what is scrolled, and has a ground of its own.
      if (position === 'sticky') return true;
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const { left, right, top, bottom } = each.getBoundingClientRect();
      if (box.right <= left || box.left >= right || box.bottom <= top || box.top >= bottom) return true;
    }
    return false;
  }

  for (const { element, box } of placed) {
    for (const edge of cutters(element)) {
      const over = Math.max(edge.left - box.left, box.right - edge.right, edge.top - box.top, box.bottom - edge.bottom);
      if (over <= SLACK) continue;
      const text = `cut off by ${Math.ceil(over)} px: ${words(element)}`;
      if (!seen.has(text)) found.push(text);
      seen.add(text);
      break;
    }
  }

  for (const element of document.querySelectorAll('.app *')) {
    if (!(element instanceof HTMLElement) || element.clientWidth === 0 || hides(element)) continue;
    const style = getComputedStyle(element);
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (own && style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) {
      found.push(`clipped: ${words(element)}`);
    }
  }

  const caption = document.querySelector('.lesson-scroll');
  const text = document.querySelector('.lesson-text');
  if (caption !== null && text !== null && getComputedStyle(caption).overflowY === 'auto') {
    const over = Math.ceil(text.getBoundingClientRect().height - caption.clientHeight);
    if (over > 0) found.push(`the caption is ${over} px higher than its place`);
  }
  return found;
}
