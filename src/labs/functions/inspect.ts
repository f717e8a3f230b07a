import type { FunctionExperiment } from '../../experiment/functions/types';
import type { Bench, BenchInspection } from '../../page/workbench/benchHost';
import { type FunctionState, functionExperimentOf } from './state';

/** What `window.nabla.function` says of the laboratory of functions. */
export interface FunctionInspection {
  readonly experiment: FunctionExperiment;
  readonly bench: BenchInspection;
  /** The formula that is drawn: of the present experiment, or the last one that means something. */
  readonly shown: string;
  readonly failure: string | null;
  /** Where the bench's playback stands; null where it has none. */
  readonly at: number | null;
  readonly playing: boolean;
}

export function inspectFunctions(
  state: FunctionState,
  bench: BenchInspection,
  current: Bench | null,
): FunctionInspection {
  const position = current?.transport?.position;
  return {
    experiment: functionExperimentOf(state),
    bench,
    shown: state.shown.resolved.formula,
    failure: state.failure?.en ?? null,
    at: position?.at ?? null,
    playing: position?.playing ?? false,
  };
}
