import { Interpreter } from '../../../formula/graph/interpret';
import { type ElementwiseRule, elementwiseInput } from '../../../formula/programs/elementwise';
import { isTruthCoefficient } from '../../../formula/programs/rule';
import type { ScalarProgram } from '../../../formula/programs/scalar-function';
import { emit } from '../../../formula/targets/emit';
import { javascript } from '../../../formula/targets/emit-js';
import { LARGEST_WEIGHT } from '../../contract/network';
import type { CompiledActivation, NetRule } from '../../network/program';
import { generate } from '../surface';
import { FAST, fastJavascript } from './fast-js';

/** Index of `NET_STATUS`. */
export const NET_CODE = { running: 0, diverged: 1, undefined: 2 } as const;

/** h[i] = f(z[i]) and slope[i] = f′(z[i]) for i < count. False: f is undefined at one of them. */
export type ActivationKernel = (z: Float64Array, h: Float64Array, slope: Float64Array, count: number) => boolean;

/**
 * Adds f(y[i], t[i]) for i < count, one after the other, to total[0]; writes scale · ∂f/∂y to `slope`. False: f is
 * undefined at one of them.
 */
export type LossKernel = (
  y: Float64Array,
  t: Float64Array,
  slope: Float64Array,
  count: number,
  scale: number,
  total: Float64Array,
) => boolean;

/**
 * One update of parameters from … to − 1 of a net with one set of hyperparameters. State k of parameter i stands at
 * k × stride + i. `fixed` and `changing` hold the coefficients from these indices on. Returns a code of
 * {@link NET_CODE}; new weights and states are good only if it is `running`.
 */
export type UpdateKernel = (
  weights: Float64Array,
  gradient: Float64Array,
  state: Float64Array,
  newWeights: Float64Array,
  newState: Float64Array,
  from: number,
  to: number,
  stride: number,
  fixed: Float64Array,
  fixedAt: number,
  changing: Float64Array,
  changingAt: number,
) => number;

export function activationKernel({ program, parameters }: CompiledActivation): ActivationKernel {
  const { lines, results } = emit(
    program.graph,
    [program.value, program.derivative, program.undefinedHere],
    fastJavascript,
    {
      prefix: 't',
      input: (name) => name,
    },
  );
  const [value, derivative, bad] = results;
  const make = generate(
    [...FAST.names, 'parameters'],
    [
      '"use strict";',
      ...parameters.map((_, i) => `const p${i} = parameters[${i}];`),
      'return (z, h, slope, count) => {',
      ...FAST.lines,
      'let defined = true;',
      'for (let i = 0; i < count; i++) {',
      'const v0 = z[i];',
      ...lines,
      `h[i] = ${value};`,
      `slope[i] = ${derivative};`,
      `if (${bad}) defined = false;`,
      '}',
      'return defined;',
      '};',
    ].join('\n'),
  );
  if (make !== null) return make(...FAST.tables, parameters) as ActivationKernel;
  const at = interpreted(program);
  return (z, h, slope, count) => {
    let defined = true;
    for (let i = 0; i < count; i++) {
      const [f, df, undefinedHere] = at((name) => (name[0] === 'p' ? parameters[Number(name.slice(1))] : z[i]));
      h[i] = f;
      slope[i] = df;
      if (undefinedHere !== 0) defined = false;
    }
    return defined;
  };
}

export function lossKernel(program: ScalarProgram): LossKernel {
  const { lines, results } = emit(
    program.graph,
    [program.value, program.derivative, program.undefinedHere],
    fastJavascript,
    {
      prefix: 't',
      input: (name) => name,
    },
  );
  const [value, derivative, bad] = results;
  const make = generate(
    FAST.names,
    [
      '"use strict";',
      'return (y, t, slope, count, scale, total) => {',
      ...FAST.lines,
      'let defined = true, sum = total[0];',
      'for (let i = 0; i < count; i++) {',
      'const v0 = y[i], v1 = t[i];',
      ...lines,
      `sum += ${value};`,
      `slope[i] = scale * (${derivative});`,
      `if (${bad}) defined = false;`,
      '}',
      'total[0] = sum;',
      'return defined;',
      '};',
    ].join('\n'),
  );
  if (make !== null) return make(...FAST.tables) as LossKernel;
  const at = interpreted(program);
  return (y, t, slope, count, scale, total) => {
    let defined = true;
    for (let i = 0; i < count; i++) {
      const [f, df, undefinedHere] = at((name) => (name === 'v0' ? y[i] : t[i]));
      total[0] += f;
      slope[i] = scale * df;
      if (undefinedHere !== 0) defined = false;
    }
    return defined;
  };
}

function interpreted({ graph, value, derivative, undefinedHere }: ScalarProgram) {
  const interpreter = new Interpreter(graph, [value, derivative, undefinedHere]);
  return (input: (name: string) => number): number[] => interpreter.evaluate(input);
}

export function updateKernel(rule: NetRule): UpdateKernel {
  const { program } = rule;
  const { graph, fixed } = program;
  const outputs = updateOutputs(rule.elementwise);
  const states = program.states.length;
  const { lines, results } = emit(graph, outputs, javascript, {
    prefix: 't',
    input: (name) => {
      const which = elementwiseInput(name);
      return typeof which === 'number' ? `s${which}` : which;
    },
    given: (id) => {
      const index = program.coefficients.indexOf(id);
      if (index < 0) return null;
      return isTruthCoefficient(program, id) ? `(k${index} !== 0)` : `k${index}`;
    },
  });
  const stateIndices = Array.from({ length: states }, (_, k) => k);
  const make = generate(
    [],
    [
      '"use strict";',
      'return (weights, gradient, state, newWeights, newState, from, to, stride, fixed, fixedAt, changing, changingAt) => {',
      ...program.coefficients.map((_, i) =>
        i < fixed ? `const k${i} = fixed[fixedAt + ${i}];` : `const k${i} = changing[changingAt + ${i - fixed}];`,
      ),
      `let code = ${NET_CODE.running};`,
      'for (let i = from; i < to; i++) {',
      'const theta = weights[i], g = gradient[i];',
      ...stateIndices.map((k) => `const s${k} = state[${k} * stride + i];`),
      ...lines,
      `const next = ${results[0]};`,
      'newWeights[i] = next;',
      ...stateIndices.map((k) => `newState[${k} * stride + i] = ${results[1 + k]};`),
      `if (${results[1 + states]}) return ${NET_CODE.undefined};`,
      // Written so that NaN has diverged, too.
      `if (!(Math.abs(next) <= ${LARGEST_WEIGHT})) code = ${NET_CODE.diverged};`,
      '}',
      'return code;',
      '};',
    ].join('\n'),
  );
  return make === null ? interpretedUpdate(rule) : (make() as UpdateKernel);
}

function updateOutputs({ theta, next, undefinedHere }: ElementwiseRule): number[] {
  return [theta, ...next, undefinedHere];
}

function interpretedUpdate(rule: NetRule): UpdateKernel {
  const { program } = rule;
  const states = program.states.length;
  let [fixedTable, changingTable] = [new Float64Array(), new Float64Array()];
  let [fixedFirst, changingFirst] = [0, 0];
  const interpreter = new Interpreter(program.graph, updateOutputs(rule.elementwise), (id) => {
    const index = program.coefficients.indexOf(id);
    if (index < 0) return null;
    const [table, at] =
      index < program.fixed ? [fixedTable, fixedFirst] : [changingTable, changingFirst - program.fixed];
    return table[at + index] ?? 0;
  });
  return (weights, gradient, state, newWeights, newState, from, to, stride, fixed, fixedAt, changing, changingAt) => {
    [fixedTable, changingTable] = [fixed as typeof fixedTable, changing as typeof changingTable];
    [fixedFirst, changingFirst] = [fixedAt, changingAt];
    let code: number = NET_CODE.running;
    for (let i = from; i < to; i++) {
      const values = interpreter.evaluate((name) => {
        const which = elementwiseInput(name);
        if (which === 'theta') return weights[i];
        return which === 'g' ? gradient[i] : state[which * stride + i];
      });
      newWeights[i] = values[0];
      for (let k = 0; k < states; k++) newState[k * stride + i] = values[1 + k];
      if (values[1 + states] !== 0) return NET_CODE.undefined;
      if (!(Math.abs(values[0]) <= LARGEST_WEIGHT)) code = NET_CODE.diverged;
    }
    return code;
  };
}
