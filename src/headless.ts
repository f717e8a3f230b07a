import { catalogue } from './catalog/list';
import type { Engine } from './engine/contract';
import { type Command, type EngineChoice, parseArguments } from './headless/arguments';
import { engineDocument, pointDocuments, runDocuments } from './headless/documents';
import { openEngine } from './headless/engines';
import { basinDocument, checkAxes, stationaryDocument, swarmDocument, sweepDocument } from './headless/explore';
import { readJson, writeJson } from './headless/files';
import { loadExperiment, loadNetwork, withAxes } from './headless/load';
import { parsePoints } from './headless/points';
import { trainDocument } from './headless/train';

/** The same engines and the same Experiment without a browser. Prints one JSON document; see README. */
async function main(args: readonly string[]): Promise<void> {
  const command = parseArguments(args);
  await writeJson(command.out, await documentOf(command));
}

async function documentOf(command: Command): Promise<unknown> {
  if (command.name === 'list') return catalogue();
  if (command.name === 'train') {
    const network = loadNetwork(command.experiment);
    return withEngine(command.engine, async (engine) => ({
      engine: engineDocument(engine),
      ...(await trainDocument(engine.networks, network, command.report)),
    }));
  }
  const { experiment, resolved } = loadExperiment(command.experiment);
  if (command.name === 'run') {
    return withEngine(command.engine, async (engine) => {
      const descents = await engine.descend(resolved.problem, resolved.runs, resolved.plan);
      return { engine: engineDocument(engine), runs: runDocuments(experiment, descents) };
    });
  }
  if (command.name === 'basin') {
    return withEngine(command.engine, async (engine) => ({
      engine: engineDocument(engine),
      ...(await basinDocument(engine, experiment, resolved, command.size ?? experiment.tools.basins.size, command)),
    }));
  }
  if (command.name === 'sweep') {
    const swept = withAxes(experiment, command.x, command.y);
    checkAxes(swept);
    return withEngine(command.engine, async (engine) => ({
      engine: engineDocument(engine),
      ...(await sweepDocument(engine, swept, command.size ?? swept.tools.sweep.size)),
    }));
  }
  if (command.name === 'swarm') {
    const particles = command.particles ?? experiment.tools.swarm.particles;
    return withEngine(command.engine, async (engine) => ({
      engine: engineDocument(engine),
      ...(await swarmDocument(engine, experiment, resolved, particles)),
    }));
  }
  if (command.name === 'stationary') {
    return withEngine(command.engine, async (engine) => ({
      engine: engineDocument(engine),
      ...(await stationaryDocument(engine, resolved)),
    }));
  }
  const points = parsePoints(readJson(command.points), command.points);
  return withEngine(command.engine, async (engine) => {
    const jets = await engine.probe(resolved.problem, Float64Array.from(points.flat()));
    return { engine: engineDocument(engine), points: pointDocuments(points, jets) };
  });
}

async function withEngine<T>(choice: EngineChoice, use: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine(choice, new URL('./engine/cpu/node-worker.js', import.meta.url));
  try {
    return await use(engine);
  } finally {
    engine.dispose();
  }
}

/** One line, whatever went wrong: nobody can act on a stack trace. */
function lineOf(error: unknown): string {
  return `nabla: ${messageOf(error).replace(/\s+/g, ' ').trim()}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// The process is ended at once: Dawn and the workers would keep it alive.
main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${lineOf(error)}\n`, () => process.exit(1));
  },
);
