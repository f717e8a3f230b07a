import { Derivative } from '../graph/derive';
import type { NodeId } from '../graph/graph';
import { type Precision, Tape } from '../graph/tape';
import { compileScalar, type ScalarProgram } from './scalar-function';

/** A function of one variable, with parameters. */
export interface FunctionSource {
  readonly formula: string;
  readonly variable: string;
  readonly parameters: readonly string[];
}

/** Inputs are named by kind and position: `v0` the variable, `p0 …` the parameters. */
export interface FunctionProgram extends ScalarProgram {
  readonly source: FunctionSource;
  readonly second: NodeId;
}

/** f(x), f′(x) and f″(x). */
export type FunctionJet = readonly [value: number, derivative: number, second: number];

/** Parses, checks and differentiates twice. Throws FormulaError and nothing else. */
export function compileFunction(source: FunctionSource): FunctionProgram {
  const scalar = compileScalar({ ...source, others: [] });
  return { ...scalar, source, second: new Derivative(scalar.graph, 'v0').of(scalar.derivative) };
}

/**
 * A function in float64 without generated code, for the page itself: cheap enough to be asked for every point of a
 * curve. NaN where it is undefined; the conventions for derivatives at kinks are those of `Derivative`.
 */
export interface FunctionEvaluator {
  value(x: number): number;
  derivative(x: number): number;
  jet(x: number): FunctionJet;
  /** The same into three places of `out` from `at` on, making nothing. */
  jetInto(x: number, out: Float64Array, at?: number): void;
}

/**
 * @param parameters one number per parameter, in the order of the source
 * @param precision `float32`: every operation is rounded, as on a GPU, and so are x and the parameters
 */
export function createFunctionEvaluator(
  program: FunctionProgram,
  parameters: readonly number[],
  precision: Precision = 'float64',
): FunctionEvaluator {
  const { value, derivative, second, undefinedHere } = program;
  const lineUp = (outputs: readonly NodeId[]) => prepared(program, outputs, parameters, precision);
  const first = lineUp([value]);
  const slope = lineUp([derivative]);
  const all = lineUp([value, derivative, second]);
  /** The node at x, NaN where the function is undefined. */
  const at = ({ tape, variable }: Prepared, id: NodeId, x: number): number => {
    run(tape, variable, x);
    return tape.values[undefinedHere] !== 0 ? Number.NaN : tape.values[id];
  };
  return {
    value: (x) => at(first, value, x),
    derivative: (x) => at(slope, derivative, x),
    jet: (x) => {
      const result = at(all, value, x);
      if (all.tape.values[undefinedHere] !== 0) return [Number.NaN, Number.NaN, Number.NaN];
      return [result, all.tape.values[derivative], all.tape.values[second]];
    },
    jetInto: (x, out, start = 0) => {
      out[start] = at(all, value, x);
      const defined = all.tape.values[undefinedHere] === 0;
      out[start + 1] = defined ? all.tape.values[derivative] : Number.NaN;
      out[start + 2] = defined ? all.tape.values[second] : Number.NaN;
    },
  };
}

interface Prepared {
  readonly tape: Tape;
  /** Where the variable is written; −1: nothing here depends on it. */
  readonly variable: NodeId;
}

function prepared(
  program: FunctionProgram,
  outputs: readonly NodeId[],
  parameters: readonly number[],
  precision: Precision,
): Prepared {
  const tape = new Tape(program.graph, [...outputs, program.undefinedHere], undefined, precision);
  let variable = -1;
  for (const { id, name } of tape.inputs) {
    if (name === 'v0') variable = id;
    else tape.values[id] = parameters[Number(name.slice(1))];
  }
  return { tape, variable };
}

function run(tape: Tape, variable: NodeId, x: number): void {
  if (variable >= 0) tape.values[variable] = x;
  tape.run();
}
