import type { AxisScale, Tick } from '../../geometry/axis';
import type { FigureTable } from '../hiddenTable';
import type { Shape } from '../shapes';
import type { SvgFigure } from '../svgFigure';
import type { PlotDash, PlotMark } from './marks';

/**
 * Curves over one axis with all that is shown about them, drawn as SVG: plain data, replaced as a whole. Colours are CSS
 * colours, `var(--…)` too, so that a theme changes them without a new model. Lengths on the screen are in rem.
 */
export interface FunctionPlotModel {
  /** What the figure shows, for assistive technology. */
  readonly name: string;
  readonly x: PlotAxisModel;
  readonly y: PlotAxisModel;
  /** Drawn in this order. */
  readonly layers: readonly PlotLayer[];
  /** What can be dragged, above everything else. */
  readonly handles?: readonly PlotHandle[];
  /** One unit is as long on both axes: the range that would be too dense is widened. */
  readonly equal?: boolean;
  /** Fixed room beside the plot, in rem: figures one above the other with the same left and right share their x axis. */
  readonly margins?: Partial<PlotMargins>;
  /** Names of the curves in a corner of the plot. Curves may also be named where they end (`PlotCurve.label`). */
  readonly legend?: readonly PlotLegendItem[];
  /** What is said at the place under the pointer, or where the arrow keys stand; absent: nothing. */
  readonly readout?: (x: number) => PlotReadout | null;
  /** What a drag of the ground does where the view can change: it moves the view, or draws a rectangle to be enlarged. */
  readonly drag?: 'move' | 'enlarge';
  /** A curve that is drawn by hand; absent: none can be drawn. */
  readonly sketch?: PlotSketch | null;
  /** The same for those who do not see it. */
  readonly table?: FigureTable;
}

/**
 * Layers with the same `key` and the identical `marks` as before are not drawn again while the axes stay: what moves
 * should stand in layers of its own.
 */
export interface PlotLayer {
  readonly key: string;
  readonly marks: readonly PlotMark[];
  /** Beneath the axes: areas and bands. */
  readonly under?: boolean;
}

export interface PlotAxisModel {
  /** low < high; both positive on a logarithmic axis. */
  readonly range: readonly [low: number, high: number];
  /** Short: x, y, f′(x). */
  readonly title: string;
  /** The title is set in italics, as a variable is. */
  readonly math?: boolean;
  readonly scale?: AxisScale;
  /** Faint lines across the plot at the ticks. */
  readonly grid?: boolean;
  /** In place of round numbers. */
  readonly ticks?: readonly Tick[];
  /** Ticks at whole numbers only. */
  readonly whole?: boolean;
  /** `none`: lines and ticks without numbers, for a figure above another that has them. */
  readonly numbers?: 'all' | 'none';
  /**
   * `zero`: the axis goes through the other axis's zero where that is in range (else along the edge), its numbers beside
   * it; `edge`: along the edge. Absent: `zero` where the other axis is linear.
   */
  readonly at?: 'zero' | 'edge';
}

export interface PlotMargins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PlotLegendItem {
  readonly text: string;
  readonly color: string;
  readonly dash?: PlotDash;
  /** Of the points that are marked along it; absent: none are. */
  readonly shape?: Shape;
  readonly math?: boolean;
}

export interface PlotReadout {
  /** Rows of text beside the cross. */
  readonly lines: readonly { readonly text: string; readonly color?: string }[];
  /** Dots on the curves. */
  readonly points: readonly { readonly y: number; readonly color: string }[];
}

/** A point that is dragged with mouse, touch and keys. Where it may go is decided by whoever is told of the drag. */
export interface PlotHandle {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly color: string;
  readonly shape?: 'circle' | 'diamond' | 'square';
  /** `open`: a ring. */
  readonly look?: 'full' | 'open';
  /** Which way it moves: along x, along y, or both; keys and the cursor follow. */
  readonly along: 'x' | 'y' | 'both';
  /** For assistive technology. */
  readonly name: string;
  /** Where it is, in words. */
  readonly valueText: string;
  /** What the arrow keys add; ten times that with Shift, a tenth with Alt. On a logarithmic axis a factor. */
  readonly step: number;
  /** Where Home and End lead. */
  readonly range: readonly [low: number, high: number];
  /** Beside the point. */
  readonly label?: string;
  readonly math?: boolean;
}

export type DragPhase = 'start' | 'move' | 'end';

/** A function drawn by hand: a value at each of `values.length` places from `range[0]` to `range[1]`; NaN: not drawn yet. */
export interface PlotSketch {
  readonly range: readonly [low: number, high: number];
  readonly values: Float64Array;
  readonly color: string;
  /** For assistive technology: what is to be drawn. */
  readonly name: string;
  /** Where the pen of the keys stands, in words. */
  readonly valueText: (x: number, y: number, down: boolean) => string;
}

/** All are optional: a figure without them is only looked at. */
export interface FunctionPlotEvents {
  /**
   * A handle is dragged to a place in the plot's numbers: `start` where it was, `move`, `end`. A press of a key is a whole
   * drag: `end` alone.
   */
  onDrag?(id: string, x: number, y: number, phase: DragPhase): void;
  /** A press (not a drag) on free ground. */
  onPoint?(x: number, y: number): void;
  /**
   * Wheel, pinch, a drag of the ground, and + − arrows while the figure has the focus (with Shift where the arrows move the
   * readout); null: back to the whole, with 0 or two clicks.
   */
  onView?(view: PlotView | null): void;
  /** A stroke changes the sketch: a new array of values. A press of a key is a whole stroke: `end` alone. */
  onSketch?(values: Float64Array, phase: DragPhase): void;
}

/** The ranges that are shown. */
export interface PlotView {
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}

export interface FunctionPlot extends SvgFigure<FunctionPlotModel> {
  /** Gives the focus to a handle that is shown. */
  focus(handle: string): void;
}
