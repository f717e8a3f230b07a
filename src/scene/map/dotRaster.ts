import { DOT_STRIDE, type DotPaint, type DotSize } from '../dots';

/** Where a place of the domain lies in a raster: pixel = factor · place + offset, on each axis. */
export interface RasterPlace {
  readonly x: readonly [factor: number, offset: number];
  readonly y: readonly [factor: number, offset: number];
}

/** Particles that are stamped between two looks at the clock. */
const SLICE = 20_000;

/**
 * A million dots without a GPU: each is stamped into an array of RGBA bytes, dot over dot, so that dense places grow
 * opaque. The stamp is the same for all and lies on whole pixels, which at its size no eye can tell.
 */
export class DotRaster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** The same pixels as numbers: alpha, blue, green, red from the highest byte on, as all machines with a browser have it. */
  private readonly words: Uint32Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8ClampedArray(4 * width * height);
    this.words = new Uint32Array(this.pixels.buffer);
  }

  clear(): void {
    this.pixels.fill(0);
  }

  /**
   * Stamps particles from number `from` on, until `deadline` (as of `performance.now`) or the end; returns the number of
   * the first one that is left. `size` is in pixels of the raster.
   */
  stamp(
    samples: Float32Array,
    from: number,
    count: number,
    place: RasterPlace,
    size: DotSize,
    paint: DotPaint,
    rim: readonly [number, number, number],
    deadline = Number.POSITIVE_INFINITY,
  ): number {
    const stencil = stencilOf(size, this.width);
    const reach = Math.ceil(size.radius + size.rim);
    const plain = size.rim === 0;
    for (let first = from; first < count; first += SLICE) {
      if (first > from && performance.now() >= deadline) return first;
      const end = Math.min(first + SLICE, count);
      if (plain) this.stampPlain(samples, first, end, place, stencil, reach, paint);
      else this.stampRimmed(samples, first, end, place, stencil, reach, paint, rim);
    }
    return count;
  }

  /**
   * Without rims, as hundreds of thousands are: the newest colour wins where a dot covers most of a pixel, and alpha adds
   * up. Whole pixels at a time, for a million in a few hundredths of a second.
   */
  private stampPlain(
    samples: Float32Array,
    first: number,
    end: number,
    place: RasterPlace,
    { offsets, shade, dx, dy }: Stencil,
    reach: number,
    paint: DotPaint,
  ): void {
    const { width, height, words } = this;
    const [ax, bx] = place.x;
    const [ay, by] = place.y;
    const colors = packed(paint.colors);
    const cells = offsets.length;
    // In parts of 256, so that all is done in integers.
    const cover = Int32Array.from(shade, (part) => Math.round(256 * part));
    const steps = offsets.map((offset) => offset / 4);
    for (let i = first; i < end; i++) {
      const at = DOT_STRIDE * i;
      const px = ax * samples[at]! + bx;
      const py = ay * samples[at + 1]! + by;
      // Also false for what is no number.
      if (!(px >= -reach && py >= -reach && px < width + reach && py < height + reach)) continue;
      const kind = paint.classify(samples, at);
      if (kind < 0) continue;
      const color = colors[kind]!;
      const x = Math.floor(px);
      const y = Math.floor(py);
      const whole = x >= reach && y >= reach && x < width - reach && y < height - reach;
      const middle = y * width + x;
      for (let k = 0; k < cells; k++) {
        if (!whole) {
          const cx = x + dx[k]!;
          const cy = y + dy[k]!;
          if (cx < 0 || cy < 0 || cx >= width || cy >= height) continue;
        }
        const to = middle + steps[k]!;
        const below = words[to]!;
        const before = below >>> 24;
        const part = cover[k]!;
        const alpha = before + (((255 - before) * part + 128) >> 8);
        const kept = before === 0 || part > 120 ? color : below & 0xffffff;
        words[to] = (alpha << 24) | kept;
      }
    }
  }

  private stampRimmed(
    samples: Float32Array,
    first: number,
    end: number,
    place: RasterPlace,
    stencil: Stencil,
    reach: number,
    { colors, classify }: DotPaint,
    rim: readonly [number, number, number],
  ): void {
    const { width, height, pixels } = this;
    const [ax, bx] = place.x;
    const [ay, by] = place.y;
    const { offsets, core, shade, dx, dy } = stencil;
    for (let i = first; i < end; i++) {
      const at = DOT_STRIDE * i;
      const x = Math.floor(ax * samples[at]! + bx);
      const y = Math.floor(ay * samples[at + 1]! + by);
      // Also false for what is no number.
      if (!(x >= -reach && y >= -reach && x < width + reach && y < height + reach)) continue;
      const kind = classify(samples, at);
      if (kind < 0) continue;
      const r = colors[3 * kind]!;
      const g = colors[3 * kind + 1]!;
      const b = colors[3 * kind + 2]!;
      const whole = x >= reach && y >= reach && x < width - reach && y < height - reach;
      const middle = 4 * (y * width + x);
      for (let k = 0; k < offsets.length; k++) {
        if (!whole) {
          const px = x + dx[k]!;
          const py = y + dy[k]!;
          if (px < 0 || py < 0 || px >= width || py >= height) continue;
        }
        const to = middle + offsets[k]!;
        const share = core[k]!;
        const alpha = shade[k]!;
        const cr = rim[0] + share * (r - rim[0]);
        const cg = rim[1] + share * (g - rim[1]);
        const cb = rim[2] + share * (b - rim[2]);
        const below = pixels[to + 3]!;
        if (below === 0) {
          pixels[to] = cr;
          pixels[to + 1] = cg;
          pixels[to + 2] = cb;
          pixels[to + 3] = 255 * alpha;
          continue;
        }
        // "Over" of colours that are not multiplied by their alpha.
        const rest = (below / 255) * (1 - alpha);
        const sum = alpha + rest;
        pixels[to] = (cr * alpha + pixels[to]! * rest) / sum;
        pixels[to + 1] = (cg * alpha + pixels[to + 1]! * rest) / sum;
        pixels[to + 2] = (cb * alpha + pixels[to + 2]! * rest) / sum;
        pixels[to + 3] = 255 * sum;
      }
    }
  }
}

/** RGB bytes → one number a colour, red lowest. */
function packed(colors: Uint8Array): Uint32Array {
  return Uint32Array.from({ length: colors.length / 3 }, (_, i) => {
    return colors[3 * i]! | (colors[3 * i + 1]! << 8) | (colors[3 * i + 2]! << 16);
  });
}

/** The pixels of one dot: byte offsets from its middle, how much of each is core and not rim, and how opaque it is. */
interface Stencil {
  readonly offsets: Int32Array;
  readonly dx: Int32Array;
  readonly dy: Int32Array;
  readonly core: Float32Array;
  readonly shade: Float32Array;
}

function stencilOf({ radius, rim, opacity }: DotSize, width: number): Stencil {
  const outer = radius + rim;
  const reach = Math.ceil(outer);
  const cells: { dx: number; dy: number; core: number; shade: number }[] = [];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const distance = Math.hypot(dx, dy);
      // Coverage of a pixel by a disc, to a good approximation. The smallest dots are one whole pixel.
      const cover = (edge: number) => Math.min(1, Math.max(0, edge + 0.5 - distance));
      const shade = Math.min(1, cover(outer)) * opacity;
      // The smallest are their middle alone: the faint pixels around it would cost a million particles most of the time.
      const counts = radius < 1 && rim === 0 ? distance === 0 : shade > 0.02;
      if (counts) cells.push({ dx, dy, core: cover(radius), shade });
    }
  }
  return {
    offsets: Int32Array.from(cells, ({ dx, dy }) => 4 * (dy * width + dx)),
    dx: Int32Array.from(cells, ({ dx }) => dx),
    dy: Int32Array.from(cells, ({ dy }) => dy),
    core: Float32Array.from(cells, ({ core }) => core),
    shade: Float32Array.from(cells, ({ shade }) => shade),
  };
}
