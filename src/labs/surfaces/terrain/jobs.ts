import { exactProber } from '../../../analysis/exactJet';
import { levelSet, type Section, sectionPlaces, sectionThrough, streamlines } from '../../../analysis/field';
import { type ArrowStyle, type Feet, gridFeet, type Quiver, quiver, quiverGrid } from '../../../analysis/quiver';
import { type Stationary, stationaryPoints } from '../../../analysis/stationary';
import { type Engine, type Field, JET, type Problem } from '../../../engine/contract';
import type { Point, SurfaceChoice, TerrainTool } from '../../../experiment/surfaces/types';
import type { EngineSource } from '../../../page/workbench/engineSource';
import { createJob, type Job } from '../../../page/workbench/job';
import { type Ground, groundOf } from './maths';

/** Arrows across the longer side of the view, ever more of them: the scene takes as many as it has room for. */
const ARROWS = [6, 8, 10, 13, 18, 24] as const;
/** The longest of a few arrows at chosen points reaches over this part of the view, unless a scale is asked for. */
const REACH = 1 / 6;
/** Samples along a section. */
const SAMPLES = 257;

export interface FieldRequest {
  readonly field: Field;
  readonly problem: Problem;
  /** Null: none are wanted. */
  readonly arrows: (ArrowStyle & Pick<TerrainTool, 'feet' | 'points'>) | null;
  readonly streamlines: boolean;
}

export interface QuiverLevel extends Quiver {
  /** Arrows beside one another in x; 0: they are few, and need no room. */
  readonly across: number;
}

export interface FieldLines {
  /** Ever denser; the lengths of all mean the same. Empty: none are wanted. */
  readonly quivers: readonly QuiverLevel[];
  /** The chosen points where the surface is defined, with the gradient there. */
  readonly feet: Feet;
  readonly streamlines: readonly Float64Array[];
}

/** The gradient field of what is shown. */
export function createFieldJob(source: EngineSource, tell: () => void): Job<FieldRequest, FieldLines> {
  return createJob<FieldRequest, FieldLines>(
    source,
    async (request, engine, publish, signal) => {
      const { field, arrows } = request;
      const chosen = arrows?.feet === 'points';
      const feet = chosen ? await pointFeet(engine, request.problem, arrows.points, signal) : new Float64Array();
      const found = { quivers: arrows === null ? [] : arrowsOn(request, arrows, feet), feet };
      publish({ ...found, streamlines: [] });
      if (request.streamlines) publish({ ...found, streamlines: await streamlines(field, signal) });
    },
    tell,
  );
}

function arrowsOn(
  { field }: FieldRequest,
  arrows: NonNullable<FieldRequest['arrows']>,
  chosen: Feet,
): readonly QuiverLevel[] {
  const { grid } = field;
  const [width, height] = [grid.x[1] - grid.x[0], grid.y[1] - grid.y[0]];
  if (arrows.feet === 'points') return [{ ...quiver(chosen, [REACH * width, REACH * height], arrows), across: 0 }];
  // The densest says what lengths mean, for it knows most of the field.
  let densest: Quiver | null = null;
  return ARROWS.toReversed()
    .map((most): QuiverLevel => {
      const [columns, rows] = quiverGrid(grid, most);
      const level = quiver(gridFeet(field, columns, rows), [width / columns, height / rows], arrows, densest);
      densest ??= level;
      return { ...level, across: columns };
    })
    .toReversed();
}

/** In float64 where that can be had: the numbers are read. */
async function pointFeet(
  engine: Engine,
  problem: Problem,
  points: readonly Point[],
  signal: AbortSignal,
): Promise<Feet> {
  if (points.length === 0) return new Float64Array();
  const jets = await exactProber(engine, problem, signal).probe(points);
  return Float64Array.from(
    points.flatMap(([x, y], i) => {
      const jet = jets.subarray(i * JET.size, (i + 1) * JET.size);
      return jet[JET.flags] === 0 ? [x, y, jet[JET.x]!, jet[JET.y]!] : [];
    }),
  );
}

export interface PlaceRequest {
  readonly problem: Problem;
  readonly at: Point;
  readonly section: TerrainTool['section'];
  /** The field that is shown, for the level set through the place; null: none is wanted. */
  readonly field: Field | null;
}

/** What is at one place. */
export interface PlaceResult {
  /** Null: undefined there. */
  readonly ground: Ground | null;
  readonly section: Cut | null;
  readonly level: readonly Float64Array[];
}

/** The surface along a section. */
export interface Cut {
  readonly section: Section;
  readonly distances: Float64Array;
  /** NaN where it is undefined or too large. */
  readonly values: Float64Array;
}

export function createPlaceJob(source: EngineSource, tell: () => void): Job<PlaceRequest, PlaceResult> {
  return createJob<PlaceRequest, PlaceResult>(
    source,
    async (request, engine, publish, signal) => {
      const { problem, at, field } = request;
      const ground = groundOf(at, await exactProber(engine, problem, signal).probe([at]));
      const section = ground === null ? null : sectionThrough(problem, at, directionOf(request.section, ground));
      let cut: Cut | null = null;
      if (section !== null) {
        const { distances, places } = sectionPlaces(section, SAMPLES);
        const jets = await engine.probe(problem, places, signal);
        const values = Float64Array.from(distances, (_, i) =>
          jets[i * JET.size + JET.flags] === 0 ? jets[i * JET.size + JET.value]! : Number.NaN,
        );
        cut = { section, distances, values };
      }
      publish({ ground, section: cut, level: [] });
      if (field === null || ground === null) return;
      publish({ ground, section: cut, level: await levelSet(field, ground.value, signal) });
    },
    tell,
  );
}

function directionOf(section: TerrainTool['section'], { gradient, eigen }: Ground): readonly [number, number] {
  switch (section) {
    case 'none':
      return [0, 0];
    case 'x':
      return [1, 0];
    case 'y':
      return [0, 1];
    case 'gradient':
      // On level ground the direction of steepest curvature takes its place.
      return Math.hypot(...gradient) > 0 ? gradient : eigen.vectors[1];
  }
}

export interface StationaryRequest {
  /** Its identity: the same surface is not searched again. */
  readonly surface: SurfaceChoice;
  readonly problem: Problem;
}

export function createStationaryJob(source: EngineSource, tell: () => void): Job<StationaryRequest, Stationary> {
  return createJob<StationaryRequest, Stationary>(
    source,
    async ({ problem }, engine, publish, signal) => {
      publish(await stationaryPoints(engine, problem, signal));
    },
    tell,
  );
}
