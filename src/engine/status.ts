import type { RunStatus } from './contract';

/** What a kernel keeps of a run; `null` steps: it does not hold. Codes are those of shaders/particle.wgsl. */
export interface RunEnd {
  readonly code: number;
  /** The step that could not be taken, where the run ended early. */
  readonly stopped: number;
  /** The update after which the stopping rule ended the run. */
  readonly satisfied: number | null;
  readonly calmSince: number | null;
  readonly outsideSince: number | null;
}

export const CODE = { running: 0, converged: 1, leftDomain: 2, diverged: 3, undefined: 4 } as const;

/** The twin of `status` in shaders/descend.wgsl. */
export function runStatus(end: RunEnd): RunStatus {
  if (end.code === CODE.diverged) return { kind: 'diverged', step: end.stopped };
  if (end.code === CODE.undefined) return { kind: 'undefined', step: end.stopped };
  if (end.satisfied !== null) return { kind: 'stopped', step: end.satisfied };
  if (end.calmSince !== null) return { kind: 'converged', step: end.calmSince };
  if (end.outsideSince !== null) return { kind: 'left-domain', step: end.outsideSince };
  return { kind: 'running' };
}

/** The limit on coordinates: a wide domain of the user's own is not divergence. */
export function escapeLimit(domain: readonly (readonly [number, number])[], least: number): number {
  const extent = Math.max(...domain.flat().map(Math.abs));
  return Math.max(least, 10 * extent);
}
