import { neutralColor } from '../../../charts/classColors';
import type { FigureLook } from '../../../charts/frame';
import type { ChartLook } from '../../../charts/lossChart';
import type { Theme } from '../../prefs';

/** The page's colours and sizes for figures on a canvas. `size`: of the type, in rem. */
export function readFigureLook(element: Element, theme: Theme, size: number): FigureLook {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const rem = rootSize();
  return {
    text: color('--text-quiet'),
    grid: color('--line'),
    edge: color('--edge'),
    halo: neutralColor(theme),
    ink: color('--text'),
    font: style.fontFamily,
    fontSize: size * rem,
    lineWidth: 0.125 * rem,
  };
}

export function readChartLook(element: Element): ChartLook {
  const style = getComputedStyle(element);
  const rem = rootSize();
  return {
    text: style.getPropertyValue('--text-quiet').trim(),
    grid: style.getPropertyValue('--line').trim(),
    font: style.fontFamily,
    fontSize: 0.72 * rem,
    lineWidth: 0.115 * rem,
  };
}

function rootSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
