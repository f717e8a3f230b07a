import { alignedTicks } from '../../geometry/axis';
import type { Annotator } from '../annotator';
import type { SceneModel } from '../contract';
import type { Box } from '../labels';
import type { Transform } from './plot';
import type { MapWindow } from './window';

/** About so many ticks. */
export const X_TICKS = 7;
export const Y_TICKS = 6;

/** Letters of a name that stands beside its axis. */
const SHORT = 1;

/** Names of the axes and texts of their ticks, around the plot. */
export function labelAxes(
  annotator: Annotator,
  { axes, look: { scale } }: SceneModel,
  box: Box,
  shown: MapWindow,
  transform: Transform,
): void {
  const bottom = box.top + box.height;
  const middle = box.left + box.width / 2;
  const halfway = box.top + box.height / 2;
  annotator.fixed({ x: middle, y: bottom + 29 * scale, dx: 0, dy: 1, text: axes.x, kind: 'axis' });
  // Beside the ticks there is room for a letter; a longer name stands above the axis.
  annotator.fixed(
    axes.y.length <= SHORT
      ? { x: box.left - 36 * scale, y: halfway, dx: -1, dy: 0, text: axes.y, kind: 'axis' }
      : { x: box.left, y: box.top - 2 * scale, dx: 1, dy: -1, text: axes.y, kind: 'axis' },
  );
  for (const { value, text } of alignedTicks(shown.x, X_TICKS)) {
    annotator.fixed({ x: transform.toScreen(value, 0)[0], y: bottom + 11 * scale, dx: 0, dy: 1, text, kind: 'tick' });
  }
  for (const { value, text } of alignedTicks(shown.y, Y_TICKS)) {
    annotator.fixed({ x: box.left - 8 * scale, y: transform.toScreen(0, value)[1], dx: -1, dy: 0, text, kind: 'tick' });
  }
}
