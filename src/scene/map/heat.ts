import type { Field } from '../../engine/contract';
import { COLORS, colorPivot, colorPosition, colorTable } from '../colormap';
import type { HeightScale, Look } from '../contract';
import type { HeightField } from '../heightfield';
import { openness, opennessAt } from '../openness';
import { heightSlope } from '../scale';

/** Direction of the light, from the upper left, as in the 3D scene; x right, y up the map, z towards the eye. */
const LIGHT = [-0.55, 0.5, 0.75].map((part) => part / Math.hypot(-0.55, 0.5, 0.75)) as [number, number, number];
/** How much of the brightness the relief takes. */
const RELIEF = 0.28;
/** How much darker the deepest valley is, and how far the highest ridge goes to white; less under other colours. */
const VALLEY = 0.26;
const RIDGE = 0.12;
const VALLEY_UNDER = 0.14;

/**
 * The field as a picture, one pixel a sample, y growing upwards; holes are transparent. A soft relief shading from the
 * analytic gradient and from how open the ground lies shows valleys that colour alone does not.
 */
export function heatImage(field: Field, heights: HeightField, scale: HeightScale, colors: Look['colors']): ImageData {
  const { columns, rows } = field.grid;
  const image = new ImageData(columns, rows);
  const table = colorTable(colors);
  const pivot = colorPivot(scale, colors);
  const ground = openness(heights);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = row * columns + column;
      const level = heights.heights[from]!;
      if (Number.isNaN(level)) continue;
      const open = opennessAt(ground, column / (columns - 1), row / (rows - 1));
      const shade = shadeAt(field, scale, from) * (1 - VALLEY * Math.max(0, -open));
      const white = RIDGE * Math.max(0, open);
      const at = 4 * Math.round(colorPosition(level, pivot) * (COLORS - 1));
      const to = 4 * ((rows - 1 - row) * columns + column);
      for (let part = 0; part < 3; part++) {
        image.data[to + part] = (1 - white) * table[at + part]! * shade + 255 * white;
      }
      image.data[to + 3] = 255;
    }
  }
  return image;
}

/** The relief shading alone, as black of the right opacity, to lie over a picture of other colours. */
export function shadeImage(field: Field, heights: HeightField, scale: HeightScale): ImageData {
  const { columns, rows } = field.grid;
  const image = new ImageData(columns, rows);
  const ground = openness(heights);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = row * columns + column;
      if (Number.isNaN(heights.heights[from]!)) continue;
      const open = opennessAt(ground, column / (columns - 1), row / (rows - 1));
      const shade = shadeAt(field, scale, from) * (1 - VALLEY_UNDER * Math.max(0, -open));
      image.data[4 * ((rows - 1 - row) * columns + column) + 3] = 255 * (1 - shade);
    }
  }
  return image;
}

/** Brightness of a sample under the light, 1 where it faces it as level ground does (a little more at most). */
function shadeAt({ grid, samples }: Field, scale: HeightScale, at: number): number {
  // Slopes in units of the unit square and the full height, as the 3D box has them.
  const slope = heightSlope(scale, samples[4 * at]!) / 2;
  const sx = samples[4 * at + 1]! * slope * (grid.x[1] - grid.x[0]);
  const sy = samples[4 * at + 2]! * slope * (grid.y[1] - grid.y[0]);
  const facing = (-sx * LIGHT[0] - sy * LIGHT[1] + LIGHT[2]) / Math.hypot(sx, sy, 1);
  return 1 - RELIEF + RELIEF * (Math.max(facing, 0) / LIGHT[2]);
}
