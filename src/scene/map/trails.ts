import type { Grid } from '../../engine/contract';
import type { SceneModel, SceneRun } from '../contract';
import type { Box } from '../labels';
import { PALETTES } from '../palette';
import { placeAt, thinTrail } from '../trail';
import { clipLine } from './clip';
import type { Transform } from './plot';
import { CORE_WIDTH, DASHES, HALO_WIDTH } from './widths';

/** The runs' trails as far as the playback has come. */
export class TrailPicture {
  private readonly thinned = new WeakMap<Float64Array, { readonly grid: unknown; readonly moves: Uint32Array }>();

  /** The context is clipped to the box. */
  draw(context: CanvasRenderingContext2D, model: SceneModel, box: Box, transform: Transform, step: number): void {
    if (model.field === null) return;
    const { grid } = model.field;
    const { scale, theme } = model.look;
    const palette = PALETTES[theme];
    // Round ends of lines that leave the plot must lie outside it.
    const margin = 2 * HALO_WIDTH * scale;
    const { left, top, width, height } = box;
    const around = { left: left - margin, top: top - margin, width: width + 2 * margin, height: height + 2 * margin };
    context.lineJoin = context.lineCap = 'round';
    // The first run is drawn last, on top of the others.
    for (const run of model.runs.toReversed()) {
      const path = this.path(run, grid, around, transform, step);
      context.setLineDash([]);
      context.strokeStyle = palette.halo;
      context.globalAlpha = run.muted ? 0.12 : 0.7;
      context.lineWidth = HALO_WIDTH * scale;
      context.stroke(path);
      context.setLineDash(DASHES[run.dash].map((length) => length * scale));
      context.strokeStyle = run.color;
      context.globalAlpha = run.muted ? 0.3 : 1;
      context.lineWidth = CORE_WIDTH * scale;
      context.stroke(path);
    }
  }

  /** `around`: where lines are cut off. */
  private path(run: SceneRun, grid: Grid, around: Box, transform: Transform, step: number): Path2D {
    const { trajectory } = run;
    let thin = this.thinned.get(trajectory);
    if (thin === undefined || thin.grid !== grid) {
      thin = { grid, moves: thinTrail(grid, trajectory) };
      this.thinned.set(trajectory, thin);
    }
    const path = new Path2D();
    let at: readonly [number, number] | null = null;
    for (let i = 0; i < thin.moves.length; i += 2) {
      const from = thin.moves[i]!;
      const to = thin.moves[i + 1]!;
      if (to - 1 >= step) break;
      const line = clipLine(
        around,
        transform.toScreen(trajectory[2 * from]!, trajectory[2 * from + 1]!),
        transform.toScreen(...placeAt(trajectory, Math.min(step, to))),
      );
      if (line === null) continue;
      if (at === null || at[0] !== line[0] || at[1] !== line[1]) path.moveTo(line[0], line[1]);
      path.lineTo(line[2], line[3]);
      at = [line[2], line[3]];
    }
    return path;
  }
}
