import type { Descent, Field } from '../../engine/contract';
import type { Resolved } from '../../experiment/surfaces/resolve';
import type { Experiment } from '../../experiment/surfaces/types';
import type { LocalText } from '../../formula/text';
import { startHistory } from '../../page/history';
import type { Edited } from '../../page/workbench/editing';
import { initialPlayback, type Playback } from '../shared/playback';
import { lastStepOf } from '../shared/runs/runState';

/** The state of the laboratory of surfaces: immutable data, no commands. The experiment decides what is computed and drawn. */
export interface SurfaceState extends Edited<Experiment> {
  readonly computing: boolean;
  /** The last state that was computed without an error; null before the first. */
  readonly shown: Shown | null;
  /** Why the present experiment could not be computed; the shown state is then an earlier one. */
  readonly failure: LocalText | null;
  readonly playback: Playback;
  readonly probe: Probe | null;
  /** Index of the run that is pointed out. */
  readonly pointed: number | null;
  /** Index of the run that was chosen: it stays pointed out, and the scene moves its start alone. */
  readonly pinned: number | null;
  /** Of the loss axis; null: as the surface's heights. */
  readonly chartScale: 'linear' | 'log' | null;
}

/** An experiment with all that was computed for it. */
export interface Shown {
  readonly experiment: Experiment;
  readonly resolved: Resolved;
  readonly field: Field;
  /** One per run of `experiment`. */
  readonly descents: readonly Descent[];
}

/** Where the pointer is, and the last reading: of this place, or for a moment still of the one before. */
export interface Probe {
  readonly place: readonly [number, number];
  readonly reading: Reading | null;
}

/** Value and derivatives at a place; for `jet` see `JET`. */
export interface Reading {
  readonly place: readonly [number, number];
  readonly jet: Float64Array;
}

export function initialSurfaceState(experiment: Experiment, playing: boolean): SurfaceState {
  return {
    history: startHistory(experiment),
    computing: true,
    shown: null,
    failure: null,
    playback: { ...initialPlayback, playing },
    probe: null,
    pointed: null,
    pinned: null,
    chartScale: null,
  };
}

export function experimentOf(state: SurfaceState): Experiment {
  return state.history.present;
}

/** Of what is shown; before anything is, of what was asked for. */
export function lastStep(state: SurfaceState): number {
  const descents = state.shown?.descents;
  return descents === undefined || descents.length === 0 ? experimentOf(state).steps : lastStepOf(descents);
}
