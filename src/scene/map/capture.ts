import { CanvasAnnotator } from '../canvasAnnotator';
import { showsColors } from '../colorbar';
import type { CaptureOptions, SceneModel } from '../contract';
import { PALETTES } from '../palette';
import { checkCapture, isKept, modelFor, PictureCanvas, paintBar } from '../picture';
import { MapPainter } from './painter';
import { barBox } from './plot';
import type { MapWindow } from './window';

/** Pictures of the map, beside the page's own. What they share from one to the next is kept for a film's sake. */
export class MapCapture {
  private readonly canvas = new PictureCanvas();
  private painter: MapPainter | null = null;
  private annotator: CanvasAnnotator | null = null;

  /** What the page shows of the domain at another size. */
  async take(model: SceneModel, shown: MapWindow | null, options: CaptureOptions): Promise<ImageBitmap> {
    checkCapture(options);
    const { width, height, scale, step } = options;
    const painted = modelFor(model, options);
    const palette = PALETTES[model.look.theme];
    this.painter ??= new MapPainter();
    const { painter } = this;
    painter.show(painted);
    if (JSON.stringify(painter.shown) !== JSON.stringify(shown)) painter.shown = shown;
    const context = this.canvas.open(width, height, palette);
    painter.paint(context, { width, height, ratio: 1 }, step, Number.POSITIVE_INFINITY);
    this.annotator ??= new CanvasAnnotator(context, palette, scale);
    this.annotator.begin(palette, scale);
    painter.annotate(this.annotator, step);
    this.annotator.end(width, height);
    if (showsColors(painted)) paintBar(context, painted, barBox(painter.box, width, scale), palette);
    const picture = this.canvas.close();
    // Its canvases are as large as the picture.
    if (!isKept(width, height)) this.forget();
    return picture;
  }

  dispose(): void {
    this.forget();
    this.canvas.dispose();
  }

  private forget(): void {
    this.painter?.dispose();
    this.painter = null;
  }
}
