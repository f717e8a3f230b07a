import type { Grid } from '../../engine/contract';
import { alignedTicks } from '../../geometry/axis';
import type { Annotator } from '../annotator';
import { isDark } from '../colormap';
import { contourLevels, traceContours } from '../contours';
import type { SceneDrape, SceneModel, SceneRun } from '../contract';
import { isQuiet, QUIET_SHARE } from '../dots';
import { type HeightField, heightField } from '../heightfield';
import type { Box } from '../labels';
import { markerPath } from '../marker';
import { drawMarks, type ScreenPoint } from '../marks';
import { PALETTES, type Palette } from '../palette';
import type { PixelSize } from '../sizing';
import { placeAt, thinTrail } from '../trail';
import { labelAxes, X_TICKS, Y_TICKS } from './axes';
import { clipLine } from './clip';
import { heatImage, shadeImage } from './heat';
import { gridMatrix, plotBox, plotTransform, type Transform } from './plot';
import { drawArrows, drawLines, drawPlane } from './strokes';
import { SwarmPicture } from './swarms';
import { CORE_WIDTH, DASHES, HALO_WIDTH } from './widths';
import type { MapWindow } from './window';

/** CSS pixels at look.scale 1. */
const POINT_RADIUS = 5;

/**
 * The flat map as a picture: of any size, on any canvas. What costs more than a frame (ground, swarms) is kept until
 * something changes; the page's view and its pictures for export have one of these each.
 */
export class MapPainter {
  /** Everything that does not move with the playback, kept as a picture. */
  private readonly ground = document.createElement('canvas');
  private readonly heat = document.createElement('canvas');
  private readonly drape = document.createElement('canvas');
  private readonly shade = document.createElement('canvas');
  private readonly swarms = new SwarmPicture();
  private readonly thinned = new WeakMap<Float64Array, { readonly grid: unknown; readonly moves: Uint32Array }>();
  private model: SceneModel | null = null;
  private contours: readonly ContourPath[] = [];
  private shaded: HeightField | null = null;
  private groundDirty = true;
  private laidSize = '';
  private window: MapWindow | null = null;
  heights: HeightField | null = null;
  box: Box = { left: 0, top: 0, width: 1, height: 1 };
  transform: Transform | null = null;

  /** The part of the domain that is shown; null while there is none. */
  get shown(): MapWindow | null {
    return this.window;
  }

  set shown(window: MapWindow | null) {
    this.window = window;
    this.groundDirty = true;
  }

  /** True while a large swarm is being painted. */
  get pending(): boolean {
    return this.swarms.pending;
  }

  show(model: SceneModel): void {
    const before = this.model;
    this.model = model;
    const sameField = before?.field === model.field;
    const sameHeight = JSON.stringify(before?.height) === JSON.stringify(model.height);
    if (!sameField || !sameHeight) {
      this.heights = model.field === null ? null : heightField(model.field, model.height);
    }
    if (!sameField || !sameHeight || before?.look.colors !== model.look.colors) {
      this.layContours(model);
      this.paintHeat(model);
    }
    const sameLook = JSON.stringify(before?.look) === JSON.stringify(model.look);
    const sameAxes = JSON.stringify(before?.axes) === JSON.stringify(model.axes);
    const sameDrape = (before?.drape ?? null) === (model.drape ?? null);
    if (!sameDrape) this.paintDrape(model.drape ?? null);
    const quiet = isQuiet(model);
    if (quiet || model.drape != null) this.paintShade(model);
    const sameQuiet = before !== null && isQuiet(before) === quiet;
    if (!sameQuiet || !sameField || !sameHeight || !sameLook || !sameAxes || !sameDrape) this.groundDirty = true;
    if (!sameField) this.keepWindow(before, model);
  }

  /**
   * Paints a frame over what is on the canvas, which has `size`; large swarms until `deadline` (as of
   * `performance.now`), then {@link pending} is true.
   */
  paint(context: CanvasRenderingContext2D, size: PixelSize, step: number, deadline: number): void {
    const { model } = this;
    if (model === null) return;
    this.layOut(model, size);
    const { box, transform } = this;
    if (this.groundDirty) this.paintGround(model, size);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.ground, 0, 0);
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    if (model.field !== null && transform !== null) {
      const { grid } = model.field;
      const { scale, theme } = model.look;
      const palette = PALETTES[theme];
      context.save();
      context.beginPath();
      context.rect(box.left, box.top, box.width, box.height);
      context.clip();
      if (model.plane != null) drawPlane(context, model.plane, grid, model.height, transform, palette, scale);
      this.swarms.draw(context, model, box, transform, size, deadline);
      if (model.arrows != null) drawArrows(context, model.arrows, grid, transform, palette, scale);
      if (model.lines !== undefined) drawLines(context, model.lines, grid, box, transform, palette, scale);
      context.restore();
    }
    this.drawPoints(context, model);
    this.drawTrails(context, model, step);
  }

  /** Axes, ticks, marks and names of the frame that was painted last. */
  annotate(annotator: Annotator, step: number): void {
    const { model } = this;
    if (model === null) return;
    if (this.shown !== null && this.transform !== null) {
      labelAxes(annotator, model, this.box, this.shown, this.transform);
    }
    if (model.field === null) return;
    drawMarks(annotator, model, step, PALETTES[model.look.theme], (x, y) => this.project(x, y));
  }

  dispose(): void {
    this.swarms.dispose();
    // A canvas keeps its pixels until it is collected; without a size it has none.
    for (const canvas of [this.ground, this.heat, this.drape, this.shade]) canvas.width = canvas.height = 0;
  }

  /** A new field of the same rectangle (another resolution, another formula) keeps the zoom. */
  private keepWindow(before: SceneModel | null, model: SceneModel): void {
    const old = before?.field?.grid;
    const grid = model.field?.grid;
    const same = JSON.stringify([old?.x, old?.y]) === JSON.stringify([grid?.x, grid?.y]);
    if (grid !== undefined && (!same || this.window === null)) this.shown = { x: grid.x, y: grid.y };
  }

  private layOut({ look }: SceneModel, size: PixelSize): void {
    const key = JSON.stringify(size);
    if (key !== this.laidSize) {
      this.laidSize = key;
      this.ground.width = Math.max(1, Math.round(size.width * size.ratio));
      this.ground.height = Math.max(1, Math.round(size.height * size.ratio));
      this.groundDirty = true;
    }
    this.box = plotBox(size.width, size.height, look.scale);
    this.transform = this.window === null ? null : plotTransform(this.box, this.window);
  }

  private paintHeat(model: SceneModel): void {
    if (model.field === null || this.heights === null) return;
    fill(this.heat, heatImage(model.field, this.heights, model.height, model.look.colors));
  }

  private paintDrape(drape: SceneDrape | null): void {
    if (drape !== null) fill(this.drape, flipped(drape));
  }

  private paintShade({ field, height }: SceneModel): void {
    if (field === null || this.heights === null || this.shaded === this.heights) return;
    fill(this.shade, shadeImage(field, this.heights, height));
    this.shaded = this.heights;
  }

  private layContours(model: SceneModel): void {
    const { height, look } = model;
    if (this.heights === null) {
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
    traceContours(this.heights, levels, (k, x0, y0, x1, y1) => {
      const { path } = kindOf(k);
      path.moveTo(x0, y0);
      path.lineTo(x1, y1);
    });
    this.contours = paths;
  }

  private paintGround(model: SceneModel, size: PixelSize): void {
    const context = this.ground.getContext('2d');
    const { transform, box } = this;
    if (context === null) return;
    this.groundDirty = false;
    const palette = PALETTES[model.look.theme];
    const { scale, contours } = model.look;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.ground.width, this.ground.height);
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    context.save();
    context.beginPath();
    context.roundRect(box.left, box.top, box.width, box.height, 3 * scale);
    context.clip();
    hatch(context, box, palette, scale);
    if (model.field !== null && transform !== null) {
      const matrix = gridMatrix(model.field.grid, transform);
      this.drawPicture(context, this.heat, transform, model.field.grid, true);
      const quiet = isQuiet(model);
      if (quiet) {
        context.globalAlpha = QUIET_SHARE;
        this.quieten(context, transform, model.field.grid, palette);
        context.globalAlpha = 1;
      }
      if (model.drape != null) this.drawDrape(context, model.drape, transform, model.field.grid, size.ratio);
      if (contours) this.drawContours(context, matrix, palette, scale, quiet || model.drape != null);
    }
    context.restore();
    this.drawFrame(context, model, palette);
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
  private quieten(context: CanvasRenderingContext2D, transform: Transform, grid: Grid, palette: Palette): void {
    const [left, bottom] = transform.toScreen(grid.x[0], grid.y[0]);
    const [right, top] = transform.toScreen(grid.x[1], grid.y[1]);
    context.fillStyle = palette.quietSurface;
    context.fillRect(left, top, right - left, bottom - top);
    this.drawPicture(context, this.shade, transform, grid, true);
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
    this.drawPicture(context, this.drape, transform, { ...grid, columns: drape.columns, rows: drape.rows }, small);
    this.drawPicture(context, this.shade, transform, grid, true);
  }

  /**
   * A picture whose pixels are the samples of a grid. A sample is the middle of its pixel, so the picture reaches half a
   * cell beyond the grid on each side; what is beyond is cut off.
   */
  private drawPicture(
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

  private drawFrame(context: CanvasRenderingContext2D, model: SceneModel, palette: Palette): void {
    const { box, shown, transform } = this;
    const { scale } = model.look;
    context.strokeStyle = palette.edge;
    context.lineWidth = 1.2 * scale;
    context.beginPath();
    context.roundRect(box.left, box.top, box.width, box.height, 3 * scale);
    if (shown !== null && transform !== null) {
      const tick = 5 * scale;
      for (const { value } of alignedTicks(shown.x, X_TICKS)) {
        const [x] = transform.toScreen(value, 0);
        context.moveTo(x, box.top + box.height);
        context.lineTo(x, box.top + box.height + tick);
      }
      for (const { value } of alignedTicks(shown.y, Y_TICKS)) {
        const [, y] = transform.toScreen(0, value);
        context.moveTo(box.left - tick, y);
        context.lineTo(box.left, y);
      }
    }
    context.stroke();
  }

  private drawPoints(context: CanvasRenderingContext2D, model: SceneModel): void {
    const { transform, box } = this;
    if (model.points === undefined || transform === null) return;
    const { halo } = PALETTES[model.look.theme];
    const radius = POINT_RADIUS * model.look.scale;
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    context.lineJoin = 'round';
    for (const { places, color, marker, hollow } of model.points) {
      const shape = new Path2D(markerPath(marker, radius));
      for (let i = 0; i < places.length; i += 3) {
        const placed = new Path2D();
        placed.addPath(shape, new DOMMatrix().translate(...transform.toScreen(places[i]!, places[i + 1]!)));
        context.lineWidth = radius * (hollow ? 1.2 : 0.7);
        context.strokeStyle = halo;
        context.stroke(placed);
        context.fillStyle = hollow ? halo : color;
        context.fill(placed);
        if (!hollow) continue;
        context.lineWidth = radius * 0.5;
        context.strokeStyle = color;
        context.stroke(placed);
      }
    }
    context.restore();
  }

  private drawTrails(context: CanvasRenderingContext2D, model: SceneModel, step: number): void {
    if (model.field === null || this.transform === null) return;
    const { scale, theme } = model.look;
    const { box } = this;
    const palette = PALETTES[theme];
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    context.lineJoin = context.lineCap = 'round';
    // The first run is drawn last, on top of the others.
    for (const run of model.runs.toReversed()) {
      const path = this.trailPath(run, model.field.grid, step);
      context.setLineDash([]);
      context.strokeStyle = palette.halo;
      context.globalAlpha = run.muted ? 0.12 : 0.7;
      context.lineWidth = HALO_WIDTH * scale;
      context.stroke(path);
      context.setLineDash(DASHES[run.dash].map((length) => length * scale));
      context.strokeStyle = run.color;
      context.globalAlpha = run.muted ? 0.3 : 1;
      context.lineWidth = CORE_WIDTH * scale;
      context.stroke(path);
    }
    context.restore();
  }

  private trailPath(run: SceneRun, grid: Grid, step: number): Path2D {
    const { trajectory } = run;
    let thin = this.thinned.get(trajectory);
    if (thin === undefined || thin.grid !== grid) {
      thin = { grid, moves: thinTrail(grid, trajectory) };
      this.thinned.set(trajectory, thin);
    }
    const path = new Path2D();
    const transform = this.transform!;
    // Round ends of lines that leave the plot must lie outside it.
    const margin = 2 * HALO_WIDTH * this.model!.look.scale;
    const { left, top, width, height } = this.box;
    const around = { left: left - margin, top: top - margin, width: width + 2 * margin, height: height + 2 * margin };
    let at: readonly [number, number] | null = null;
    for (let i = 0; i < thin.moves.length; i += 2) {
      const from = thin.moves[i]!;
      const to = thin.moves[i + 1]!;
      if (to - 1 >= step) break;
      const line = clipLine(
        around,
        transform.toScreen(trajectory[2 * from]!, trajectory[2 * from + 1]!),
        transform.toScreen(...placeAt(trajectory, Math.min(step, to))),
      );
      if (line === null) continue;
      if (at === null || at[0] !== line[0] || at[1] !== line[1]) path.moveTo(line[0], line[1]);
      path.lineTo(line[2], line[3]);
      at = [line[2], line[3]];
    }
    return path;
  }

  /** Marks outside the rectangle stand at its edge; outside a zoomed window they are not shown. */
  project(x: number, y: number): ScreenPoint | null {
    const grid = this.model?.field?.grid;
    if (grid === undefined || this.transform === null) return null;
    const [left, top] = this.transform.toScreen(
      Math.min(Math.max(x, grid.x[0]), grid.x[1]),
      Math.min(Math.max(y, grid.y[0]), grid.y[1]),
    );
    const { box } = this;
    const slack = 1;
    const inside =
      left >= box.left - slack &&
      left <= box.left + box.width + slack &&
      top >= box.top - slack &&
      top <= box.top + box.height + slack;
    return inside ? { x: left, y: top, hidden: false } : null;
  }
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
