import type { Shape } from '../shapes';

/** In units of the line width; empty: solid. */
export type PlotDash = readonly number[];

/** A piece of a curve without a gap: x ascending, all finite. */
export interface CurveSegment {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Second cue beside colour. */
export type PlotPattern = 'none' | 'lines' | 'back-lines' | 'dots';

interface Look {
  /** CSS colour. */
  readonly color: string;
  /** Stands back. */
  readonly muted?: boolean;
}

interface LineLook extends Look {
  /** Line width in rem; absent: that of a curve. */
  readonly width?: number;
  readonly dash?: PlotDash;
}

interface Named {
  /** Set near the mark, where there is room; with a halo. */
  readonly label?: string;
  /** In italics. */
  readonly math?: boolean;
}

export interface CurveMark extends LineLook, Named {
  readonly kind: 'curve';
  readonly segments: readonly CurveSegment[];
}

/** Between a curve and a level, in two colours by sign. */
export interface AreaMark {
  readonly kind: 'area';
  readonly segments: readonly CurveSegment[];
  /** Absent: 0. */
  readonly base?: number;
  readonly above: { readonly color: string; readonly pattern?: PlotPattern };
  readonly below: { readonly color: string; readonly pattern?: PlotPattern };
}

/** Closed shapes of one look: rectangles, trapezoids, tops that are curved. Each: x, y, x, y, … */
export interface PolygonsMark extends Look, Named {
  readonly kind: 'polygons';
  readonly shapes: readonly Float64Array[];
  readonly pattern?: PlotPattern;
  /** Of the inside; absent: 0.28. */
  readonly opacity?: number;
  /** Absent: outlined while there are few. */
  readonly outline?: boolean;
}

/** A straight line through a point: a tangent, a secant. */
export interface LineMark extends LineLook, Named {
  readonly kind: 'line';
  readonly at: readonly [x: number, y: number];
  readonly slope: number;
  /** Where it ends; absent: nowhere. */
  readonly from?: number;
  readonly to?: number;
}

/** From point to point: legs of a triangle, errors, rises. */
export interface SegmentMark extends LineLook, Named {
  readonly kind: 'segment';
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  /** `arrow`: a head at its end; `bracket`: short bars at both ends. */
  readonly ends?: 'none' | 'arrow' | 'both' | 'bracket';
  /** Side of the label, seen from `from` to `to`; absent: where there is room. */
  readonly side?: 'left' | 'right';
}

/** A straight line across the whole plot at a number of one axis. */
export interface GuideMark extends LineLook, Named {
  readonly kind: 'guide';
  readonly x?: number;
  readonly y?: number;
  /** `asymptote`: thin dashes that stand back. */
  readonly look?: 'guide' | 'asymptote';
}

/** Single places: limits, holes, extrema. */
export interface DotMark extends Look, Named {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  /** `open`: a ring around what is not there. */
  readonly look?: 'full' | 'open';
  readonly shape?: PlotShape;
  /** Half its size, in rem. */
  readonly size?: number;
}

export type PlotShape = Shape;

/** A way from place to place: the trail of a descent, the cobweb. */
export interface PathMark extends LineLook {
  readonly kind: 'path';
  /** x, y, x, y, … in order; NaN leaves a gap. */
  readonly points: Float64Array;
  /** At every point while they are few; absent: none. */
  readonly shape?: PlotShape | 'none';
  /** Half the markers' size, in rem. */
  readonly size?: number;
  /** A line joins the points; absent: it does. */
  readonly line?: boolean;
  /** Heads along the line say which way it goes. */
  readonly arrows?: boolean;
}

/** Many points without lines, drawn as one. */
export interface CloudMark extends Look {
  readonly kind: 'cloud';
  /** x, y, x, y, … */
  readonly points: Float64Array;
  /** Radius in rem. */
  readonly size?: number;
}

/** Stripes along the x axis. */
export interface BandMark {
  readonly kind: 'band';
  readonly intervals: readonly {
    readonly from: number;
    readonly to: number;
    readonly color: string;
    readonly pattern?: PlotPattern;
    readonly label?: string;
  }[];
  /** `floor`: a strip at the foot of the plot; `all`: the plot's whole height, faint. */
  readonly place: 'floor' | 'all';
}

/** One colour per column, in a strip at the foot of the plot. */
export interface StripMark {
  readonly kind: 'strip';
  readonly from: number;
  readonly to: number;
  /** RGBA per column. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** A picture in the plot's coordinates, under all lines. Whoever owns the canvas may draw on it at any time. */
export interface RasterMark {
  readonly kind: 'raster';
  readonly canvas: HTMLCanvasElement;
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
  /** Pixels are blended where the picture is enlarged. */
  readonly smooth?: boolean;
}

/** Words in the plot; other labels keep away from them. */
export interface TextMark extends Look {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly math?: boolean;
  /** `free`: beside the place, where there is room; `above`: centred above it; else centred on it. */
  readonly place?: 'free' | 'above' | 'middle';
}

export type PlotMark =
  | CurveMark
  | AreaMark
  | PolygonsMark
  | LineMark
  | SegmentMark
  | GuideMark
  | DotMark
  | PathMark
  | CloudMark
  | BandMark
  | StripMark
  | RasterMark
  | TextMark;
