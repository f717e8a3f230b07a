import { startingLineHyper } from '../../../experiment/functions/defaults';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { createRunEdits } from '../../shared/runs/edits';

/** Changes of the runs on a curve. */
export const lineEdits = createRunEdits<number, FunctionExperiment>({
  same: (a, b) => a === b,
  startingHyper: ({ function: choice }, run, start) => startingLineHyper(choice, run, start),
});
