/** Largest side of a canvas: Chromium's default maxTextureDimension2D; 8K on a wall fits at a pixel ratio of 1. */
export const MAX_SIDE = 8192;

export interface PixelSize {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel, lowered until both sides fit. */
  readonly ratio: number;
}

/** The size at which to draw, or null where there is nothing to draw on (0×0, display: none). */
export function fitPixels(width: number, height: number, ratio: number, maxSide = MAX_SIDE): PixelSize | null {
  if (!(width >= 1 && height >= 1)) return null;
  const most = Math.min(maxSide / width, maxSide / height);
  // A window wider than the largest texture is drawn coarser than CSS pixels rather than not at all.
  return { width, height, ratio: Math.min(Number.isFinite(ratio) && ratio > 0 ? ratio : 1, most) };
}

/**
 * Follows the size of an element. The size changes at most once a frame however many events there are: observers only
 * note that something changed, and the next `take` reads it.
 */
export class Sizer {
  private changed = true;
  private current: PixelSize | null = null;
  private readonly observer: ResizeObserver;
  private readonly element: HTMLElement;
  private readonly maxSide: number;

  constructor(element: HTMLElement, maxSide = MAX_SIDE) {
    this.element = element;
    this.maxSide = maxSide;
    this.observer = new ResizeObserver(() => {
      this.changed = true;
    });
    this.observer.observe(element);
  }

  /** Whether the next frame would have another size. Moving the window to another screen changes only the ratio. */
  get stale(): boolean {
    return this.changed || (this.current !== null && this.current.ratio !== this.read()?.ratio);
  }

  /** The size to draw at, null: skip the frame. `resized`: it differs from the frame before. */
  take(): { readonly size: PixelSize | null; readonly resized: boolean } {
    if (!this.stale) return { size: this.current, resized: false };
    const before = this.current;
    this.current = this.read();
    this.changed = false;
    const { current } = this;
    const same =
      before?.width === current?.width && before?.height === current?.height && before?.ratio === current?.ratio;
    return { size: current, resized: !same };
  }

  dispose(): void {
    this.observer.disconnect();
  }

  private read(): PixelSize | null {
    const { clientWidth, clientHeight } = this.element;
    return fitPixels(clientWidth, clientHeight, globalThis.devicePixelRatio, this.maxSide);
  }
}
