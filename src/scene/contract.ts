import type { Field } from '../engine/contract';

/** What a view shows: plain data, replaced as a whole whenever something changes. A view keeps nothing else. */
export interface SceneModel {
  /** Null while the first field is being computed. */
  readonly field: Field | null;
  readonly axes: { readonly x: string; readonly y: string; readonly z: string };
  readonly height: HeightScale;
  readonly look: Look;
  readonly runs: readonly SceneRun[];
  /** Known minima of the surface: position and value. */
  readonly minima: readonly { readonly x: number; readonly y: number; readonly value: number }[];
  /** Common start of the runs; draggable. */
  readonly start: readonly [number, number] | null;
  /** The place the pointer or the keyboard probes. */
  readonly probe: readonly [number, number] | null;
  /** Points in the box beside the surface: the data that a network learns. */
  readonly points?: readonly ScenePoints[];
}

/** Points that look alike. */
export interface ScenePoints {
  /** x, y and value of each; those outside the surface's rectangle are not drawn. */
  readonly places: Float64Array;
  /** CSS colour, colour-blind-safe. */
  readonly color: string;
  /** The second cue. */
  readonly marker: Marker;
  readonly hollow: boolean;
}

/** Value → height in [0, 1]. `log`: log(1 + (v − low) / soft), for surfaces whose range spans decades. */
export interface HeightScale {
  readonly kind: 'linear' | 'log';
  readonly low: number;
  readonly high: number;
  /** For `log`: the value above `low` at which the scale turns from linear to logarithmic. */
  readonly soft: number;
}

/** A map by its name, or from one colour over a middle one to another, `#rrggbb`; the last two kinds have zero there. */
export type ColorMap =
  | 'cividis'
  | 'viridis'
  | 'magma'
  | 'diverging'
  | readonly [low: string, middle: string, high: string];

export interface Look {
  readonly theme: 'dark' | 'light' | 'projector';
  readonly colors: ColorMap;
  readonly contours: boolean;
  /** Multiplies type, lines and markers: 1 on a laptop, 2 and more on a wall. */
  readonly scale: number;
  readonly reducedMotion: boolean;
}

export interface SceneRun {
  readonly label: string;
  /** CSS colour, colour-blind-safe. */
  readonly color: string;
  /** The second cue. */
  readonly marker: Marker;
  readonly dash: 'solid' | 'dashed' | 'dotted';
  /** x₀, y₀, x₁, y₁, … and the loss at each. */
  readonly trajectory: Float64Array;
  readonly loss: Float64Array;
  /** Muted when another run is pointed at. */
  readonly muted: boolean;
  /** Where it stopped early (diverged, undefined), a short word to stand beside the name; else null. */
  readonly note: string | null;
}

export const MARKERS = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star', 'pentagon', 'ring'] as const;
export type Marker = (typeof MARKERS)[number];

export interface ViewEvents {
  /** Hover, tap or keyboard probing at a place of the domain; null when the pointer leaves. */
  onProbe(place: readonly [number, number] | null): void;
  /** Click, tap, or a drag of the start marker; `done` on release. */
  onStart(place: readonly [number, number], done: boolean): void;
  /** Drawing broke and this view cannot go on. */
  onLost(reason: string): void;
}

/** The 3D scene and the flat map are both a View; either can show any SceneModel. */
export interface View {
  /** Focusable; sized by its parent. */
  readonly element: HTMLElement;
  show(model: SceneModel): void;
  /** Draws one frame. `step`: fractional step of the playback, 0 = the start. */
  frame(step: number): void;
  resetCamera(): void;
  /** True while another frame is wanted: the camera moves, the size or the model changed, trails are being laid. */
  readonly moving: boolean;
  dispose(): void;
}
