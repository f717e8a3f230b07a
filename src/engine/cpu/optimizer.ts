import { emit } from '../../formula/emit';
import { javascript } from '../../formula/emit-js';
import { Interpreter } from '../../formula/interpret';
import { isTruthCoefficient, type RuleProgram } from '../../formula/rule';
import type { Order } from '../../formula/surface';
import { JET, type RunPlan } from '../contract';
import { methodCoefficients, methodInitialState } from '../methods';
import { prepareRule } from '../rules';
import { Lbfgs } from './lbfgs';
import { LevenbergMarquardt } from './lm';
import { type CpuSurface, generate } from './surface';

/**
 * One step of one particle. `jet` is the surface at theta (with a Hessian where the optimizer asks for one), `g` the
 * gradient it sees; theta and state are replaced in place. False: the step cannot be computed.
 */
export type Step = (
  theta: Float64Array,
  jet: Float64Array,
  g: Float64Array,
  state: Float64Array,
  coefficients: Float64Array,
  row: number,
) => boolean;

export interface CpuOptimizer {
  readonly order: Order;
  /** A method that searches along a line needs one function throughout, so it sees no mini-batches. */
  readonly fullBatch: boolean;
  /** State of a particle at its start: for rules one number per state and coordinate, (state 0 x, y, state 1 x, …). */
  readonly initialState: Float64Array;
  readonly step: Step;
  /** Numbers of a step, and those of the next `count` steps; to be asked for in order. */
  readonly width: number;
  coefficients(count: number): Float64Array;
}

export function cpuOptimizer(surface: CpuSurface, run: RunPlan, steps: number): CpuOptimizer {
  const { optimizer } = run;
  if (optimizer.kind === 'rule') {
    const prepared = prepareRule(optimizer, run, steps);
    const { program } = prepared;
    const coefficients = prepared.coefficients();
    return {
      order: program.usesHessian ? 'hessian' : 'gradient',
      fullBatch: false,
      initialState: Float64Array.from(coefficients.initialState().flatMap((value) => [value, value])),
      step: ruleStep(program),
      width: coefficients.width,
      coefficients: (count) => coefficients.next(count),
    };
  }
  const table = methodCoefficients(optimizer, run, steps);
  let next = 1;
  const coefficients = (count: number): Float64Array => {
    next += count;
    return table(next - count, count);
  };
  const shared = { fullBatch: true, coefficients, width: table(1, 1).length };
  if (optimizer.method === 'lm') {
    const initialState = Float64Array.from(methodInitialState(optimizer, run));
    return { ...shared, order: 'hessian', initialState, step: new LevenbergMarquardt(surface).step };
  }
  const method = new Lbfgs(surface, run, optimizer.method === 'lbfgs_wolfe');
  return { ...shared, order: 'gradient', initialState: new Float64Array(method.stateSize), step: method.step };
}

const HESSIAN_INPUTS = ['hxx', 'hxy', 'hyy'];

function hessianIndex(name: string): number {
  return JET.xx + HESSIAN_INPUTS.indexOf(name);
}

/** Code of a rule's inputs and coefficients where theta, g and state are arrays. */
function arrayInput(name: string): string {
  if (name.startsWith('theta')) return `theta[${name.at(-1)}]`;
  if (name.startsWith('g')) return `g[${name.at(-1)}]`;
  if (name.startsWith('h')) return `jet[${hessianIndex(name)}]`;
  const [index, axis] = name.slice(1).split('_').map(Number);
  return `state[${2 * index + axis}]`;
}

function ruleStep(program: RuleProgram): Step {
  const outputs = [...program.theta, ...program.next.flat(), program.undefinedHere];
  const { lines, results } = emit(program.graph, outputs, javascript, {
    prefix: 't',
    input: arrayInput,
    given: (id) => {
      const index = program.coefficients.indexOf(id);
      if (index < 0) return null;
      const code = `coefficients[row + ${index}]`;
      return isTruthCoefficient(program, id) ? `(${code} !== 0)` : code;
    },
  });
  const state = results.slice(2, -1);
  const body = [
    '"use strict";',
    ...lines,
    // Results may name the old values, so all are read before any is written.
    ...results.map((code, i) => `const out${i} = ${code};`),
    'theta[0] = out0;',
    'theta[1] = out1;',
    ...state.map((_, i) => `state[${i}] = out${i + 2};`),
    `return !out${results.length - 1};`,
  ].join('\n');
  const step = generate(['theta', 'jet', 'g', 'state', 'coefficients', 'row'], body);
  return step === null ? interpretedStep(program) : (step as Step);
}

function interpretedStep(program: RuleProgram): Step {
  const outputs = [...program.theta, ...program.next.flat(), program.undefinedHere];
  let table: Float64Array = new Float64Array();
  let first = 0;
  const interpreter = new Interpreter(program.graph, outputs, (id) => {
    const index = program.coefficients.indexOf(id);
    return index < 0 ? null : (table[first + index] ?? 0);
  });
  return (theta, jet, g, state, coefficients, row) => {
    table = coefficients;
    first = row;
    const values = interpreter.evaluate((name) => {
      if (name.startsWith('theta')) return theta[Number(name.at(-1))];
      if (name.startsWith('g')) return g[Number(name.at(-1))];
      if (name.startsWith('h')) return jet[hessianIndex(name)];
      const [index, axis] = name.slice(1).split('_').map(Number);
      return state[2 * index + axis];
    });
    theta.set(values.slice(0, 2));
    state.set(values.slice(2, -1));
    return values[values.length - 1] === 0;
  };
}
