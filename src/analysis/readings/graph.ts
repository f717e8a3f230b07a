import type { GraphReading } from '../../experiment/lessons/readings';
import { freeNames, parseExpression } from '../../formula';
import { buildComputation, type Computation, type ComputationSource } from '../../formula/programs/computation/build';
import { evaluateComputation } from '../../formula/programs/computation/evaluate';
import { coordinate, type ReaderOf } from './context';
import { known, ReadingError } from './fault';
import type { Subject } from './subject';

/** A formula with numbers for its parameters. */
interface Source extends Omit<ComputationSource, 'parameters'> {
  readonly parameters: Readonly<Record<string, number>>;
}

export const readGraph: ReaderOf<'graph'> = (reading, context) => {
  const { parameters, ...source } = sourceOf(reading, context.subject);
  const { variables } = source;
  const { at, of, input = 0 } = reading;
  if (at.length !== variables.length) {
    throw new ReadingError(
      `The formula has the inputs ${variables.join(', ')}, but ${at.length} numbers are given.`,
      `公式的输入为 ${variables.join('、')}，却给出了 ${at.length} 个数。`,
    );
  }
  if (of === 'forwardPasses') return variables.length;
  if (of === 'reversePasses') return 1;
  const computation = buildComputation({ ...source, parameters: Object.keys(parameters) });
  if (of === 'nodes') return computation.nodes.length;
  const places = Object.fromEntries(variables.map((name, i) => [name, coordinate(at[i]!, context)]));
  return numberAt(computation, { ...places, ...parameters }, of, input);
};

function numberAt(
  computation: Computation,
  places: Readonly<Record<string, number>>,
  of: 'value' | 'adjoint',
  input: number,
): number {
  const { values, adjoints } = evaluateComputation(computation, places);
  // The variables are the first nodes, in their order.
  const value = of === 'value' ? values[computation.output] : adjoints[input];
  return known(value ?? Number.NaN);
}

/** The formula of the number, or of the bench of the experiment, or of its function or surface. */
function sourceOf({ formula }: GraphReading, subject: Subject): Source {
  const own = formula ?? (subject.of?.kind === 'function' ? subject.function.experiment.chain.formula : undefined);
  if (own !== undefined) return { formula: own, variables: freeNames(parseExpression(own)), parameters: {} };
  if (subject.of?.kind === 'function') {
    const { resolved } = subject.function;
    return { formula: resolved.formula, variables: [resolved.variable], parameters: resolved.parameters };
  }
  const { problem } = subject.surface.resolved;
  if (problem.data !== null || problem.samples !== undefined) {
    throw new ReadingError('A loss over data has no graph here.', '基于数据的损失在此没有计算图。');
  }
  return problem;
}
