import {
  type Inspection,
  isResidual,
  type LossPlan,
  layout,
  type NetData,
  type NetPlan,
} from '../../../engine/contract/network';
import { Interpreter } from '../../../formula/graph/interpret';
import { compileScalar } from '../../../formula/programs/scalar-function';

/** One net, one batch, and the passes that an engine has made through it; `row` is the row that is looked at. */
export interface Facts {
  readonly net: NetPlan;
  readonly weights: Float64Array;
  readonly data: NetData;
  readonly inspection: Inspection;
  readonly row: number;
}

/** Reads the numbers of one row by layer and unit; what the engine does not hand out is one product or sum away. */
export interface Reader {
  readonly facts: Facts;
  /** Index of a parameter. */
  weightAt(layer: number, from: number, to: number): number;
  biasAt(layer: number, to: number): number | null;
  weight(layer: number, from: number, to: number): number;
  /** Zero without biases. */
  bias(layer: number, to: number): number;
  /** What comes into weight layer l. */
  input(layer: number, unit: number, row?: number): number;
  sum(layer: number, unit: number): number;
  output(layer: number, unit: number): number;
  /** f′(z). */
  slope(layer: number, unit: number): number;
  /** ∂L/∂z. */
  delta(layer: number, unit: number, row?: number): number;
  /** ∂L/∂h, h being what the unit hands on. */
  outputSlope(layer: number, unit: number): number;
  /** Of the output k; the class for softmax. */
  target(unit: number): number;
  gradient(parameter: number): number;
}

export function createReader(facts: Facts): Reader {
  const { net, weights, data, inspection } = facts;
  const { layers, units } = layout(net);
  const last = layers.length - 1;
  const at = (layer: number, unit: number, row = facts.row): number => row * units + layers[layer]!.units + unit;
  const softmax = net.loss.kind === 'softmax';
  const outputs = layers[last]!.outputs;

  const reader: Reader = {
    facts,
    weightAt: (layer, from, to) => layers[layer]!.weights + to * layers[layer]!.inputs + from,
    biasAt(layer, to) {
      const { biases } = layers[layer]!;
      return biases === null ? null : biases + to;
    },
    weight: (layer, from, to) => weights[reader.weightAt(layer, from, to)]!,
    bias(layer, to) {
      const index = reader.biasAt(layer, to);
      return index === null ? 0 : weights[index]!;
    },
    input: (layer, unit, row = facts.row) =>
      layer === 0 ? data.inputs[row * layers[0]!.inputs + unit]! : inspection.h[at(layer - 1, unit, row)]!,
    sum: (layer, unit) => inspection.z[at(layer, unit)]!,
    output: (layer, unit) => inspection.h[at(layer, unit)]!,
    slope: (layer, unit) => inspection.slope[at(layer, unit)]!,
    delta: (layer, unit, row) => inspection.delta[at(layer, unit, row)]!,
    outputSlope(layer, unit) {
      if (layer === last) {
        if (softmax) return reader.delta(layer, unit) / reader.slope(layer, unit);
        return lossSlope(net.loss, reader.output(layer, unit), reader.target(unit), data.rows * outputs);
      }
      const next = layers[layer + 1]!;
      let slope = isResidual(net, layer + 1) ? reader.outputSlope(layer + 1, unit) : 0;
      for (let to = 0; to < next.outputs; to++)
        slope += reader.weight(layer + 1, unit, to) * reader.delta(layer + 1, to);
      return slope;
    },
    target: (unit) => data.targets[softmax ? facts.row : facts.row * outputs + unit]!,
    gradient: (parameter) => inspection.gradient[parameter]!,
  };
  return reader;
}

/** ∂L/∂y′ of one output: the loss's derivative, divided by the number of outputs that it is a mean of. */
function lossSlope(loss: LossPlan, output: number, target: number, count: number): number {
  const [slope] = evaluateLoss(loss, output, target).slice(1);
  return loss.reduction === 'mean' ? slope! / count : slope!;
}

/** Value and slope of an elementwise loss, of one output, before the mean or the sum. */
export function evaluateLoss(loss: LossPlan, output: number, target: number): [value: number, slope: number] {
  const program = compileScalar({ formula: loss.formula, variable: 'z', others: ['t'], parameters: [] });
  const [value, slope] = new Interpreter(program.graph, [program.value, program.derivative]).evaluate((input) =>
    input === 'v0' ? output : target,
  );
  return [value!, slope!];
}
