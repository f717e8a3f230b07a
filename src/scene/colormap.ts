import { interpolateLab } from 'd3-interpolate';
import { interpolateCividis, interpolateMagma, interpolateRdBu, interpolateViridis } from 'd3-scale-chromatic';
import type { ColorMap, HeightScale } from './contract';
import { applyHeight } from './scale';

/** Entries of a colour table. */
export const COLORS = 256;

/** t in [0, 1] → CSS colour. The diverging map runs from cold (low) to warm (high). */
const INTERPOLATORS: Readonly<Record<Extract<ColorMap, string>, (t: number) => string>> = {
  cividis: interpolateCividis,
  viridis: interpolateViridis,
  magma: interpolateMagma,
  diverging: (t) => interpolateRdBu(1 - t),
};

const tables = new Map<string, Uint8Array>();

function interpolatorOf(colors: ColorMap): (t: number) => string {
  if (typeof colors === 'string') return INTERPOLATORS[colors];
  const [low, middle, high] = colors;
  const halves = [interpolateLab(low, middle), interpolateLab(middle, high)] as const;
  return (t) => (t <= 0.5 ? halves[0](2 * t) : halves[1](2 * t - 1));
}

/** {@link COLORS} × RGBA, sRGB-encoded bytes. Shared: do not write to it. */
export function colorTable(colors: ColorMap): Uint8Array {
  const name = String(colors);
  let table = tables.get(name);
  if (table === undefined) {
    const interpolate = interpolatorOf(colors);
    table = new Uint8Array(4 * COLORS);
    for (let i = 0; i < COLORS; i++) table.set([...cssToRgb(interpolate(i / (COLORS - 1))), 255], 4 * i);
    tables.set(name, table);
  }
  return table;
}

/** `rgb(r, g, b)` or `#rgb`, `#rrggbb` → bytes. Throws on any other notation. */
export function cssToRgb(css: string): [number, number, number] {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(css.trim())?.[1];
  if (hex !== undefined) {
    const wide = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
    return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16)) as [number, number, number];
  }
  const parts = /^rgb\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)\s*\)$/i.exec(css.trim());
  if (parts === null) throw new RangeError(`not a colour in rgb() or hexadecimal notation: ${css}`);
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

/**
 * The height whose colour is the middle of the map. A diverging map puts zero there, so that its two hues tell the
 * sign; every other map is read from end to end.
 */
export function colorPivot(scale: HeightScale, colors: ColorMap): number {
  if (typeof colors === 'string' && colors !== 'diverging') return 0.5;
  const zero = applyHeight(scale, 0);
  return zero > 0.02 && zero < 0.98 ? zero : 0.5;
}

/** Height in [0, 1] → place in the colour map in [0, 1]: two straight pieces through (pivot, 1/2). */
export function colorPosition(height: number, pivot: number): number {
  const t = Math.min(Math.max(height, 0), 1);
  return t < pivot ? (0.5 * t) / pivot : 0.5 + (0.5 * (t - pivot)) / (1 - pivot);
}

/** From 0 (black) to 1: below this a colour is dark, and lines on it are drawn light. */
export const DARK_BELOW = 0.33;

/** Weights of red, green and blue in the brightness of encoded sRGB (Rec. 709 luma). */
export const LUMA = [0.2126, 0.7152, 0.0722] as const;

/** Whether the colour at a height is a dark one. */
export function isDark(height: number, scale: HeightScale, colors: ColorMap): boolean {
  const rgb = cssToRgb(colorAt(height, scale, colors));
  return rgb.reduce((sum, part, i) => sum + (part / 255) * LUMA[i]!, 0) < DARK_BELOW;
}

/** CSS colour of a height. */
export function colorAt(height: number, scale: HeightScale, colors: ColorMap): string {
  return interpolatorOf(colors)(colorPosition(height, colorPivot(scale, colors)));
}
