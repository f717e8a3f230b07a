import { alignedTicks } from '../../geometry/axis';
import type { Annotator } from '../annotator';
import type { SceneModel } from '../contract';
import { quietGround } from '../dots';
import { type HeightField, heightField } from '../heightfield';
import type { Box } from '../labels';
import { drawMarks, type ScreenPoint } from '../marks';
import { PALETTES, type Palette } from '../palette';
import type { PixelSize } from '../sizing';
import { labelAxes, X_TICKS, Y_TICKS } from './axes';
import { MapBackground } from './background';
import { plotBox, plotShape, plotTransform, type Transform } from './plot';
import { drawPoints } from './points';
import { drawArrows, drawLines, drawPlane } from './strokes';
import { SwarmPicture } from './swarms';
import { TrailPicture } from './trails';
import type { MapWindow } from './window';

/**
 * The flat map as a picture: of any size, on any canvas. What costs more than a frame (background, swarms) is kept until
 * something changes; the page's view and its pictures for export have one of these each.
 */
export class MapPainter {
  /** Everything that does not move with the playback, kept as a picture. */
  private readonly still = document.createElement('canvas');
  private readonly background = new MapBackground();
  private readonly swarms = new SwarmPicture();
  private readonly trails = new TrailPicture();
  private model: SceneModel | null = null;
  private stillDirty = true;
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
    this.stillDirty = true;
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
      this.background.setSurface(model, this.heights);
    }
    const sameLook = JSON.stringify(before?.look) === JSON.stringify(model.look);
    const sameAxes = JSON.stringify(before?.axes) === JSON.stringify(model.axes);
    const sameDrape = (before?.drape ?? null) === (model.drape ?? null);
    if (!sameDrape) this.background.setDrape(model.drape ?? null);
    const quiet = JSON.stringify(quietGround(model));
    if (model.swarms?.length || model.drape != null) this.background.setShade(model, this.heights);
    const sameQuiet = before !== null && JSON.stringify(quietGround(before)) === quiet;
    if (!sameQuiet || !sameField || !sameHeight || !sameLook || !sameAxes || !sameDrape) this.stillDirty = true;
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
    if (this.stillDirty) this.paintStill(model, size);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(this.still, 0, 0);
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    if (transform === null) return;
    if (model.field !== null) {
      const { grid } = model.field;
      const { scale, theme } = model.look;
      const palette = PALETTES[theme];
      this.clipped(context, () => {
        if (model.plane != null) drawPlane(context, model.plane, grid, model.height, transform, palette, scale);
        this.swarms.draw(context, model, box, transform, size, deadline);
        if (this.heights !== null) drawArrows(context, model, this.heights, transform);
        if (model.lines !== undefined) drawLines(context, model.lines, grid, box, transform, palette, scale);
      });
    }
    this.clipped(context, () => drawPoints(context, model, transform));
    this.clipped(context, () => this.trails.draw(context, model, box, transform, step));
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
    this.background.dispose();
    this.still.width = this.still.height = 0;
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
      this.still.width = Math.max(1, Math.round(size.width * size.ratio));
      this.still.height = Math.max(1, Math.round(size.height * size.ratio));
      this.stillDirty = true;
    }
    this.box = plotBox(size.width, size.height, look.scale, plotShape(look, this.window));
    this.transform = this.window === null ? null : plotTransform(this.box, this.window);
  }

  private paintStill(model: SceneModel, size: PixelSize): void {
    const context = this.still.getContext('2d');
    const { transform, box } = this;
    if (context === null) return;
    this.stillDirty = false;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.still.width, this.still.height);
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    context.save();
    context.beginPath();
    context.roundRect(box.left, box.top, box.width, box.height, 3 * model.look.scale);
    context.clip();
    this.background.draw(context, model, box, transform, size.ratio);
    context.restore();
    this.drawFrame(context, model, PALETTES[model.look.theme]);
  }

  /** Draws within the plot; what it sets is undone. */
  private clipped(context: CanvasRenderingContext2D, draw: () => void): void {
    const { box } = this;
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    draw();
    context.restore();
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
