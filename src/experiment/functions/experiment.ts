import { defineExperiment } from '../define';
import { completeRun } from '../runs';
import { defaultLineRuns, defaultLineStart } from './defaults';
import { FIELDS } from './fields';
import { DEFAULT_FUNCTION } from './functionField';
import { functionFault, resolveFunction } from './resolve';
import { FUNCTION_SIGNS } from './signs';

/** Experiments with a function of one variable. */
export const functionExperiments = defineExperiment(FIELDS, {
  complete(plain, draft) {
    const start = defaultLineStart(plain.function);
    const runs = draft.runs?.map((run) => completeRun(run, start)) ?? [];
    return { ...plain, runs: runs.length > 0 ? runs : defaultLineRuns(plain.function) };
  },
  // A page that opens with nothing to show would help nobody to mend the formula.
  mend(experiment) {
    const fault = functionFault(experiment.function);
    if (fault === null) return { experiment, problems: [] };
    const { formula } = resolveFunction(experiment.function);
    const problem = { path: ['function', 'formula'], value: formula, reason: fault.text };
    return {
      experiment: { ...experiment, function: DEFAULT_FUNCTION, runs: defaultLineRuns(DEFAULT_FUNCTION) },
      problems: [problem],
    };
  },
  signs: FUNCTION_SIGNS,
});

export const {
  settings: FUNCTION_SETTINGS,
  defaults: OPENING_FUNCTION_EXPERIMENT,
  parse: parseFunctionExperiment,
  parseText: readFunctionFile,
  encode: encodeFunctionAddress,
  open: openFunctionAddress,
} = functionExperiments;
