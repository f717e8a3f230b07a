import { ExperimentError, type InputProblem, sift } from '../read';
import { normaliseNetwork } from './experiment';
import { conflictsIn, fitNetwork } from './fit';
import { networkSchema } from './schema';
import type { NetDraft, NetExperiment } from './types';

/** For files and the command line: throws `ExperimentError` if anything in the input cannot be used. */
export function parseNetwork(input: unknown): NetExperiment {
  const { experiment, problems } = readNetwork(input);
  if (problems.length > 0) throw new ExperimentError(problems);
  return experiment;
}

/**
 * For addresses: uses what can be used. What cannot is listed, its default takes its place, and what is left is made to
 * agree with itself. Never throws, whatever the input.
 */
export function readNetwork(input: unknown): { experiment: NetExperiment; problems: readonly InputProblem[] } {
  const { output, problems } = sift(networkSchema, input);
  // The schema has just established that the output is one.
  const experiment = normaliseNetwork(output as NetDraft);
  // A fault that has been reported may leave others behind, which are put right without a word.
  const conflicts = problems.length > 0 ? [] : conflictsIn(experiment);
  return { experiment: fitNetwork(experiment), problems: [...problems, ...conflicts] };
}
