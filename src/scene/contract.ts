import type { Field } from '../engine/contract';

/** What a view shows: plain data, replaced as a whole whenever something changes. A view keeps nothing else. */
export interface SceneModel extends SceneLayers {
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
  /**
   * Where the camera stands, in 3D, until somebody turns it; another object turns it there, whatever it was turned to
   * before. Absent: where the most can be seen from.
   */
  readonly viewpoint?: SceneViewpoint;
  /**
   * The next surface that is another one is come to slowly, once for each object: not where motion is not wanted, nor
   * when somebody has done anything meanwhile. Absent: the camera stands at once where it stands.
   */
  readonly entrance?: SceneEntrance;
}

export interface SceneEntrance {
  /** Degrees by which the camera comes round to where it stands. */
  readonly turn: number;
}

/** What the tools lay on the surface. Absent or empty: nothing. Later ones in a list lie above earlier ones. */
export interface SceneLayers {
  /** In place of the surface's own colours. */
  readonly drape?: SceneDrape | null;
  readonly swarms?: readonly SceneSwarm[];
  /** Lines on the surface: streamlines, level sets, sections, the path under the pointer. */
  readonly lines?: readonly SceneLine[];
  readonly arrows?: SceneArrows | null;
  readonly plane?: ScenePlane | null;
  /** The most important ones first: those that come later give way where the screen has no room for all. */
  readonly marks?: readonly SceneMark[];
}

/** A picture on the surface's whole rectangle. */
export interface SceneDrape {
  readonly columns: number;
  readonly rows: number;
  /** RGBA of every pixel, row by row from the bottom (y growing by row). A new array whenever it has changed. */
  readonly pixels: Uint8ClampedArray;
}

/** Particles that are drawn as dots. */
export interface SceneSwarm {
  readonly count: number;
  /** Four float32 a particle: x, y, loss, status code (`STATUS_CODES`). Null where only the buffer is known. */
  readonly samples: Float32Array | null;
  /** The same on the GPU device that draws; null: take the samples. */
  readonly buffer: GPUBuffer | null;
  /** Grows whenever samples or buffer have been rewritten in place. */
  readonly version: number;
  readonly paint: SwarmPaint;
  /** The second cue, for a swarm that is few enough to have one. */
  readonly marker: Marker;
}

export type SwarmPaint =
  | { readonly by: 'one'; readonly color: string }
  /** The colour map of the look over the height scale of the model. */
  | { readonly by: 'loss' }
  /** One CSS colour per status code. */
  | { readonly by: 'status'; readonly colors: readonly string[] }
  /** One CSS colour per place x, y, … (at most 64); a particle has that of the nearest one within `radius`, else `other`. */
  | {
      readonly by: 'destination';
      readonly places: Float64Array;
      readonly colors: readonly string[];
      readonly radius: number;
      readonly other: string;
    };

export interface SceneLine {
  /** x₀, y₀, x₁, y₁, …; the height is that of the surface. Parts outside its rectangle are not drawn. */
  readonly path: Float64Array;
  /** CSS colour. */
  readonly color: string;
  /** In units of the line width of a run. */
  readonly width: number;
  readonly dash: SceneRun['dash'];
  /** A head at its end. */
  readonly arrow: boolean;
}

/** Arrows from places on the surface; in 3D they lie on it. */
export interface SceneArrows {
  /** The same field ever denser: the view takes the densest that it has room for. */
  readonly levels: readonly ArrowLevel[];
  /** CSS colour; null: light on dark ground, dark on light. */
  readonly color: string | null;
  /** Of strokes and heads: 1 for a field of many, which must leave the surface to be seen; more for a few that matter. */
  readonly weight: number;
}

export interface ArrowLevel {
  /** x, y of the foot and x, y of the way to the head, four numbers an arrow, in the surface's own units. */
  readonly arrows: Float64Array;
  /** How many stand beside one another in x; 0: they are few, and need no room. */
  readonly across: number;
}

/** A tangent plane over a part of the rectangle: value + gradient · (place − at). */
export interface ScenePlane {
  readonly at: readonly [number, number];
  readonly value: number;
  readonly gradient: readonly [number, number];
  /** Half the side of the square that is drawn, in shares of the rectangle's sides. */
  readonly reach: number;
  readonly color: string;
}

/** A place with a sign of its own, and a word. */
export interface SceneMark {
  readonly x: number;
  readonly y: number;
  readonly kind: 'minimum' | 'maximum' | 'saddle' | 'degenerate' | 'point' | 'foot';
  /** An outline, so that what gathers there is seen. */
  readonly open?: boolean;
  /** Empty: none. */
  readonly label: string;
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

/** Degrees: azimuth 0 is in front, growing to the right; elevation 0 is level with the floor, 90 looks down. */
export interface SceneViewpoint {
  readonly azimuth: number;
  readonly elevation: number;
  /** 1 (absent): the box just fits. */
  readonly distance?: number;
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
  /** Of the map: both variables on one scale. Default: the plot takes what room there is. */
  readonly equal?: boolean;
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

export interface CaptureOptions {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Fractional step of the playback. */
  readonly step: number;
}

/** The 3D scene and the flat map are both a View; either can show any SceneModel. */
export interface View {
  /** Focusable; sized by its parent. */
  readonly element: HTMLElement;
  show(model: SceneModel): void;
  /** Draws one frame. `step`: fractional step of the playback, 0 = the start. */
  frame(step: number): void;
  resetCamera(): void;
  /** Where the camera stands; null: it is no camera. */
  readonly viewpoint: Required<SceneViewpoint> | null;
  /**
   * Draws the model of the moment into a picture of its own, with labels, axes and colour bar as on the page: what is
   * shown at another size. Width and height in pixels, up to 8192 each; `scale` multiplies type and lines.
   */
  capture(options: CaptureOptions): Promise<ImageBitmap>;
  /** True while another frame is wanted: the camera moves, the size or the model changed, trails are being laid. */
  readonly moving: boolean;
  dispose(): void;
}
