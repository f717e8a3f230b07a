import type { ScalarProgram } from '../../../formula/programs/scalar-function';
import { emit } from '../../../formula/targets/emit';
import { isResidual } from '../../contract/network';
import type { NetProgram } from '../../network/program';
import { generate } from '../surface';
import { FAST, fastJavascript } from './fast-js';

/**
 * Forward pass, loss and backward pass of a block of rows, in one generated function in which every number has a name:
 * for nets so small that the loops of `matrix.ts` would take longer than what they compute. Adds the loss to total[0]
 * and the gradient to `gradient`; slopes are multiplied by `scale`. False: a formula is undefined somewhere.
 */
export type BlockGradient = (
  weights: Float64Array,
  gradient: Float64Array,
  inputs: Float64Array,
  targets: Float64Array,
  rows: number,
  scale: number,
  total: Float64Array,
) => boolean;

/** Beyond this many parameters loops are faster: the names no longer stay in registers, and compiling takes long. */
const MOST_PARAMETERS = 160;

/** Null: the net is too large, or the host forbids generated code. */
export function blockGradient(program: NetProgram): BlockGradient | null {
  if (program.loss === null || program.layout.parameters > MOST_PARAMETERS) return null;
  const make = generate(FAST.names, source(program, program.loss));
  return make === null ? null : (make(...FAST.tables) as BlockGradient);
}

/**
 * Names: w and g the parameters and their slopes; z, h, s of layer and unit: before the activation, the layer's output,
 * and the activation's slope; u and d: ∂loss/∂h and ∂loss/∂z. h of layer −1 is x.
 */
function source(program: NetProgram, loss: ScalarProgram): string {
  const { layers, parameters } = program.layout;
  const [{ inputs }] = layers;
  const { outputs } = layers[layers.length - 1];
  const all = range(parameters);
  return [
    '"use strict";',
    'return (weights, gradient, inputs, targets, rows, scale, total) => {',
    ...FAST.lines,
    'let defined = true, sum = total[0];',
    ...all.map((k) => `const w${k} = weights[${k}];`),
    ...all.map((k) => `let g${k} = gradient[${k}];`),
    `for (let row = 0, i = 0, o = 0; row < rows; row++, i += ${inputs}, o += ${outputs}) {`,
    ...range(inputs).map((i) => `const ${output(-1, i)} = inputs[i + ${i}];`),
    ...layers.flatMap((_, l) => forward(program, l)),
    ...range(outputs).flatMap((o) => lossCode(loss, layers.length - 1, o)),
    ...layers.flatMap((_, below) => backward(program, layers.length - 1 - below)),
    '}',
    ...all.map((k) => `gradient[${k}] = g${k};`),
    'total[0] = sum;',
    'return defined;',
    '};',
  ].join('\n');
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

function output(layer: number, unit: number): string {
  return layer < 0 ? `x${unit}` : `h${layer}_${unit}`;
}

function forward(program: NetProgram, l: number): string[] {
  const { inputs, outputs, weights, biases } = program.layout.layers[l];
  const { program: activation, parameters } = program.activations[program.activationOf[l]];
  const { graph, value, derivative, undefinedHere } = activation;
  return range(outputs).flatMap((o) => {
    const products = range(inputs).map((i) => `w${weights + o * inputs + i} * ${output(l - 1, i)}`);
    const unit = `${l}_${o}`;
    const { lines, results } = emit(graph, [value, derivative, undefinedHere], fastJavascript, {
      prefix: `a${unit}_`,
      input: (name) => (name === 'v0' ? `z${unit}` : fastJavascript.literal(parameters[Number(name.slice(1))])),
    });
    const beside = isResidual(program.net, l) ? ` + ${output(l - 1, o)}` : '';
    return [
      `const z${unit} = ${[...(biases === null ? [] : [`w${biases + o}`]), ...products].join(' + ')};`,
      ...lines,
      `const h${unit} = ${results[0]}${beside}, s${unit} = ${results[1]};`,
      `if (${results[2]}) defined = false;`,
    ];
  });
}

function lossCode({ graph, value, derivative, undefinedHere }: ScalarProgram, l: number, o: number): string[] {
  const { lines, results } = emit(graph, [value, derivative, undefinedHere], fastJavascript, {
    prefix: `e${o}_`,
    input: (name) => (name === 'v0' ? `h${l}_${o}` : `t${o}`),
  });
  return [
    `const t${o} = targets[o + ${o}];`,
    ...lines,
    `sum += ${results[0]};`,
    `const u${l}_${o} = scale * (${results[1]});`,
    `if (${results[2]}) defined = false;`,
  ];
}

function backward(program: NetProgram, l: number): string[] {
  const { inputs, outputs, weights, biases } = program.layout.layers[l];
  const units = range(outputs);
  const below = range(l === 0 ? 0 : inputs).map((i) => {
    const products = units.map((o) => `w${weights + o * inputs + i} * d${l}_${o}`);
    if (isResidual(program.net, l)) products.push(`u${l}_${i}`);
    return `const u${l - 1}_${i} = ${products.join(' + ')};`;
  });
  return [
    ...units.map((o) => `const d${l}_${o} = u${l}_${o} * s${l}_${o};`),
    ...units.flatMap((o) => [
      ...range(inputs).map((i) => `g${weights + o * inputs + i} += d${l}_${o} * ${output(l - 1, i)};`),
      ...(biases === null ? [] : [`g${biases + o} += d${l}_${o};`]),
    ]),
    ...below,
  ];
}
