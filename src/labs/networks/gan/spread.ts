import { type Density, densityOf } from '../../../analysis/density';
import { gameColors } from '../../../charts/gameFigure';
import { createLineFigure, type FigureCurve } from '../../../charts/lineFigure';
import { h, setText } from '../../../page/dom';
import type { Words } from '../../../page/i18n';
import type { Theme } from '../../../page/prefs';
import { texts } from './texts';

const RANGE = [-4, 4] as const;
const BINS = 64;

/** How the pixels of images that are noise are spread: the real ones beside the generated ones. */
export function createSpread() {
  const figure = createLineFigure();
  const caption = h('figcaption', {});
  /** The real pixels are many and stay the same. */
  let known: { readonly real: Float64Array; readonly density: Density } | null = null;
  return {
    element: h('figure', { class: 'gan-spread', 'data-part': 'images.spread' }, caption, figure.element),
    show(real: Float64Array, generated: Float64Array, theme: Theme, words: Words): void {
      if (known?.real !== real) known = { real, density: densityOf(real, RANGE, BINS) };
      const made = densityOf(generated, RANGE, BINS);
      const colors = gameColors(theme);
      const curve = (color: string, density: Density, dash: readonly number[]): FigureCurve => ({
        color,
        dash,
        marker: null,
        muted: false,
        x: density.at,
        y: density.values,
      });
      setText(caption, words.t(texts.spread.title));
      figure.show({
        curves: [curve(colors.real, known.density, []), curve(colors.generated, made, [5, 3])],
        x: { title: words.t(texts.spread.pixel), range: RANGE },
        y: {
          title: words.t(texts.spread.density),
          range: [0, 1.05 * Math.max(...known.density.values, ...made.values)],
          scale: 'linear',
        },
        arrow: null,
        levels: [],
        name: words.t(texts.spread.name),
        describe: null,
      });
    },
  };
}
