/** How a mark is painted. */
export interface MarkStyle {
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly opacity: number;
}

export interface FixedLabel {
  /** Edge point that the label touches, and the direction (unit steps) in which it lies from there. */
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly text: string;
  readonly kind: 'tick' | 'axis';
}

export interface FloatingLabel {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly distance: number;
  readonly text: string;
  /** A second, quieter word. */
  readonly note: string | null;
  readonly color: string;
  readonly opacity: number;
  /** A label that may be left out where there is no room. */
  readonly optional: boolean;
}

/**
 * What takes marks and names in the frame of the moment, in CSS pixels: the page's overlay, or a picture. Later marks lie
 * above earlier ones; labels that come first choose their places first.
 */
export interface Annotator {
  /** A shape around (x, y), as SVG path data. `radius`: what labels must keep off; 0: nothing. */
  mark(key: string, path: string, x: number, y: number, radius: number, style: MarkStyle): void;
  /** A label at a fixed place, left out if it would touch another fixed one. */
  fixed(label: FixedLabel): void;
  /** A label that looks for a free place around its point. */
  float(label: FloatingLabel): void;
}
