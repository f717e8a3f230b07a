import type { Grid } from '../../engine/contract';
import { alignedTicks } from '../../geometry/axis';
import { type ArrowGroup, arrowGroups, levelFor } from '../arrowField';
import { showsColors } from '../colorbar';
import { colorAt, isDark } from '../colormap';
import { type ContourLevels, contourLevels } from '../contours';
import type { CaptureOptions, SceneDrape, SceneModel } from '../contract';
import { type HeightField, heightField, thinned } from '../heightfield';
import type { Box } from '../labels';
import { drawMarks } from '../marks';
import { PALETTES, type Palette } from '../palette';
import { contourLines, type Polyline, raisedAreas, simplified } from '../polylines';
import { number, SVG_STYLE, SvgAnnotator, textAt } from '../svgAnnotator';
import { heightTicks } from '../ticks';
import { placeAt, thinTrail } from '../trail';
import { LABEL_SIZE } from '../typeface';
import { labelAxes, X_TICKS, Y_TICKS } from './axes';
import { clipLine } from './clip';
import { barBox, plotBox, plotShape, plotTransform, type Transform } from './plot';
import { ARROW, arrowHead, SLENDER } from './strokes';
import { CORE_WIDTH, DASHES, HALO_WIDTH } from './widths';

/** Samples on a side from which lines are traced: more make a larger file and no finer figure. */
const MOST_SAMPLES = 240;
/** Pixels by which a simplified line may be off. */
const SLACK = 0.12;

/**
 * The contour figure as a standalone SVG: areas between the levels in the surface's colours, level lines, the runs up to a
 * step, lines and arrows of the tools, marks with names, axes and colour bar. Needs no page. Text is text, in the reader's
 * fonts.
 *
 * @param drapeUrl the drape of the model as a picture, its first row at the top, as a data URL; null: drawn without it
 */
export function contourSvg(
  model: SceneModel,
  { width, height, scale, step }: CaptureOptions,
  drapeUrl: string | null = null,
): string {
  if (model.field === null) throw new Error('there is no surface to draw');
  const shown = { ...model, look: { ...model.look, scale } };
  const palette = PALETTES[model.look.theme];
  const { grid } = model.field;
  const window = { x: grid.x, y: grid.y };
  const box = plotBox(width, height, scale, plotShape(model.look, window));
  const transform = plotTransform(box, window);
  const annotator = new SvgAnnotator(palette, scale);
  labelAxes(annotator, shown, box, window, transform);
  drawMarks(annotator, shown, step, palette, (x, y) => {
    const [left, top] = transform.toScreen(clamp(x, grid.x), clamp(y, grid.y));
    return { x: left, y: top, hidden: false };
  });
  const frame = `x="${number(box.left)}" y="${number(box.top)}" width="${number(box.width)}" height="${number(box.height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<style>${SVG_STYLE}</style>`,
    `<clipPath id="plot"><rect ${frame}/></clipPath>`,
    `<rect width="${width}" height="${height}" fill="${palette.ground}"/>`,
    `<g clip-path="url(#plot)" fill="none" stroke-linejoin="round">`,
    ground(shown, transform, palette, drapeUrl),
    toolArrows(shown, transform),
    toolLines(shown, box, transform, palette),
    trails(shown, box, transform, palette, step),
    '</g>',
    `<rect ${frame} fill="none" stroke="${palette.edge}" stroke-width="${number(1.2 * scale)}"/>`,
    tickMarks(window, box, transform, palette, scale),
    ...(showsColors(model) ? [colorBar(shown, barBox(box, width, scale), palette)] : []),
    annotator.end(width, height),
    '</svg>',
    '',
  ].join('\n');
}

/** Areas, the drape over them, and level lines. */
function ground(model: SceneModel, transform: Transform, palette: Palette, drapeUrl: string | null): string {
  const { height, look } = model;
  const field = thinned(heightField(model.field!, height), MOST_SAMPLES);
  const levels = contourLevels(height);
  const toPath = (lines: readonly Polyline[], closed: boolean) => pathOf(lines, field, transform, closed);
  const middle = (k: number) => clampUnit(levels.offset + (k + 0.5) * levels.spacing);
  const color = (k: number) => colorAt(middle(k), height, look.colors);
  const areas = raisedAreas(field, levels);
  const lowest = [...areas.keys()][0] ?? Math.ceil((1 - levels.offset) / levels.spacing);
  // All that is defined first, in the colour below the lowest level; each level then covers what is above it.
  const defined: HeightField = { ...field, heights: field.heights.map((h) => (Number.isNaN(h) ? h : 1)) };
  const ALL: ContourLevels = { offset: 0.5, spacing: 10, every: 1 };
  const floor = [...raisedAreas(defined, ALL).values()].map((lines) => area(toPath(lines, true), color(lowest - 1)));
  const steps = [...areas].map(([k, lines]) => area(toPath(lines, true), color(k)));
  const draped = model.drape != null && drapeUrl !== null;
  const areaParts = draped ? [drapeImage(model.drape, model.field!.grid, transform, drapeUrl)] : [...floor, ...steps];
  if (!look.contours) return areaParts.join('\n');
  const strokes = [...contourLines(field, levels)].map(([k, lines]) => {
    const index = k % levels.every === 0;
    const onDark = !draped && isDark(levels.offset + k * levels.spacing, height, look.colors);
    const d = toPath(lines, false);
    const opacity = palette.contourOpacity[index ? 1 : 0];
    const thick = (index ? 1.6 : 1) * look.scale;
    const line = (color: string, alpha: number, size: number) =>
      `<path d="${d}" stroke="${color}" stroke-opacity="${number(alpha)}" stroke-width="${number(size)}"/>`;
    // Light beside dark is seen on the colours of any drape, as on the map.
    const beside = draped ? line('#ffffff', 0.45 * opacity, thick + 1.3 * look.scale) : '';
    return beside + line(onDark ? palette.contourOnDark : palette.contour, opacity, thick);
  });
  return [...areaParts, ...strokes].join('\n');
}

/** A pixel's middle is a sample of the rectangle's grid, so the picture reaches half a pixel beyond it on each side. */
function drapeImage({ columns, rows }: SceneDrape, grid: Grid, transform: Transform, url: string): string {
  const [left, bottom] = transform.toScreen(grid.x[0], grid.y[0]);
  const [right, top] = transform.toScreen(grid.x[1], grid.y[1]);
  const dx = (right - left) / Math.max(1, columns - 1);
  const dy = (bottom - top) / Math.max(1, rows - 1);
  return (
    `<image x="${number(left - dx / 2)}" y="${number(top - dy / 2)}" width="${number(right - left + dx)}" ` +
    `height="${number(bottom - top + dy)}" preserveAspectRatio="none" style="image-rendering:pixelated" href="${url}"/>`
  );
}

/** Shafts and heads, on a halo, as on the map. Feet outside the rectangle are left out. */
function toolArrows({ field, arrows, height, look }: SceneModel, transform: Transform): string {
  if (arrows == null || field === null) return '';
  const { grid } = field;
  const [left, right] = grid.x.map((x) => transform.toScreen(x, grid.y[0])[0]) as [number, number];
  const level = levelFor(arrows.levels, right - left, look.scale);
  if (level === null) return '';
  const groups = arrowGroups(arrows, level, heightField(field, height), height, look);
  return groups.map((group) => arrowPaths(group, grid, transform, look.scale * arrows.weight)).join('');
}

function arrowPaths(
  { arrows, color, halo, haloOpacity }: ArrowGroup,
  grid: Grid,
  transform: Transform,
  scale: number,
): string {
  let shafts = '';
  let heads = '';
  for (let i = 0; i + 3 < arrows.length; i += 4) {
    const [x, y] = [arrows[i]!, arrows[i + 1]!];
    if (!(x >= grid.x[0] && x <= grid.x[1] && y >= grid.y[0] && y <= grid.y[1])) continue;
    const from = transform.toScreen(x, y);
    const to = transform.toScreen(x + arrows[i + 2]!, y + arrows[i + 3]!);
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (!(length > 0.5)) continue;
    const [dx, dy] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
    const head = arrowHead(length, scale);
    const at = (along: number, aside: number) =>
      `${number(to[0] - along * head * dx - aside * head * dy)} ${number(to[1] - along * head * dy + aside * head * dx)}`;
    shafts += `M${number(from[0])} ${number(from[1])}L${at(0.8, 0)}`;
    heads += `M${at(0, 0)}L${at(1, SLENDER / 2)}L${at(0.78, 0)}L${at(1, -SLENDER / 2)}Z`;
  }
  if (shafts === '') return '';
  return (
    `<g stroke-linecap="round"><g stroke="${halo}" stroke-opacity="${haloOpacity}"><path d="${shafts}" stroke-width="${number(ARROW.shaftHalo * scale)}"/>` +
    `<path d="${heads}" stroke-width="${number(ARROW.headHalo * scale)}"/></g>` +
    `<path d="${shafts}" stroke="${color}" stroke-width="${number(ARROW.shaft * scale)}"/><path d="${heads}" fill="${color}"/></g>`
  );
}

/** A hair of stroke closes the seams that programs show between areas that touch. */
function area(d: string, color: string): string {
  return `<path d="${d}" fill="${color}" fill-rule="evenodd" stroke="${color}" stroke-width="0.3"/>`;
}

function pathOf(lines: readonly Polyline[], field: HeightField, transform: Transform, closed: boolean): string {
  const { grid, columns, rows } = field;
  return lines
    .map((line) => {
      const placed = new Array<number>(line.length);
      for (let i = 0; i < line.length; i += 2) {
        const [x, y] = transform.toScreen(
          grid.x[0] + (line[i]! / (columns - 1)) * (grid.x[1] - grid.x[0]),
          grid.y[0] + (line[i + 1]! / (rows - 1)) * (grid.y[1] - grid.y[0]),
        );
        placed[i] = x;
        placed[i + 1] = y;
      }
      const points = simplified(placed, SLACK);
      const parts: string[] = [];
      for (let i = 0; i < points.length; i += 2) parts.push(`${number(points[i]!)} ${number(points[i + 1]!)}`);
      return `M${parts.join('L')}${closed ? 'Z' : ''}`;
    })
    .join('');
}

function trails(model: SceneModel, box: Box, transform: Transform, palette: Palette, step: number): string {
  const { grid } = model.field!;
  const { scale } = model.look;
  // The first run is drawn last, on top of the others.
  return model.runs
    .toReversed()
    .map(({ trajectory, color, dash, muted }) => {
      const moves = thinTrail(grid, trajectory);
      const places: number[] = [];
      for (let i = 0; i < moves.length; i += 2) {
        const [from, to] = [moves[i]!, moves[i + 1]!];
        if (to - 1 >= step) break;
        places.push(trajectory[2 * from]!, trajectory[2 * from + 1]!, ...placeAt(trajectory, Math.min(step, to)));
      }
      const d = pieces(places, 4, box, transform);
      const core = CORE_WIDTH * scale;
      return stroked(d, core, HALO_WIDTH * scale, color, palette, DASHES[dash], scale, muted ? 0.3 : 1);
    })
    .join('\n');
}

function toolLines(model: SceneModel, box: Box, transform: Transform, palette: Palette): string {
  const { scale } = model.look;
  return (model.lines ?? [])
    .map(({ path, color, width, dash }) => {
      const d = pieces(path, 2, box, transform);
      const core = CORE_WIDTH * width * scale;
      return stroked(d, core, core + 2.8 * Math.min(1, width) * scale, color, palette, DASHES[dash], scale, 1);
    })
    .join('\n');
}

/** Straight pieces within the plot. `stride` 2: one path of places; 4: pairs of ends. */
function pieces(places: ArrayLike<number>, stride: 2 | 4, box: Box, transform: Transform): string {
  let d = '';
  let at = '';
  for (let i = 0; i + 3 < places.length; i += stride) {
    const from = transform.toScreen(places[i]!, places[i + 1]!);
    const to = transform.toScreen(places[i + 2]!, places[i + 3]!);
    const part = [...from, ...to].every(Number.isFinite) ? clipLine(box, from, to) : null;
    if (part === null) continue;
    const [a, b] = [`${number(part[0])} ${number(part[1])}`, `${number(part[2])} ${number(part[3])}`];
    d += a === at ? `L${b}` : `M${a}L${b}`;
    at = b;
  }
  return d;
}

function stroked(
  d: string,
  core: number,
  halo: number,
  color: string,
  palette: Palette,
  dash: readonly number[],
  scale: number,
  opacity: number,
): string {
  if (d === '') return '';
  const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.map((part) => number(part * scale)).join(' ')}"`;
  return (
    `<g stroke-linecap="round" opacity="${opacity}"><path d="${d}" stroke="${palette.halo}" stroke-opacity="0.7" stroke-width="${number(halo)}"/>` +
    `<path d="${d}" stroke="${color}" stroke-width="${number(core)}"${dashes}/></g>`
  );
}

function tickMarks(
  window: { readonly x: readonly [number, number]; readonly y: readonly [number, number] },
  box: Box,
  transform: Transform,
  palette: Palette,
  scale: number,
): string {
  const bottom = box.top + box.height;
  const tick = 5 * scale;
  const marks = [
    ...alignedTicks(window.x, X_TICKS).map(({ value }) => {
      return `M${number(transform.toScreen(value, 0)[0])} ${number(bottom)}v${number(tick)}`;
    }),
    ...alignedTicks(window.y, Y_TICKS).map(({ value }) => {
      return `M${number(box.left - tick)} ${number(transform.toScreen(0, value)[1])}h${number(tick)}`;
    }),
  ];
  return `<path d="${marks.join('')}" fill="none" stroke="${palette.edge}" stroke-width="${number(1.2 * scale)}"/>`;
}

function colorBar({ height, look, axes }: SceneModel, box: Box, palette: Palette): string {
  const { scale } = look;
  const stops = Array.from({ length: 33 }, (_, i) => {
    return `<stop offset="${number(i / 32)}" stop-color="${colorAt(i / 32, height, look.colors)}"/>`;
  });
  const size = LABEL_SIZE.tick * scale;
  const name = LABEL_SIZE.bar * scale;
  const quiet = `fill="${palette.quiet}" text-anchor="end"`;
  return [
    `<linearGradient id="bar" x1="0" y1="1" x2="0" y2="0">${stops.join('')}</linearGradient>`,
    `<rect x="${number(box.left)}" y="${number(box.top)}" width="${number(box.width)}" height="${number(box.height)}" rx="${number(box.width / 2)}" fill="url(#bar)"/>`,
    ...heightTicks(height, 5).map((tick) =>
      textAt(tick.text, box.left - 0.55 * size, box.top + box.height * (1 - tick.height), size, quiet),
    ),
    textAt(
      axes.z,
      box.left + box.width,
      box.top - 1.1 * name,
      name,
      `class="axis" fill="${palette.text}" text-anchor="end"`,
    ),
  ].join('\n');
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(Math.max(value, low), high);
}

function clampUnit(value: number): number {
  return clamp(value, [0, 1]);
}
