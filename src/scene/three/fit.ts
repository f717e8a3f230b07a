import { MathUtils } from 'three/webgpu';
import { showsColors } from '../colorbar';
import type { SceneModel } from '../contract';
import type { Box } from '../labels';
import { heightTicks } from '../ticks';
import { LABEL_SIZE, LINE_HEIGHT } from '../typeface';
import { axesOf, type BoxAxes, boxLabels, labelBox, sideOf, textWidth } from './boxLabels';
import { barBox } from './capture';
import { BOX_CORNERS, type Framing, frameBox, type Margins, projectionOf, type Vec3 } from './framing';
import { poseOf, positionOf } from './glide';
import type { ScreenSize } from './projection';
import type { Viewpoint } from './viewpoint';

export const FIELD_OF_VIEW = 26;
const FOV = MathUtils.degToRad(FIELD_OF_VIEW);

/** Kept free at every border, and around the colour bar, in CSS pixels at look.scale 1. */
const GAP = 10;
/** How far labels reach beyond the box depends on where the camera stands, and that on them: this many rounds settle it. */
const ROUNDS = 5;
/** Pieces of an edge of the box that are tested for lying under the colour bar. */
const PIECES = 24;

/** The margin that clears the colour bar is found to a 64th. */
const HALVINGS = 6;

/** What has to find room in the picture. */
export interface Furniture {
  /** Null: labels are not known yet. */
  readonly axes: BoxAxes | null;
  /** Where nothing else may lie; null: everywhere is room. */
  readonly bar: Box | null;
  readonly scale: number;
}

/** Around the box: its labels, and the colour bar in a corner. */
export function furnitureOf(model: SceneModel | null, { width, height }: ScreenSize, scale: number): Furniture {
  if (model === null) return { axes: null, bar: null, scale };
  const axes = axesOf(model);
  if (!showsColors(model)) return { axes, bar: null, scale };
  const bar = barBox(width, height, scale);
  const ticks = Math.max(
    0,
    ...heightTicks(model.height, 5).map(({ text }) => textWidth(text, LABEL_SIZE.tick * scale)),
  );
  const left = bar.left - ticks - LABEL_SIZE.tick * scale - GAP * scale;
  const top = bar.top - 2 * LABEL_SIZE.bar * LINE_HEIGHT * scale;
  return { axes, bar: { left, top, width: width - left, height: height - top }, scale };
}

/** Where to put the camera so that the box and its labels just fill the picture; a viewpoint's distance is by that. */
export function fitted({ distance = 1, ...direction }: Viewpoint, size: ScreenSize, furniture: Furniture): Framing {
  const framing = fitBox(direction, size, furniture);
  if (distance === 1) return framing;
  const pose = poseOf(framing.position, framing.target);
  return { ...framing, position: positionOf({ ...pose, distance: pose.distance * distance }) };
}

function fitBox(direction: Viewpoint, size: ScreenSize, furniture: Furniture): Framing {
  const { bar, scale } = furniture;
  const gap = GAP * scale;
  const all = { left: gap, right: gap, top: gap, bottom: gap };
  const whole = fitWithin(all, direction, size, furniture);
  if (bar === null || !liesUnder(bar, whole, direction, size, furniture)) return whole;
  // A little to the left or a little up, as much as it takes; whichever shows the box larger.
  const clear = (most: number, roomOf: (margin: number) => Margins): Framing => {
    let [low, high] = [gap, most];
    let best = fitWithin(roomOf(most), direction, size, furniture);
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (low + high) / 2;
      const tried = fitWithin(roomOf(middle), direction, size, furniture);
      if (liesUnder(bar, tried, direction, size, furniture)) low = middle;
      else {
        high = middle;
        best = tried;
      }
    }
    return best;
  };
  const beside = clear(size.width - bar.left, (right) => ({ ...all, right }));
  const above = clear(size.height - bar.top, (bottom) => ({ ...all, bottom }));
  return distanceOf(above) < distanceOf(beside) ? above : beside;
}

/** Lets the box fill what its labels leave of the room. */
function fitWithin(room: Margins, direction: Viewpoint, size: ScreenSize, furniture: Furniture): Framing {
  let framing = frame(direction, size, room);
  if (furniture.axes === null) return framing;
  for (let round = 0; round < ROUNDS; round++) {
    const box = boundsOf(corners(direction, size, framing).map(([left, top]) => ({ left, top, width: 0, height: 0 })));
    const labels = boundsOf(labelBoxes(direction, size, framing, furniture));
    framing = frame(direction, size, {
      left: room.left + Math.max(0, box.left - labels.left),
      right: room.right + Math.max(0, labels.right - box.right),
      top: room.top + Math.max(0, box.top - labels.top),
      bottom: room.bottom + Math.max(0, labels.bottom - box.bottom),
    });
  }
  return framing;
}

function frame({ azimuth, elevation }: Viewpoint, size: ScreenSize, margins: Margins): Framing {
  return frameBox(azimuth, elevation, FOV, size, margins);
}

function corners({ azimuth, elevation }: Viewpoint, size: ScreenSize, framing: Framing) {
  return BOX_CORNERS.map(projectionOf(azimuth, elevation, FOV, size, framing));
}

function labelBoxes(
  { azimuth, elevation }: Viewpoint,
  size: ScreenSize,
  framing: Framing,
  { axes, scale }: Furniture,
): Box[] {
  if (axes === null) return [];
  const toScreen = projectionOf(azimuth, elevation, FOV, size, framing);
  return boxLabels(axes, sideOf(framing.position), toScreen, scale).map((label) => labelBox(label, scale));
}

/** Whether any of the box's edges or labels would lie under the bar. */
function liesUnder(bar: Box, framing: Framing, direction: Viewpoint, size: ScreenSize, furniture: Furniture): boolean {
  const toScreen = projectionOf(direction.azimuth, direction.elevation, FOV, size, framing);
  const inBar = (v: Vec3) => {
    const [x, y] = toScreen(v);
    return x > bar.left && y > bar.top;
  };
  const edges = BOX_CORNERS.flatMap((from, i) =>
    BOX_CORNERS.slice(i + 1)
      .filter((to) => from.filter((part, axis) => part !== to[axis]).length === 1)
      .flatMap((to) => Array.from({ length: PIECES + 1 }, (_, piece) => between(from, to, piece / PIECES))),
  );
  return (
    edges.some(inBar) ||
    labelBoxes(direction, size, framing, furniture).some(
      ({ left, top, width, height }) => left + width > bar.left && top + height > bar.top,
    )
  );
}

function between(from: Vec3, to: Vec3, part: number): Vec3 {
  const mix = (axis: 0 | 1 | 2) => from[axis] + part * (to[axis] - from[axis]);
  return [mix(0), mix(1), mix(2)];
}

function boundsOf(boxes: readonly Box[]): { left: number; right: number; top: number; bottom: number } {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ left, width }) => left + width)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ top, height }) => top + height)),
  };
}

function distanceOf({ position, target }: Framing): number {
  return poseOf(position, target).distance;
}
