import { GLYPH_SIDE } from '../../../catalog/images/glyphs';
import { h } from '../../../page/dom';

/** Images in rows, as one picture. */
export interface Sheet {
  readonly element: HTMLElement;
  /** @param images count × 784; only as many are drawn as fit into the sheet */
  show(images: Float64Array, name: string, paint: Paint): void;
}

/** A number of an image → red, green, blue in 0 … 255. */
export type Paint = (value: number) => readonly [number, number, number];

/** −1 is black, 1 is white. */
export const grey: Paint = (value) => {
  const level = Math.round(127.5 * (Math.min(1, Math.max(-1, value)) + 1));
  return [level, level, level];
};

/** Pixels between two images. */
const GAP = 2;

export function createSheet(columns: number, rows: number): Sheet {
  const width = columns * (GLYPH_SIDE + GAP) - GAP;
  const height = rows * (GLYPH_SIDE + GAP) - GAP;
  const canvas = h('canvas', { width, height });
  const element = h('div', { class: 'gan-sheet', role: 'img' }, canvas);
  element.style.setProperty('--columns', String(columns));
  return {
    element,
    show(images, name, paint) {
      element.setAttribute('aria-label', name);
      const context = canvas.getContext('2d');
      if (context === null) return;
      const picture = new ImageData(width, height);
      const count = Math.min(columns * rows, images.length / GLYPH_SIDE ** 2);
      for (let k = 0; k < count; k++) {
        const left = (k % columns) * (GLYPH_SIDE + GAP);
        const top = Math.floor(k / columns) * (GLYPH_SIDE + GAP);
        for (let i = 0; i < GLYPH_SIDE ** 2; i++) {
          const at = 4 * ((top + Math.floor(i / GLYPH_SIDE)) * width + left + (i % GLYPH_SIDE));
          picture.data.set([...paint(images[k * GLYPH_SIDE ** 2 + i]!), 255], at);
        }
      }
      context.putImageData(picture, 0, 0);
    },
  };
}
