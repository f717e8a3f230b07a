import { neutralColor } from '../../charts/classColors';
import type { FigureLook } from '../../charts/frame';
import type { ChartLook } from '../../charts/lossChart';
import type { Theme } from '../../page/prefs';

/** The page's colours and sizes for figures on a canvas. `size`: of the type, in rem. */
export function readFigureLook(element: Element, theme: Theme, size: number): FigureLook {
  const { text, line, edge, ink, font, rem } = readStyle(element);
  const sizes = { fontSize: size * rem, lineWidth: 0.125 * rem };
  return { text, grid: line, edge, halo: neutralColor(theme), ink, font, ...sizes };
}

export function readChartLook(element: Element): ChartLook {
  const { text, line, font, rem } = readStyle(element);
  return { text, grid: line, font, fontSize: 0.78 * rem, lineWidth: 0.115 * rem };
}

interface PageStyle {
  readonly text: string;
  readonly line: string;
  readonly edge: string;
  readonly ink: string;
  readonly font: string;
  /** CSS pixels. */
  readonly rem: number;
}

/** The last style that was read, by all that it depends on. */
const known = new Map<string, PageStyle>();

/**
 * Computed styles make the browser lay out all that has changed since the last frame; while a net trains that is most of
 * the page, several times a frame. They depend on theme, scale and window alone, and are read when one of these changes.
 */
function readStyle(element: Element): PageStyle {
  const root = document.documentElement;
  const { theme, presenting } = root.dataset;
  const key = [theme, presenting, root.style.cssText, window.innerWidth, window.innerHeight].join(' ');
  const before = known.get(key);
  if (before !== undefined) return before;
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const read: PageStyle = {
    text: color('--text-quiet'),
    line: color('--line'),
    edge: color('--edge'),
    ink: color('--text'),
    font: style.fontFamily,
    rem: Number.parseFloat(getComputedStyle(root).fontSize),
  };
  known.clear();
  // Nothing is known of an element that is not in the page yet.
  if (element.isConnected) known.set(key, read);
  return read;
}
