import { experimentCommand } from '../command';
import { runDocuments } from '../documents';
import { lineRunDocuments } from '../line';
import { kindOfFile, loadExperiment, loadFunction } from '../load';

/** Every run with its trajectory, on a surface or on a curve. */
export const run = experimentCommand({
  name: 'run',
  read: () => ({}),
  compute({ experiment: file }) {
    if (kindOfFile(file) === 'function') {
      const { experiment, resolved } = loadFunction(file);
      return async (engine) => ({ runs: await lineRunDocuments(engine, experiment, resolved) });
    }
    const { experiment, resolved } = loadExperiment(file);
    return async (engine) => {
      const descents = await engine.descend(resolved.problem, resolved.runs, resolved.plan);
      return { runs: runDocuments(experiment, descents) };
    };
  },
});
