import type { DraftsOf, ValuesOf } from '../field';
import type { FIELDS, TOOLS } from './fields';

export type { SweptAxis } from '../axis';
export type {
  CatalogueSurface,
  Clip,
  FormulaSurface,
  Interval,
  LossSurface,
  Point,
  Run,
  SampledGrid,
  SampledSurface,
  SurfaceChoice,
} from './forms';

/**
 * An experiment with a surface is plain data. The panel edits it, the address carries it, a file saves it, a lesson is a
 * list of them, the headless command runs it. Lengths are dimensionless; angles do not occur.
 */
export type Experiment = ValuesOf<typeof FIELDS>;

/** An experiment as people write it: what is left out takes its default. */
export type ExperimentDraft = DraftsOf<typeof FIELDS>;

export type View = Experiment['view'];

/** How the tools are set. A run is named by its place in the experiment's list; one that is not there means the first. */
export type Tools = Experiment['tools'];
export type ToolName = (typeof TOOLS)[number];
export type SweepTool = Tools['sweep'];
export type SwarmTool = Tools['swarm'];
export type TerrainTool = Tools['terrain'];
