import { experimentCommand } from '../command';
import { pointDocuments } from '../documents';
import { readJson } from '../files';
import { linePointDocuments } from '../line';
import { kindOfFile, loadExperiment, loadFunction } from '../load';
import { parseLinePoints, parsePoints } from '../points';

/** Value and derivatives at given points, of a surface or of a function of one variable. */
export const evaluate = experimentCommand({
  name: 'eval',
  options: [['--points', 'POINTS.json', true]],
  read: (options) => ({ points: options.get('--points')! }),
  compute({ experiment: file, points: pointsFile }) {
    if (kindOfFile(file) === 'function') {
      const { resolved } = loadFunction(file);
      const points = parseLinePoints(readJson(pointsFile), pointsFile);
      return async (engine) => ({ points: await linePointDocuments(engine, resolved, points) });
    }
    const { resolved } = loadExperiment(file);
    const points = parsePoints(readJson(pointsFile), pointsFile);
    return async (engine) => {
      const jets = await engine.probe(resolved.problem, Float64Array.from(points.flat()));
      return { points: pointDocuments(points, jets) };
    };
  },
});
