import type { Descent } from '../../../engine/contract';

/** What the legend says about a run at the playback's step. */
export interface RunState {
  readonly kind: 'ready' | 'running' | 'finished' | 'stopped' | 'converged' | 'left-domain' | 'diverged' | 'undefined';
  /** The step at which it became so; null where no step belongs to it. */
  readonly step: number | null;
  /** Steps taken so far: the playback's step, or less where the run has ended before. */
  readonly at: number;
  readonly loss: number;
}

/** A recorded run as it stood at `cursor`: nothing that comes later shows. */
export function runStateAt(descent: Descent, cursor: number): RunState {
  const at = Math.min(Math.floor(cursor), descent.stepsTaken);
  const loss = descent.loss[at] ?? Number.NaN;
  const { status } = descent;
  if (status.kind !== 'running' && cursor >= status.step) return { kind: status.kind, step: status.step, at, loss };
  if (at === 0 && cursor < 1 && descent.stepsTaken > 0) return { kind: 'ready', step: null, at, loss };
  return { kind: cursor >= descent.stepsTaken ? 'finished' : 'running', step: null, at, loss };
}

/** The last step that the playback can show: that of the longest run. A run that diverged at once still has one. */
export function lastStepOf(descents: readonly Descent[]): number {
  return descents.reduce((last, descent) => {
    const end = descent.status.kind === 'diverged' || descent.status.kind === 'undefined' ? descent.status.step : 0;
    return Math.max(last, descent.stepsTaken, end);
  }, 1);
}

/** Index of the run with the lowest loss; -1 where none has a finite one. */
export function bestRun(states: readonly RunState[]): number {
  let best = -1;
  states.forEach((state, index) => {
    if (Number.isFinite(state.loss) && (best < 0 || state.loss < states[best]!.loss)) best = index;
  });
  return best;
}
