import { ExperimentError, parseExperiment } from './surfaces/parse';
import type { Experiment } from './surfaces/types';

/** An experiment as the text of a file. */
export function writeExperiment(experiment: Experiment): string {
  return `${JSON.stringify(experiment, null, 2)}\n`;
}

/** The experiment in the text of a file. Throws {@link ExperimentError} if it is no JSON or no experiment. */
export function readExperimentFile(text: string): Experiment {
  return parseExperiment(parseJson(text));
}

/** What the text of a file says, for a schema to judge. Throws {@link ExperimentError} if it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    // Editors on Windows begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The message quotes the text, line breaks and all.
    const detail = String(error instanceof Error ? error.message : error).replace(/\s+/g, ' ');
    throw new ExperimentError([
      { path: [], value: text, reason: { en: `is not JSON: ${detail}`, zh: `不是合法的 JSON：${detail}` } },
    ]);
  }
}
