import type { Descent } from '../../../engine/contract';
import type { FunctionExperiment, LineRun } from '../../../experiment/functions/types';
import { initialPlayback, type Playback } from '../../shared/playback';
import { lastStepOf } from '../../shared/runs/runState';
import type { ShownFunction } from '../state';

/** Runs with what came of them. */
export interface Descended {
  readonly shown: ShownFunction;
  readonly runs: readonly LineRun[];
  readonly steps: number;
  /** One per run. */
  readonly descents: readonly Descent[];
}

/** The state of the bench: what was computed last, and where the playback stands. */
export interface DescentState {
  /** Null before the first; after an error the last good one. */
  readonly done: Descended | null;
  readonly playback: Playback;
}

/** Slower than on a surface: here each step is looked at by itself. */
const SPEED = 1 / 4;

export const initialDescentState: DescentState = { done: null, playback: { ...initialPlayback, speed: SPEED } };

/** Of what was computed; before anything is, of what was asked for. */
export function lastStep({ done }: DescentState, { steps }: FunctionExperiment): number {
  return done === null || done.descents.length === 0 ? steps : lastStepOf(done.descents);
}

/** Index of the run that the list of steps, the rates, the cobweb and the orbit diagram look at. */
export function chosenRun({ descent, runs }: Pick<FunctionExperiment, 'descent' | 'runs'>): number {
  return Math.min(descent.run, runs.length - 1);
}
