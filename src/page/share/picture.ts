import type { CaptureOptions, SceneDrape } from '../../scene/contract';

/** Draws the scene at a size of its own; null while there is none. */
export type Capture = (options: CaptureOptions) => Promise<ImageBitmap> | null;

/** Colours and font of the page at the moment. */
export interface PictureLook {
  readonly ground: string;
  readonly text: string;
  readonly quiet: string;
  readonly font: string;
}

export interface PictureOptions {
  readonly width: number;
  readonly height: number;
  /** Two lines under the scene; null: the scene alone. */
  readonly caption: readonly [string, string] | null;
  readonly look: PictureLook;
}

/** A picture of this height has the type of a laptop's page. */
const USUAL_HEIGHT = 1080;

/** Draws one frame after the other on a canvas of its own: the scene, and its caption below. */
export class Picture {
  readonly canvas: HTMLCanvasElement;
  readonly #options: PictureOptions;
  readonly #context: CanvasRenderingContext2D;
  readonly #unit: number;

  /** Throws where the browser has no memory for a canvas of this size. */
  constructor(options: PictureOptions) {
    this.#options = options;
    this.canvas = document.createElement('canvas');
    this.canvas.width = options.width;
    this.canvas.height = options.height;
    const context = this.canvas.getContext('2d', { alpha: false });
    if (context === null) throw new Error('no canvas of this size');
    this.#context = context;
    this.#unit = options.height / USUAL_HEIGHT;
  }

  /** @param step fractional step of the playback */
  async draw(capture: Capture, step: number): Promise<void> {
    const { width, height, caption, look } = this.#options;
    const foot = caption === null ? 0 : Math.round(76 * this.#unit);
    const frame = capture({ width, height: height - foot, scale: this.#unit, step });
    if (frame === null) throw new Error('no scene');
    const bitmap = await frame;
    const context = this.#context;
    context.fillStyle = look.ground;
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height - foot);
    bitmap.close();
    if (caption !== null) this.#write(caption, height - foot);
  }

  /** Null where the browser cannot encode it. */
  png(): Promise<Blob | null> {
    return new Promise((resolve) => this.canvas.toBlob(resolve, 'image/png'));
  }

  #write([title, facts]: readonly [string, string], top: number): void {
    const { width, look } = this.#options;
    const context = this.#context;
    const margin = 28 * this.#unit;
    context.textBaseline = 'middle';
    const line = (text: string, size: number, color: string, y: number): void => {
      context.font = `${size * this.#unit}px ${look.font}`;
      context.fillStyle = color;
      // Long formulas are squeezed a little, never cut.
      context.fillText(text, margin, top + y * this.#unit, width - 2 * margin);
    };
    line(title, 20, look.text, 22);
    line(facts, 16, look.quiet, 52);
  }
}

/** Of the page as it looks now. */
export function pictureLook(element: Element): PictureLook {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return { ground: color('--ground'), text: color('--text'), quiet: color('--text-quiet'), font: style.fontFamily };
}

/** A drape as a PNG, from its top row on, as a data URL; null where the browser has no memory for it. */
export function drapeUrl({ columns, rows, pixels }: SceneDrape): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const image = new ImageData(columns, rows);
  const line = 4 * columns;
  // Its rows come from the bottom.
  for (let row = 0; row < rows; row++) {
    image.data.set(pixels.subarray(row * line, (row + 1) * line), (rows - 1 - row) * line);
  }
  context.putImageData(image, 0, 0);
  return canvas.toDataURL('image/png');
}
