import { experimentCommand } from '../command';
import { runDocuments } from '../documents';
import { loadExperiment } from '../load';

/** Every run with its trajectory. */
export const run = experimentCommand({
  name: 'run',
  read: () => ({}),
  compute({ experiment: file }) {
    const { experiment, resolved } = loadExperiment(file);
    return async (engine) => {
      const descents = await engine.descend(resolved.problem, resolved.runs, resolved.plan);
      return { runs: runDocuments(experiment, descents) };
    };
  },
});
