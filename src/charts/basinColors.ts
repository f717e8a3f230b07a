import { interpolateLab } from 'd3-interpolate';
import { cssToBytes } from './classColors';

/**
 * Hues of basins of attraction, after Okabe and Ito with more between them: neighbours in the list are far apart for
 * every kind of colour-blindness. Lightness is left to say how long a run took; numbers and lines between the basins
 * are the second cue.
 */
const HUES = [
  '#2f86e0', '#f0902e', '#16a085', '#d765b0', '#ecd046', '#6a5bd8',
  '#d9502f', '#7fc9ef', '#8a9a2b', '#b23866', '#b9a0ff', '#b98a5a',
] as const; // biome-ignore format: six a line

/** Places at which the members of no basin ended, and how. Each is drawn with a pattern of its own. */
export const BASIN_OTHERS = {
  diverged: { ground: '#20242c', pattern: '#6d2f2a' },
  unsettled: { ground: '#9aa1ac', pattern: '#6c737e' },
  undefined: { ground: '#c9ccd2', pattern: '#f4f5f7' },
  elsewhere: { ground: '#7b6f63', pattern: '#7b6f63' },
} as const;

/** `#rrggbb`; repeats after twelve. */
export function basinColor(slot: number): string {
  return HUES[slot % HUES.length]!;
}

/** What a number is written in on each hue: whichever can be read better. */
const INKS: ReadonlyMap<string, string> = new Map(['#6a5bd8', '#b23866'].map((dark) => [dark, '#ffffff']));

/** Colour of text on the colour of a basin, or on any light one. */
export function basinInk(color: string): string {
  return INKS.get(color) ?? '#05070c';
}

/** Few steps → light, many → dark. */
const shadeOf = (color: string): ((t: number) => string) => {
  const light = interpolateLab('#ffffff', color)(0.42);
  const dark = interpolateLab(color, '#05070c')(0.66);
  const [first, second] = [interpolateLab(light, color), interpolateLab(color, dark)];
  return (t) => (t < 0.5 ? first(2 * t) : second(2 * t - 1));
};

/** `shades` RGB bytes from few steps to many. */
export function basinShades(slot: number, shades: number): Uint8Array {
  const shade = shadeOf(basinColor(slot));
  const bytes = new Uint8Array(3 * shades);
  for (let i = 0; i < shades; i++) bytes.set(cssToBytes(shade(i / (shades - 1))), 3 * i);
  return bytes;
}

/** A CSS gradient from few steps to many. */
export function basinGradient(slot: number): string {
  const shade = shadeOf(basinColor(slot));
  return `linear-gradient(to right, ${Array.from({ length: 7 }, (_, i) => shade(i / 6)).join(', ')})`;
}
