import { correlation, meanImage } from '../../../analysis/modes';
import { GLYPH_SIDE } from '../../../catalog/images/glyphs';
import { ACTIVATIONS } from '../../../catalog/networks';
import { cssToBytes } from '../../../charts/classColors';
import { gameColors } from '../../../charts/gameFigure';
import type { GanPlan } from '../../../engine/contract/network';
import type { ResolvedGan } from '../../../experiment/networks/gan';
import { h, setText } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { Context } from '../../../page/ui/context';
import type { Portrait } from './game';
import { createSheet, grey, type Paint } from './sheet';
import { createSpread } from './spread';
import { texts } from './texts';

export interface ImagePane {
  readonly element: HTMLElement;
  /** @param data which images they are: drawings, or noise */
  show(game: ResolvedGan, portrait: Portrait, data: string): void;
}

const SIDE = 5;
const PIXELS = GLYPH_SIDE ** 2;

/** Real images beside generated ones, and what the discriminator's gradient asks of their pixels. */
export function createImagePane(page: Context): ImagePane {
  const names = { real: h('figcaption', {}), generated: h('figcaption', {}), pull: h('figcaption', {}) };
  const sheets = { real: createSheet(SIDE, SIDE), generated: createSheet(SIDE, SIDE), pull: createSheet(1, 1) };
  const note = h('p', { class: 'quiet' });
  const truth = h('p', { class: 'net-prose' });
  const tutorial = h('p', { class: 'net-prose' });
  const likeness = h('p', { class: 'figure' });
  const spread = createSpread();
  const figure = (name: keyof typeof names) =>
    h('figure', { class: `gan-images-${name}` }, names[name], sheets[name].element);
  const pull = figure('pull');
  pull.append(note);

  return {
    element: h(
      'div',
      { class: 'gan-images' },
      h('div', { class: 'gan-images-sheets', 'data-figure': true }, figure('real'), figure('generated')),
      h(
        'div',
        { class: 'gan-images-more' },
        pull,
        h(
          'div',
          { class: 'gan-images-truth' },
          spread.element,
          h('div', { class: 'gan-images-truth', 'data-part': 'images.words' }, likeness, truth, tutorial),
        ),
      ),
    ),
    show({ plan }, portrait, data) {
      const { words, store } = page;
      for (const name of ['real', 'generated', 'pull'] as const) setText(names[name], words.t(texts.images[name]));
      const noise = data === 'noise';
      if (noise) setText(names.real, words.t(texts.images.noise));
      spread.element.hidden = !noise;
      likeness.hidden = noise;
      if (noise) spread.show(plan.real, portrait.generated, store.state.prefs.theme, words);
      setText(note, words.t(texts.images.pullNote));
      const linear = plan.discriminator.net.widths.length === 2;
      setText(truth, words.t(texts.images.truth[linear ? 'linear' : 'deep']));
      const alike = correlation(meanImage(plan.real, PIXELS), meanImage(portrait.generated, PIXELS));
      setText(likeness, words.t(texts.images.likeness, { value: formatNumber(alike, 3) }));
      setText(tutorial, words.t(noise ? texts.images.truth.noise : texts.images.truth.tutorial));
      tutorial.hidden = !isTutorials(plan);
      truth.hidden = noise && !tutorial.hidden;
      sheets.real.show(plan.real, words.t(texts.images.real), grey);
      sheets.generated.show(portrait.generated, words.t(texts.images.generated), grey);
      const mean = meanImage(portrait.pull, PIXELS);
      const colors = gameColors(store.state.prefs.theme);
      sheets.pull.show(mean, words.t(texts.images.pull), diverging(mean, colors.generated, colors.real));
    },
  };
}

/** One layer each, 100 → 784 with tanh and 784 → 1. */
function isTutorials({ generator, discriminator }: GanPlan): boolean {
  const [made] = generator.net.activations;
  const shapes = `${generator.net.widths} ${discriminator.net.widths}`;
  return shapes === '100,784 784,1' && made?.formula === ACTIVATIONS.get('tanh')?.formula;
}

/** Zero is black, the largest size a full colour: one for each sign. */
function diverging(values: Float64Array, below: string, above: string): Paint {
  const most = values.reduce((size, value) => Math.max(size, Math.abs(value)), 1e-30);
  const [low, high] = [cssToBytes(below), cssToBytes(above)];
  return (value) => {
    const share = Math.min(1, Math.abs(value) / most);
    const [red, green, blue] = value < 0 ? low : high;
    return [share * red, share * green, share * blue];
  };
}
