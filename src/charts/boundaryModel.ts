import type { Background } from './background';
import type { FigureLook, PlotAxis } from './frame';

/** What the figure shows: plain data, replaced as a whole. Equal grounds and points are not drawn anew. */
export interface BoundaryModel {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  /** What the net says: over a rectangle, or as a curve over a line; null while there is nothing. */
  readonly background: Background | FittedCurve | null;
  /** Beside the colour bar. */
  readonly barLabel: string;
  readonly points: readonly PointGroup[];
  /** Lines over the background and below the points: fits of several runs, residuals. */
  readonly lines?: readonly FigureLine[];
  /** The plot fills the figure; false or absent: it keeps the axes' own shape, where it has a background or none. */
  readonly fills?: boolean;
  /** The cross-hair. */
  readonly probe: readonly [number, number] | null;
  /** What a press does: look, or draw points. */
  readonly mode: 'probe' | 'draw';
  readonly look: FigureLook;
  /** Name and manual for assistive technology. */
  readonly name: string;
  readonly role: string;
}

/** The output over one input, left to right. */
export interface FittedCurve {
  readonly kind: 'curve';
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly color: string;
}

/** A line through the plot; a NaN interrupts it. */
export interface FigureLine {
  /** x, y, x, y, … */
  readonly places: Float64Array;
  readonly color: string;
  /** In units of the look's line width. */
  readonly width: number;
  /** In units of the width; empty: solid. */
  readonly dash: readonly number[];
  readonly muted: boolean;
  /** Stands out against points and other lines. */
  readonly halo: boolean;
}

/** Points that look alike. */
export interface PointGroup {
  /** x, y, x, y, … */
  readonly places: Float64Array;
  readonly color: string;
  /** SVG path data of the outline around (0, 0), for a radius in CSS pixels. */
  outline(radius: number): string;
  /** Points kept for testing are hollow. */
  readonly hollow: boolean;
  /** What their outline is drawn in: `ink` where their colour may be that of the background. */
  readonly edge: 'halo' | 'ink';
  readonly muted: boolean;
}

export interface BoundaryEvents {
  /** The pointer or the arrow keys moved to a place within the axes; null: away from them. */
  onProbe(place: readonly [number, number] | null): void;
  /** In `draw`: the pointer is pressed, dragged and released; the Enter key at the cross-hair is all three. */
  onStroke(place: readonly [number, number], phase: 'begin' | 'move' | 'end'): void;
  /** In `draw`: the Delete or Backspace key at the cross-hair, or the menu button of the pointer. */
  onErase(place: readonly [number, number]): void;
}

export interface BoundaryFigure {
  readonly element: HTMLElement;
  show(model: BoundaryModel): void;
  dispose(): void;
}
