import { colorAt } from './colormap';
import type { CaptureOptions, SceneModel } from './contract';
import type { Box } from './labels';
import type { Palette } from './palette';
import { heightTicks } from './ticks';
import { AXIS_FONT, LABEL_SIZE, TEXT_FONT } from './typeface';

/** Largest side of a picture. */
const MOST_PIXELS = 8192;

/** A film has thousands of pictures of a size up to this; larger ones are rare, and their memory is given back at once. */
const KEPT_PIXELS = 2560 * 1440;

/** Whether what was made for a picture of this size is worth keeping for the next. */
export function isKept(width: number, height: number): boolean {
  return width * height <= KEPT_PIXELS;
}

/** Throws for what is no size of a picture. */
export function checkCapture({ width, height, scale, step }: CaptureOptions): void {
  const size = [width, height].every((side) => Number.isInteger(side) && side >= 1 && side <= MOST_PIXELS);
  if (!size || !(scale > 0) || !Number.isFinite(scale) || !Number.isFinite(step)) {
    throw new RangeError(`a picture of ${width} × ${height} pixels at scale ${scale}, step ${step}`);
  }
}

/** The model as it looks in the picture. */
export function modelFor(model: SceneModel, { scale }: CaptureOptions): SceneModel {
  return model.look.scale === scale ? model : { ...model, look: { ...model.look, scale } };
}

/** A canvas for pictures, kept from one to the next of the same size: a film has thousands. */
export class PictureCanvas {
  private readonly canvas = document.createElement('canvas');

  /** With the page's ground on it, ready to be painted on. Throws where there is no 2D canvas of this size. */
  open(width: number, height: number, palette: Palette): CanvasRenderingContext2D {
    const { canvas } = this;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no 2D canvas');
    context.setTransform(1, 0, 0, 1, 0, 0);
    paintBackdrop(context, width, height, palette);
    return context;
  }

  async close(): Promise<ImageBitmap> {
    const { canvas } = this;
    // What the bitmap holds is decided here and now: the next picture may be painted while this one is awaited.
    const bitmap = await createImageBitmap(canvas);
    if (!isKept(canvas.width, canvas.height)) this.dispose();
    return bitmap;
  }

  dispose(): void {
    this.canvas.width = this.canvas.height = 0;
  }
}

/** The ground of `scene.css`: `radial-gradient(ellipse at 50% 42%, ground, rim 85%)`, which reaches the farthest corner. */
function paintBackdrop(context: CanvasRenderingContext2D, width: number, height: number, palette: Palette): void {
  const [x, y] = [0.5 * width, 0.42 * height];
  const radius = Math.SQRT2 * x;
  const squeeze = (height - y) / x;
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, radius);
  gradient.addColorStop(0, palette.ground);
  gradient.addColorStop(0.85, palette.rim);
  context.save();
  context.fillStyle = palette.rim;
  context.fillRect(0, 0, width, height);
  context.translate(x, y);
  context.scale(1, squeeze);
  context.fillStyle = gradient;
  context.fillRect(-x, -y / squeeze, width, height / squeeze);
  context.restore();
}

/** The key to the colours, in a box of its own; ticks are to its left, the name above it. */
export function paintBar(context: CanvasRenderingContext2D, model: SceneModel, box: Box, palette: Palette): void {
  const { height: scale, look, axes } = model;
  const gradient = context.createLinearGradient(0, box.top + box.height, 0, box.top);
  const stops = 64;
  for (let i = 0; i <= stops; i++) gradient.addColorStop(i / stops, colorAt(i / stops, scale, look.colors));
  context.save();
  context.fillStyle = gradient;
  context.beginPath();
  context.roundRect(box.left, box.top, box.width, box.height, box.width / 2);
  context.fill();
  const size = LABEL_SIZE.tick * look.scale;
  context.font = `${size}px ${TEXT_FONT}`;
  context.fillStyle = palette.quiet;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { height, text } of heightTicks(scale, 5)) {
    context.fillText(text, box.left - 0.55 * size, box.top + box.height * (1 - height));
  }
  const name = LABEL_SIZE.bar * look.scale;
  context.font = `italic ${name}px ${AXIS_FONT}`;
  context.fillStyle = palette.text;
  context.textBaseline = 'bottom';
  context.fillText(axes.z, box.left + box.width, box.top - 0.5 * name);
  context.restore();
}
