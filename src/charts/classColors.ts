import { interpolateLab } from 'd3-interpolate';

export type FigureTheme = 'dark' | 'light' | 'projector';

/**
 * Classes of points, the same wherever they are drawn: as points, as ground, as surface. Hues after Okabe and Ito,
 * whose neighbours differ in lightness too; class 0 is blue and class 1 red.
 */
const CLASS_COLORS: Readonly<Record<FigureTheme, readonly string[]>> = {
  dark: ['#4aa3f0', '#ff7350', '#ffd54a', '#3fd69b', '#b69cff', '#ff8fd4', '#8ef0ea', '#c3e85b', '#d9dfeb', '#8e9bb5'],
  light: ['#2f7fc9', '#e0582f', '#d9a400', '#12936a', '#7b4fe0', '#c9348c', '#1a9a97', '#6f9a1e', '#4d586b', '#8a5a2b'],
  projector: [
    '#0563a8', '#c83a08', '#c79200', '#04714b', '#6429d6', '#b4186f', '#0a6f6a', '#46710a', '#222b3a', '#7a3f10',
  ],
}; // biome-ignore format: one theme a line

/** Between the classes, where the net is undecided: near the ground of the page, so that what is decided stands out. */
const NEUTRAL: Readonly<Record<FigureTheme, string>> = { dark: '#141a26', light: '#fbfbfa', projector: '#ffffff' };

/** `#rrggbb`; repeats after ten classes. */
export function classColor(index: number, theme: FigureTheme): string {
  const colors = CLASS_COLORS[theme];
  return colors[index % colors.length]!;
}

export function neutralColor(theme: FigureTheme): string {
  return NEUTRAL[theme];
}

/** From class 0 over undecided to class 1; also from low to high values. */
export function divergingStops(theme: FigureTheme): readonly [low: string, middle: string, high: string] {
  return [classColor(0, theme), NEUTRAL[theme], classColor(1, theme)];
}

/** Entries of a table of colours. */
export const TABLE_SIZE = 256;

/** {@link TABLE_SIZE} × RGB bytes; the first, the middle and the last entry are the stops themselves. */
export function divergingTable(stops: readonly [string, string, string]): Uint8Array {
  const table = new Uint8Array(3 * TABLE_SIZE);
  const halves = [interpolateLab(stops[0], stops[1]), interpolateLab(stops[1], stops[2])] as const;
  for (let i = 0; i < TABLE_SIZE; i++) {
    const t = (2 * i) / (TABLE_SIZE - 1);
    table.set(cssToBytes(t <= 1 ? halves[0](t) : halves[1](t - 1)), 3 * i);
  }
  return table;
}

/** `#rrggbb` or `rgb(r, g, b)`. */
export function cssToBytes(css: string): [number, number, number] {
  if (css.startsWith('#'))
    return [1, 3, 5].map((at) => Number.parseInt(css.slice(at, at + 2), 16)) as [number, number, number];
  return (css.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number) as [number, number, number];
}
