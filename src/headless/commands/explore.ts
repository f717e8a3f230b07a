import { experimentCommand } from '../command';
import { basinDocument, checkAxes, stationaryDocument, swarmDocument, sweepDocument } from '../explore';
import { loadExperiment, withAxes } from '../load';
import { axis, bounds, count } from '../options';

/** What `--size` and `--particles` may be: more would not fit into a document. */
const LARGEST_SIZE = 2048;
const MOST_PARTICLES = 1_000_000;

/** A run from every pixel. */
export const basin = experimentCommand({
  name: 'basin',
  options: [
    ['--size', 'N'],
    ['--x', 'LO,HI'],
    ['--y', 'LO,HI'],
  ],
  /** Size: pixels a side, null: as the experiment says. x, y: bounds of the map, null: the domain. */
  read: (options) => ({
    size: count(options, '--size', LARGEST_SIZE),
    x: bounds(options, '--x'),
    y: bounds(options, '--y'),
  }),
  compute({ experiment: file, size, ...area }) {
    const { experiment, resolved } = loadExperiment(file);
    return (engine) => basinDocument(engine, experiment, resolved, size ?? experiment.tools.basins.size, area);
  },
});

/** A run for every pair of two values. */
export const sweep = experimentCommand({
  name: 'sweep',
  options: [
    ['--x', 'NAME:LO:HI[:log]'],
    ['--y', 'NAME:LO:HI[:log]'],
    ['--size', 'N'],
  ],
  /** Size: cells a side, null: as the experiment says. x, y: untrusted axes, null: as the experiment says. */
  read: (options) => ({
    size: count(options, '--size', LARGEST_SIZE),
    x: axis(options, '--x'),
    y: axis(options, '--y'),
  }),
  compute({ experiment: file, size, x, y }) {
    const swept = withAxes(loadExperiment(file).experiment, x, y);
    checkAxes(swept);
    return (engine) => sweepDocument(engine, swept, size ?? swept.tools.sweep.size);
  },
});

/** Many particles without their ways. */
export const swarm = experimentCommand({
  name: 'swarm',
  options: [['--particles', 'N']],
  /** Of all runs together; null: as the experiment says. */
  read: (options) => ({ particles: count(options, '--particles', MOST_PARTICLES) }),
  compute({ experiment: file, particles }) {
    const { experiment, resolved } = loadExperiment(file);
    return (engine) => swarmDocument(engine, experiment, resolved, particles ?? experiment.tools.swarm.particles);
  },
});

/** Where the gradient is zero. */
export const stationary = experimentCommand({
  name: 'stationary',
  read: () => ({}),
  compute({ experiment: file }) {
    const { resolved } = loadExperiment(file);
    return (engine) => stationaryDocument(engine, resolved);
  },
});
