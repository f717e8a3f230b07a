import { layout } from '../../../engine/contract/network';
import type { NetExperiment } from '../../../experiment/networks/types';
import type { Explainer } from '../diagram/explain';
import type { Reader } from '../diagram/facts';
import type { Item } from '../diagram/geometry';
import { number, row, sign } from '../diagram/math';
import type { Line } from '../diagram/narrate';

/**
 * What the update makes of every parameter. Where it is w − η·∂L/∂w, as in plain gradient descent, it is written so;
 * else only the numbers before and after.
 */
export function updateLines(
  explainer: Explainer,
  reader: Reader,
  after: Float64Array,
  experiment: NetExperiment,
): Line[] {
  const { net, weights, inspection } = reader.facts;
  const rate = experiment.hyper.lr ?? Number.NaN;
  const plain = weights.every((weight, i) => {
    const expected = weight - rate * inspection.gradient[i]!;
    return Math.abs(after[i]! - expected) <= TOLERANCE * Math.max(1, Math.abs(weight));
  });
  const lines: Line[] = [];
  layout(net).layers.forEach(({ inputs, outputs }, layer) => {
    const add = (item: Item, left: Line['equation']['left'], parameter: number): void => {
      const value = after[parameter]!;
      const numeric = row(sign('='), number(weights[parameter]!), sign('→'), number(value));
      const equation = plain
        ? explainer.update(left, parameter, rate, value)
        : { left, symbolic: null, numeric, value };
      lines.push({ item, equation });
    };
    for (let to = 0; to < outputs; to++) {
      for (let from = 0; from < inputs; from++) {
        const parameter = reader.weightAt(layer, from, to);
        add(
          { kind: 'edge', edge: { layer, from, to, parameter } },
          explainer.symbols.weight(layer, from, to),
          parameter,
        );
      }
      const bias = reader.biasAt(layer, to);
      if (bias !== null) add({ kind: 'node', column: layer + 1, unit: to }, explainer.symbols.bias(layer, to), bias);
    }
  });
  return lines;
}

/** float32 on the GPU engine rounds what is exact in letters. */
const TOLERANCE = 1e-6;
