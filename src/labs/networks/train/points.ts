import { NET_LOSSES } from '../../../catalog/networks';
import { fitNetwork } from '../../../experiment/networks/fit';
import { resolveNetwork } from '../../../experiment/networks/resolve';
import type { GivenData, NetExperiment } from '../../../experiment/networks/types';
import type { Table } from './csv';
import { firstTargets } from './reading';

/** What a stroke leaves: points of a class, or on a curve over one input, points at a height. */
export type Brush = { readonly kind: 'class'; readonly index: number } | { readonly kind: 'value' };

export interface Rows {
  readonly inputs: readonly (readonly number[])[];
  /** Class indices, or values. */
  readonly targets: readonly number[];
}

/** The rows of an experiment as they are given, or as the catalogue makes them: training rows, then test rows. */
export function rowsOf(experiment: NetExperiment): Rows {
  const { data } = experiment;
  const raw = 'X' in data ? givenRows(data) : generatedRows(experiment);
  return {
    inputs: raw.inputs,
    targets: isRegression(experiment) ? raw.targets : raw.targets.map(classCode(experiment)),
  };
}

function givenRows({ X, target }: GivenData): Rows {
  return { inputs: X, targets: target.map((entry) => (typeof entry === 'number' ? entry : (entry[0] ?? 0))) };
}

function generatedRows(experiment: NetExperiment): Rows {
  const { net, train, test } = resolveNetwork(experiment);
  const width = net.widths[0]!;
  const parts = test === null ? [train] : [train, test];
  return {
    inputs: parts.flatMap(({ rows, inputs }) =>
      Array.from({ length: rows }, (_, row) => [...inputs.subarray(row * width, (row + 1) * width)]),
    ),
    targets: parts.flatMap((data) => [...firstTargets(data)]),
  };
}

/** With one more point; `anew`: with this one alone. A class that is new gets an output of its own. */
export function withPoint(
  experiment: NetExperiment,
  place: readonly [number, number],
  brush: Brush,
  anew: boolean,
): NetExperiment {
  const { inputs, targets } = anew ? { inputs: [], targets: [] } : rowsOf(experiment);
  const input = place.slice(0, experiment.network.layers[0]).map(round);
  if (brush.kind === 'value') return withData(experiment, [...inputs, input], [...targets, round(place[1])]);
  return withClasses(experiment, [...inputs, input], [...targets, brush.index], 2);
}

/** Without the points within `reach` of a place, a share of the axes' `spans`. At least one point stays. */
export function withoutPoints(
  experiment: NetExperiment,
  place: readonly [number, number],
  spans: readonly [number, number],
  reach: number,
): NetExperiment {
  const { inputs, targets } = rowsOf(experiment);
  const height = (row: number) => inputs[row]![1] ?? targets[row]!;
  const kept = [...inputs.keys()].filter((row) => {
    const [dx, dy] = [inputs[row]![0]! - place[0], height(row) - place[1]];
    return Math.hypot(dx / spans[0], dy / spans[1]) > reach;
  });
  if (kept.length === inputs.length || kept.length === 0) return experiment;
  const [X, left] = [kept.map((row) => inputs[row]!), kept.map((row) => targets[row]!)];
  return isRegression(experiment) ? withData(experiment, X, left) : withClasses(experiment, X, left, 2);
}

/** The experiment on a table: with the ends and the loss that its columns need. */
export function withTable(experiment: NetExperiment, { inputs, targets, classes }: Table, test: number): NetExperiment {
  const shared = { ...experiment, data: { ...experiment.data, test } };
  if (classes !== null) return withClasses(shared, inputs, targets, classes.length);
  return withData(lossTargets(shared) === 'real' ? shared : withLoss(shared, 'mse'), inputs, targets);
}

/** `classes`: how many there are at least. */
function withClasses(
  experiment: NetExperiment,
  inputs: Rows['inputs'],
  targets: Rows['targets'],
  classes: number,
): NetExperiment {
  const kind = lossTargets(experiment);
  if (kind === 'class') return withData(experiment, inputs, targets);
  if (targets.some((target) => target > 1) || classes > 2) return withData(withLoss(experiment, 'ce'), inputs, targets);
  // A regression of 0 and 1 remains one: it is how the first networks were trained on XOR.
  const code = kind === 'plus-minus-one' ? targets.map((target) => 2 * target - 1) : targets;
  return withData(experiment, inputs, code);
}

function withData(experiment: NetExperiment, X: Rows['inputs'], target: Rows['targets']): NetExperiment {
  return fitNetwork({ ...experiment, data: { X, target, test: experiment.data.test } });
}

function withLoss(experiment: NetExperiment, loss: string): NetExperiment {
  return { ...experiment, network: { ...experiment.network, loss } };
}

function lossTargets({ network }: NetExperiment): string {
  return NET_LOSSES.get(network.loss)?.targets ?? 'real';
}

/** Values, not classes: targets that are real numbers, and not the two of a classification done as a regression. */
function isRegression(experiment: NetExperiment): boolean {
  if (lossTargets(experiment) !== 'real') return false;
  const { data } = experiment;
  if (!('X' in data)) return resolveNetwork(experiment).pointSet?.classes !== 2;
  return !givenRows(data).targets.every((target) => target === 0 || target === 1);
}

function classCode(experiment: NetExperiment): (target: number) => number {
  const kind = lossTargets(experiment);
  if (kind === 'class') return (target) => target;
  return kind === 'plus-minus-one' ? (target) => (target > 0 ? 1 : 0) : (target) => (target > 0.5 ? 1 : 0);
}

/** What a pointer can mean: three decimals. */
function round(value: number): number {
  return Number(value.toFixed(3));
}
