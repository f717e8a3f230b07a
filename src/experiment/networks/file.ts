import { parseJson } from '../read';
import { parseNetwork } from './experiment';
import type { NetExperiment } from './types';

/** The experiment in the text of a file. Throws `ExperimentError` if it is no JSON or no experiment with networks. */
export function readNetworkFile(text: string): NetExperiment {
  return parseNetwork(parseJson(text));
}
