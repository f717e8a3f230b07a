import { exactProber } from '../../../analysis/exactJet';
import {
  levelSet,
  type Quiver,
  quiver,
  quiverGrid,
  type Section,
  sectionPlaces,
  sectionThrough,
  streamlines,
} from '../../../analysis/field';
import { type Stationary, stationaryPoints } from '../../../analysis/stationary';
import { type Field, JET, type Problem } from '../../../engine/contract';
import type { Point, SurfaceChoice, TerrainTool } from '../../../experiment/surfaces/types';
import type { EngineSource } from '../../../page/workbench/engineSource';
import { createJob, type Job } from '../../../page/workbench/job';
import { type Ground, groundOf } from './maths';

/** Arrows across the longer side of the view. */
const ARROWS = 20;
/** Samples along a section. */
const SAMPLES = 257;

export interface FieldRequest {
  readonly field: Field;
  readonly arrows: boolean;
  readonly streamlines: boolean;
}

export interface FieldLines {
  readonly quiver: Quiver | null;
  readonly streamlines: readonly Float64Array[];
}

/** The gradient field of what is shown. */
export function createFieldJob(source: EngineSource, tell: () => void): Job<FieldRequest, FieldLines> {
  return createJob<FieldRequest, FieldLines>(
    source,
    async (request, _engine, publish, signal) => {
      const { field } = request;
      const arrows = request.arrows ? quiver(field, ...quiverGrid(field.grid, ARROWS)) : null;
      publish({ quiver: arrows, streamlines: [] });
      if (request.streamlines) publish({ quiver: arrows, streamlines: await streamlines(field, signal) });
    },
    tell,
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
