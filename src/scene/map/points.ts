import type { SceneModel } from '../contract';
import { markerPath } from '../marker';
import { PALETTES } from '../palette';
import type { Transform } from './plot';

/** CSS pixels at look.scale 1. */
const POINT_RADIUS = 5;

/** Data points, each group with its marker; the context is clipped to the plot. */
export function drawPoints(context: CanvasRenderingContext2D, model: SceneModel, transform: Transform): void {
  const { halo } = PALETTES[model.look.theme];
  const radius = POINT_RADIUS * model.look.scale;
  context.lineJoin = 'round';
  for (const { places, color, marker, hollow } of model.points ?? []) {
    const shape = new Path2D(markerPath(marker, radius));
    for (let i = 0; i < places.length; i += 3) {
      const placed = new Path2D();
      placed.addPath(shape, new DOMMatrix().translate(...transform.toScreen(places[i]!, places[i + 1]!)));
      context.lineWidth = radius * (hollow ? 1.2 : 0.7);
      context.strokeStyle = halo;
      context.stroke(placed);
      context.fillStyle = hollow ? halo : color;
      context.fill(placed);
      if (!hollow) continue;
      context.lineWidth = radius * 0.5;
      context.strokeStyle = color;
      context.stroke(placed);
    }
  }
}
