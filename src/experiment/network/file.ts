import { parseJson } from '../file';
import { parseNetwork } from './parse';
import type { NetExperiment } from './types';

/** An experiment as the text of a file. */
export function writeNetwork(experiment: NetExperiment): string {
  return `${JSON.stringify(experiment, null, 2)}\n`;
}

/** The experiment in the text of a file. Throws `ExperimentError` if it is no JSON or no experiment with networks. */
export function readNetworkFile(text: string): NetExperiment {
  return parseNetwork(parseJson(text));
}

/** Whether parsed JSON was meant as an experiment with networks, and not with a surface: by what only these have. */
export function isNetworkInput(input: unknown): boolean {
  return (
    typeof input === 'object' && input !== null && (Object.hasOwn(input, 'network') || Object.hasOwn(input, 'data'))
  );
}
