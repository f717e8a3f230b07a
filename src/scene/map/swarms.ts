import { cssToRgb } from '../colormap';
import type { SceneModel, SceneSwarm } from '../contract';
import { dotPaint, dotSize, isDrawn, MOST_MARKED, rimColor, sameSwarm } from '../dots';
import type { Box } from '../labels';
import { markerPath } from '../marker';
import type { PixelSize } from '../sizing';
import { DotRaster } from './dotRaster';
import type { Transform } from './plot';

/**
 * All swarms as one picture of the plot, painted anew only when one has moved or the plot has changed. A large one takes
 * longer than a frame may: it is painted piece by piece, and shown when it is whole.
 */
export class SwarmPicture {
  private readonly canvas = document.createElement('canvas');
  private raster: DotRaster | null = null;
  private shown: Shot | null = null;
  private painting: (Shot & { swarm: number; next: number }) | null = null;
  private wanted: Shot | null = null;

  /** True while a picture is being painted. */
  get pending(): boolean {
    return (
      this.painting !== null || (this.wanted !== null && (this.shown === null || !sameShot(this.shown, this.wanted)))
    );
  }

  /** Paints on until `deadline` (as of `performance.now`), and draws the last whole picture into the plot. */
  draw(
    context: CanvasRenderingContext2D,
    model: SceneModel,
    box: Box,
    transform: Transform,
    size: PixelSize,
    deadline: number,
  ): void {
    const swarms = (model.swarms ?? []).filter(({ samples }) => samples !== null);
    if (swarms.length === 0) {
      this.forget();
      return;
    }
    this.wanted = {
      swarms,
      key: keyOf(model, box, transform, size),
      placeKey: JSON.stringify([box, transform.toDomain(0, 0), transform.toDomain(1, 1), size]),
    };
    if (this.painting !== null && this.painting.placeKey !== this.wanted.placeKey) this.painting = null;
    if (this.painting === null && this.pending) this.begin(this.wanted, box, size);
    this.paintOn(model, box, transform, size, deadline);
    // A picture of another part of the map would lie: it is not shown while the right one is under way.
    if (this.shown?.placeKey === this.wanted.placeKey) {
      context.imageSmoothingEnabled = false;
      context.drawImage(
        this.canvas,
        ...cornerOf(box, size),
        this.canvas.width / size.ratio,
        this.canvas.height / size.ratio,
      );
    }
  }

  dispose(): void {
    this.forget();
  }

  private forget(): void {
    this.wanted = this.painting = this.shown = null;
    this.raster = null;
    this.canvas.width = this.canvas.height = 0;
  }

  private begin(shot: Shot, box: Box, { ratio }: PixelSize): void {
    const width = Math.max(1, Math.ceil(box.width * ratio));
    const height = Math.max(1, Math.ceil(box.height * ratio));
    if (this.raster?.width === width && this.raster.height === height) this.raster.clear();
    else this.raster = new DotRaster(width, height);
    this.painting = { ...shot, swarm: 0, next: 0 };
  }

  private paintOn(model: SceneModel, box: Box, transform: Transform, size: PixelSize, deadline: number): void {
    const { painting, raster } = this;
    if (painting === null || raster === null) return;
    for (; painting.swarm < painting.swarms.length; painting.swarm++, painting.next = 0) {
      const swarm = painting.swarms[painting.swarm]!;
      if (swarm.count <= MOST_MARKED) continue;
      const dot = dotSize(swarm.count, size.width, size.height, model.look.scale);
      const { ratio } = size;
      painting.next = raster.stamp(
        swarm.samples!,
        painting.next,
        swarm.count,
        placeOf(box, transform, ratio),
        { ...dot, radius: dot.radius * ratio, rim: dot.rim * ratio },
        dotPaint(swarm.paint, model.height, model.look),
        cssToRgb(rimColor(swarm.paint, model.look)),
        deadline,
      );
      if (painting.next < swarm.count) return;
    }
    this.finish(painting, raster, model, box, transform, size);
  }

  private finish(
    painting: Shot,
    raster: DotRaster,
    model: SceneModel,
    box: Box,
    transform: Transform,
    size: PixelSize,
  ): void {
    const { canvas } = this;
    canvas.width = raster.width;
    canvas.height = raster.height;
    const context = canvas.getContext('2d');
    if (context !== null) {
      context.putImageData(new ImageData(raster.pixels, raster.width, raster.height), 0, 0);
      context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
      const [left, top] = cornerOf(box, size);
      context.translate(-left, -top);
      for (const swarm of painting.swarms)
        if (swarm.count <= MOST_MARKED) drawMarked(context, swarm, model, transform, size);
    }
    this.painting = null;
    this.shown = { swarms: painting.swarms, key: painting.key, placeKey: painting.placeKey };
  }
}

/** What a picture shows. */
interface Shot {
  readonly swarms: readonly SceneSwarm[];
  /** Plot, scale and look. */
  readonly key: string;
  /** The plot alone. */
  readonly placeKey: string;
}

function sameShot(a: Shot, b: Shot): boolean {
  return (
    a.key === b.key &&
    a.swarms.length === b.swarms.length &&
    a.swarms.every((swarm, i) => sameSwarm(swarm, b.swarms[i]!))
  );
}

function keyOf({ look, height }: SceneModel, box: Box, transform: Transform, size: PixelSize): string {
  return JSON.stringify([
    look.theme,
    look.colors,
    look.scale,
    height,
    box,
    transform.toDomain(0, 0),
    transform.toDomain(1, 1),
    size,
  ]);
}

/** The plot's corner on whole device pixels, in CSS pixels. */
function cornerOf(box: Box, { ratio }: PixelSize): [left: number, top: number] {
  return [Math.floor(box.left * ratio) / ratio, Math.floor(box.top * ratio) / ratio];
}

function placeOf(box: Box, transform: Transform, ratio: number) {
  const [left, top] = cornerOf(box, { width: 0, height: 0, ratio });
  const [x0, y0] = transform.toScreen(0, 0);
  const [x1, y1] = transform.toScreen(1, 1);
  return {
    x: [(x1 - x0) * ratio, (x0 - left) * ratio],
    y: [(y1 - y0) * ratio, (y0 - top) * ratio],
  } as const;
}

/** Few particles: each is its swarm's marker. */
function drawMarked(
  context: CanvasRenderingContext2D,
  swarm: SceneSwarm,
  model: SceneModel,
  transform: Transform,
  size: PixelSize,
): void {
  const samples = swarm.samples!;
  const { radius, rim } = dotSize(swarm.count, size.width, size.height, model.look.scale);
  const { colors, classify } = dotPaint(swarm.paint, model.height, model.look);
  const shape = new Path2D(markerPath(swarm.marker, radius));
  context.strokeStyle = rimColor(swarm.paint, model.look);
  context.lineWidth = 2 * rim;
  context.lineJoin = 'round';
  for (let at = 0; at < 4 * swarm.count; at += 4) {
    const kind = isDrawn(swarm.paint, samples[at + 3]!) ? classify(samples, at) : -1;
    const [x, y] = transform.toScreen(samples[at]!, samples[at + 1]!);
    if (kind < 0 || !Number.isFinite(x + y)) continue;
    const placed = new Path2D();
    placed.addPath(shape, new DOMMatrix().translate(x, y));
    context.stroke(placed);
    context.fillStyle = `rgb(${colors.subarray(3 * kind, 3 * kind + 3).join(',')})`;
    context.fill(placed);
  }
}
