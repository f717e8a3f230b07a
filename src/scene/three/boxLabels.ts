import type { Grid, Range } from '../../engine/contract';
import { alignedTicks, type Tick } from '../../geometry/axis';
import type { FixedLabel } from '../annotator';
import type { SceneModel } from '../contract';
import type { Box } from '../labels';
import { type HeightTick, heightTicks } from '../ticks';
import { LABEL_SIZE, LINE_HEIGHT } from '../typeface';
import { BOX_HEIGHT, type Vec3 } from './framing';

/** Which walls stand behind the surface: the signs of the camera's x and z decide. */
export interface Side {
  readonly x: 1 | -1;
  readonly z: 1 | -1;
}

/** Screen position of a point of the scene, in CSS pixels. */
export type ToScreen = (v: Vec3) => readonly [number, number];

/** What the box's axes say. */
export interface BoxAxes {
  readonly domain: Pick<Grid, 'x' | 'y'>;
  readonly names: SceneModel['axes'];
  readonly x: readonly Tick[];
  readonly y: readonly Tick[];
  readonly z: readonly HeightTick[];
}

/** Without a field: the axes of `domain`. */
export function axesOf(model: SceneModel, domain: BoxAxes['domain'] = { x: [0, 1], y: [0, 1] }): BoxAxes {
  const ground = model.field?.grid ?? domain;
  return {
    domain: ground,
    names: model.axes,
    x: alignedTicks(ground.x, 5),
    y: alignedTicks(ground.y, 5),
    z: heightTicks(model.height, 5),
  };
}

export function sideOf(camera: Vec3): Side {
  return { x: camera[0] >= 0 ? 1 : -1, z: camera[2] >= 0 ? 1 : -1 };
}

/** Names and ticks of the axes, on the box's near edges; the most important ones first. */
export function boxLabels(axes: BoxAxes, side: Side, toScreen: ToScreen, scale: number): FixedLabel[] {
  const { domain, names } = axes;
  const place = (v: Vec3, outside: Vec3, gap: number, text: string, kind: FixedLabel['kind']): FixedLabel => {
    const [x, y] = toScreen(v);
    const [ox, oy] = toScreen(outside);
    const length = Math.hypot(ox - x, oy - y) || 1;
    const dx = (ox - x) / length;
    const dy = (oy - y) / length;
    return { x: x + dx * gap * scale, y: y + dy * gap * scale, dx, dy, text, kind };
  };
  // The height is read at the outermost vertical edge on the left, where nothing lies behind its texts.
  const verticals = ([[-1, -1], [-1, 1], [1, -1], [1, 1]] as const).map(([x, z]) => ({ x, z, at: toScreen([x, 0, z])[0] })); // biome-ignore format: one table
  const left = verticals.reduce((best, corner) => (corner.at < best.at ? corner : best));
  const top = toScreen([left.x, BOX_HEIGHT, left.z]);
  return [
    // Names first: they must not give way to a tick.
    place([0, 0, side.z], [0, 0, 1.3 * side.z], 34, names.x, 'axis'),
    place([side.x, 0, 0], [1.3 * side.x, 0, 0], 38, names.y, 'axis'),
    { x: top[0], y: top[1] - 12 * scale, dx: 0, dy: -1, text: names.z, kind: 'axis' },
    ...axes.z.map(({ height, text }): FixedLabel => {
      const [x, y] = toScreen([left.x, height * BOX_HEIGHT, left.z]);
      return { x: x - 9 * scale, y, dx: -1, dy: 0, text, kind: 'tick' };
    }),
    ...axes.x.map(({ value, text }) => {
      const x = across(domain.x, value);
      return place([x, 0, side.z], [x, 0, 1.3 * side.z], 9, text, 'tick');
    }),
    ...axes.y.map(({ value, text }) => {
      const z = -across(domain.y, value);
      return place([side.x, 0, z], [1.3 * side.x, 0, z], 9, text, 'tick');
    }),
  ];
}

/** About the room that a label takes, known before anything is drawn. */
export function labelBox(label: FixedLabel, scale: number): Box {
  const width = textWidth(label.text, scale * LABEL_SIZE[label.kind]);
  const height = scale * LABEL_SIZE[label.kind] * LINE_HEIGHT;
  return {
    left: label.x + ((label.dx - 1) / 2) * width,
    top: label.y + ((label.dy - 1) / 2) * height,
    width,
    height,
  };
}

/** A Han character is as wide as the type is high; of Latin type, figures are among the widest. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (/[⺀-鿿＀-￯]/.test(sign) ? size : 0.64 * size), 0);
}

/** Value of an axis → −1 … 1. */
export function across(range: Range, value: number): number {
  return (2 * (value - range[0])) / (range[1] - range[0]) - 1;
}
