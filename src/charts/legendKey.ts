import './legendKey.css';
import type { PlotLegendItem } from './functionPlot/model';
import { shapePath } from './shapes';
import { node } from './svg';

export interface LegendKey {
  readonly element: HTMLElement;
  show(items: readonly PlotLegendItem[]): void;
}

/** Of a sample, in units of its line's width. */
const SAMPLE = { width: 20, height: 8, marker: 2.4 } as const;

/** Names of curves in a row above a small plot: within it they would lie on the curves. */
export function createLegendKey(): LegendKey {
  const element = document.createElement('ul');
  element.className = 'legend-key';
  element.setAttribute('role', 'list');
  return {
    element,
    show(items) {
      element.hidden = items.length === 0;
      element.replaceChildren(
        ...items.map((item) => {
          const row = document.createElement('li');
          row.append(sample(item), item.text);
          return row;
        }),
      );
    },
  };
}

function sample({ color, dash = [], shape }: PlotLegendItem): SVGElement {
  const middle = SAMPLE.height / 2;
  const picture = node('svg', { viewBox: `0 0 ${SAMPLE.width} ${SAMPLE.height}`, 'aria-hidden': 'true' });
  picture.append(
    node('path', { d: `M0 ${middle}H${SAMPLE.width}`, stroke: color, 'stroke-dasharray': dash.join(' ') }),
    ...(shape === undefined
      ? []
      : [node('path', { d: shapePath(shape, SAMPLE.width / 2, middle, SAMPLE.marker), fill: color })]),
  );
  return picture;
}
