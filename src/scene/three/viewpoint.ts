import { castRay, type HeightField, heightAt, thinned, toGrid } from '../heightfield';
import { fromScene } from './coordinates';

export interface Viewpoint {
  /** Radians; 0: in front, growing to the right. */
  readonly azimuth: number;
  /** Radians above the floor. */
  readonly elevation: number;
  /** 1 (absent): the box just fits. */
  readonly distance?: number;
}

const DEGREE = Math.PI / 180;
/** From the front left: x runs to the right and y into the picture, as one draws it by hand. */
const USUAL = -32 * DEGREE;
const ELEVATION = 34 * DEGREE;
/** Where the usual elevation does not show enough, these are tried above it. */
const TILTS = [0, 10 * DEGREE, 20 * DEGREE];

export const USUAL_VIEWPOINT: Viewpoint = { azimuth: USUAL, elevation: ELEVATION };

/**
 * By the picture's width over its height. A wide picture shows the box larger when it is seen more level; a tall one, when
 * it is seen face on and more from above.
 */
const USUAL_BY_ASPECT: readonly (readonly [aspect: number, viewpoint: Viewpoint])[] = [
  [0.8, { azimuth: -14 * DEGREE, elevation: 46 * DEGREE }],
  [1.25, USUAL_VIEWPOINT],
  [1.75, { azimuth: -30 * DEGREE, elevation: 27 * DEGREE }],
];

export function usualViewpoint(aspect: number): Viewpoint {
  const after = USUAL_BY_ASPECT.findIndex(([at]) => aspect < at);
  if (after === 0) return USUAL_BY_ASPECT[0]![1];
  if (after < 0) return USUAL_BY_ASPECT.at(-1)![1];
  const [[low, from], [high, to]] = [USUAL_BY_ASPECT[after - 1]!, USUAL_BY_ASPECT[after]!];
  const part = (aspect - low) / (high - low);
  return {
    azimuth: from.azimuth + part * (to.azimuth - from.azimuth),
    elevation: from.elevation + part * (to.elevation - from.elevation),
  };
}

const QUARTER = Math.PI / 2;

/** Sides of the coarse copy of the field on which sight is tested, and of the grid of places looked at. */
const COARSE = 48;
const PLACES = 20;

/** What another direction must show more of, as a part of everything, to be worth turning away or looking down. */
const TURN_COST = 0.3;
const TILT_COST = 0.05;

/**
 * The direction from which most of what matters can be seen: the low ground, where the optimizers go, and the given
 * places (the start, the minima). A valley behind a high wall is thus looked into from its open end.
 */
export function chooseViewpoint(
  field: HeightField,
  places: readonly (readonly [number, number])[],
  usual = USUAL_VIEWPOINT,
): Viewpoint {
  const coarse = thinned(field, COARSE);
  const targets = lowGround(coarse);
  const ground = targets.reduce((sum, target) => sum + target.weight, 0) || 1;
  for (const [x, y] of places) {
    const [column, row] = toGrid(coarse.grid, x, y);
    const height = heightAt(coarse, column, row);
    // All these places together weigh as much as the ground.
    if (height <= 1) targets.push({ column, row, height, weight: ground / places.length });
  }
  const all = targets.reduce((sum, target) => sum + target.weight, 0) || 1;
  let best = usual;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [tilt, more] of TILTS.entries()) {
    const elevation = usual.elevation + more;
    for (const azimuth of turns(usual.azimuth)) {
      const towards = fromScene(
        coarse.grid,
        [Math.sin(azimuth) * Math.cos(elevation), Math.sin(elevation), Math.cos(azimuth) * Math.cos(elevation)],
        false,
      );
      let seen = 0;
      for (const { column, row, height, weight } of targets) {
        if (castRay(coarse, [column, row, height + 0.01], towards, 1e-3) === null) seen += weight;
      }
      const turn = (1 - Math.cos(azimuth - usual.azimuth)) / 2;
      const score = seen / all - TURN_COST * turn - TILT_COST * tilt;
      if (score > bestScore + 1e-9) {
        bestScore = score;
        best = { azimuth, elevation };
      }
    }
  }
  return best;
}

/** The usual view and its mirror image from all four sides: every other one would run two axes into one another. */
function turns(azimuth: number): number[] {
  return [0, 1, 2, 3].flatMap((side) => [azimuth + side * QUARTER, -azimuth + side * QUARTER]);
}

function lowGround(field: HeightField): { column: number; row: number; height: number; weight: number }[] {
  const targets = [];
  for (let j = 0; j < PLACES; j++) {
    for (let i = 0; i < PLACES; i++) {
      const column = ((i + 0.5) / PLACES) * (field.columns - 1);
      const row = ((j + 0.5) / PLACES) * (field.rows - 1);
      const height = heightAt(field, column, row);
      if (height <= 1) targets.push({ column, row, height, weight: (1 - height) ** 4 });
    }
  }
  return targets;
}
