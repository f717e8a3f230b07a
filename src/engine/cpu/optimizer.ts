import type { Coefficients } from '../../formula/graph/coefficients';
import type { NodeId } from '../../formula/graph/graph';
import { Interpreter } from '../../formula/graph/interpret';
import { coefficientsOf, isTruthCoefficient, type RuleProgram, SCOPES } from '../../formula/programs/rule';
import type { Order } from '../../formula/programs/surface';
import { emit } from '../../formula/targets/emit';
import { javascript } from '../../formula/targets/emit-js';
import { JET, type Method, type RunPlan, type UpdateRule } from '../contract';
import { NO_SWEEP, type SweepAxes, sweptRun } from '../members';
import { longestHistory, methodCoefficients, methodInitialState } from '../methods';
import { prepareRule } from '../rules';
import { Lbfgs } from './lbfgs';
import { LevenbergMarquardt } from './lm';
import type { Step } from './step';
import { type CpuSurface, generate } from './surface';

/** An optimizer in plain code: one particle at a time, at any position of a sweep. */
export interface CpuOptimizer {
  readonly order: Order;
  /** A method that searches along a line needs one function throughout, so it sees no mini-batches. */
  readonly fullBatch: boolean;
  /** Numbers that a particle remembers: for rules one per state and coordinate, (state 0 x, y, state 1 x, …). */
  readonly stateSize: number;
  readonly step: Step;
  /** State of a particle at its start; the same at all positions of the sweep, or not. */
  initialState(x: number, y: number): Float64Array;
  readonly initialVaries: boolean;
  /** Numbers that a step costs in the tables of {@link prepare}. */
  readonly width: number;
  /** Leaves steps out. */
  skip(count: number): void;
  /** Makes ready the coefficients of the next `count` steps; to be asked for in order. */
  prepare(count: number): void;
  /** Coefficients of the k-th of these steps; one array, written anew by every call. */
  row(k: number, x: number, y: number): Float64Array;
}

export function cpuOptimizer(surface: CpuSurface, run: RunPlan, steps: number, sweep = NO_SWEEP): CpuOptimizer {
  const { optimizer } = run;
  return optimizer.kind === 'rule'
    ? ruleOptimizer(optimizer, run, steps, sweep)
    : methodOptimizer(surface, optimizer, run, steps, sweep);
}

function ruleOptimizer(rule: UpdateRule, run: RunPlan, steps: number, sweep: SweepAxes): CpuOptimizer {
  const prepared = prepareRule(rule, run, steps, sweep);
  const { program } = prepared;
  const coefficients = prepared.coefficients();
  const sources = rowSources(program, coefficients);
  const row = new Float64Array(sources.length);
  let table: Float64Array = new Float64Array();
  return {
    order: program.usesHessian ? 'hessian' : 'gradient',
    fullBatch: false,
    stateSize: 2 * program.states.length,
    initialState: (x, y) => Float64Array.from(coefficients.initialState(x, y).flatMap((value) => [value, value])),
    initialVaries: program.initial.some((id) => program.scope(id) !== 'all'),
    step: ruleStep(program),
    width: coefficients.width,
    skip: (count) => coefficients.skip(count),
    prepare: (count) => {
      table = coefficients.next(count);
    },
    row: (k, x, y) => {
      const first = k * coefficients.width;
      for (let i = 0; i < row.length; i++) {
        const { fixed, at, strideX, strideY } = sources[i];
        const place = at + strideX * x + strideY * y;
        row[i] = fixed ? coefficients.fixed[place] : table[first + place];
      }
      return row;
    },
  };
}

function methodOptimizer(
  surface: CpuSurface,
  method: Method,
  run: RunPlan,
  steps: number,
  sweep: SweepAxes,
): CpuOptimizer {
  let [first, following] = [1, 1];
  const prepare = (count: number) => {
    first = following;
    following += count;
  };
  // Members come one after the other, so the last one's coefficients are all that is kept.
  let last = { x: 0, y: 0, table: methodCoefficients(method, sweptRun(run, sweep, 0, 0), steps) };
  const row = (k: number, x: number, y: number) => {
    if (x !== last.x || y !== last.y) {
      last = { x, y, table: methodCoefficients(method, sweptRun(run, sweep, x, y), steps) };
    }
    return last.table(first + k, 1);
  };
  const shared = { fullBatch: true, initialVaries: true, width: 0, skip: prepare, prepare, row };
  if (method.method === 'lm') {
    const initialState = (x: number, y: number) =>
      Float64Array.from(methodInitialState(method, sweptRun(run, sweep, x, y)));
    const { step } = new LevenbergMarquardt(surface);
    return { ...shared, order: 'hessian', stateSize: 1, initialState, step };
  }
  const { stateSize, step } = new Lbfgs(surface, longestHistory(run, sweep), method.method === 'lbfgs_wolfe');
  return { ...shared, order: 'gradient', stateSize, initialState: () => new Float64Array(stateSize), step };
}

/** Where a number of a particle's row comes from. */
interface RowSource {
  readonly fixed: boolean;
  readonly at: number;
  readonly strideX: number;
  readonly strideY: number;
}

/** The rows are the lists of coefficients of all scopes, one after the other; see {@link Coefficients} for the tables. */
function rowSources(program: RuleProgram, { sizes }: Coefficients): RowSource[] {
  const starts = { fixed: 0, changing: 0 };
  return SCOPES.flatMap((scope) => {
    const { coefficients, fixed } = coefficientsOf(program, scope);
    const changing = coefficients.length - fixed;
    const [fixedStart, changingStart] = [starts.fixed, starts.changing];
    starts.fixed += fixed * sizes[scope];
    starts.changing += changing * sizes[scope];
    return coefficients.map((_, i) => {
      const stride = i < fixed ? fixed : changing;
      return {
        fixed: i < fixed,
        at: i < fixed ? fixedStart + i : changingStart + i - fixed,
        strideX: scope === 'x' ? stride : 0,
        strideY: scope === 'y' ? stride : 0,
      };
    });
  });
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

/** Index in a particle's row; null: no coefficient. */
function rowIndices(program: RuleProgram): (id: NodeId) => number | null {
  const starts = { all: 0, x: program.coefficients.length, y: 0 };
  starts.y = starts.x + program.along.x.coefficients.length;
  return (id) => {
    const place = program.place(id);
    return place === null ? null : starts[place.scope] + place.index;
  };
}

function ruleStep(program: RuleProgram): Step {
  const indexOf = rowIndices(program);
  const outputs = [...program.theta, ...program.next.flat(), program.undefinedHere];
  const { lines, results } = emit(program.graph, outputs, javascript, {
    prefix: 't',
    input: arrayInput,
    given: (id) => {
      const index = indexOf(id);
      if (index === null) return null;
      return isTruthCoefficient(program, id) ? `(row[${index}] !== 0)` : `row[${index}]`;
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
  const step = generate(['theta', 'jet', 'g', 'state', 'row'], body);
  return step === null ? interpretedStep(program) : (step as Step);
}

function interpretedStep(program: RuleProgram): Step {
  const indexOf = rowIndices(program);
  const outputs = [...program.theta, ...program.next.flat(), program.undefinedHere];
  let own: Float64Array = new Float64Array();
  const interpreter = new Interpreter(program.graph, outputs, (id) => {
    const index = indexOf(id);
    return index === null ? null : (own[index] ?? 0);
  });
  return (theta, jet, g, state, row) => {
    own = row;
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
