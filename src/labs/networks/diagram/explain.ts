import { isResidual, layout } from '../../../engine/contract/network';
import { type Equation, productOf, sumOfProducts, type Term } from './calculation';
import { closedSlope } from './closed';
import { evaluateLoss, type Reader } from './facts';
import {
  bracketed,
  equals,
  factor,
  figure,
  fraction,
  fromFormula,
  joined,
  type Maths,
  name,
  number,
  partial,
  row,
  script,
  sign,
} from './math';
import { createSymbols, isIdentity, LOSS, type Symbols, slopeOfLoss } from './symbols';

/** Losses are shown in full up to this length. */
const LOSS_DIGITS = 13;

export interface Explainer {
  readonly symbols: Symbols;
  /** A number that is given: an input, a target, a weight. */
  given(left: Maths, value: number): Equation;
  /** z = Σ w·h + b. */
  sum(layer: number, unit: number): Equation;
  /** h = f(z); null where h is z. */
  output(layer: number, unit: number): Equation | null;
  /** The loss of this row alone where it can be told apart, else of the batch. */
  loss(): Equation[];
  /** ∂L/∂y′ of an output. */
  lossSlope(unit: number): Equation;
  /** ∂L/∂h of a hidden unit: what comes back from the layer above. */
  outputSlope(layer: number, unit: number): Equation;
  /** f′(z); null where it is 1 by identity. */
  slope(layer: number, unit: number): Equation | null;
  /** δ = ∂L/∂z; null where it is ∂L/∂h itself. */
  delta(layer: number, unit: number): Equation | null;
  /** ∂L/∂w as the product of its factors, for the row; and over all rows where there are several. */
  weightGradient(layer: number, from: number, to: number): Equation[];
  biasGradient(layer: number, to: number): Equation[];
  /** The chain rule, factor by factor, for the row. */
  chain(layer: number, from: number, to: number): Equation;
  /** w − η·∂L/∂w = the new weight, for plain gradient descent. */
  update(left: Maths, parameter: number, rate: number, after: number): Equation;
}

export function createExplainer(reader: Reader): Explainer {
  const { net, data } = reader.facts;
  const { layers } = layout(net);
  const last = layers.length - 1;
  const symbols = createSymbols(net);
  const several = data.rows > 1;

  /** ∂L/∂w for this row is a part of the whole. */
  const ofRow = (symbol: Maths): Maths =>
    several ? row(symbol, name(' ⟨'), number(reader.facts.row + 1), name('⟩')) : symbol;

  function whole(symbol: Maths, parameter: number, summand: Maths): Equation {
    const value = reader.gradient(parameter);
    const penalised = net.l1 !== 0 || net.l2 !== 0;
    const symbolic = row(sign('Σ'), summand, ...(penalised ? [sign('+'), name('λ')] : []));
    return { left: symbol, symbolic, numeric: row(equals(value), number(value)), value };
  }

  const explainer: Explainer = {
    symbols,
    given: (left, value) => ({ left, symbolic: null, numeric: row(equals(value), number(value)), value }),
    sum(layer, unit) {
      const { inputs } = layers[layer]!;
      const products = Array.from({ length: inputs }, (_, from) => [
        { symbol: symbols.weight(layer, from, unit), value: reader.weight(layer, from, unit) },
        { symbol: symbols.input(layer, from), value: reader.input(layer, from) },
      ]);
      const bias = net.bias ? { symbol: symbols.bias(layer, unit), value: reader.bias(layer, unit) } : null;
      return { left: symbols.sum(layer, unit), ...sumOfProducts(products, bias, reader.sum(layer, unit)) };
    },
    output(layer, unit) {
      if (isIdentity(net, layer)) return null;
      const [symbol, value] = [symbols.sum(layer, unit), reader.sum(layer, unit)];
      const skip = isResidual(net, layer);
      const write = (z: Maths, h: Maths): Maths => {
        const { formula, parameters } = net.activations[layer]!;
        const names = new Map<string, Maths>([['x', z]]);
        for (const [key, parameter] of Object.entries(parameters)) names.set(key, factor(parameter));
        const applied = fromFormula(formula, names);
        return skip ? row(applied, sign('+'), h) : applied;
      };
      const result = reader.output(layer, unit);
      return {
        left: symbols.output(layer, unit),
        symbolic: write(symbol, symbols.input(layer, unit)),
        numeric: row(
          sign('='),
          write(factor(value), factor(skip ? reader.input(layer, unit) : 0)),
          equals(result),
          number(result),
        ),
        value: result,
      };
    },
    loss() {
      const { loss } = net;
      const whole = reader.facts.inspection.loss;
      const equations: Equation[] = [];
      if (loss.kind === 'elementwise') {
        for (let unit = 0; unit < layers[last]!.outputs; unit++) {
          const [z, t] = [reader.output(last, unit), reader.target(unit)];
          const [value] = evaluateLoss(loss, z, t);
          const names = (first: Maths, second: Maths) =>
            new Map([
              ['z', first],
              ['t', second],
            ]);
          const alone = !several && layers[last]!.outputs === 1 && net.l1 === 0 && net.l2 === 0;
          equations.push({
            left: alone ? LOSS : script(name('ℓ'), layers[last]!.outputs === 1 ? null : String(unit + 1)),
            symbolic: fromFormula(loss.formula, names(symbols.output(last, unit), symbols.target(unit))),
            numeric: row(
              sign('='),
              fromFormula(loss.formula, names(factor(z), factor(t))),
              equals(value, LOSS_DIGITS),
              { kind: 'number', text: figure(value, LOSS_DIGITS) },
            ),
            value,
          });
          if (alone) return equations;
        }
      }
      const count = data.rows * (loss.kind === 'softmax' ? 1 : layers[last]!.outputs);
      const summed = row(sign('Σ'), name('ℓ'));
      equations.push({
        left: LOSS,
        symbolic: loss.reduction === 'mean' ? row(fraction(number(1), number(count)), summed) : summed,
        numeric: row(equals(whole, LOSS_DIGITS), { kind: 'number', text: figure(whole, LOSS_DIGITS) }),
        value: whole,
      });
      return equations;
    },
    lossSlope(unit) {
      const value = reader.outputSlope(last, unit);
      const symbol = symbols.output(last, unit);
      const { loss } = net;
      const left = slopeOfLoss(symbol);
      const count = data.rows * (loss.kind === 'softmax' ? 1 : layers[last]!.outputs);
      const divided = (inner: Maths): Maths => {
        const mean = loss.reduction === 'mean';
        return mean && count > 1 ? row(fraction(number(1), number(count)), sign('·'), bracketed(inner)) : inner;
      };
      const closed = closedSlope(loss);
      const result = row(equals(value), number(value));
      if (closed === null) return { left, symbolic: divided(partial(name('ℓ'), symbol)), numeric: result, value };
      const write = (z: Maths, t: Maths): Maths =>
        divided(
          fromFormula(
            closed,
            new Map([
              ['z', z],
              ['t', t],
            ]),
          ),
        );
      const numeric = write(factor(reader.output(last, unit)), factor(reader.target(unit)));
      return { left, symbolic: write(symbol, symbols.target(unit)), numeric: row(sign('='), numeric, result), value };
    },
    outputSlope(layer, unit) {
      const value = reader.outputSlope(layer, unit);
      const { outputs } = layers[layer + 1]!;
      const products = Array.from({ length: outputs }, (_, to) => [
        deltaTerm(layer + 1, to),
        { symbol: symbols.weight(layer + 1, unit, to), value: reader.weight(layer + 1, unit, to) },
      ]);
      const skip = isResidual(net, layer + 1)
        ? { symbol: slopeOfLoss(symbols.output(layer + 1, unit)), value: reader.outputSlope(layer + 1, unit) }
        : null;
      return { left: slopeOfLoss(symbols.output(layer, unit)), ...sumOfProducts(products, skip, value) };
    },
    slope(layer, unit) {
      if (net.activations[layer]!.formula.trim() === 'x') return null;
      const value = reader.slope(layer, unit);
      const numeric = row(equals(value), number(value));
      return {
        left: row(name('f'), sign('′'), bracketed(symbols.sum(layer, unit))),
        symbolic: row(name('f'), sign('′'), bracketed(number(reader.sum(layer, unit)))),
        numeric,
        value,
      };
    },
    delta(layer, unit) {
      if (isIdentity(net, layer)) return null;
      const value = reader.delta(layer, unit);
      const factors = [
        { symbol: slopeOfLoss(symbols.output(layer, unit)), value: reader.outputSlope(layer, unit) },
        {
          symbol: row(name('f'), sign('′'), bracketed(symbols.sum(layer, unit))),
          value: reader.slope(layer, unit),
        },
      ];
      return { left: slopeOfLoss(symbols.sum(layer, unit)), ...productOf(factors, value) };
    },
    weightGradient(layer, from, to) {
      const parameter = reader.weightAt(layer, from, to);
      const left = slopeOfLoss(symbols.weight(layer, from, to));
      const factors = [deltaTerm(layer, to), { symbol: symbols.input(layer, from), value: reader.input(layer, from) }];
      const value = factors[0]!.value * factors[1]!.value;
      const line = { left: ofRow(left), ...productOf(factors, value) };
      if (!several && net.l1 === 0 && net.l2 === 0) return [line];
      return [
        line,
        whole(
          left,
          parameter,
          joined(
            factors.map(({ symbol }) => symbol),
            '·',
          ),
        ),
      ];
    },
    biasGradient(layer, to) {
      const parameter = reader.biasAt(layer, to);
      if (parameter === null) return [];
      const left = slopeOfLoss(symbols.bias(layer, to));
      const term = deltaTerm(layer, to);
      const numeric = row(equals(term.value), number(term.value));
      const line = { left: ofRow(left), symbolic: term.symbol, numeric, value: term.value };
      return several ? [line, whole(left, parameter, term.symbol)] : [line];
    },
    chain(layer, from, to) {
      const weight = symbols.weight(layer, from, to);
      const factors: Term[] = [];
      const single = layer === last - 1 && layers[last]!.outputs === 1 && !isResidual(net, layer);
      const outputFactors = (unit: number): Term[] => [
        { symbol: slopeOfLoss(symbols.output(last, unit)), value: reader.outputSlope(last, unit) },
        ...activationFactor(last, unit),
      ];
      if (layer === last) factors.push(...outputFactors(to));
      else if (single) {
        factors.push(
          ...outputFactors(0),
          { symbol: partial(symbols.sum(last, 0), symbols.output(layer, to)), value: reader.weight(last, to, 0) },
          ...activationFactor(layer, to),
        );
      } else factors.push({ symbol: slopeOfLoss(symbols.sum(layer, to)), value: reader.delta(layer, to) });
      factors.push({ symbol: partial(symbols.sum(layer, to), weight), value: reader.input(layer, from) });
      const value = reader.delta(layer, to) * reader.input(layer, from);
      return { left: ofRow(slopeOfLoss(weight)), ...productOf(factors, value) };
    },
    update(left, parameter, rate, after) {
      const before = reader.facts.weights[parameter]!;
      const gradient = reader.gradient(parameter);
      return {
        left,
        symbolic: row(left, sign('−'), name('η'), sign('·'), slopeOfLoss(left)),
        numeric: row(
          sign('='),
          number(before),
          sign('−'),
          number(rate),
          sign('×'),
          factor(gradient),
          equals(after),
          number(after),
        ),
        value: after,
      };
    },
  };

  /** ∂h/∂z, where that is not 1 by identity. */
  function activationFactor(layer: number, unit: number): Term[] {
    if (isIdentity(net, layer)) return [];
    const symbol = partial(symbols.output(layer, unit), symbols.sum(layer, unit));
    return [{ symbol, value: reader.slope(layer, unit) }];
  }

  function deltaTerm(layer: number, unit: number): Term {
    return { symbol: slopeOfLoss(symbols.sum(layer, unit)), value: reader.delta(layer, unit) };
  }

  return explainer;
}
