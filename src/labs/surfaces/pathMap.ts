import './pathMap.css';
import { createCanvasFigure } from '../../charts/canvasFigure';
import { plotTransform } from '../../charts/frame';
import type { Look } from '../../scene/contract';
import { markerPath } from '../../scene/marker';
import { PALETTES } from '../../scene/palette';
import { placeAt, thinTrail } from '../../scene/trail';
import type { FieldPicture } from '../shared/fieldPicture';
import { DASH_LENGTHS, type RunStyle } from '../shared/runStyle';

/** One run on a small flat map: plain data, replaced as a whole. */
export interface PathMapModel {
  readonly picture: FieldPicture;
  /** x₀, y₀, x₁, y₁, … */
  readonly trajectory: Float64Array;
  readonly minima: readonly { readonly x: number; readonly y: number }[];
  readonly style: RunStyle;
  readonly theme: Look['theme'];
}

export interface PathMap {
  readonly element: HTMLElement;
  show(model: PathMapModel): void;
  /** To this fractional step of the playback. */
  moveTo(step: number): void;
  dispose(): void;
}

/** CSS pixels at a type size of 16. */
const LINE = 2.2;
const HALO = 4.6;
const HEAD = 5.5;
const CROSS = 4;

/** The background is painted when it or the size changes; what the playback moves lies on a canvas of its own. */
export function createPathMap(): PathMap {
  let model: PathMapModel | null = null;
  let moves: Uint32Array = new Uint32Array();
  let step = 0;
  const figure = createCanvasFigure(
    'path-map',
    (context, width, height, ratio) => {
      if (model !== null) drawBackground(context, model, width, height, ratio);
    },
    (context, width, height) => {
      if (model !== null) drawPath(context, model, moves, step, width, height);
    },
  );
  return {
    element: figure.element,
    show(next) {
      const before = model;
      if (before?.trajectory !== next.trajectory || before.picture !== next.picture) {
        moves = thinTrail(next.picture.field.grid, next.trajectory);
      }
      model = next;
      if (before?.picture !== next.picture || before.minima !== next.minima) figure.invalidate(0);
      figure.invalidate(1);
    },
    moveTo(next) {
      if (next === step) return;
      step = next;
      figure.invalidate(1);
    },
    dispose: () => figure.dispose(),
  };
}

function rem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

function drawBackground(
  context: CanvasRenderingContext2D,
  { picture, minima, theme }: PathMapModel,
  width: number,
  height: number,
  ratio: number,
): void {
  context.drawImage(picture.at(width, height, ratio), 0, 0, width, height);
  const { x, y } = picture.field.grid;
  const { toScreen } = plotTransform({ left: 0, top: 0, width, height }, x, y);
  const { mark, halo } = PALETTES[theme];
  const arm = CROSS * rem();
  const crosses = new Path2D();
  for (const minimum of minima) {
    const [left, top] = toScreen(minimum.x, minimum.y);
    crosses.moveTo(left - arm, top);
    crosses.lineTo(left + arm, top);
    crosses.moveTo(left, top - arm);
    crosses.lineTo(left, top + arm);
  }
  context.strokeStyle = halo;
  context.lineWidth = 3.5 * rem();
  context.stroke(crosses);
  context.strokeStyle = mark;
  context.lineWidth = 1.4 * rem();
  context.stroke(crosses);
}

function drawPath(
  context: CanvasRenderingContext2D,
  { picture, trajectory, style, theme }: PathMapModel,
  moves: Uint32Array,
  step: number,
  width: number,
  height: number,
): void {
  if (trajectory.length < 2) return;
  const { x, y } = picture.field.grid;
  const { toScreen } = plotTransform({ left: 0, top: 0, width, height }, x, y);
  const unit = rem();
  // A run that flies off to 1e6 would be dashed all the way there.
  const near = (value: number, side: number): number => Math.min(5 * side, Math.max(-4 * side, value));
  const at = (px: number, py: number): [number, number] => {
    const [left, top] = toScreen(px, py);
    return [near(left, width), near(top, height)];
  };
  const path = new Path2D();
  const head = placeAt(trajectory, step);
  let end = -1;
  let last = 0;
  for (let i = 0; i < moves.length; i += 2) {
    const [from, to] = [moves[i]!, moves[i + 1]!];
    if (from >= step) break;
    if (from !== end) path.moveTo(...at(trajectory[2 * from]!, trajectory[2 * from + 1]!));
    if (to <= step) path.lineTo(...at(trajectory[2 * to]!, trajectory[2 * to + 1]!));
    else path.lineTo(...at(...head));
    end = to;
    last = Math.min(to, step);
  }
  // Moves too short to be kept still end where the head is.
  if (end >= 0 && last < step) path.lineTo(...at(...head));
  const palette = PALETTES[theme];
  context.lineJoin = context.lineCap = 'round';
  context.globalAlpha = 0.75;
  context.strokeStyle = palette.halo;
  context.lineWidth = HALO * unit;
  context.stroke(path);
  context.globalAlpha = 1;
  context.strokeStyle = style.color;
  context.lineWidth = LINE * unit;
  context.setLineDash(DASH_LENGTHS[style.dash].map((length) => length * LINE * unit));
  context.stroke(path);
  context.setLineDash([]);
  const [left, top] = at(...head);
  const marker = new Path2D();
  marker.addPath(new Path2D(markerPath(style.marker, HEAD * unit)), new DOMMatrix().translate(left, top));
  context.strokeStyle = palette.halo;
  context.lineWidth = 2.5 * unit;
  context.stroke(marker);
  context.fillStyle = style.color;
  context.fill(marker);
  // Where it began: a ring, as in the scene.
  const [sx, sy] = at(trajectory[0]!, trajectory[1]!);
  context.beginPath();
  context.arc(sx, sy, 0.75 * HEAD * unit, 0, 2 * Math.PI);
  context.lineWidth = 3 * unit;
  context.strokeStyle = palette.halo;
  context.stroke();
  context.lineWidth = 1.5 * unit;
  context.strokeStyle = palette.mark;
  context.stroke();
}
