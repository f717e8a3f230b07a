import type { Field } from '../../engine/contract';
import { isDark } from '../../scene/colormap';
import { contourLevels, traceContours } from '../../scene/contours';
import type { HeightScale, Look } from '../../scene/contract';
import { type HeightField, heightField } from '../../scene/heightfield';
import { heatImage } from '../../scene/map/heat';
import { PALETTES } from '../../scene/palette';

/** A surface from above, for many small maps of one size: it is painted once and copied into each. */
export interface FieldPicture {
  readonly field: Field;
  /** CSS pixels and device pixels per CSS pixel. The canvas belongs to the picture. */
  at(width: number, height: number, ratio: number): HTMLCanvasElement;
}

/** Samples a side: what a small map can show, and few enough to paint at once. */
const FINEST = 256;

/** The colours, the height scale and the contour lines of the scene. */
export function createFieldPicture(
  field: Field,
  scale: HeightScale,
  { theme, colors, contours }: Pick<Look, 'theme' | 'colors' | 'contours'>,
): FieldPicture {
  const thin = thinned(field);
  const heights = heightField(thin, scale);
  const heat = document.createElement('canvas');
  const canvas = document.createElement('canvas');
  let lines: readonly Lines[] | null = null;
  let painted = '';

  function paint(width: number, height: number, ratio: number): void {
    const { columns, rows } = heights;
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
    const context = canvas.getContext('2d');
    if (context === null) return;
    if (heat.width !== columns || heat.height !== rows) {
      heat.width = columns;
      heat.height = rows;
      heat.getContext('2d')?.putImageData(heatImage(thin, heights, scale, colors), 0, 0);
    }
    context.imageSmoothingQuality = 'high';
    // A sample is the middle of its pixel: the outer half of the outermost ones lies beyond the rectangle.
    context.drawImage(heat, 0.5, 0.5, columns - 1, rows - 1, 0, 0, canvas.width, canvas.height);
    if (!contours) return;
    lines ??= contourPaths(heights, scale, colors);
    const palette = PALETTES[theme];
    const [sx, sy] = [canvas.width / (columns - 1), canvas.height / (rows - 1)];
    const matrix = new DOMMatrix([sx, 0, 0, -sy, 0, canvas.height]);
    for (const { path, index, onDark } of lines) {
      const placed = new Path2D();
      placed.addPath(path, matrix);
      context.strokeStyle = onDark ? palette.contourOnDark : palette.contour;
      context.globalAlpha = palette.contourOpacity[index ? 1 : 0];
      context.lineWidth = (index ? 1.2 : 0.8) * ratio;
      context.stroke(placed);
    }
  }

  return {
    field,
    at(width, height, ratio) {
      const size = `${width} ${height} ${ratio}`;
      if (size !== painted) paint(width, height, ratio);
      painted = size;
      return canvas;
    },
  };
}

/** The field at no more than {@link FINEST} samples a side. */
function thinned(field: Field): Field {
  const { grid, samples } = field;
  const columns = Math.min(grid.columns, FINEST);
  const rows = Math.min(grid.rows, FINEST);
  if (columns === grid.columns && rows === grid.rows) return field;
  const out = new Float32Array(4 * columns * rows);
  for (let row = 0; row < rows; row++) {
    const y = Math.round((row * (grid.rows - 1)) / (rows - 1));
    for (let column = 0; column < columns; column++) {
      const x = Math.round((column * (grid.columns - 1)) / (columns - 1));
      const from = 4 * (y * grid.columns + x);
      out.set(samples.subarray(from, from + 4), 4 * (row * columns + column));
    }
  }
  return { grid: { ...grid, columns, rows }, samples: out, buffer: null, dispose: () => {} };
}

interface Lines {
  /** In grid coordinates. */
  readonly path: Path2D;
  readonly index: boolean;
  readonly onDark: boolean;
}

function contourPaths(heights: HeightField, scale: HeightScale, colors: Look['colors']): Lines[] {
  const levels = contourLevels(scale);
  const kinds = new Map<string, Lines>();
  const kindOf = (k: number): Lines => {
    const index = k % levels.every === 0;
    const onDark = isDark(levels.offset + k * levels.spacing, scale, colors);
    const key = `${index} ${onDark}`;
    const known = kinds.get(key) ?? { path: new Path2D(), index, onDark };
    kinds.set(key, known);
    return known;
  };
  traceContours(heights, levels, (k, x0, y0, x1, y1) => {
    const { path } = kindOf(k);
    path.moveTo(x0, y0);
    path.lineTo(x1, y1);
  });
  return [...kinds.values()];
}
