import type { WebGPURenderer } from 'three/webgpu';
import { CanvasAnnotator } from '../canvasAnnotator';
import { showsColors } from '../colorbar';
import type { CaptureOptions, SceneModel } from '../contract';
import { PALETTES } from '../palette';
import { checkCapture, isKept, modelFor, PictureCanvas, paintBar } from '../picture';
import type { CameraControl } from './cameraControl';
import { barBox, Shutter } from './capture';
import type { SceneContents } from './contents';

/** Of a picture's pixels, also where the page's are drawn in software and have one: nobody waits for a frame here. */
const SAMPLES = 4;

/** Whose pictures are taken. */
export interface PictureSource {
  readonly renderer: WebGPURenderer;
  readonly contents: SceneContents;
  readonly camera: CameraControl;
  /** Largest side of a texture. */
  readonly largest: number;
  /** The first row of pixels that are read back is the lowest, as WebGL has it. */
  readonly upsideDown: boolean;
  /** What the page shows; null where there is nothing, or nothing any more. */
  model(): SceneModel | null;
}

/** Takes pictures of the scene at any size, one after the other: they share a target and a canvas. */
export class Pictures {
  private readonly source: PictureSource;
  private readonly shutter: Shutter;
  private readonly canvas = new PictureCanvas();
  private annotator: CanvasAnnotator | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(source: PictureSource) {
    this.source = source;
    this.shutter = new Shutter(source.renderer, SAMPLES, source.largest);
  }

  async take(options: CaptureOptions): Promise<ImageBitmap> {
    checkCapture(options);
    const picture = this.last.then(() => this.takeNow(options));
    this.last = picture.catch(() => undefined);
    return picture;
  }

  dispose(): void {
    this.shutter.release();
    this.canvas.dispose();
  }

  /**
   * Draws the scene at another size into a target of its own, all in one go, and puts it back as it was: frames that the
   * page draws before the pixels are there know nothing of it.
   */
  private async takeNow(options: CaptureOptions): Promise<ImageBitmap> {
    const { contents, upsideDown } = this.source;
    const model = this.source.model();
    if (model === null) throw new Error('there is nothing to take a picture of');
    const { width, height, scale, step } = options;
    const shown = modelFor(model, options);
    const palette = PALETTES[model.look.theme];
    const camera = this.source.camera.forPicture({ width, height }, scale);
    const context = this.canvas.open(width, height, palette);
    this.annotator ??= new CanvasAnnotator(context, palette, scale);
    const { annotator } = this;
    annotator.begin(palette, scale);
    if (shown !== model) contents.dress(shown);
    do contents.setStep(step, scale);
    while (contents.pending);
    contents.annotate(annotator, shown, step, camera, { width, height });
    try {
      const taken = this.shutter.take(contents.scene, camera, width, height, (tileWidth, tileHeight) =>
        contents.setViewport(tileWidth, tileHeight, 1, [width, height]),
      );
      this.restore(model, shown);
      for (const tile of taken.tiles) {
        await this.shutter.develop(context, tile, taken.width, taken.height, upsideDown);
      }
    } catch (error) {
      this.restore(model, shown);
      throw error;
    }
    annotator.end(width, height);
    if (showsColors(shown)) paintBar(context, shown, barBox(width, height, scale), palette);
    if (!isKept(width, height)) this.shutter.release();
    return this.canvas.close();
  }

  /** After a picture: the scene as the page shows it. What depends on the step, the next frame sets anew. */
  private restore(model: SceneModel, shown: SceneModel): void {
    const { contents, camera, renderer } = this.source;
    if (model !== this.source.model()) return;
    if (shown !== model) contents.dress(model);
    const { width, height } = camera.size;
    if (width > 0) contents.setViewport(width, height, renderer.getPixelRatio());
  }
}
