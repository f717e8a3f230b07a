import { functionExperiments } from '../functions/experiment';
import { functionFault } from '../functions/resolve';
import { FUNCTION_SIGNS } from '../functions/signs';
import type { FunctionExperiment } from '../functions/types';
import { networkExperiments } from '../networks/experiment';
import { NETWORK_SIGNS } from '../networks/signs';
import type { NetExperiment } from '../networks/types';
import { ExperimentError, type InputProblem } from '../read';
import { hasSign } from '../signs';
import { formulaFault } from '../surfaces/check';
import { surfaceExperiments } from '../surfaces/experiment';
import type { Experiment } from '../surfaces/types';
import type { StepExperiment } from './types';

/** The experiment of a step, complete, and of which kind it is. */
export type LessonExperiment =
  | { readonly kind: 'function'; readonly experiment: FunctionExperiment }
  | { readonly kind: 'surface'; readonly experiment: Experiment }
  | { readonly kind: 'network'; readonly experiment: NetExperiment };

/** Of which kind an experiment is: told by the same signs as on the page. */
export function kindOfExperiment(given: StepExperiment): LessonExperiment['kind'] {
  const says = (signs: readonly string[], key: string): boolean =>
    typeof given === 'string' ? hasSign(given, signs) : Object.hasOwn(given, key);
  if (says(FUNCTION_SIGNS, 'function')) return 'function';
  return says(NETWORK_SIGNS, 'network') ? 'network' : 'surface';
}

/**
 * The experiment that a step names, by an address without its `#` or as an object. Throws an {@link ExperimentError} that
 * names every part that cannot be used: a lesson is shown as it was written or not at all.
 */
export function experimentOf(given: StepExperiment): LessonExperiment {
  switch (kindOfExperiment(given)) {
    case 'function': {
      const experiment = readWith(functionExperiments, given);
      refuse(functionFault(experiment.function), ['function', 'formula']);
      return { kind: 'function', experiment };
    }
    case 'network':
      return { kind: 'network', experiment: readWith(networkExperiments, given) };
    case 'surface': {
      const experiment = readWith(surfaceExperiments, given);
      const { surface } = experiment;
      refuse(formulaFault(surface), ['surface', 'loss' in surface ? 'loss' : 'formula']);
      return { kind: 'surface', experiment };
    }
  }
}

/** What both forms of an experiment are read by. */
interface Codec<E> {
  parse(input: unknown): E;
  decode(hash: string): {
    readonly experiment: E;
    readonly rejected: readonly {
      readonly key: string;
      readonly value: string;
      readonly reason: InputProblem['reason'];
    }[];
  };
}

function readWith<E>(codec: Codec<E>, given: StepExperiment): E {
  if (typeof given !== 'string') return codec.parse(given);
  const { experiment, rejected } = codec.decode(given);
  if (rejected.length === 0) return experiment;
  throw new ExperimentError(
    rejected.map(({ key, value, reason }) => ({ path: key === '' ? [] : [`${key}=${value}`], value, reason })),
  );
}

function refuse(fault: { readonly text: InputProblem['reason'] } | null, path: readonly string[]): void {
  if (fault !== null) throw new ExperimentError([{ path, value: undefined, reason: fault.text }]);
}
