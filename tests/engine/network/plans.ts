import { OPTIMIZERS } from '../../../src/catalog';
import { ACTIVATIONS, NET_LOSSES } from '../../../src/catalog/networks';
import type { UpdateRule } from '../../../src/engine/contract';
import {
  type ActivationPlan,
  LARGEST_WEIGHT,
  type LossPlan,
  type NetData,
  type NetPlan,
  type TrainPlan,
} from '../../../src/engine/contract/network';

export function activation(id: string, parameters: Readonly<Record<string, number>> = {}): ActivationPlan {
  const entry = ACTIVATIONS.get(id);
  if (entry === undefined) throw new Error(`no activation ${id}`);
  const defaults = Object.entries(entry.parameters).map(([name, { value }]) => [name, value] as const);
  return { formula: entry.formula, parameters: { ...Object.fromEntries(defaults), ...parameters } };
}

export function loss(id: string, more: Partial<LossPlan> = {}): LossPlan {
  const entry = NET_LOSSES.get(id);
  if (entry === undefined) throw new Error(`no loss ${id}`);
  const { kind, formula, reduction, correct } = entry;
  return { kind, formula, reduction, correct, metric: null, ...more };
}

/** Hidden layers with one activation, a linear output. */
export function net(widths: readonly number[], hidden: string, lossId: string, more: Partial<NetPlan> = {}): NetPlan {
  return {
    widths,
    activations: widths.slice(1).map((_, l) => activation(l + 2 < widths.length ? hidden : 'linear')),
    bias: true,
    residual: false,
    loss: loss(lossId),
    l1: 0,
    l2: 0,
    ...more,
  };
}

export function data(
  inputs: readonly (readonly number[])[],
  targets: readonly (number | readonly number[])[],
): NetData {
  return {
    rows: inputs.length,
    inputs: Float64Array.from(inputs.flat()),
    targets: Float64Array.from(targets.flat()),
  };
}

/** A rule of the catalogue, and its defaults except for what the case names. */
export function optimizer(
  id: string,
  hyper: Readonly<Record<string, number>> = {},
): { readonly rule: UpdateRule; readonly hyper: Readonly<Record<string, number>> } {
  const entry = OPTIMIZERS.get(id);
  if (entry === undefined || entry.kind !== 'rule') throw new Error(`no rule ${id}`);
  const defaults = Object.fromEntries(Object.entries(entry.hyper).map(([name, { value }]) => [name, value]));
  return {
    rule: { kind: 'rule', rule: entry.rule, state: entry.state, rate: entry.rate },
    hyper: { ...defaults, ...hyper },
  };
}

/** One net from given weights, unless `more` says otherwise: full batch, every epoch recorded. */
export function training(
  plan: NetPlan,
  rows: NetData,
  start: readonly number[] | Float64Array,
  [id, hyper, epochs]: readonly [optimizer: string, hyper: Readonly<Record<string, number>>, epochs: number],
  more: Partial<TrainPlan> = {},
): TrainPlan {
  const { rule, hyper: complete } = optimizer(id, hyper);
  return {
    net: plan,
    data: rows,
    optimizer: rule,
    schedule: null,
    clip: null,
    batch: 0,
    epochs,
    record: 1,
    hypers: [complete],
    members: [{ seed: 1, start: Float64Array.from(start), hyper: plan.widths.slice(1).map(() => 0) }],
    ...more,
  };
}

/** Whether all weights are such as a net may keep. */
export function finite(weights: Float64Array): boolean {
  return weights.every((weight) => Math.abs(weight) <= LARGEST_WEIGHT);
}
