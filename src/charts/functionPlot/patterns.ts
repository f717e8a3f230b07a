import { node } from '../svg';
import type { PlotPattern } from './marks';

export interface Patterns {
  readonly element: SVGElement;
  /** A value for `fill`. */
  reference(kind: Exclude<PlotPattern, 'none'>, color: string): string;
  resize(rem: number): void;
}

/** Patterns of one figure. Their ids are its own: one of a figure that is hidden would hide what refers to it elsewhere. */
export function createPatterns(): Patterns {
  const element = node('defs', {});
  const own = crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36);
  const made = new Map<string, SVGElement>();
  let unit = 16;

  function size(pattern: SVGElement): void {
    pattern.setAttribute('patternTransform', `scale(${unit})${pattern.getAttribute('data-turn') ?? ''}`);
  }

  return {
    element,
    reference(kind, color) {
      const key = `${kind} ${color}`;
      let pattern = made.get(key);
      if (pattern === undefined) {
        pattern = patternOf(kind, color, `plot-${own}-${made.size}`);
        made.set(key, pattern);
        size(pattern);
        element.append(pattern);
      }
      return `url(#${pattern.id})`;
    },
    resize(rem) {
      unit = rem;
      for (const pattern of made.values()) size(pattern);
    },
  };
}

/** In units of a rem. */
function patternOf(kind: Exclude<PlotPattern, 'none'>, color: string, id: string): SVGElement {
  const turn = { lines: ' rotate(45)', 'back-lines': ' rotate(-45)', dots: ' rotate(30)' }[kind];
  const side = kind === 'dots' ? 0.4 : 0.45;
  const pattern = node('pattern', { id, width: side, height: side, patternUnits: 'userSpaceOnUse', 'data-turn': turn });
  pattern.append(
    kind === 'dots'
      ? node('circle', { cx: side / 2, cy: side / 2, r: 0.07, fill: color })
      : node('path', { d: `M0 0V${side}`, stroke: color, 'stroke-width': 0.16 }),
  );
  return pattern;
}
