import type { Theme } from '../../page/prefs';
import type { Marker, SceneRun } from '../../scene/contract';
import { markerOf } from '../../scene/marker';

/** How a run looks wherever it is drawn: on the surface, in the legend, in the chart. */
export interface RunStyle {
  /** `#rrggbb`. */
  readonly color: string;
  readonly marker: Marker;
  readonly dash: SceneRun['dash'];
}

/**
 * Twelve hues each, after the order of Okabe and Ito: neighbours differ in lightness as well as in hue, so that they
 * stay apart for colour-blind eyes; marker and dash are the second cue. On the light backgrounds the same hues are deeper,
 * and for a projector every other one is deeper still: neighbours stay apart where the wall shows but grey.
 */
const DARK = [
  '#ff7a59', '#56c7ff', '#ff8fd4', '#4be3a4', '#ffe066', '#b9a0ff',
  '#ffb13d', '#8ef0ea', '#f4f6fb', '#c3e85b', '#8ea6ff', '#ff6f91',
] as const; // biome-ignore format: six a line
const LIGHT = [
  '#c2380a', '#0563a8', '#b4186f', '#04714b', '#7d5a00', '#6429d6',
  '#985000', '#0a6f6a', '#222b3a', '#46710a', '#3a36b5', '#9e1239',
] as const; // biome-ignore format: six a line

const PROJECTOR = [
  '#a22d07', '#023c68', '#a61566', '#01432b', '#725200', '#441a97',
  '#874600', '#03413e', '#5a6478', '#264103', '#4b47d6', '#760a28',
] as const; // biome-ignore format: six a line

export const RUN_COLORS: Readonly<Record<Theme, readonly string[]>> = {
  dark: DARK,
  light: LIGHT,
  projector: PROJECTOR,
};

const DASHES: readonly SceneRun['dash'][] = ['solid', 'dashed', 'dotted'];

/** In units of the line width. */
export const DASH_LENGTHS: Readonly<Record<SceneRun['dash'], readonly number[]>> = {
  solid: [],
  dashed: [5, 3],
  dotted: [1.2, 2.2],
};

export function runStyle(index: number, theme: Theme): RunStyle {
  const colors = RUN_COLORS[theme];
  return {
    color: colors[index % colors.length]!,
    marker: markerOf(index),
    dash: DASHES[index % DASHES.length]!,
  };
}
