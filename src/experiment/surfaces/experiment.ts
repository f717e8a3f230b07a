import { LONGEST_ADDRESS } from '../address';
import { defineExperiment } from '../define';
import { completeRun } from '../runs';
import { formulaFault } from './check';
import { chooseSurface } from './choose';
import { defaultRuns, defaultStart } from './defaults';
import { FIELDS } from './fields';
import { formulaOf } from './resolve';
import { DEFAULT_SURFACE } from './surfaceField';
import type { Experiment } from './types';

/** Experiments with a surface. */
export const surfaceExperiments = defineExperiment(FIELDS, {
  complete(plain, draft) {
    const start = defaultStart(plain.surface);
    const runs = draft.runs?.map((run) => completeRun(run, start)) ?? [];
    return { ...plain, runs: runs.length > 0 ? runs : defaultRuns(plain.surface) };
  },
  // A page that opens with nothing to show would help nobody to mend the formula.
  mend(experiment) {
    const { surface } = experiment;
    const fault = formulaFault(surface);
    if (fault === null || 'id' in surface) return { experiment, problems: [] };
    const path = ['surface', 'loss' in surface ? 'loss' : 'formula'];
    const problem = { path, value: formulaOf(surface), reason: fault.text };
    return { experiment: chooseSurface(experiment, DEFAULT_SURFACE), problems: [problem] };
  },
});

export const {
  settings: SURFACE_SETTINGS,
  defaults: OPENING_EXPERIMENT,
  complete: normalise,
  read: readExperiment,
  parse: parseExperiment,
  parseText: readExperimentFile,
  encode: encodeAddress,
  decode: decodeAddress,
  affected,
} = surfaceExperiments;

/** Why an address cannot carry an experiment: samples are too many to be written out, and data may be too long. */
export type AddressFault = 'samples' | 'length';

/** What keeps an experiment from being carried whole by its address; null: nothing does, the link says everything. */
export function addressFault(experiment: Experiment): AddressFault | null {
  if ('samples' in experiment.surface) return 'samples';
  return encodeAddress(experiment).length > LONGEST_ADDRESS ? 'length' : null;
}

/** Whether the address says everything; else a file must. */
export function fitsAddress(experiment: Experiment): boolean {
  return addressFault(experiment) === null;
}
