import { createLineFigure, type FigureCurve } from '../../../charts/lineFigure';
import { h } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { Theme } from '../../../page/prefs';
import { DASH_LENGTHS, RUN_COLORS } from '../../shared/runStyle';
import type { Cut } from './jobs';
import type { Ground } from './maths';
import { texts } from './texts';

const NAMES = ['surface', 'tangent', 'parabola'] as const;
const DASHES = ['solid', 'dashed', 'dotted'] as const;
/** Places in the list of runs' colours that stay apart for every eye. */
const COLORS = [1, 0, 3] as const;
/** What the figure shows above and below the surface's own values, as a share of their range. */
const MARGIN = 0.12;

export interface SectionFigure {
  readonly element: HTMLElement;
  show(cut: Cut, ground: Ground, theme: Theme, words: Words): void;
}

/** The surface along a straight way, with its tangent and the parabola of second order at the place. */
export function createSectionFigure(): SectionFigure {
  const figure = createLineFigure();
  const keys = NAMES.map((_, i) => h('span', { class: 'terrain-key', 'data-dash': DASHES[i]! }));
  const names = NAMES.map(() => h('span', {}));
  const legend = h(
    'p',
    { class: 'terrain-legend' },
    ...NAMES.map((_, i) => h('span', { class: 'terrain-legend-entry' }, keys[i]!, names[i]!)),
  );
  const element = h(
    'div',
    { class: 'terrain-section', 'data-part': 'section' },
    legend,
    h('div', { class: 'terrain-figure' }, figure.element),
  );
  return {
    element,
    show(cut, ground, theme, words) {
      const { section, distances, values } = cut;
      const [dx, dy] = section.direction;
      const [xx, xy, yy] = ground.hessian;
      const slope = ground.gradient[0] * dx + ground.gradient[1] * dy;
      const bend = xx * dx * dx + 2 * xy * dx * dy + yy * dy * dy;
      const tangent = distances.map((t) => ground.value + slope * t);
      const parabola = distances.map((t) => ground.value + slope * t + (bend / 2) * t * t);
      let [low, high] = [ground.value, ground.value];
      for (const value of values) {
        if (Number.isNaN(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      const margin = (high - low || Math.abs(high) || 1) * MARGIN;
      // What leaves the figure leaves a gap: a parabola would flatten everything else.
      const range = [low - margin, high + margin] as const;
      const within = (value: number): number => (value >= range[0] && value <= range[1] ? value : Number.NaN);
      const colors = RUN_COLORS[theme];
      const curves = [values, tangent.map(within), parabola.map(within)].map(
        (y, i): FigureCurve => ({
          color: colors[COLORS[i]!]!,
          dash: DASH_LENGTHS[DASHES[i]!],
          marker: null,
          muted: false,
          x: distances,
          y,
        }),
      );
      const at: FigureCurve = {
        color: colors[COLORS[0]]!,
        dash: [],
        marker: 'circle',
        muted: false,
        x: [0],
        y: [ground.value],
      };
      NAMES.forEach((name, i) => {
        names[i]!.textContent = words.t(texts.curve[name]);
        keys[i]!.style.setProperty('--curve', colors[COLORS[i]!]!);
      });
      figure.show({
        curves: [...curves, at],
        x: { title: words.t(texts.distance), range: [section.low, section.high] },
        y: { title: 'f', range, scale: 'linear' },
        arrow: null,
        levels: [],
        name: words.t(texts.sectionName, { slope: formatNumber(slope), bend: formatNumber(bend) }),
        describe: null,
      });
    },
  };
}
