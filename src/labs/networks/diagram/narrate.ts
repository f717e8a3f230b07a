import { layout } from '../../../engine/contract/network';
import type { Words } from '../../../page/i18n';
import type { Equation } from './calculation';
import type { Explainer } from './explain';
import type { Reader } from './facts';
import type { Item } from './geometry';
import { figure, type Maths, row, sign } from './math';
import type { Step } from './steps';
import { isIdentity, slopeOfLoss } from './symbols';
import { diagramTexts } from './texts';

/** A line of a calculation and what of the picture it is about. */
export interface Line {
  readonly item: Item;
  readonly equation: Equation;
}

/** All that one step calculates for the row that is looked at. `update` is not here: it needs the weights after it. */
export function stepLines(explainer: Explainer, reader: Reader, step: Step): Line[] {
  const { net, data } = reader.facts;
  const { layers } = layout(net);
  const last = layers.length - 1;
  const { symbols } = explainer;
  const units = (layer: number): number[] => Array.from({ length: layers[layer]!.outputs }, (_, unit) => unit);
  const node = (layer: number, unit: number): Item => ({ kind: 'node', column: layer + 1, unit });
  const lines = (item: Item, ...equations: readonly (Equation | null)[]): Line[] =>
    equations.flatMap((equation) => (equation === null ? [] : [{ item, equation }]));

  switch (step.kind) {
    case 'given': {
      const inputs = Array.from({ length: layers[0]!.inputs }, (_, unit) =>
        lines({ kind: 'node', column: 0, unit }, explainer.given(symbols.input(0, unit), reader.input(0, unit))),
      );
      const targets = net.loss.kind === 'softmax' ? [0] : units(last);
      return [
        ...inputs.flat(),
        ...targets.flatMap((unit) =>
          lines(node(last, unit), explainer.given(symbols.target(unit), reader.target(unit))),
        ),
      ];
    }
    case 'forward':
      return units(step.layer).flatMap((unit) =>
        lines(node(step.layer, unit), explainer.sum(step.layer, unit), explainer.output(step.layer, unit)),
      );
    case 'loss':
      return explainer
        .loss()
        .map((equation, i) => ({ item: node(last, Math.min(i, layers[last]!.outputs - 1)), equation }));
    case 'slope':
      return units(last).flatMap((unit) =>
        lines(node(last, unit), explainer.lossSlope(unit), explainer.slope(last, unit), explainer.delta(last, unit)),
      );
    case 'delta':
      return units(step.layer).flatMap((unit) =>
        lines(
          node(step.layer, unit),
          explainer.outputSlope(step.layer, unit),
          explainer.slope(step.layer, unit),
          explainer.delta(step.layer, unit),
        ),
      );
    case 'gradient': {
      const { inputs, outputs } = layers[step.layer]!;
      const several = data.rows > 1 || net.l1 !== 0 || net.l2 !== 0;
      const result: Line[] = [];
      for (let to = 0; to < outputs; to++) {
        for (let from = 0; from < inputs; from++) {
          const parameter = reader.weightAt(step.layer, from, to);
          const item: Item = { kind: 'edge', edge: { layer: step.layer, from, to, parameter } };
          const whole = explainer.weightGradient(step.layer, from, to).at(-1)!;
          result.push(...lines(item, explainer.chain(step.layer, from, to), several ? whole : null));
        }
        const bias = explainer.biasGradient(step.layer, to).at(-1);
        if (bias !== undefined) result.push(...lines(node(step.layer, to), bias));
      }
      return result;
    }
    case 'update':
      return [];
  }
}

/** All that is known of one node or edge. */
export function itemEquations(explainer: Explainer, reader: Reader, item: Item): Equation[] {
  const { symbols } = explainer;
  if (item.kind === 'edge') {
    const { layer, from, to, parameter } = item.edge;
    const given = explainer.given(symbols.weight(layer, from, to), reader.facts.weights[parameter]!);
    return [given, ...explainer.weightGradient(layer, from, to)];
  }
  const { column, unit } = item;
  const { facts } = reader;
  if (column === 0) {
    const symbol = symbols.input(0, unit);
    const slope = facts.inspection.inputGradient[facts.row * facts.net.widths[0]! + unit]!;
    return [explainer.given(symbol, reader.input(0, unit)), explainer.given(slopeOfLoss(symbol), slope)];
  }
  const layer = column - 1;
  const last = layer === facts.net.widths.length - 2;
  const bias = reader.biasAt(layer, unit);
  return [
    ...(bias === null ? [] : [explainer.given(symbols.bias(layer, unit), facts.weights[bias]!)]),
    explainer.sum(layer, unit),
    explainer.output(layer, unit),
    last ? explainer.lossSlope(unit) : explainer.outputSlope(layer, unit),
    explainer.slope(layer, unit),
    explainer.delta(layer, unit),
    ...explainer.biasGradient(layer, unit),
  ].filter((equation) => equation !== null);
}

/** `left = symbolic = numeric`. */
export function wholeOf({ left, symbolic, numeric }: Equation): Maths {
  return symbolic === null ? row(left, numeric) : row(left, sign('='), symbolic, numeric);
}

export function itemName(item: Item, widths: readonly number[], words: Words): string {
  const nodeName = (column: number, unit: number): string => {
    const number = unit + 1;
    if (column === 0) return words.t(diagramTexts.item.input, { unit: number });
    if (column === widths.length - 1) return words.t(diagramTexts.item.output, { unit: number });
    return words.t(diagramTexts.item.hidden, { layer: column, unit: number });
  };
  if (item.kind === 'node') return nodeName(item.column, item.unit);
  const { layer, from, to } = item.edge;
  return words.t(diagramTexts.item.weight, { from: nodeName(layer, from), to: nodeName(layer + 1, to) });
}

/** One sentence with every number, for who hears the page. */
export function itemSentence(item: Item, reader: Reader, words: Words): string {
  const { facts } = reader;
  const name = itemName(item, facts.net.widths, words);
  if (item.kind === 'edge') {
    const { layer, from, to, parameter } = item.edge;
    return words.t(diagramTexts.say.weight, {
      name,
      weight: figure(facts.weights[parameter]!),
      gradient: figure(reader.gradient(parameter)),
      delta: figure(reader.delta(layer, to)),
      value: figure(reader.input(layer, from)),
    });
  }
  const { column, unit } = item;
  if (column === 0) return words.t(diagramTexts.say.input, { name, value: figure(reader.input(0, unit)) });
  const layer = column - 1;
  return words.t(diagramTexts.say.unit, {
    name,
    sum: figure(reader.sum(layer, unit)),
    value: figure(reader.output(layer, unit)),
    slope: figure(reader.slope(layer, unit)),
    delta: figure(reader.delta(layer, unit)),
  });
}

/** What a step is called, with the layer it is about. */
export function stepTitle(step: Step, layers: number, words: Words): string {
  const layerName = (layer: number): string =>
    layer === layers - 1
      ? words.t(diagramTexts.layer.output)
      : layers === 2
        ? words.t(diagramTexts.layer.only)
        : words.t(diagramTexts.layer.hidden, { layer: layer + 1 });
  switch (step.kind) {
    case 'forward':
      return words.t(diagramTexts.step.forward, { layer: layerName(step.layer) });
    case 'delta':
      return words.t(diagramTexts.step.delta, { layer: layerName(step.layer) });
    case 'gradient':
      return words.t(diagramTexts.step.gradient, { number: step.layer + 1 });
    default:
      return words.t(diagramTexts.step[step.kind]);
  }
}

/** Why a step is what it is: its rule in one sentence. */
export function stepRule(step: Step, linear: boolean, words: Words): string {
  return words.t(step.kind === 'forward' && linear ? diagramTexts.rule.linear : diagramTexts.rule[step.kind]);
}

export function isLinearLayer(reader: Reader, layer: number): boolean {
  return isIdentity(reader.facts.net, layer);
}
