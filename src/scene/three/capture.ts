import { type Camera, type PerspectiveCamera, RenderTarget, type Scene, type WebGPURenderer } from 'three/webgpu';
import type { Box } from '../labels';
import { isKept } from '../picture';

/** Larger pictures are drawn in tiles of this side at most: 4 samples of colour and depth of one are 130 MB. */
const LARGEST_TILE = 2048;

/** A part of a picture. */
export interface Tile {
  readonly x: number;
  readonly y: number;
}

/** Side lengths of the tiles that cover a picture, all alike, and their corners. The last ones may reach beyond it. */
export function tilesOf(
  width: number,
  height: number,
  most: number,
): { readonly width: number; readonly height: number; readonly tiles: readonly Tile[] } {
  const side = Math.min(LARGEST_TILE, most);
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const tile = { width: Math.ceil(width / columns), height: Math.ceil(height / rows) };
  const tiles = Array.from({ length: columns * rows }, (_, i) => ({
    x: (i % columns) * tile.width,
    y: Math.floor(i / columns) * tile.height,
  }));
  return { ...tile, tiles };
}

/**
 * Makes colours that were multiplied by their alpha, as they come from the GPU, what a canvas takes. In place; most
 * pixels are opaque or empty and stay as they are.
 */
export function unmultiply(pixels: Uint8ClampedArray): void {
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3]!;
    if (alpha === 255 || alpha === 0) continue;
    const factor = 255 / alpha;
    pixels[at] = pixels[at]! * factor;
    pixels[at + 1] = pixels[at + 1]! * factor;
    pixels[at + 2] = pixels[at + 2]! * factor;
  }
}

/** Where the colour bar stands in a picture of the scene, as `scene.css` places it on the page. */
export function barBox(width: number, height: number, scale: number): Box {
  const tall = Math.min(Math.max(80, 0.34 * height - 48), 220 * scale);
  const wide = 10 * scale;
  return { left: width - 18 * scale - wide, top: height - 20 * scale - tall, width: wide, height: tall };
}

export interface TakenTile extends Tile {
  readonly pixels: Promise<ArrayBufferView>;
}

/** Draws the scene into a target of its own, beside the page's canvas, and reads it back. */
export class Shutter {
  private readonly renderer: WebGPURenderer;
  private readonly samples: number;
  private readonly most: number;
  private target: RenderTarget | null = null;
  private readonly canvas = document.createElement('canvas');

  constructor(renderer: WebGPURenderer, samples: number, most: number) {
    this.renderer = renderer;
    this.samples = samples;
    this.most = most;
  }

  /**
   * Draws all tiles here and now, so that every one shows the same moment; their pixels come later. `prepare` is told
   * the size of a tile before the first is drawn.
   */
  take(
    scene: Scene,
    camera: PerspectiveCamera,
    width: number,
    height: number,
    prepare: (width: number, height: number) => void,
  ): { readonly width: number; readonly height: number; readonly tiles: readonly TakenTile[] } {
    const layout = tilesOf(width, height, this.most);
    const target = this.targetOf(layout.width, layout.height);
    const { renderer } = this;
    const before = renderer.getRenderTarget();
    prepare(layout.width, layout.height);
    try {
      const tiles = layout.tiles.map((tile) => {
        camera.setViewOffset(width, height, tile.x, tile.y, layout.width, layout.height);
        camera.updateProjectionMatrix();
        renderer.setRenderTarget(target);
        renderer.render(scene, camera as Camera);
        const pixels = renderer.readRenderTargetPixelsAsync(target, 0, 0, layout.width, layout.height);
        // Whoever waits for it hears of a failure; until then it is no unhandled one.
        pixels.catch(() => undefined);
        return { ...tile, pixels };
      });
      return { width: layout.width, height: layout.height, tiles };
    } finally {
      renderer.setRenderTarget(before);
      camera.clearViewOffset();
      if (!isKept(width, height)) this.release();
    }
  }

  /** Paints a tile's pixels into a picture. `upsideDown`: their first row is the lowest, as WebGL has it. */
  async develop(
    context: CanvasRenderingContext2D,
    tile: TakenTile,
    width: number,
    height: number,
    upsideDown: boolean,
  ): Promise<void> {
    const { buffer, byteOffset } = await tile.pixels;
    const bytes = new Uint8ClampedArray(buffer as ArrayBuffer, byteOffset, 4 * width * height);
    unmultiply(bytes);
    const { canvas } = this;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    canvas.getContext('2d')?.putImageData(new ImageData(bytes, width, height), 0, 0);
    context.save();
    context.translate(tile.x, tile.y + (upsideDown ? height : 0));
    if (upsideDown) context.scale(1, -1);
    context.drawImage(canvas, 0, 0);
    context.restore();
  }

  /** Gives the memory back. */
  release(): void {
    this.target?.dispose();
    this.target = null;
    this.canvas.width = this.canvas.height = 0;
  }

  private targetOf(width: number, height: number): RenderTarget {
    if (this.target?.width === width && this.target.height === height) return this.target;
    this.target?.dispose();
    this.target = new RenderTarget(width, height, { samples: this.samples, generateMipmaps: false });
    return this.target;
  }
}
