import { startingLineHyper } from '../../../experiment/functions/defaults';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import { createRunEdits } from '../../shared/runs/edits';

/** Changes of the runs on a curve. */
export const lineEdits = createRunEdits<number, FunctionExperiment>({
  same: (a, b) => a === b,
  startingHyper: ({ function: choice }, run, start) => startingLineHyper(choice, run, start),
});

/** Moves all runs that start at one place to another. */
export function moveStartsAt(experiment: FunctionExperiment, from: number, to: number): FunctionExperiment {
  if (from === to) return experiment;
  return lineEdits.changeRuns(experiment, (run) => (run.start === from ? { ...run, start: to } : run));
}

/** Settings of the bench. */
export function setDescent(
  experiment: FunctionExperiment,
  change: Partial<FunctionExperiment['descent']>,
): FunctionExperiment {
  return { ...experiment, descent: { ...experiment.descent, ...change } };
}
