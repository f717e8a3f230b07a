import type { Annotator, FixedLabel, FloatingLabel, MarkStyle } from './annotator';
import { type Box, isDistant, placeLabels, touches } from './labels';
import type { Palette } from './palette';
import { AXIS_FONT, LABEL_SIZE, TEXT_FONT } from './typeface';

/** Widths of letters over the size of their font: guesses that are a little too large, as nothing measures text here. */
const WIDTHS = { narrow: 0.38, usual: 0.64, capital: 0.8, han: 1 } as const;
const LINE = 1.25;

/** Marks and names as SVG, without a page: sizes of texts are estimated. */
export class SvgAnnotator implements Annotator {
  private readonly palette: Palette;
  private readonly scale: number;
  private readonly marks: string[] = [];
  private readonly texts: string[] = [];
  private readonly obstacles: Box[] = [];
  private readonly floating: FloatingLabel[] = [];

  constructor(palette: Palette, scale: number) {
    this.palette = palette;
    this.scale = scale;
  }

  mark(_key: string, path: string, x: number, y: number, radius: number, style: MarkStyle): void {
    this.marks.push(
      `<path d="${path}" transform="translate(${number(x)} ${number(y)})" fill="${style.fill}" stroke="${style.stroke}" ` +
        `stroke-width="${number(style.strokeWidth)}" opacity="${number(style.opacity)}"/>`,
    );
    if (radius > 0) this.obstacles.push({ left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius });
  }

  fixed({ x, y, dx, dy, text, kind }: FixedLabel): void {
    const size = LABEL_SIZE[kind] * this.scale;
    const width = widthOf(text, size);
    const height = LINE * size;
    const box = { left: x + ((dx - 1) / 2) * width, top: y + ((dy - 1) / 2) * height, width, height };
    if (this.obstacles.some((other) => touches(box, other))) return;
    this.obstacles.push(box);
    const anchor = dx < -0.5 ? 'end' : dx > 0.5 ? 'start' : 'middle';
    const left = { end: box.left + width, start: box.left, middle: box.left + width / 2 }[anchor];
    const style = kind === 'axis' ? `class="axis" fill="${this.palette.text}"` : `fill="${this.palette.quiet}"`;
    this.texts.push(textAt(text, left, box.top + height / 2, size, `${style} text-anchor="${anchor}"`));
  }

  float(label: FloatingLabel): void {
    this.floating.push(label);
  }

  /** All of it, to lie over a picture of this size. */
  end(width: number, height: number): string {
    const size = LABEL_SIZE.name * this.scale;
    const requests = this.floating.map((label) => ({
      ...label,
      width: widthOf([label.text, label.note ?? ''].join(' ').trim(), size) + 1.2 * size,
      height: 1.47 * size,
      slot: -1,
    }));
    const places = placeLabels(requests, this.obstacles, { left: 4, top: 4, width: width - 8, height: height - 8 });
    const names = places.flatMap((place, i) => {
      const label = requests[i]!;
      if (label.optional && place.overlap > 0) return [];
      const { palette } = this;
      const middle = place.top + label.height / 2;
      const box = `x="${number(place.left)}" y="${number(place.top)}" height="${number(label.height)}"`;
      const x = Math.min(Math.max(label.x, place.left), place.left + label.width);
      const y = Math.min(Math.max(label.y, place.top), place.top + label.height);
      const leader = isDistant(place.slot)
        ? `<path d="M${number(label.x)} ${number(label.y)}L${number(x)} ${number(y)}" stroke="${label.color}" stroke-width="${number(1.5 * this.scale)}"/>`
        : '';
      const words = label.note === null ? label.text : `${label.text} ${label.note}`;
      return [
        `<g opacity="${number(label.opacity)}">${leader}<rect ${box} width="${number(label.width)}" rx="${number(0.25 * size)}" fill="${palette.halo}" fill-opacity="0.8"/>` +
          `<rect ${box} width="${number(0.25 * size)}" fill="${label.color}"/>` +
          `${textAt(words, place.left + 0.7 * size, middle, size, `font-weight="600" fill="${palette.text}"`)}</g>`,
      ];
    });
    return [
      `<g stroke-linejoin="round" stroke-linecap="round" paint-order="stroke fill">${this.marks.join('')}</g>`,
      ...this.texts,
      ...names,
    ].join('\n');
  }
}

/** Fonts of all text, for the figure's style sheet. */
export const SVG_STYLE = `text{font-family:${TEXT_FONT}}.axis{font-family:${AXIS_FONT};font-style:italic}`;

/** `middle` is the height of its middle. */
export function textAt(text: string, x: number, middle: number, size: number, style: string): string {
  // Not every program knows dominant-baseline: digits and small letters stand in the middle like this.
  return `<text x="${number(x)}" y="${number(middle + 0.35 * size)}" font-size="${number(size)}" ${style}>${escaped(text)}</text>`;
}

/** Two decimals are finer than any print of such a figure. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + WIDTHS[kindOf(letter)], 0) * size;
}

function kindOf(letter: string): keyof typeof WIDTHS {
  // Han characters and their punctuation are as wide as they are high.
  if (letter >= '\u2e80') return 'han';
  if (/[A-ZmwΑ-Ω]/.test(letter)) return 'capital';
  return /[iljft.,:;'|()\s]/.test(letter) ? 'narrow' : 'usual';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
