import type { Experiment, Point, ToolName, Tools, View } from '../../experiment/surfaces/types';
import type { Bench } from '../../page/workbench/benchHost';
import type { Editing } from '../../page/workbench/editing';
import type { LabContext } from '../../page/workbench/labContext';
import type { SceneLayers, SceneModel } from '../../scene/contract';
import type { SurfaceState } from './state';

/** What every part of the laboratory of surfaces gets. */
export type SurfaceContext = LabContext<SurfaceState, SurfaceActions>;

/** Everything a person can do in the laboratory. */
export interface SurfaceActions extends Editing<Experiment, ToolName> {
  setView(change: Partial<View>): void;
  /** Of the run that is pinned, else of all that share one. `done`: the pointer was released. */
  setStart(place: Point, done: boolean): void;
  setChartScale(scale: 'linear' | 'log'): void;
  pause(): void;
  seek(step: number): void;
  point(run: number | null): void;
  /** Chooses a run for good, as far as the scene's start and what is pointed out are concerned; null: none. */
  pin(run: number | null): void;
}

/** What every tool gets, beside what the laboratory has. `watch` rests while the tool is not in use. */
export interface ToolContext extends SurfaceContext {
  /** The tool's layers have changed: the scene asks for them again. */
  refresh(): void;
  /** The tool's stage, dock or panel has become another, or what it plays has: the host asks for them again. */
  arrange(): void;
  /** Changes the tool's own settings; `gesture` as with `actions.edit`. */
  set<K extends Exclude<ToolName, 'data' | 'formula'>>(tool: K, change: Partial<Tools[K]>, gesture?: string): void;
  /** The loss by step, which a tool may take into its dock while it is in use. */
  readonly chart: HTMLElement;
  /** The picture of the scene as it is shown. */
  readonly showsMap: boolean;
}

export type ToolLayers = SceneLayers & Partial<Pick<SceneModel, 'runs' | 'start'>>;

/** One thing that can be done with a surface, beside the others. Without a stage of its own, the scene stays. */
export interface Tool extends Bench {
  /** What it adds to the scene, and which runs and which start it shows in their place; asked for when it is drawn anew. */
  layers?(model: SceneModel): ToolLayers;
  /** A click, tap or drag on the scene; true: it has been dealt with, and does not move the start. */
  onPlace?(place: readonly [number, number], done: boolean): boolean;
  /** The pointer or the keyboard reads a place of the scene. */
  onProbe?(place: readonly [number, number] | null): void;
}

export type CreateTool = (context: ToolContext) => Tool;
