import { COLORS, colorPivot, colorPosition, colorTable, DARK_BELOW, LUMA } from './colormap';
import type { ArrowLevel, HeightScale, Look, SceneArrows } from './contract';
import { type HeightField, heightAt, toGrid } from './heightfield';
import { PALETTES } from './palette';

/** CSS pixels at look.scale 1 that an arrow and the ground around it need, so that both can be seen. */
const LEAST_CELL = 46;

/** Arrows that are drawn alike. */
export interface ArrowGroup {
  readonly arrows: Float64Array;
  readonly color: string;
  readonly halo: string;
  /** How strongly the halo is drawn: where the arrows are chosen to be seen on their ground, they hardly need one. */
  readonly haloOpacity: number;
}

const HALO = { own: 0.55, chosen: 0.25 } as const;

/** The finest level whose arrows have room in a picture of the rectangle that is so wide; else the coarsest. */
export function levelFor(levels: readonly ArrowLevel[], width: number, scale: number): ArrowLevel | null {
  const fitting = levels.filter(({ across }) => width >= across * LEAST_CELL * scale);
  return fitting.at(-1) ?? levels[0] ?? null;
}

/** Arrows by what they are drawn with: those without a colour of their own are light on dark ground, and dark on light. */
export function arrowGroups(
  { color }: Pick<SceneArrows, 'color'>,
  { arrows }: ArrowLevel,
  surface: HeightField | null,
  height: HeightScale,
  look: Pick<Look, 'theme' | 'colors'>,
): readonly ArrowGroup[] {
  const palette = PALETTES[look.theme];
  if (color !== null) return [{ arrows, color, halo: palette.halo, haloOpacity: HALO.own }];
  const isDark = darkness(surface, height, look.colors);
  const dark: number[] = [];
  const light: number[] = [];
  for (let i = 0; i + 3 < arrows.length; i += 4) {
    const [x, y, dx, dy] = arrows.subarray(i, i + 4) as unknown as [number, number, number, number];
    (isDark(x + dx / 2, y + dy / 2) ? dark : light).push(x, y, dx, dy);
  }
  const [onDark, onLight] = [palette.contourOnDark, palette.contour];
  return [
    { arrows: Float64Array.from(dark), color: onDark, halo: onLight, haloOpacity: HALO.chosen },
    { arrows: Float64Array.from(light), color: onLight, halo: onDark, haloOpacity: HALO.chosen },
  ];
}

/** Whether the surface has a dark colour at a place; beyond it, what it has at its edge. */
function darkness(
  surface: HeightField | null,
  height: HeightScale,
  colors: Look['colors'],
): (x: number, y: number) => boolean {
  if (surface === null) return () => false;
  const table = colorTable(colors);
  const pivot = colorPivot(height, colors);
  const { grid, columns, rows } = surface;
  return (x, y) => {
    const [column, row] = toGrid(grid, x, y);
    const at = heightAt(surface, Math.min(Math.max(column, 0), columns - 1), Math.min(Math.max(row, 0), rows - 1));
    const entry = 4 * Math.round(colorPosition(Number.isNaN(at) ? 0 : at, pivot) * (COLORS - 1));
    return LUMA.reduce((sum, weight, i) => sum + (weight * table[entry + i]!) / 255, 0) < DARK_BELOW;
  };
}
