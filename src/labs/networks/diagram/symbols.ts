import type { NetPlan } from '../../../engine/contract/network';
import { isResidual, layout } from '../../../engine/contract/network';
import { fraction, type Maths, name, plain, script, sign, row as together } from './math';

/** How the quantities of one architecture are called. Layers and units are counted from 0 here and from 1 in print. */
export interface Symbols {
  /** w of weight layer l from unit i to unit j, `from` first, as in the tutorials: w¹₁₂. */
  weight(layer: number, from: number, to: number): Maths;
  bias(layer: number, to: number): Maths;
  /** Weighted sum of unit j of weight layer l. */
  sum(layer: number, unit: number): Maths;
  /** What the unit hands on: h, or z itself where the activation is linear; y′ in the last layer. */
  output(layer: number, unit: number): Maths;
  /** What comes into weight layer l: x, or the outputs of the layer below. */
  input(layer: number, unit: number): Maths;
  target(unit: number): Maths;
  /** ∂L/∂z of unit j of weight layer l. */
  delta(layer: number, unit: number): Maths;
}

export const LOSS = name('L');

/** Whether h is z: no step of its own, and no factor in the chain. */
export function isIdentity(net: NetPlan, layer: number): boolean {
  return net.activations[layer]?.formula.trim() === 'x' && !isResidual(net, layer);
}

export function createSymbols(net: NetPlan): Symbols {
  const { widths } = net;
  const last = widths.length - 2;
  // One hidden layer needs no number.
  const hidden = (layer: number): string | null => (last > 1 ? String(layer + 1) : null);
  const index = (layer: number, unit: number): string | null => (widths[layer + 1] === 1 ? null : String(unit + 1));
  const prime = together(name('y'), sign('′'));

  const symbols: Symbols = {
    weight: (layer, from, to) => weightSymbol(widths, layer, from, to),
    bias: biasSymbol,
    sum(layer, unit) {
      if (layer === last && isIdentity(net, layer)) return symbols.output(layer, unit);
      return layer === last
        ? script(name('z'), index(layer, unit), String(layer + 1))
        : script(name('z'), String(unit + 1), hidden(layer));
    },
    output(layer, unit) {
      if (layer === last) return script(prime, index(layer, unit));
      return script(name(isIdentity(net, layer) ? 'z' : 'h'), String(unit + 1), hidden(layer));
    },
    input: (layer, unit) => (layer === 0 ? script(name('x'), String(unit + 1)) : symbols.output(layer - 1, unit)),
    target: (unit) => script(name('y'), index(last, unit)),
    delta: (layer, unit) => script(name('δ'), String(unit + 1), String(layer + 1)),
  };
  return symbols;
}

function weightSymbol(widths: NetPlan['widths'], layer: number, from: number, to: number): Maths {
  // Of two digits each, 1 and 12 would be 11 and 2.
  const comma = widths.some((width) => width > 9) ? ',' : '';
  return script(name('w'), `${from + 1}${comma}${to + 1}`, String(layer + 1));
}

function biasSymbol(layer: number, to: number): Maths {
  return script(name('b'), String(to + 1), String(layer + 1));
}

/** What parameter `index`, in the net's order, is called in one line of text: w¹₂₃, b¹₃. */
export function parameterName(net: Pick<NetPlan, 'widths' | 'bias'>, index: number): string {
  const { layers } = layout(net);
  const layer = layers.findLastIndex(({ weights }) => weights <= index);
  const { inputs, weights, biases } = layers[layer]!;
  if (biases !== null && index >= biases) return plain(biasSymbol(layer, index - biases));
  const place = index - weights;
  return plain(weightSymbol(net.widths, layer, place % inputs, Math.floor(place / inputs)));
}

/** ∂L/∂a. */
export function slopeOfLoss(by: Maths): Maths {
  return fraction(together(sign('∂'), LOSS), together(sign('∂'), by));
}
