import type { ComputationSource } from '../../formula/programs/computation/build';
import { fileCommand } from '../command';
import { type GraphDocument, graphDocument } from '../graph';
import { kindOfFile, loadExperiment, loadFunction, reason } from '../load';
import { place } from '../options';
import { UsageError } from '../usage-error';

/** The computation graph of a function or a surface, with both modes of automatic differentiation. */
export const graph = fileCommand({
  name: 'graph',
  options: [['--at', 'X[,Y]', true]],
  read: (options) => ({ at: place(options, '--at') ?? [] }),
  compute({ experiment: file, at }): GraphDocument {
    const { parameters, ...source } = kindOfFile(file) === 'function' ? ofFunction(file) : ofSurface(file);
    const { variables } = source;
    if (at.length !== variables.length) {
      const wanted = variables.length === 1 ? 'one number' : `${variables.length} numbers`;
      throw new UsageError(`--at is ${wanted} here, of ${variables.join(', ')}; not ${at.join(',')}`);
    }
    const values = { ...Object.fromEntries(variables.map((name, i) => [name, at[i]!])), ...parameters };
    try {
      return graphDocument({ ...source, parameters: Object.keys(parameters) }, values);
    } catch (error) {
      throw new UsageError(`${file}: ${reason(error)}`);
    }
  },
});

interface Numbered extends Omit<ComputationSource, 'parameters'> {
  readonly parameters: Readonly<Record<string, number>>;
}

function ofFunction(file: string): Numbered {
  const { formula, variable, parameters } = loadFunction(file).resolved;
  return { formula, variables: [variable], parameters };
}

function ofSurface(file: string): Numbered {
  const { formula, variables, parameters, data, samples } = loadExperiment(file).resolved.problem;
  if (samples !== undefined) throw new UsageError(`${file}: samples have no formula, and so no graph`);
  if (data !== null)
    throw new UsageError(`${file}: a loss over data has a term per row; graph takes a formula without data`);
  return { formula, variables, parameters };
}
