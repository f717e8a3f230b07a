import type { FigureModel } from '../diagram/figureModel';
import { label, plain } from '../diagram/math';
import { knownAt, litBy, type Step } from '../diagram/steps';
import type { Look } from './look';

/** Edges of one layer that are written on. */
const MOST_WRITTEN = 12;

/** The network at one step: what is known by then stands in the nodes and on the edges. */
export function pictureAt({ reader, explainer, round }: Look, step: Step, theme: FigureModel['theme']): FigureModel {
  const { net, weights } = reader.facts;
  const { symbols } = explainer;
  const layers = net.widths.length - 1;
  const known = knownAt(step, layers);
  const updated = step.kind === 'update';
  const shown = updated ? round.after.weights : weights;
  const value = (column: number, unit: number): number | null => {
    if (column >= known.values) return null;
    return column === 0 ? reader.input(0, unit) : reader.output(column - 1, unit);
  };
  return {
    net,
    weights: shown,
    value,
    maps: null,
    nodeText(column, unit) {
      const result = value(column, unit);
      return result === null ? null : label(result);
    },
    nodeName(column, unit) {
      if (column === 0) return plain(symbols.input(0, unit));
      const symbol = plain(symbols.output(column - 1, unit));
      if (step.kind !== 'loss' || column < layers) return symbol;
      return `${symbol} (${plain(symbols.target(unit))} = ${label(reader.target(unit))})`;
    },
    nodeNote(column, unit) {
      const layer = column - 1;
      if (layer < known.deltas) return null;
      return `∂L/∂${plain(symbols.sum(layer, unit))} = ${label(reader.delta(layer, unit))}`;
    },
    edgeText(edge) {
      if (net.widths[edge.layer]! * net.widths[edge.layer + 1]! > MOST_WRITTEN) return null;
      if (!updated && edge.layer >= known.gradients) return `∂ ${label(reader.gradient(edge.parameter))}`;
      return label(shown[edge.parameter]!);
    },
    lit: litBy(step, layers),
    theme,
  };
}
