import type { Experiment } from '../../experiment/surfaces/types';
import type { BenchInspection } from '../../page/workbench/benchHost';
import { type RunState, runStateAt } from '../shared/runs/runState';
import { experimentOf, type SurfaceState } from './state';

/** What `window.nabla` says of the laboratory of surfaces. */
export interface SurfaceInspection {
  /** The tool beside the surface. */
  readonly tool: BenchInspection;
  readonly step: number;
  readonly playing: boolean;
  readonly runs: readonly RunInspection[];
  readonly experiment: Experiment;
  /** Samples a side of the surface that is shown; 0 before the first. */
  readonly samples: number;
}

export interface RunInspection {
  readonly optimizer: string;
  readonly status: RunState['kind'];
  readonly loss: number;
  /** Where it stands, in the order of the surface's variables. */
  readonly place: readonly [number, number];
  /** Steps taken so far. */
  readonly step: number;
}

export function inspectSurfaces(state: SurfaceState, tool: BenchInspection): SurfaceInspection {
  const { shown, playback } = state;
  return {
    tool,
    step: playback.cursor,
    playing: playback.playing,
    runs:
      shown?.descents.map((descent, index) => {
        const { kind, loss, at } = runStateAt(descent, playback.cursor);
        const { trajectory } = descent;
        const place = [trajectory[2 * at] ?? Number.NaN, trajectory[2 * at + 1] ?? Number.NaN] as const;
        return { optimizer: shown.experiment.runs[index]?.optimizer ?? '', status: kind, loss, place, step: at };
      }) ?? [],
    experiment: experimentOf(state),
    samples: shown?.field.grid.columns ?? 0,
  };
}
