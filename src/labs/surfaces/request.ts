import type { Experiment } from '../../experiment/surfaces/types';

/** What a tool computes its result from. */
export interface ToolRequest {
  /** Everything that decides the result, but for the surface. */
  readonly key: string;
  readonly experiment: Experiment;
}

/**
 * The request of before where the next one asks for the same, so that nothing is computed anew: the same key on the same
 * surface. Surfaces are told apart by identity; one with data or samples would take longer to write out than a frame has.
 */
export function latest<R extends ToolRequest>(before: R | null, next: R): R {
  const same = before !== null && before.key === next.key && before.experiment.surface === next.experiment.surface;
  return same ? before : next;
}
