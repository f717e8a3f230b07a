/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Watches the size of an element, until it is stopped. */
export interface Watching {
  /** Watches another element too. */
  also(element: Element): void;
  stop(): void;
}

/**
 * Calls `act` after the element has become another size, and once at first: at most once a frame however many resizes
 * arrive, for inside the observer's own call it could go on for ever.
 *
 * @param measure is told the size at once, in CSS pixels without the padding
 */
export function whenResized(element: Element, act: () => void, measure: (size: Size) => void = () => {}): Watching {
  let pending = 0;
  const observer = new ResizeObserver((entries) => {
    const own = entries.find(({ target }) => target === element);
    if (own !== undefined) measure({ width: own.contentRect.width, height: own.contentRect.height });
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(act);
  });
  observer.observe(element);
  return {
    also: (other) => observer.observe(other),
    stop() {
      cancelAnimationFrame(pending);
      observer.disconnect();
    },
  };
}
