import type { Grid } from '../../engine/contract';
import { isDark } from '../colormap';
import { contourLevels, traceContours } from '../contours';
import type { SceneDrape, SceneModel } from '../contract';
import { type QuietGround, quietGround } from '../dots';
import type { HeightField } from '../heightfield';
import type { Box } from '../labels';
import { PALETTES, type Palette } from '../palette';
import { heatImage, shadeImage } from './heat';
import { gridMatrix, type Transform } from './plot';

/** The surface in colours with its relief, what is draped over it, and its contours. */
export class MapBackground {
  private readonly heat = document.createElement('canvas');
  private readonly drape = document.createElement('canvas');
  private readonly shade = document.createElement('canvas');
  private contours: readonly ContourPath[] = [];
  private shaded: HeightField | null = null;

  /** Another field, another scale of its heights or other colours. */
  setSurface(model: SceneModel, heights: HeightField | null): void {
    this.layContours(model, heights);
    if (model.field === null || heights === null) return;
    fill(this.heat, heatImage(model.field, heights, model.height, model.look.colors));
  }

  setDrape(drape: SceneDrape | null): void {
    if (drape !== null) fill(this.drape, flipped(drape));
  }

  /** The relief alone, for a surface whose colours are covered or step back. */
  setShade({ field, height }: SceneModel, heights: HeightField | null): void {
    if (field === null || heights === null || this.shaded === heights) return;
    fill(this.shade, shadeImage(field, heights, height));
    this.shaded = heights;
  }

  /** `ratio`: device pixels per CSS pixel. The context is clipped to the box; its units are CSS pixels. */
  draw(
    context: CanvasRenderingContext2D,
    model: SceneModel,
    box: Box,
    transform: Transform | null,
    ratio: number,
  ): void {
    const palette = PALETTES[model.look.theme];
    const { scale, contours } = model.look;
    hatch(context, box, palette, scale);
    if (model.field === null || transform === null) return;
    const { grid } = model.field;
    drawPicture(context, this.heat, transform, grid, true);
    const quiet = quietGround(model);
    if (quiet !== null) {
      context.globalAlpha = quiet.share;
      this.quieten(context, transform, grid, quiet);
      context.globalAlpha = 1;
    }
    if (model.drape != null) this.drawDrape(context, model.drape, transform, grid, ratio);
    if (!contours) return;
    this.drawContours(context, gridMatrix(grid, transform), palette, scale, quiet !== null || model.drape != null);
  }

  dispose(): void {
    // A canvas keeps its pixels until it is collected; without a size it has none.
    for (const canvas of [this.heat, this.drape, this.shade]) canvas.width = canvas.height = 0;
  }

  private layContours(model: SceneModel, heights: HeightField | null): void {
    const { height, look } = model;
    if (heights === null) {
      this.contours = [];
      return;
    }
    const levels = contourLevels(height);
    const kinds = new Map<number, ContourPath>();
    const paths: ContourPath[] = [];
    const kindOf = (k: number): ContourPath => {
      let kind = kinds.get(k);
      if (kind === undefined) {
        const index = k % levels.every === 0;
        const onDark = isDark(levels.offset + k * levels.spacing, height, look.colors);
        kind = paths.find((path) => path.index === index && path.onDark === onDark);
        if (kind === undefined) {
          kind = { path: new Path2D(), index, onDark };
          paths.push(kind);
        }
        kinds.set(k, kind);
      }
      return kind;
    };
    traceContours(heights, levels, (k, x0, y0, x1, y1) => {
      const { path } = kindOf(k);
      path.moveTo(x0, y0);
      path.lineTo(x1, y1);
    });
    this.contours = paths;
  }

  private drawContours(
    context: CanvasRenderingContext2D,
    matrix: DOMMatrix,
    palette: Palette,
    scale: number,
    draped: boolean,
  ): void {
    for (const { path, index, onDark } of this.contours) {
      const placed = new Path2D();
      placed.addPath(path, matrix);
      const opacity = palette.contourOpacity[index ? 1 : 0];
      const width = (index ? 1.6 : 1) * scale;
      if (draped) {
        // A drape's colours are not those that the lines were chosen for: light beside dark is seen on any.
        context.strokeStyle = '#ffffff';
        context.globalAlpha = 0.45 * opacity;
        context.lineWidth = width + 1.3 * scale;
        context.stroke(placed);
      }
      context.strokeStyle = onDark && !draped ? palette.contourOnDark : palette.contour;
      context.globalAlpha = opacity;
      context.lineWidth = width;
      context.stroke(placed);
    }
    context.globalAlpha = 1;
  }

  /** The surface's colours step back behind those of a swarm; the relief stays. */
  private quieten(context: CanvasRenderingContext2D, transform: Transform, grid: Grid, { color }: QuietGround): void {
    const [left, bottom] = transform.toScreen(grid.x[0], grid.y[0]);
    const [right, top] = transform.toScreen(grid.x[1], grid.y[1]);
    context.fillStyle = color;
    context.fillRect(left, top, right - left, bottom - top);
    drawPicture(context, this.shade, transform, grid, true);
  }

  /** The drape, sharp from pixel to pixel, and the relief of the ground over it. */
  private drawDrape(
    context: CanvasRenderingContext2D,
    drape: SceneDrape,
    transform: Transform,
    grid: Grid,
    ratio: number,
  ): void {
    const [left] = transform.toScreen(grid.x[0], grid.y[0]);
    const [right] = transform.toScreen(grid.x[1], grid.y[0]);
    // Labels are never mixed, unless several of them share a pixel of the screen.
    const small = ((right - left) * ratio) / Math.max(1, drape.columns - 1) < 1;
    drawPicture(context, this.drape, transform, { ...grid, columns: drape.columns, rows: drape.rows }, small);
    drawPicture(context, this.shade, transform, grid, true);
  }
}

/**
 * A picture whose pixels are the samples of a grid. A sample is the middle of its pixel, so the picture reaches half a
 * cell beyond the grid on each side; what is beyond is cut off.
 */
function drawPicture(
  context: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  transform: Transform,
  grid: Grid,
  smooth: boolean,
): void {
  const [left, bottom] = transform.toScreen(grid.x[0], grid.y[0]);
  const [right, top] = transform.toScreen(grid.x[1], grid.y[1]);
  const dx = (right - left) / Math.max(1, grid.columns - 1);
  const dy = (bottom - top) / Math.max(1, grid.rows - 1);
  context.imageSmoothingEnabled = smooth;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, left - dx / 2, top - dy / 2, right - left + dx, bottom - top + dy);
}

/** All level lines of one look, in grid coordinates. */
interface ContourPath {
  readonly path: Path2D;
  readonly index: boolean;
  readonly onDark: boolean;
}

function fill(canvas: HTMLCanvasElement, image: ImageData): void {
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.putImageData(image, 0, 0);
}

/** Its rows grow upwards, those of a canvas downwards. */
function flipped({ columns, rows, pixels }: SceneDrape): ImageData {
  const image = new ImageData(columns, rows);
  const bytes = 4 * columns;
  for (let row = 0; row < rows; row++) {
    image.data.set(pixels.subarray(row * bytes, (row + 1) * bytes), (rows - 1 - row) * bytes);
  }
  return image;
}

/** Undefined regions: the ground with a quiet hatching, so that no one takes them for a value. */
function hatch(context: CanvasRenderingContext2D, box: Box, palette: Palette, scale: number): void {
  context.fillStyle = palette.ground;
  context.fillRect(box.left, box.top, box.width, box.height);
  context.strokeStyle = palette.grid;
  context.lineWidth = 1.2 * scale;
  context.beginPath();
  for (let x = box.left - box.height; x < box.left + box.width; x += 9 * scale) {
    context.moveTo(x, box.top + box.height);
    context.lineTo(x + box.height, box.top);
  }
  context.stroke();
}
