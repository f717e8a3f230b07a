import { experimentCommand } from '../command';
import { pointDocuments } from '../documents';
import { readJson } from '../files';
import { loadExperiment } from '../load';
import { parsePoints } from '../points';

/** Value and derivatives at given points. */
export const evaluate = experimentCommand({
  name: 'eval',
  options: [['--points', 'POINTS.json', true]],
  read: (options) => ({ points: options.get('--points')! }),
  compute({ experiment: file, points: pointsFile }) {
    const { resolved } = loadExperiment(file);
    const points = parsePoints(readJson(pointsFile), pointsFile);
    return async (engine) => {
      const jets = await engine.probe(resolved.problem, Float64Array.from(points.flat()));
      return { points: pointDocuments(points, jets) };
    };
  },
});
